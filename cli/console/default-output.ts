/** Where cdktf writes to, unless it is told otherwise. */
export const DEFAULT_OUTPUT = "cdktf.out";
