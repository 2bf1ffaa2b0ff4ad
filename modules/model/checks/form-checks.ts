import type { CheckBasics } from "./check";

/** What is said before a check of an object can look: by the reader of props, and by constructs. */
export const formChecks: readonly CheckBasics[] = [
  {
    id: "PM001",
    severity: "error",
    cause: "A value has the wrong kind, is missing, or belongs to a property that does not exist.",
    reason: "TypeScript says so while you write; what comes from JavaScript or a file would be ignored in silence.",
    source: "our own",
    wayOut: "Write what the message expects.",
  },
  {
    id: "PM003",
    severity: "error",
    cause: "The id of a construct holds other characters than letters, digits, _ and -.",
    reason:
      "Other characters are dropped from the address in Terraform's state, and two ids that then agree share one resource.",
    source: "cdktf",
    wayOut: "Write the id with letters, digits, _ and - alone.",
  },
];
