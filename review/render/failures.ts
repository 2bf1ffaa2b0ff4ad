import { grouped } from "../../model/values/grouped";
import type { StackFailure } from "../review";

/** Stacks that could not be planned for one reason, as a whole fleet cannot without a network. */
export interface FailureOfStacks {
  readonly stacks: readonly string[];
  readonly reason: string;
}

/** Each reason once, with all of its stacks. */
export function failuresByReason(failures: readonly StackFailure[]): readonly FailureOfStacks[] {
  return [...grouped(failures, ({ reason }) => reason)].map(([reason, together]) => ({
    stacks: together.map(({ stack }) => stack),
    reason,
  }));
}
