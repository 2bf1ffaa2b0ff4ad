/** Milliseconds that one rule may take for all stacks together. A thousand stacks take a small part of one second. */
export const TIME_LIMIT = 10_000;
