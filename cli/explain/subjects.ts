import { type PatchExplainer, patchExplainer } from "../../model/explain/decision/explain-patch";
import { WantedVersions } from "../../model/explain/matching/wanted-versions";
import type { NodeDescription } from "../../model/explain/patch/package-manager-facts";
import type { RunsThatInstall } from "../../model/explain/when/first-install";
import { OPERATING_SYSTEMS, type OperatingSystem, type PackageManager } from "../../model/facts/operating-systems";
import { type BaselineChoice, systemOfReference } from "../../model/patching/baseline-for";
import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import type { ExistingNode } from "../../model/patching/existing/existing-place";
import { type Members, membersThat } from "../../model/patching/existing/members";
import type { InstallRun } from "../../model/patching/install-runs";
import { isKnown } from "../../model/values/unknown";
import { patchingOfStacks } from "../stacks/patching-of-stacks";
import { type PlaceLabel, placeLabels } from "../stacks/place-labels";
import type { Stack } from "../stacks/read-stacks";
import type { FileBaseline } from "./baseline-file";

/** Nodes that get the same answer: those of one patch group and operating system, in one Region of one stack. */
export interface Subject extends PlaceLabel {
  readonly patchGroup: string;
  readonly operatingSystem: OperatingSystem;
  readonly choice: BaselineChoice;
  readonly explain: PatchExplainer;
  readonly runs: RunsThatInstall;
  /** The first run after an approval; nothing for one that is over a year old: today's windows say little of then. */
  readonly firstChance: (approved: Date) => InstallRun | undefined;
  readonly wanted: WantedVersions;
  /** The nodes that exist; absent where the account was not read. */
  readonly members?: Members;
}

export interface SubjectOptions {
  readonly at: Date;
  readonly node: NodeDescription;
  /** What exists in accounts. */
  readonly accounts?: ExistingAccounts;
  /** Only this group, also where it has no baseline of its own for the system. */
  readonly patchGroup?: string;
}

/** The subjects of an operating system in some stacks, in the order of the stacks and then by name. */
export function subjectsOf(
  stacks: readonly Stack[],
  operatingSystem: OperatingSystem,
  { at, node, patchGroup, accounts }: SubjectOptions,
): readonly Subject[] {
  const patching = patchingOfStacks(stacks, at, accounts);
  const labels = placeLabels(stacks, patching.environments);
  return patching.environments.flatMap((view) => {
    const { environment } = view;
    const groups = patching.groupsOf(view).filter((group) => {
      if (patchGroup !== undefined) return group.patchGroup === patchGroup;
      const registrations = group.registered?.registrations ?? [];
      return registrations.some(({ baseline }) => systemOfReference(baseline, environment) === operatingSystem);
    });
    return groups
      .map((group): Subject => {
        const choice = patching.baselineFor(group, operatingSystem);
        const tagged = patching.membersOfGroup(group);
        const members = tagged && membersThat(tagged, (node) => mayHave(node, operatingSystem));
        return {
          ...labels.of(group.place),
          patchGroup: group.patchGroup,
          operatingSystem,
          choice,
          explain: explainerOf(choice, node),
          runs: patching.installRuns(group),
          firstChance: firstChanceSince(new Date(at.getTime() - YEAR), (from) => patching.installRuns(group, from)),
          wanted: new WantedVersions(versionOrder(operatingSystem)),
          ...(members === undefined ? {} : { members }),
        };
      })
      .sort((a, b) => (a.patchGroup < b.patchGroup ? -1 : 1));
  });
}

/** A node whose system is not known may have any. */
function mayHave(node: ExistingNode, operatingSystem: OperatingSystem): boolean {
  return node.operatingSystem === undefined || node.operatingSystem === operatingSystem;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;

function firstChanceSince(earliest: Date, runsFrom: (from: Date) => RunsThatInstall): Subject["firstChance"] {
  let runs: RunsThatInstall | undefined;
  return (approved) => {
    if (approved < earliest) return undefined;
    runs ??= runsFrom(earliest);
    return runs.firstAfter(approved);
  };
}

/** A file says nothing of windows. */
const NO_WINDOWS: RunsThatInstall = {
  firstAfter: () => undefined,
  names: [],
  uncertain: ["a baseline's file says nothing of windows"],
  without: [],
};

/** The baselines of files that are for an operating system, each on its own. */
export function subjectsOfFiles(
  files: readonly FileBaseline[],
  operatingSystem: OperatingSystem,
  { node }: SubjectOptions,
): readonly Subject[] {
  return files.flatMap(({ file, on }): readonly Subject[] => {
    const baseline = on(operatingSystem);
    if (baseline === undefined) return [];
    return [
      {
        stack: file,
        where: "",
        patchGroup: isKnown(baseline.name) ? baseline.name : file,
        operatingSystem,
        choice: { by: "group", baseline, because: `it stands in ${file}` },
        explain: patchExplainer(baseline, node),
        runs: NO_WINDOWS,
        firstChance: () => undefined,
        wanted: new WantedVersions(versionOrder(operatingSystem)),
      },
    ];
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
