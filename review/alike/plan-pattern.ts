import { callerAccounts } from "../plan/caller-accounts";
import { isLaterDocument } from "../plan/later-policies";
import { isAboutPatching, isAround, type PlanResources } from "../plan/plan-resources";
import type { PlanJson, ResourceChange } from "../plan/plan-schema";
import { plannedAction } from "../plan/planned-resource";
import { priorResources } from "../plan/prior-resources";
import { sensitiveVariables } from "../plan/secret-texts";
import { isAlwaysRead } from "../plan/surrounding-types";
import { configurationPattern } from "./configuration-pattern";
import { OwnWords } from "./own-words";
import { listOf, type Pattern, same } from "./pattern";
import { PlanTexts } from "./plan-texts";
import { driftPattern, resourcePattern } from "./resource-patterns";

/** What plans have in common of which a review says the same. */
export class PlanPattern {
  private readonly parts: readonly (readonly [of: (plan: PlanJson) => unknown, pattern: Pattern])[];

  private constructor(
    plan: PlanJson,
    changes: readonly ResourceChange[],
    reading: PlanResources,
    public readonly texts: PlanTexts,
  ) {
    const addresses = new Set(changes.map(({ address }) => address));
    const priorOf = ({ prior_state: state }: PlanJson) => priorResources(state, addresses);
    // What was changed around patching is held to what becomes of it.
    const hasDriftAround = plan.resource_drift.some(isAround);
    const taken = takenByDocuments(changes, reading);
    const isRead = (one: ResourceChange) =>
      isReadAsChange(one) || (hasDriftAround && isAround(one)) || taken.has(one.address);
    const changed = changes.map((one) => resourcePattern(one, texts, isRead(one)));
    const prior = priorOf(plan).map((one) => resourcePattern(one, texts, isReadAsChange(one)));
    this.parts = [
      [flagsOf, same(flagsOf(plan))],
      [(one) => one.deferred_changes, same([])],
      [actionsOf, same(actionsOf(plan))],
      [(one) => one.resource_changes, listOf(changed)],
      [(one) => one.resource_drift, listOf(plan.resource_drift.map((one) => driftPattern(one, texts)))],
      [(one) => one.configuration, configurationPattern(plan.configuration)],
      [priorOf, listOf(prior)],
      [callersOf, listOf(callersOf(plan).map(callerPattern))],
      [outputsOf, same(outputsOf(plan))],
      [secretsOf, same(secretsOf(plan))],
    ];
  }

  /**
   * Undefined for a plan that no other one is like.
   *
   * @param accounts - that its providers work in
   */
  public static of(plan: PlanJson, reading: PlanResources, accounts: readonly string[]): PlanPattern | undefined {
    // Without a list of changes it is the drift, or nothing, that is applied.
    const { resource_changes: changes, deferred_changes: deferred } = plan;
    if (changes === undefined || deferred.length > 0) return undefined;
    const texts = PlanTexts.of(plan, reading.secrets, accounts);
    return texts && new PlanPattern(plan, changes, reading, texts);
  }

  /**
   * What another plan calls otherwise, if a review says the same of both, apart from the account, the fingerprint and
   * what their stacks are called: everything that a review reads is the same in both, or is a name that AWS gave and by
   * which nothing is decided. Undefined where they are not alike, or it is not sure.
   *
   * @param accounts - where the plans do not tell them
   */
  public wordsOf(other: PlanJson, accounts: PlanAccounts = {}): OwnWords | undefined {
    const words = new OwnWords(this.texts.account);
    if (!words.account(accounts.one, accounts.other)) return undefined;
    const isAlike = this.parts.every(([of, pattern]) => pattern(of(other), words)) && words.agree();
    return isAlike ? words : undefined;
  }
}

/** What is said of the accounts of two stacks. */
export interface PlanAccounts {
  readonly one?: string | undefined;
  readonly other?: string | undefined;
}

function flagsOf({ applyable, complete, errored }: PlanJson): readonly unknown[] {
  return [applyable, complete, errored];
}

function actionsOf({
  action_invocations: invoked,
  deferred_action_invocations: waiting,
}: PlanJson): readonly unknown[] {
  return [invoked, waiting];
}

/** Policy documents that are read during apply, and what they take their texts from. */
function takenByDocuments(
  changes: readonly ResourceChange[],
  { references, renamed }: PlanResources,
): ReadonlySet<string> {
  const documents = changes.filter(isLaterDocument);
  const taken = new Set(documents.flatMap((one) => [one.address, ...references.all(one)]));
  for (const { made, gone } of renamed) if (taken.has(made.address)) taken.add(gone.address);
  return taken;
}

/**
 * Most of what stays as it is around patching, and what is not about it at all, is only counted. What patching used of that
 * which is deleted was named by ARN.
 */
function isReadAsChange(resource: ResourceChange): boolean {
  if (resource.change.actions.includes("delete")) return true;
  const stays = plannedAction(resource.change.actions) === "no-op" && !isAlwaysRead(resource.type);
  return isAboutPatching(resource) || (isAround(resource) && !stays);
}

function callersOf({ prior_state: state }: PlanJson): readonly string[] {
  return callerAccounts(state);
}

function callerPattern(account: string): Pattern {
  return (other, words) => words.account(account, other as string);
}

/** Of outputs it is told that they change: their values may be secret. */
function outputsOf({ output_changes: outputs }: PlanJson): readonly unknown[] {
  return Object.entries(outputs).map(([name, { actions }]) => [name, actions]);
}

function secretsOf(plan: PlanJson): readonly unknown[] {
  return [...sensitiveVariables(plan)];
}
