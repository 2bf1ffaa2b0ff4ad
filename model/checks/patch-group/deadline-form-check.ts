import { DEADLINE_FORM, readDeadline } from "../../deadlines/read-deadline";
import type { Finding } from "../../values/finding";
import { Problems } from "../../values/problems";
import type { TokenHandling } from "../../values/props-reader";
import { defineCheck } from "../check/define-check";

/** Looked at where a deadline is read: it has no words of its own in Terraform. */
export const deadlineForm = defineCheck({
  ...DEADLINE_FORM,
  on: "group",
  foundBy: "the construct of the group, policy or association",
  cause: "A deadline has an unknown severity, invalid days, or days that cannot be left out.",
  reason: "An invalid deadline would look as if it were kept.",
  source: "our own",
  fix: "Write days above 0 for severities of the system, or any for every patch.",
});

/** What is wrong with a deadline as it is written. */
export function deadlineProblems(
  given: unknown,
  path: string,
  systems: readonly string[],
  tokens: TokenHandling,
): readonly Finding[] {
  const problems = new Problems();
  problems.as(deadlineForm);
  readDeadline(given, path, systems, problems, tokens);
  return problems.findings;
}
