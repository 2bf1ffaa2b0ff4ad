import { type PatchExplainer, patchExplainer } from "../../model/explain/decision/explain-patch";
import { WantedVersions } from "../../model/explain/matching/wanted-versions";
import type { NodeDescription } from "../../model/explain/patch/package-manager-facts";
import { OPERATING_SYSTEMS, type OperatingSystem, type PackageManager } from "../../model/facts/operating-systems";
import { type BaselineChoice, baselineFor, systemOfReference } from "../../model/patching/baseline-for";
import { InstallRuns } from "../../model/patching/install-runs";
import { isKnown } from "../../model/values/unknown";
import type { Stack } from "../stacks/read-stacks";

/** Nodes that get the same answer: those of one patch group and operating system, in one stack. */
export interface Subject {
  readonly stack: string;
  readonly patchGroup: string;
  readonly operatingSystem: OperatingSystem;
  readonly choice: BaselineChoice;
  readonly explain: PatchExplainer;
  readonly runs: InstallRuns;
  readonly wanted: WantedVersions;
}

export interface SubjectOptions {
  readonly at: Date;
  readonly node: NodeDescription;
  /** Only this group, also where it has no baseline of its own for the system. */
  readonly patchGroup?: string;
}

/** The subjects of an operating system in some stacks, in the order of the stacks and then by name. */
export function subjectsOf(
  stacks: readonly Stack[],
  operatingSystem: OperatingSystem,
  { at, node, patchGroup }: SubjectOptions,
): readonly Subject[] {
  return stacks.flatMap(({ name: stack, environment }) => {
    const groups = environment.patchGroups.filter((group) => {
      if (!isKnown(group.patchGroup)) return false;
      if (patchGroup !== undefined) return group.patchGroup === patchGroup;
      return group.registrations.some(({ baseline }) => systemOfReference(baseline, environment) === operatingSystem);
    });
    return groups
      .map((group): Subject => {
        const region = group.region !== undefined && isKnown(group.region) ? group.region : undefined;
        const name = group.patchGroup as string;
        const member = { operatingSystem, patchGroup: name, ...(region === undefined ? {} : { region }) };
        const choice = baselineFor(member, environment);
        return {
          stack,
          patchGroup: name,
          operatingSystem,
          choice,
          explain: explainerOf(choice, node),
          runs: new InstallRuns(environment, name, at, region),
          wanted: new WantedVersions(versionOrder(operatingSystem)),
        };
      })
      .sort((a, b) => (a.patchGroup < b.patchGroup ? -1 : 1));
  });
}

/** The systems for which some group has a baseline. */
export function patchedSystems(stacks: readonly Stack[]): readonly string[] {
  const systems = stacks.flatMap(({ environment }) =>
    environment.patchGroups.flatMap(({ registrations }) =>
      registrations.map(({ baseline }) => systemOfReference(baseline, environment)),
    ),
  );
  return [...new Set(systems.filter(isKnown))];
}

function explainerOf({ baseline, because }: BaselineChoice, node: NodeDescription): PatchExplainer {
  if (baseline !== undefined) return patchExplainer(baseline, node);
  return () => ({ outcome: "unknown", because, rules: [], caveats: [] });
}

function versionOrder(operatingSystem: OperatingSystem): "rpm" | "apt" {
  const managers: readonly PackageManager[] = OPERATING_SYSTEMS[operatingSystem].packageManagers;
  return managers.includes("apt") ? "apt" : "rpm";
}
