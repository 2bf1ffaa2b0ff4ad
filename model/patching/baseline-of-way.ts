import type { AssociationModel } from "../association/association-model";
import { readBaselineTags } from "../association/baseline-tags";
import type { KeyedBaseline } from "../environment/patch-environment-model";
import { operatingSystemLabel } from "../facts/operating-systems";
import { BASELINE_TAGS_PARAMETER } from "../maintenance-window/patch-document";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import { joined } from "../text/wording";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { type BaselineChoice, baselineAt, existingLabel, type PlacedObjects, systemOfReference } from "./baseline-for";
import { sameId } from "./existing/existing-accounts";
import { patchGroupsOfTarget } from "./nodes/targeting";
import { samePlace } from "./place/place";
import { type SelectedBaselines, selectedBaselines } from "./ways/selected-baselines";
import type { AssociationWay, PatchPolicyWay, WayOfPatching } from "./ways/way-of-patching";

/**
 * Which baseline nodes of a system follow while a way works on them that does not go by their patch group: a patch
 * policy by those that it selects, an association by its `BaselineTags`. Undefined: it goes by something else, or
 * patches no such nodes.
 */
export function baselineOfWay(way: WayOfPatching, system: string, objects: PlacedObjects): BaselineChoice | undefined {
  if (way.kind === "patch-policy") return selectedBaseline(way, system, objects);
  return way.kind === "association" ? taggedBaseline(way, system, objects) : undefined;
}

function selectedBaseline(
  { policy, carrier, place }: PatchPolicyWay,
  system: string,
  { environment, beside }: PlacedObjects,
): BaselineChoice | undefined {
  const { baselines } = policy;
  const label = operatingSystemLabel(system);
  const open = `which baseline patch policy ${carrier.name} selects for ${label} is not known yet`;
  if (!isKnown(baselines)) return { by: "unknown", because: open };
  const id = Object.hasOwn(baselines, system) ? baselines[system] : undefined;
  if (id === undefined) return undefined;
  if (!isKnown(id)) return { by: "unknown", because: open };
  const because = `patch policy ${carrier.name} selects it for ${label}, whatever the patch groups follow`;
  const own = environment.baselines.find(({ key }) => key === id);
  if (own !== undefined) return { by: "policy", because, key: id, baseline: own };
  const existing = beside?.at(place)?.environment;
  const found = existing?.baselines.find(({ key }) => sameId(key) === sameId(id));
  if (existing === undefined || found === undefined)
    return { by: "unknown", because: `patch policy ${carrier.name} selects ${id}, which is kept elsewhere` };
  const { key, operatingSystem } = found;
  const reference = { kind: "managed", key, operatingSystem } as const;
  return { by: "policy", because, baseline: found, existingId: key, label: existingLabel(reference, existing) };
}

/** The baseline with the tags, then that of the patch group, then the default. Source: other ways facts, A5. */
function taggedBaseline(way: AssociationWay, system: string, objects: PlacedObjects): BaselineChoice | undefined {
  const tags = askedTags(way.association);
  if (tags === undefined) return undefined;
  if (!isKnown(tags)) return { by: "unknown", because: "the tags of the baseline to follow are not known yet" };
  const { environment, placeOf, beside } = objects;
  const existing = beside?.at(way.place)?.environment;
  const here = environment.baselines.filter((one) => samePlace(placeOf(one), way.place).same === "yes");
  const candidates = [...here, ...(existing?.baselines ?? [])].filter((one) => one.operatingSystem === system);
  const carrying = candidates.map((one) => ({ one, carries: carriesTags(one, tags) }));
  const [found, second] = carrying.filter(({ carries }) => carries === true);
  const label = operatingSystemLabel(system);
  const words = `tag ${tags.key} = ${joined(tags.values, "or")}`;
  if (second !== undefined)
    return { by: "unknown", because: `several baselines for ${label} have ${words}, and the run fails then` };
  const open = carrying.some(({ carries }) => !isKnown(carries));
  if (open) return { by: "unknown", because: `whether a baseline for ${label} has ${words} is not known yet` };
  if (found !== undefined) {
    const { key } = found.one;
    const because = `it has ${words}, which ${way.carrier.name} asks for`;
    return { by: "tags", because, baseline: found.one, ...(here.includes(found.one) ? { key } : { existingId: key }) };
  }
  if (existing === undefined) {
    return groupsOf(way).some((group) => isRegistered(group, system, objects))
      ? { by: "unknown", because: `no baseline for ${label} has ${words} here, and one elsewhere may have it` }
      : undefined;
  }
  const [group, another] = groupsOf(way);
  if (group === undefined || another !== undefined) return undefined;
  const choice = baselineAt({ operatingSystem: system, patchGroup: group }, way.place, objects);
  return { ...choice, because: `no baseline for ${label} has ${words}; ${choice.because}` };
}

function groupsOf({ targets }: AssociationWay): readonly string[] {
  return [
    ...new Set(targets.flatMap((target) => patchGroupsOfTarget(target).flatMap(({ patchGroups }) => patchGroups))),
  ];
}

function isRegistered(patchGroup: string, system: string, { environment }: PlacedObjects): boolean {
  return environment.patchGroups.some(
    (group) =>
      group.patchGroup === patchGroup &&
      group.registrations.some(({ baseline }) => systemOfReference(baseline, environment) === system),
  );
}

/** The tags of a baseline by which an association finds it. */
export interface AskedTags {
  readonly key: string;
  readonly values: readonly string[];
}

/** The baselines of its environment that a way goes by, whatever the groups follow. */
export function baselinesOfWay(way: WayOfPatching, view: ViewOfBaselines): SelectedBaselines {
  if (way.kind === "patch-policy") return selectedBaselines(way.policy, view.environment.baselines);
  return way.kind === "association" ? baselinesByTags(way, view) : { known: [], open: [] };
}

type ViewOfBaselines = Pick<PlacedObjects, "environment" | "placeOf">;

/** Whether an association goes by a baseline because of its tags, for certain. */
export function findsByTags(association: AssociationModel, baseline: Pick<PatchBaselineModel, "tags">): boolean {
  const asked = askedTags(association);
  return asked !== undefined && isKnown(asked) && carriesTags(baseline, asked) === true;
}

/** The baselines of an environment that an association finds by their tags: none of another Region or account. */
export function baselinesByTags(
  { association, place }: AssociationWay,
  { environment, placeOf }: ViewOfBaselines,
): SelectedBaselines {
  const asked = askedTags(association);
  if (asked === undefined) return { known: [], open: [] };
  const carries = (one: KeyedBaseline) => (isKnown(asked) ? carriesTags(one, asked) : UNKNOWN);
  const mayBeHere = environment.baselines.filter((one) => samePlace(placeOf(one), place).same !== "no");
  const keysOf = (found: Knowable<boolean>) => mayBeHere.filter((one) => carries(one) === found).map(({ key }) => key);
  return { known: keysOf(true), open: keysOf(UNKNOWN) };
}

/** Undefined where it goes by something else. */
export function askedTags({ parameters }: Pick<AssociationModel, "parameters">): Knowable<AskedTags> | undefined {
  const text = isKnown(parameters) ? parameters[BASELINE_TAGS_PARAMETER] : UNKNOWN;
  return text === undefined || !isKnown(text) ? text : readBaselineTags(text);
}

export function carriesTags({ tags }: Pick<PatchBaselineModel, "tags">, { key, values }: AskedTags): Knowable<boolean> {
  if (!isKnown(tags)) return UNKNOWN;
  const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
  if (value === undefined) return false;
  return isKnown(value) ? values.includes(value) : UNKNOWN;
}
