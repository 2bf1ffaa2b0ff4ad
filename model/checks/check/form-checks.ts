import type { CheckBasics } from "./check";
import { defineCheck } from "./define-check";

/** What is said before a check of an object can look: by the reader of props, and by constructs. */
export const formChecks = [
  defineCheck({
    id: "PM001",
    severity: "error",
    on: "form",
    foundBy: "the reader of props, and constructs",
    cause: "A value has the wrong kind, is missing, or belongs to a property that does not exist.",
    reason: "TypeScript says so while you write; what comes from JavaScript or a file would be ignored in silence.",
    source: "our own",
    fix: "Write what the message expects.",
  }),
  defineCheck({
    id: "PM003",
    severity: "error",
    on: "form",
    foundBy: "the reader of props, and constructs",
    cause: "The id of a construct makes no address in Terraform's state, or that of something else.",
    reason:
      "The address is made of the ids below the stack: cdktf drops Default and other characters than letters, digits, _ and -, and two that then agree share one resource. Terraform wants a letter or _ first.",
    source: "cdktf",
    fix: "Write an id of its own with letters, digits, _ and -, a letter first.",
  }),
] as const satisfies readonly CheckBasics[];
