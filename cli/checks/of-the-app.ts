/** The word with which `--checks` means the rules that the app itself names. */
export const OF_THE_APP = "app";
