/** The account that a configuration gets which names none. It is the one AWS's documentation uses for examples. */
export const EXAMPLE_ACCOUNT_ID = "123456789012";
