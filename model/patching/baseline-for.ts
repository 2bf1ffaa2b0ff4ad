import type { Keyed, PatchEnvironmentModel } from "../environment/patch-environment-model";
import { isOperatingSystem, operatingSystemLabel } from "../facts/operating-systems";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { BaselineReference, PatchGroupModel } from "../patch-group/patch-group-model";
import { isKnown, type Knowable } from "../values/unknown";
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
  readonly by: "override" | "group" | "default" | "predefined" | "unknown";
  readonly because: string;
  /** What the baseline says, where that can be known here. */
  readonly baseline?: PatchBaselineModel;
  /** The baseline's key, where it is one of the environment. */
  readonly key?: string;
}

/** Source: user guide, "About patch groups"; AWS's node code 1.80. */
export function baselineFor(node: PatchedNode, environment: PatchEnvironmentModel): BaselineChoice {
  if (node.baselineOverride !== undefined) {
    return {
      by: "override",
      because: "the command carries a baseline of its own; group and default registrations do not count",
    };
  }
  return groupChoice(node, environment) ?? defaultChoice(node, environment) ?? predefinedChoice(node);
}

function groupChoice(node: PatchedNode, environment: PatchEnvironmentModel): BaselineChoice | undefined {
  if (node.patchGroup === undefined) return undefined;
  const inRegion = environment.patchGroups.filter((group) => sameRegion(group.region, node.region));
  const named = inRegion.filter((group) => group.patchGroup === node.patchGroup);
  const references = named.flatMap((group) => group.registrations.map(({ baseline }) => baseline));
  const [found, second] = references.filter(
    (reference) => systemOfReference(reference, environment) === node.operatingSystem,
  );

  const label = operatingSystemLabel(node.operatingSystem);
  const group = JSON.stringify(node.patchGroup);
  if (second !== undefined) {
    return { by: "unknown", because: `patch group ${group} has two baselines for ${label}, and AWS takes only one` };
  }
  if (found !== undefined) {
    return chosen("group", `registered for patch group ${group} and ${label}`, found, environment);
  }
  if (
    references.some((reference) => !isKnown(systemOfReference(reference, environment))) ||
    inRegion.some(isNameless)
  ) {
    return { by: "unknown", because: `whether patch group ${group} has a baseline for ${label} is not known yet` };
  }
  return undefined;
}

function isNameless(group: PatchGroupModel): boolean {
  return !isKnown(group.patchGroup);
}

function defaultChoice(node: PatchedNode, environment: PatchEnvironmentModel): BaselineChoice | undefined {
  const references = environment.defaultBaselines.map(({ baseline }) => baseline);
  const found = references.find((reference) => systemOfReference(reference, environment) === node.operatingSystem);
  const label = operatingSystemLabel(node.operatingSystem);
  if (found !== undefined) {
    return chosen(
      "default",
      `${withoutRegistration(node)}, and it is the account's default for ${label}`,
      found,
      environment,
    );
  }
  if (references.some((reference) => !isKnown(systemOfReference(reference, environment)))) {
    return { by: "unknown", because: `whether a default for ${label} is registered is not known yet` };
  }
  return undefined;
}

function predefinedChoice(node: PatchedNode): BaselineChoice {
  const { operatingSystem } = node;
  const label = operatingSystemLabel(operatingSystem);
  const because = `${withoutRegistration(node)}, and nothing here is the account's default for ${label}: AWS's own counts, unless another was registered elsewhere`;
  return isOperatingSystem(operatingSystem)
    ? { by: "predefined", because, baseline: predefinedBaseline(operatingSystem) }
    : { by: "predefined", because };
}

function withoutRegistration({ patchGroup, operatingSystem }: PatchedNode): string {
  if (patchGroup === undefined) return "the node is in no patch group";
  return `patch group ${JSON.stringify(patchGroup)} has no baseline for ${operatingSystemLabel(operatingSystem)}`;
}

function chosen(
  by: "group" | "default",
  because: string,
  reference: BaselineReference,
  environment: PatchEnvironmentModel,
): BaselineChoice {
  switch (reference.kind) {
    case "managed": {
      const baseline = managedBaseline(reference.key, environment);
      return { by, because, key: reference.key, ...(baseline === undefined ? {} : { baseline }) };
    }
    case "predefined": {
      const system = reference.operatingSystem;
      const known = isKnown(system) && isOperatingSystem(system);
      return { by, because, ...(known ? { baseline: predefinedBaseline(system) } : {}) };
    }
    case "existing":
      return {
        by,
        because: `${because}: ${isKnown(reference.baselineId) ? reference.baselineId : "one"}, which is kept elsewhere`,
      };
  }
}

function managedBaseline(key: string, { baselines }: PatchEnvironmentModel): Keyed<PatchBaselineModel> | undefined {
  return baselines.find((baseline) => baseline.key === key);
}

/** The system of a registered baseline: the baseline's own word, where it is one of the environment. */
export function systemOfReference(reference: BaselineReference, environment: PatchEnvironmentModel): Knowable<string> {
  const own = reference.kind === "managed" ? managedBaseline(reference.key, environment)?.operatingSystem : undefined;
  return own ?? reference.operatingSystem;
}

/** Unknown Regions count as the same: a group is missed less easily than wrongly told apart. */
export function sameRegion(a: Knowable<string> | undefined, b: Knowable<string> | undefined): boolean {
  if ((a !== undefined && !isKnown(a)) || (b !== undefined && !isKnown(b))) return true;
  return a === b;
}
