import type { Check } from "../checks/check/check";
import {
  type CheckDefinitionOn,
  checkOf,
  isDefinedCheck as isMarked,
  throwUnlessDefinition,
} from "../checks/check/check-definition";
import type { RuleProblems } from "../checks/check/object-problems";
import { CHECK_SUBJECTS, type CheckSubject, type CheckSubjects, type StackOfEnvironment } from "./check-subjects";
import type { RulePatching } from "./rule-patching";

/** What a rule may ask beside its subject. */
export interface CheckTools {
  /** Takes what is wrong. */
  readonly problems: RuleProblems;
  /** Who patches which nodes of the stack, by which baseline, and when. */
  readonly patching: RulePatching;
  /** The day on which the question is asked. */
  readonly today: Date;
  /** Where the subject is; of a fleet the first stack. */
  readonly stack: StackOfEnvironment;
}

/** A rule of a team, as `defineCheck` accepts it. */
export interface CheckDefinition<On extends CheckSubject = CheckSubject>
  extends CheckDefinitionOn<On, CheckSubjects[On], CheckTools> {}

/** A rule that was found well-formed. */
export interface HouseCheck extends Check<never, CheckTools> {
  readonly on: CheckSubject;
}

/**
 * Defines a rule for patching, to be given to `addChecks` at synth and to `--checks` on the command line.
 *
 * @throws NotValidError with everything that is wrong with it
 */
export function defineCheck<On extends CheckSubject>(definition: CheckDefinition<On>): HouseCheck {
  throwUnlessDefinition(definition, CHECK_SUBJECTS);
  return checkOf(definition);
}

/** Whether a value came from `defineCheck`, also of another copy of this library. */
export function isDefinedCheck(value: unknown): value is HouseCheck {
  return isMarked(value);
}
