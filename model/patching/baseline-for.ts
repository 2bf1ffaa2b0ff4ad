import type { DefaultBaselineModel, Keyed, PatchEnvironmentModel } from "../environment/patch-environment-model";
import { isOperatingSystem, OPERATING_SYSTEM_NAMES, operatingSystemLabel } from "../facts/operating-systems";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { BaselineReference } from "../patch-group/patch-group-model";
import { isKnown, type Knowable } from "../values/unknown";
import type { ExistingAccounts } from "./existing/existing-accounts";
import { type Place, type Placeable, placeOf, samePlace } from "./place/place";
import { predefinedBaseline } from "./predefined-baselines";

/** A node, as far as the choice of its baseline asks. */
export interface PatchedNode {
  readonly operatingSystem: string;
  /** The value of its tag `Patch Group` or `PatchGroup`. */
  readonly patchGroup?: string;
  /** The command's `BaselineOverride` parameter, if it has one. */
  readonly baselineOverride?: string;
  /** Absent: the provider's own Region, as with resources. */
  readonly region?: string;
}

/** Which baseline counts for a node, and why. */
export interface BaselineChoice {
  readonly by: "override" | "group" | "default" | "predefined" | "tags" | "policy" | "unknown";
  readonly because: string;
  /** What the baseline says, where that can be known here. */
  readonly baseline?: PatchBaselineModel;
  /** The baseline's key, where it is one of the environment. */
  readonly key?: string;
  /** What it is called in the account, where that was read: `acme-linux (pb-0123456789abcdef0)`. */
  readonly label?: string;
  /** Its id or ARN in the account, where that was read. */
  readonly existingId?: string;
}

/** Which baseline counts for a node of an environment. Source: user guide, "About patch groups"; AWS's node code 1.80. */
export function baselineFor(node: PatchedNode, environment: PatchEnvironmentModel): BaselineChoice {
  const placing = (object: Placeable) => placeOf(object, environment);
  return baselineAt(node, placing({ region: node.region }), { environment, placeOf: placing });
}

/** An environment, and where each of its objects is. */
export interface PlacedObjects {
  readonly environment: PatchEnvironmentModel;
  readonly placeOf: (object: Placeable) => Place;
  /** What exists beside the environment. Absent: not known. */
  readonly beside?: ExistingAccounts;
}

/** The same for a node at a place: groups and defaults count in their own Region of their own account. */
export function baselineAt(node: Omit<PatchedNode, "region">, place: Place, objects: PlacedObjects): BaselineChoice {
  if (node.baselineOverride !== undefined) {
    return {
      by: "override",
      because: "the command carries a baseline of its own; group and default registrations do not count",
    };
  }
  return (
    groupChoice(node, place, objects) ??
    groupChoiceBeside(node, place, objects) ??
    defaultChoice(node, place, objects) ??
    defaultChoiceBeside(node, place, objects) ??
    predefinedChoice(node)
  );
}

type NodeAsked = Omit<PatchedNode, "region">;

function groupChoice(
  { patchGroup, operatingSystem }: NodeAsked,
  place: Place,
  { environment, placeOf }: PlacedObjects,
): BaselineChoice | undefined {
  if (patchGroup === undefined) return undefined;
  const [here, perhapsHere] = byPlace(environment.patchGroups, place, placeOf);
  const references = here
    .filter((group) => group.patchGroup === patchGroup)
    .flatMap((group) => group.registrations.map(({ baseline }) => baseline));
  const systems = references.map((reference) => systemOfReference(reference, environment));
  const [found, second] = references.filter((_, index) => systems[index] === operatingSystem);

  const label = operatingSystemLabel(operatingSystem);
  const group = JSON.stringify(patchGroup);
  if (second !== undefined) {
    return { by: "unknown", because: `patch group ${group} has two baselines for ${label}, and AWS accepts only one` };
  }
  if (found !== undefined) {
    return chosen("group", `registered for patch group ${group} and ${label}`, found, environment);
  }
  const isOpen =
    systems.some((system) => !isKnown(system)) ||
    here.some((one) => !isKnown(one.patchGroup)) ||
    perhapsHere.some((one) => !isKnown(one.patchGroup) || one.patchGroup === patchGroup);
  return isOpen
    ? { by: "unknown", because: `whether patch group ${group} has a baseline for ${label} is not known yet` }
    : undefined;
}

