import { acceptanceHolds, wasAcceptedText } from "../../model/acceptances/apply-acceptances";
import { ALL_CHECKS } from "../../model/checks/all-checks";
import { acceptedFinding } from "./finding-text";
import type { Stack } from "./read-stacks";
import type { StackAnnotation } from "./stack-files";

/** Stacks as of a moment that lies after their synth: a finding whose acceptance is over by then counts again. */
export function acceptancesAsOf(stacks: readonly Stack[], at: Date): readonly Stack[] {
  return stacks.map((stack) => ({ ...stack, annotations: stack.annotations.map((one) => asOf(one, at, stack)) }));
}

function asOf(notice: StackAnnotation, at: Date, { acceptances }: Stack): StackAnnotation {
  const accepted = acceptedFinding(notice.message, acceptances);
  if (accepted === undefined || acceptanceHolds(accepted, at)) return notice;
  const { check, said } = accepted;
  const [first = "", ...others] = said.split("\n");
  const over = `    ${wasAcceptedText(accepted)}`;
  return { ...notice, level: levelOf(check), message: [`${first} [${check}]`, ...others, over].join("\n") };
}

/** A rule of the house is not in the list: it warns. */
function levelOf(id: string): string {
  return ALL_CHECKS.find((check) => check.id === id)?.severity === "information" ? "@cdktf/info" : "@cdktf/warn";
}
