import type { Neighbours } from "../../patching/neighbours";
import type { Severity } from "../../values/finding";
import type { Check, CheckBasics, CheckContext, ObjectTools } from "./check";
import { type CheckDefinitionOn, checkOf } from "./check-definition";
import type { ObjectProblems } from "./object-problems";
import type { OwnSubjects, ReadSubject } from "./own-subjects";

/** What a check across objects may ask. */
export interface AcrossTools extends CheckContext {
  /** Takes what is wrong, with the object at fault. */
  readonly problems: ObjectProblems;
  /** What lies in the other environments of the same app. Absent: there are none. */
  readonly neighbours?: Neighbours;
}

type OwnTools<On> = On extends "environment" ? AcrossTools : ObjectTools;

interface OwnDefinition<On extends keyof OwnSubjects> extends CheckDefinitionOn<On, OwnSubjects[On], OwnTools<On>> {
  readonly dependsOnDay?: true;
  readonly acceptedAt?: string;
}

/** A check that something else finds, where there is no model yet to look at. */
interface FoundElsewhere extends CheckBasics {
  readonly on: keyof OwnSubjects | ReadSubject;
  /** What finds it. */
  readonly foundBy: string;
}

/**
 * Defines a check of ours. `defineCheck` of a house makes the same of the subjects that are public; it reads at run time
 * what the compiler and a test say of ours, for 200 of them stand before the first line of a command.
 */
export function defineCheck<On extends keyof OwnSubjects, const Id extends string, const Level extends Severity>(
  definition: OwnDefinition<On> & { readonly id: Id; readonly severity: Level },
): Check<OwnSubjects[On], OwnTools<On>> & { readonly id: Id; readonly severity: Level };
export function defineCheck<const Found extends FoundElsewhere>(definition: Found): Found;
export function defineCheck(definition: object): unknown {
  return checkOf(definition);
}
