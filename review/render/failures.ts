import type { StackFailure } from "../review";

/** Stacks that could not be planned for one reason, as a whole fleet cannot without a network. */
export interface FailureOfStacks {
  readonly stacks: readonly string[];
  readonly reason: string;
}

/** Each reason once, with all of its stacks. */
export function failuresByReason(failures: readonly StackFailure[]): readonly FailureOfStacks[] {
  const stacksByReason = new Map<string, string[]>();
  for (const { stack, reason } of failures) {
    stacksByReason.set(reason, [...(stacksByReason.get(reason) ?? []), stack]);
  }
  return [...stacksByReason].map(([reason, stacks]) => ({ stacks, reason }));
}
