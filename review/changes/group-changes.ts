import type { Keyed, PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { operatingSystemFacts, operatingSystemLabel } from "../../model/facts/operating-systems";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { type BaselineChoice, baselineAt } from "../../model/patching/baseline-for";
import { type ExistingAccounts, sameId } from "../../model/patching/existing/existing-accounts";
import { type Placeable, placeOf } from "../../model/patching/place/place";
import { isReference } from "../../model/terraform/terraform-value";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { PlannedResource } from "../plan/planned-resource";
import { type Detail, detail, shown } from "./detail";
import { labelOf, type Names, nameOf } from "./label";
import { otherBaseline } from "./other-baseline";
import { isSameBaseline, type Registration, type RegistrationBook, registrationOf } from "./registration-book";
import { approvesAtOnce } from "./rule-effect";

/** One side of a plan: what decides then, and the operating system of each baseline by address. */
export interface PlanSide {
  readonly environment: PatchEnvironmentModel;
  readonly systems: ReadonlyMap<string, Knowable<string>>;
  /** What baselines, windows and targets are called. */
  readonly names: Names;
  /** By address. */
  readonly baselines: ReadonlyMap<string, Keyed<PatchBaselineModel>>;
  /** All registrations of this side. */
  readonly book?: RegistrationBook;
  /** What exists in the account and the stack does not have. Absent: the account was not read. */
  readonly beside?: ExistingAccounts;
  /** The ids in AWS that are known before the plan is applied, by address. */
  readonly ids?: ReadonlyMap<string, string>;
}

/** What becomes of a patch group, told by the baseline that its nodes follow. */
export function groupChanges(resource: PlannedResource, before: PlanSide, after: PlanSide): readonly Detail[] {
  const old = registrationOf(resource, "before", before);
  const now = registrationOf(resource, "after", after);
  if (old !== undefined && now !== undefined && isSameGroup(old, now)) {
    if (resource.action === "no-op") return [];
    if (resource.action === "update" && isSameBaseline(old, now)) return [];
    if (old.isForgotten) return [besideForgotten(old, now), ...differences(old, now, before, after)];
    const { renamed } = resource;
    if (renamed !== undefined) return again({ ...old, address: renamed.from }, now, before, after);
    return [moved(old, now), ...differences(old, now, before, after)];
  }
  return [
    ...(old === undefined ? [] : left(old, now, before, after)),
    ...(now === undefined ? [] : taken(now, before, after)),
  ];
}

/** Nodes of the old system are not registered again: to them the group is gone. */
function isSameGroup(old: Registration, now: Registration): boolean {
  const isOtherSystem = isKnown(old.system) && isKnown(now.system) && old.system !== now.system;
  return old.group === now.group && !isOtherSystem;
}

/** The group that an address held: it is gone, or stands at another address. */
function left(old: Registration, now: Registration | undefined, before: PlanSide, after: PlanSide): readonly Detail[] {
  const again = after.book?.elsewhere(old);
  if (again === undefined) {
    const group = shown(old.group);
    const then = choice(old, after);
    const says = `${group} loses its baseline ${old.label}${on(old)} (from then on: ${choiceText(then, after.names)})`;
    return [detail("group-removed", says), ...compared(group, modelOf(old, before), registeredModel(then))];
  }
  // What becomes of it is told there.
  const says = `${shown(old.group)} stands at ${labelOf(again.address)} from now on`;
  return now === undefined ? [detail("deleted-because", says)] : [];
}

/** The group that an address holds now: a new one, or one that stood at another address. */
function taken(now: Registration, before: PlanSide, after: PlanSide): readonly Detail[] {
  const stood = before.book?.elsewhere(now);
  if (stood === undefined) return registered(now, before, after);
  if (stood.isForgotten) return [besideForgotten(stood, now), ...differences(stood, now, before, after)];
  return again(stood, now, before, after);
}

/** A group that stood at another address. */
function again(stood: Registration, now: Registration, before: PlanSide, after: PlanSide): readonly Detail[] {
  const group = shown(now.group);
  const keeps = isSameBaseline(stood, now)
    ? `${group} keeps ${now.label}`
    : `${group} follows ${now.label}, was ${stood.label}`;
  const race = `deregistered at ${labelOf(stood.address)} and registered again here in no order: it may end unregistered`;
  return [detail("group-again", `${keeps}${on(now)}, and is ${race}`), ...differences(stood, now, before, after)];
}

/** What Terraform lets go of stays registered, and AWS takes one baseline for a group and a system. */
function besideForgotten(old: Registration, now: Registration): Detail {
  const group = shown(now.group);
  return isSameBaseline(old, now)
    ? detail(
        "registration-exists",
        `${group} stays registered with ${now.label}${on(now)}: AWS's text says that this is no conflict`,
      )
    : detail(
        "registration-collides",
        `the apply will fail with AlreadyExistsException: ${group} stays registered with ${old.label}${on(now)}, which the plan only forgets`,
      );
}

function moved(old: Registration, now: Registration): Detail {
  const group = shown(now.group);
  if (isSameBaseline(old, now))
    return detail("group-registered-again", `${group} is registered again with ${now.label}${on(now)}`);
  const [was, is] = [old.label, now.label];
  return { ...detail("group-moved", `${group} follows ${is}${on(now)}, was ${was}`), before: was, after: is };
}

function registered(now: Registration, before: PlanSide, after: PlanSide): readonly Detail[] {
  const followed = choice(now, before);
  const group = shown(now.group);
  const says = `${group} now follows ${now.label}${on(now)}`;
  if (!isKnown(now.group) || now.link === undefined || !isKnown(now.link)) return [detail("group-unclear", says)];
  const old = registeredModel(followed);
  if (followed?.key !== undefined && isReference(now.link) && followed.key === now.link.address) {
    return [detail("group-registered-same", `${says}, which it followed already as the default baseline`)];
  }
  return [
    detail("group-registered", `${says} (until now: ${choiceText(followed, before.names)})`),
    ...collisions(now, followed, after),
    ...(old === undefined ? atOnce(now, before, after) : compared(group, old, modelOf(now, after))),
  ];
}

/** A registration of the account that the stack does not have, where AWS takes one alone. */
function collisions(
  { group, link, system }: Registration,
  followed: BaselineChoice | undefined,
  { ids }: PlanSide,
): readonly Detail[] {
  if (followed?.by !== "group" || followed.label === undefined) return [];
  const id = isReference(link) ? ids?.get(link.address) : link;
  const isSame =
    typeof id === "string" && followed.existingId !== undefined && sameId(followed.existingId) === sameId(id);
  const label = isKnown(system) ? operatingSystemLabel(system) : "its system";
  const says = isSame
    ? `${shown(group)} is registered with it in the account already: AWS's text says that this is no conflict`
    : `the apply will fail with AlreadyExistsException: in the account ${shown(group)} has a baseline for ${label}, ` +
      `${followed.label}, which this stack does not have`;
  return [detail(isSame ? "registration-exists" : "registration-collides", says)];
}

/** A group that comes to a baseline which does not wait; one that is new says so itself. */
function atOnce(now: Registration, before: PlanSide, after: PlanSide): readonly Detail[] {
  const baseline = modelOf(now, after);
  if (baseline === undefined || !before.baselines.has(baseline.key) || !isKnown(baseline.approvalRules)) return [];
  const facts = isKnown(now.system) ? operatingSystemFacts(now.system) : undefined;
  const isAtOnce = baseline.approvalRules.some((rule) => isKnown(rule) && approvesAtOnce(rule, facts));
  return isAtOnce ? [detail("approval-at-once", `${shown(now.group)}: ${now.label} approves immediately`)] : [];
}

/** What another baseline means to a group: how it differs from the one before. */
function differences(old: Registration, now: Registration, before: PlanSide, after: PlanSide): readonly Detail[] {
  if (isSameBaseline(old, now)) return [];
  return compared(shown(now.group), modelOf(old, before), modelOf(now, after));
}

function compared(
  group: string,
  old: PatchBaselineModel | undefined,
  now: PatchBaselineModel | undefined,
): readonly Detail[] {
  if (old === undefined || now === undefined) return [];
  return otherBaseline(old, now).map((change) => ({ ...change, says: `${group}: ${change.says}` }));
}

/** What a baseline says that is known to count; that no other is registered elsewhere nobody can know. */
function registeredModel(choice: BaselineChoice | undefined): PatchBaselineModel | undefined {
  return choice?.by === "predefined" && choice.label === undefined ? undefined : choice?.baseline;
}

function modelOf({ link }: Registration, { baselines }: PlanSide): Keyed<PatchBaselineModel> | undefined {
  return isReference(link) ? baselines.get(link.address) : undefined;
}

function on({ system }: Registration): string {
  return isKnown(system) ? ` on ${operatingSystemLabel(system)}` : "";
}

function choice(
  { group, system, region, provider }: Registration,
  { environment, beside }: PlanSide,
): BaselineChoice | undefined {
  if (!isKnown(group) || !isKnown(system)) return undefined;
  const placing = (object: Placeable) => placeOf(object, environment);
  return baselineAt({ operatingSystem: system, patchGroup: group }, placing({ region, provider }), {
    environment,
    placeOf: placing,
    ...(beside === undefined ? {} : { beside }),
  });
}

function choiceText(choice: BaselineChoice | undefined, names: Names): string {
  if (choice === undefined || choice.by === "unknown") return "not known";
  if (choice.label !== undefined) return choice.by === "group" ? choice.label : `the default baseline ${choice.label}`;
  if (choice.by === "group")
    return choice.key === undefined ? "a baseline that is kept elsewhere" : nameOf(choice.key, names);
  if (choice.by === "default" && choice.key !== undefined) return `the default baseline ${nameOf(choice.key, names)}`;
  return "the account's default baseline";
}
