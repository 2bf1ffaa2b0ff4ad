/** What came in place of something that a program takes from others by its key. */
export const MISSPELT_KEY = "undefined, as of a misspelt key";
