import type { Knowable } from "../../values/unknown";
import type { CaveatId } from "./caveats";

/** What a baseline says about one patch at one moment, and why. */
export type PatchVerdict = Approved | Waiting | Rejected | NotSelected | CannotBeSaid;

interface VerdictBasics {
  /** What each approval rule says, in the baseline's order; empty where the rules were not asked. */
  readonly rules: readonly RuleVerdict[];
  /** Points that are not confirmed and could have decided otherwise. */
  readonly caveats: readonly CaveatId[];
}

export interface Approved extends VerdictBasics {
  readonly outcome: "approved";
  /** The moment after which the first rule approved it. Absent: no date decides. */
  readonly since?: Date;
  /** How serious it is when the patch is missing. UNKNOWN where a rule that cannot be judged yet might raise it. */
  readonly level: Knowable<string>;
  /** The entry of the approved list that names the patch, if one does. */
  readonly listEntry?: string;
}

export interface Waiting extends VerdictBasics {
  readonly outcome: "waiting";
  /** Approved from just after this moment on. */
  readonly until: Date;
  /** The level it will have then. */
  readonly level: Knowable<string>;
}

export interface Rejected extends VerdictBasics {
  readonly outcome: "rejected";
  /** The entry of the rejected list that names the patch. */
  readonly entry: string;
  /** What becomes of it as a dependency of an approved one: `ALLOW_AS_DEPENDENCY` or `BLOCK`. */
  readonly action: Knowable<string>;
}

export interface NotSelected extends VerdictBasics {
  readonly outcome: "not selected";
  readonly because: string;
}

export interface CannotBeSaid extends VerdictBasics {
  readonly outcome: "unknown";
  readonly because: string;
}

/** A rule by its place in the list, as checks name it: `approvalRules[0]`. */
export function ruleName(rule: number): string {
  return `approvalRules[${rule}]`;
}

/** What one approval rule says about the patch. `rule` is its place in the baseline's `approvalRules`, from 0. */
export type RuleVerdict = { readonly rule: number; readonly level: Knowable<string> } & RuleResult;

export type RuleResult =
  | { readonly result: "approves"; readonly since?: Date }
  | { readonly result: "waits"; readonly until: Date }
  | { readonly result: "released too late"; readonly approveUntilDate: string }
  | { readonly result: "filter fails"; readonly filter: FailedFilter }
  | { readonly result: "not about security" }
  | { readonly result: "unknown"; readonly because: string };

export interface FailedFilter {
  /** As our props write it: `severity`. */
  readonly name: string;
  readonly expected: readonly string[];
  /** Absent: the patch has no such value. */
  readonly got?: string;
}