/** The registration that was read of the account, and that the environment does not have. */
function groupChoiceBeside(
  { patchGroup, operatingSystem }: NodeAsked,
  place: Place,
  { beside }: PlacedObjects,
): BaselineChoice | undefined {
  const read = beside?.at(place);
  const existing = read?.environment;
  const registered = existing?.patchGroups
    .filter((group) => group.patchGroup === patchGroup)
    .flatMap(({ registrations }) => registrations)
    .find(({ baseline }) => baseline.operatingSystem === operatingSystem);
  if (patchGroup !== undefined && registered === undefined && read?.isWhole.groups === false) {
    return { by: "unknown", because: "the registrations of the account's patch groups could not be read" };
  }
  if (existing === undefined || registered === undefined) return undefined;
  const label = operatingSystemLabel(operatingSystem);
  const because = `in the account it is registered for patch group ${JSON.stringify(patchGroup)} and ${label}`;
  return existingChoice("group", because, registered.baseline, existing);
}

/** The default that was read of the account: AWS's own among them. */
function defaultChoiceBeside(node: NodeAsked, place: Place, { beside }: PlacedObjects): BaselineChoice | undefined {
  const existing = beside?.at(place)?.environment;
  const registered = existing?.defaultBaselines.find(
    ({ baseline }) => baseline.operatingSystem === node.operatingSystem,
  );
  if (existing === undefined || registered === undefined) return undefined;
  const label = operatingSystemLabel(node.operatingSystem);
  const because = `${withoutRegistration(node)}, and in the account it is the default for ${label}`;
  return existingChoice("default", because, registered.baseline, existing);
}

function existingChoice(
  by: "group" | "default",
  because: string,
  reference: BaselineReference,
  existing: PatchEnvironmentModel,
): BaselineChoice {
  const { key: _, ...choice } = chosen(by, because, reference, existing);
  const id = reference.kind === "managed" ? { existingId: reference.key } : {};
  return { ...choice, ...id, label: existingLabel(reference, existing) };
}

/** `acme-linux (pb-0123456789abcdef0)`; AWS's own ones have a name alone that tells them apart. */
export function existingLabel(reference: BaselineReference, existing: PatchEnvironmentModel): string {
  if (reference.kind !== "managed") return "a baseline that was not read";
  const name = managedBaseline(reference.key, existing)?.name;
  if (name === undefined || !isKnown(name)) return reference.key;
  return reference.key.startsWith("arn:") ? name : `${name} (${reference.key})`;
}

/** What is at a place, and what may be there. */
function byPlace<Model extends Placeable>(
  objects: readonly Model[],
  place: Place,
  placeOf: PlacedObjects["placeOf"],
): readonly [readonly Model[], readonly Model[]] {
  const answers = objects.map((object) => ({ object, same: samePlace(placeOf(object), place).same }));
  const of = (wanted: string) => answers.filter(({ same }) => same === wanted).map(({ object }) => object);
  return [of("yes"), of("not known")];
}

function defaultChoice(
  node: NodeAsked,
  place: Place,
  { environment, placeOf }: PlacedObjects,
): BaselineChoice | undefined {
  const defaults = environment.defaultBaselines.map(
    (one): Keyed<DefaultBaselineModel> => ({ ...one, region: regionOfDefault(one) }),
  );
  const [here, perhapsHere] = byPlace(defaults, place, placeOf);
  const isMeant = ({ baseline }: DefaultBaselineModel) =>
    systemOfReference(baseline, environment) === node.operatingSystem;
  const found = here.find(isMeant);
  const label = operatingSystemLabel(node.operatingSystem);
  if (found !== undefined) {
    return chosen(
      "default",
      `${withoutRegistration(node)}, and it is the account's default for ${label}`,
      found.baseline,
      environment,
    );
  }
  const isOpen = [...here, ...perhapsHere].some(({ baseline }) => !isKnown(systemOfReference(baseline, environment)));
  return isOpen || perhapsHere.some(isMeant)
    ? { by: "unknown", because: `whether a default for ${label} is registered is not known yet` }
    : undefined;
}

