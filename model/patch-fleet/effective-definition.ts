import { overriddenDeadline } from "../deadlines/overridden-deadline";
import { type OperatingSystemFacts, operatingSystemFacts } from "../facts/operating-systems";
import type { ApprovalRule } from "../patch-baseline/patch-baseline-options";
import { given } from "../values/given";
import { mapValues } from "../values/map-values";
import type { PatchEnvironmentDefinition } from "./environment-definition";
import type { FleetAccount, FleetRing } from "./fleet-options";
import type { RingLock } from "./lock-file";
import { OVERRIDES_BY_KEY, type PatchOverrides, type Setting, settingsOf } from "./overrides";

/** What one account follows in the end, and where that comes from. */
export interface EffectiveDefinition {
  readonly definition: PatchEnvironmentDefinition;
  /** What differs from the definition, by path. */
  readonly settings: readonly Setting[];
}

/** The definition as a ring, a lock and an account change it, in this order. */
export function effectiveDefinition(
  definition: PatchEnvironmentDefinition,
  ring: FleetRing,
  account: Pick<FleetAccount, "name" | "overrides">,
  lock: RingLock | undefined,
): EffectiveDefinition {
  const { name, soakDays = 0, daysOnRingBefore, ...ofRing } = ring;
  const own = settingsOf([
    { from: `ring ${name}`, overrides: ofRing },
    { from: `account ${account.name}`, overrides: account.overrides },
  ]);
  const delay: Setting[] =
    lock !== undefined
      ? [{ path: "approveUntilDate", value: lock.approveUntilDate, from: `lock of ring ${name}` }]
      : soakDays === 0
        ? []
        : [{ path: "soakDays", value: soakDays, from: `ring ${name}` }];
  const overrides = combined(ofRing, account.overrides);
  const settings = [...delay, ...own, ...uncountedOfRing(ring, account, overrides)];
  return {
    settings: settings.sort((a, b) => (a.path < b.path ? -1 : 1)),
    definition: changed(definition, overrides, soakDays, lock),
  };
}

/** The days that a deadline of the account does not count because the ring says so. */
function uncountedOfRing(
  { name, patchWithin }: FleetRing,
  { overrides }: Pick<FleetAccount, "overrides">,
  { patchWithin: inEffect }: PatchOverrides,
): readonly Setting[] {
  const value = inEffect?.exceptDuring;
  const ofAccount = overrides?.patchWithin;
  if (ofAccount === undefined || ofAccount.exceptDuring !== undefined) return [];
  if (value === undefined || value !== patchWithin?.exceptDuring) return [];
  return [{ path: "patchWithin.exceptDuring", value, from: `ring ${name}` }];
}

function combined(ring: PatchOverrides, account: PatchOverrides = {}): PatchOverrides {
  const parts = OVERRIDES_BY_KEY.map((kind) => {
    const ofRing: Readonly<Record<string, object | undefined>> = ring[kind] ?? {};
    const ofAccount: Readonly<Record<string, object | undefined>> = account[kind] ?? {};
    const own = mapValues(ofAccount, (part, key) => ({ ...ofRing[key], ...given(part ?? {}) }));
    return [kind, { ...ofRing, ...own }];
  });
  const patchWithin = overriddenDeadline(account.patchWithin, ring.patchWithin);
  return { ...ring, ...given(account), ...given({ patchWithin }), ...Object.fromEntries(parts) };
}

function changed(
  definition: PatchEnvironmentDefinition,
  overrides: PatchOverrides,
  soakDays: number,
  lock: RingLock | undefined,
): PatchEnvironmentDefinition {
  const { enableNonSecurity, patchWithin, changeFreezes } = overrides;
  const { maintenanceWindows = {}, associations = {}, patchPolicies = {} } = overrides;
  return {
    ...definition,
    ...given({ patchWithin: overriddenDeadline(patchWithin, definition.patchWithin), changeFreezes }),
    baselines: mapValues(definition.baselines, (baseline) => {
      const facts = operatingSystemFacts(baseline.operatingSystem);
      const { approvalRules } = baseline;
      if (!Array.isArray(approvalRules)) return baseline;
      const rules = (approvalRules as readonly (ApprovalRule | null)[]).map((rule) =>
        rule === null ? rule : withNonSecurity(delayed(rule, facts, soakDays, lock), facts, enableNonSecurity),
      );
      return { ...baseline, approvalRules: rules };
    }),
    maintenanceWindows: mapValues(definition.maintenanceWindows, (window, key) => ({
      ...window,
      ...given(maintenanceWindows[key] ?? {}),
      ...(window.patchTasks && { patchTasks: mapValues(window.patchTasks, (task) => rated(task, overrides)) }),
    })),
    ...(definition.associations && {
      associations: mapValues(definition.associations, (association, key) => ({
        ...rated(association, overrides),
        ...given(associations[key] ?? {}),
      })),
    }),
    ...(definition.patchPolicies && {
      patchPolicies: mapValues(definition.patchPolicies, (policy, key) => ({
        ...rated(policy, overrides),
        ...given(patchPolicies[key] ?? {}),
      })),
    }),
  } as PatchEnvironmentDefinition;
}

/** On a system that ignores delays nothing is said of one. A date of the rule's own stays, if it is the earlier one. */
function delayed(
  rule: ApprovalRule,
  facts: OperatingSystemFacts | undefined,
  soakDays: number,
  lock: RingLock | undefined,
): ApprovalRule {
  const { approveAfterDays, approveUntilDate, ...rest } = rule;
  if (facts?.delay === "ignored") return rule;
  if (lock !== undefined) {
    const isEarlier = approveUntilDate !== undefined && approveUntilDate < lock.approveUntilDate;
    return isEarlier ? rule : { ...rest, approveUntilDate: lock.approveUntilDate };
  }
  return isPlainNumber(approveAfterDays) ? { ...rest, approveAfterDays: approveAfterDays + soakDays } : rule;
}

function withNonSecurity(
  rule: ApprovalRule,
  facts: OperatingSystemFacts | undefined,
  enableNonSecurity: boolean | undefined,
): ApprovalRule {
  if (enableNonSecurity === undefined || facts?.nonSecurity !== "supported") return rule;
  return { ...rule, enableNonSecurity };
}

/** How many nodes at once, how many may fail, and which reboot: of whatever patches. */
function rated<Way extends object>(way: Way, overrides: PatchOverrides): Way {
  const { rebootOption, maxConcurrency, maxErrors } = overrides;
  // An Automation has no operation, and reboots as its document does.
  const reboots = rebootOption !== undefined && "operation" in way && way.operation !== "Scan";
  return { ...way, ...given({ maxConcurrency, maxErrors }), ...(reboots ? { rebootOption } : {}) };
}

/** A token is a number far below zero: it can be written, and not added to. */
export function isPlainNumber(value: unknown): value is number {
  return typeof value === "number" && value >= 0;
}

/** An account with what it follows in the end. */
export interface AccountPlan extends EffectiveDefinition {
  readonly account: FleetAccount;
}