/** Its own, else that of the baseline; an id from elsewhere does not say where it is. */
export function regionOfDefault({ region, baseline }: DefaultBaselineModel): Knowable<string> | undefined {
  if (region !== undefined) return region;
  const isOpen = baseline.kind === "existing" && baseline.region !== undefined && !isKnown(baseline.region);
  return isOpen ? undefined : baseline.region;
}

function predefinedChoice(node: NodeAsked): BaselineChoice {
  const { operatingSystem } = node;
  const label = operatingSystemLabel(operatingSystem);
  const because = `${withoutRegistration(node)}, and nothing here is the account's default for ${label}: AWS's own counts, unless another was registered elsewhere`;
  return isOperatingSystem(operatingSystem)
    ? { by: "predefined", because, baseline: predefinedBaseline(operatingSystem) }
    : { by: "predefined", because };
}

function withoutRegistration({ patchGroup, operatingSystem }: NodeAsked): string {
  if (patchGroup === undefined) return "the node is in no patch group";
  return `patch group ${JSON.stringify(patchGroup)} has no baseline for ${operatingSystemLabel(operatingSystem)}`;
}

function chosen(
  by: "group" | "default",
  because: string,
  reference: BaselineReference,
  environment: PatchEnvironmentModel,
): BaselineChoice {
  const baseline = baselineOfReference(reference, environment);
  const found = baseline === undefined ? {} : { baseline };
  if (reference.kind === "managed") return { by, because, key: reference.key, ...found };
  if (reference.kind === "predefined") return { by, because, ...found };
  const { beside } = reference;
  if (beside !== undefined) return { by, because: `${because}; stack ${beside.stack} makes it`, ...found };
  const id = isKnown(reference.baselineId) ? reference.baselineId : "one";
  return { by, because: `${because}: ${id}, which is kept elsewhere` };
}

/** The baseline that a registration refers to; undefined for one that is kept elsewhere, where no stack makes it. */
export function baselineOfReference(
  reference: BaselineReference,
  environment: Pick<PatchEnvironmentModel, "baselines">,
): PatchBaselineModel | undefined {
  switch (reference.kind) {
    case "managed":
      return managedBaseline(reference.key, environment);
    case "predefined": {
      const { operatingSystem: system } = reference;
      return isKnown(system) && isOperatingSystem(system) ? predefinedBaseline(system) : undefined;
    }
    case "existing":
      return reference.beside?.baseline;
  }
}

function managedBaseline(
  key: string,
  { baselines }: Pick<PatchEnvironmentModel, "baselines">,
): Keyed<PatchBaselineModel> | undefined {
  return baselines.find((baseline) => baseline.key === key);
}

/** The system of a registered baseline: the baseline's own word, where it is one of the environment. */
export function systemOfReference(reference: BaselineReference, environment: PatchEnvironmentModel): Knowable<string> {
  const own = reference.kind === "managed" ? managedBaseline(reference.key, environment)?.operatingSystem : undefined;
  return own ?? reference.operatingSystem;
}

/** Where a system stands in AWS's own order; one that is not known, behind all. */
export function systemOrder({ operatingSystem }: Pick<BaselineReference, "operatingSystem">): number {
  const place = isKnown(operatingSystem) ? (OPERATING_SYSTEM_NAMES as readonly string[]).indexOf(operatingSystem) : -1;
  return place === -1 ? OPERATING_SYSTEM_NAMES.length : place;
}
