import { broughtExplainer, overrideListExplainer } from "../../model/explain/decision/explain-brought";
import { type PatchExplainer, patchExplainer } from "../../model/explain/decision/explain-patch";
import { WantedVersions } from "../../model/explain/matching/wanted-versions";
import type { NodeDescription } from "../../model/explain/patch/package-manager-facts";
import type { PatchVerdict } from "../../model/explain/patch/verdict";
import type { RunsThatInstall } from "../../model/explain/when/first-install";
import { OPERATING_SYSTEMS, type OperatingSystem, type PackageManager } from "../../model/facts/operating-systems";
import { type BaselineChoice, systemOfReference } from "../../model/patching/baseline-for";
import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import type { ExistingNode } from "../../model/patching/existing/existing-place";
import { type Members, membersThat } from "../../model/patching/existing/members";
import type { InstallRun } from "../../model/patching/install-run";
import type { BroughtRun } from "../../model/patching/install-runs";
import type { Place } from "../../model/patching/place/place";
import { windowName } from "../../model/patching/ways/window-name";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { isKnown } from "../../model/values/unknown";
import { inTerraformNames } from "../../review/findings/terraform-names";
import { patchingOfStacks } from "../stacks/patching-of-stacks";
import { type PlaceLabel, placeLabels } from "../stacks/place-labels";
import type { Stack } from "../stacks/read-stacks";
import type { FileBaseline } from "./baseline-file";
import { onceForEach } from "./once";
import { nodesOfWays, systemsOfPolicies, withoutTold } from "./subjects-of-ways";

/** An emergency that is to come. */
export interface BroughtToNodes {
  readonly window: string;
  readonly run: Occurrence;
  readonly explain: PatchExplainer;
  /** Whether it brings a list of patches, and no baseline. */
  readonly isList: boolean;
}

/**
 * Nodes that get the same answer: those of one patch group and operating system, in one Region of one stack, or those
 * that one way patches by a baseline of its own.
 */
export interface Subject extends PlaceLabel {
  /** `web`; for what a way of its own does `every node by all` */
  readonly patchGroup: string;
  readonly operatingSystem: OperatingSystem;
  readonly choice: BaselineChoice;
  readonly explain: PatchExplainer;
  /** A text of the verdict in the names of who wrote the rules: `approval_rule[0]` where that was in HCL. */
  readonly inOwnNames: (text: string) => string;
  /** Whether a list of patches stands in place of a baseline. */
  readonly isList?: boolean;
  /** What emergencies that are to come bring along. */
  readonly brought: readonly BroughtToNodes[];
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
  /** The stacks that are asked about, where these are not all that are in the room. */
  readonly meant?: readonly Stack[];
  /** Only this group, also where it has no baseline of its own for the system. */
  readonly patchGroup?: string;
}

/** The subjects of an operating system in some stacks, in the order of the stacks and then by name. */
export function subjectsOf(
  stacks: readonly Stack[],
  operatingSystem: OperatingSystem,
  { at, node, patchGroup, accounts, meant = stacks }: SubjectOptions,
): readonly Subject[] {
  const patching = patchingOfStacks(stacks, at, accounts);
  const views = patching.environments.filter(({ stack }) => meant.some(({ name }) => name === stack));
  const labels = placeLabels(meant, views);
  return views.flatMap((view) => {
    const { environment } = view;
    const isOfConstructs = stacks.some(({ name, constructs }) => name === view.stack && constructs !== undefined);
    const inOwnNames = isOfConstructs ? asItIs : inTerraformNames;
    const groups = patching.groupsOf(view).filter((group) => {
      if (patchGroup !== undefined) return group.patchGroup === patchGroup;
      const registrations = group.registered?.registrations ?? [];
      return registrations.some(({ baseline }) => systemOfReference(baseline, environment) === operatingSystem);
    });
    const having = (found: Members | undefined) => found && membersThat(found, (one) => mayHave(one, operatingSystem));
    const subject = (name: string, place: Place, nodes: NodesOfSubject): Subject => {
      const members = having(nodes.members);
      return {
        ...labels.of(place),
        patchGroup: name,
        operatingSystem,
        choice: nodes.choice,
        explain: isOfConstructs
          ? explainerOf(nodes.choice, node)
          : inNames(explainerOf(nodes.choice, node), inOwnNames),
        inOwnNames,
        brought: broughtTo(nodes.brought, operatingSystem, node),
        runs: nodes.runsFrom(at),
        firstChance: firstChanceSince(new Date(at.getTime() - YEAR), nodes.runsFrom),
        wanted: new WantedVersions(versionOrder(operatingSystem)),
        ...(members === undefined ? {} : { members }),
      };
    };
    const ways = nodesOfWays(patching, view, operatingSystem, patchGroup);
    const ofGroups = groups.map((group) =>
      subject(group.patchGroup, group.place, {
        choice: patching.baselineFor(group, operatingSystem),
        members: patching.membersOfGroup(group),
        brought: patching.installRuns(group).brought,
        runsFrom: (from) => withoutTold(patching.installRuns(group, from), ways),
      }),
    );
    const ofWays = ways.map(({ way, name, ...nodes }) =>
      subject(name, way.place, { ...nodes, members: patching.membersOf(way), brought: [] }),
    );
    return [...ofGroups, ...ofWays].sort((a, b) => (a.patchGroup < b.patchGroup ? -1 : 1));
  });
}

/** What nodes follow, and when something is installed on them. */
interface NodesOfSubject {
  readonly choice: BaselineChoice;
  readonly members: Members | undefined;
  readonly brought: readonly BroughtRun[];
  readonly runsFrom: (from: Date) => RunsThatInstall;
}

function broughtTo(
  brought: readonly BroughtRun[],
  operatingSystem: OperatingSystem,
  node: NodeDescription,
): readonly BroughtToNodes[] {
  return brought.flatMap(({ window, run, brings }) =>
    brings.flatMap((one) => {
      const explain = broughtExplainer(one, operatingSystem, node);
      return explain === undefined
        ? []
        : [{ window: windowName(window), run, explain, isList: one.kind === "patches" }];
    }),
  );
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
  return files.flatMap(({ file, on, patches }): readonly Subject[] => {
    const baseline = on(operatingSystem);
    if (baseline === undefined) return [];
    return [
      {
        stack: file,
        where: "",
        patchGroup: isKnown(baseline.name) ? baseline.name : file,
        operatingSystem,
        choice: { by: "group", baseline, because: `it stands in ${file}` },
        explain:
          patches === undefined
            ? patchExplainer(baseline, node)
            : overrideListExplainer(patches, operatingSystem, node),
        inOwnNames: asItIs,
        isList: patches !== undefined,
        brought: [],
        runs: NO_WINDOWS,
        firstChance: () => undefined,
        wanted: new WantedVersions(versionOrder(operatingSystem)),
      },
    ];
  });
}

/** The systems for which some group, or a patch policy, has a baseline. */
export function patchedSystems(stacks: readonly Stack[]): readonly string[] {
  const ofGroups = stacks.flatMap(({ environment }) =>
    environment.patchGroups.flatMap(({ registrations }) =>
      registrations.map(({ baseline }) => systemOfReference(baseline, environment)),
    ),
  );
  const ofPolicies = stacks.flatMap(({ environment }) => systemsOfPolicies(environment));
  return [...new Set([...ofGroups.filter(isKnown), ...ofPolicies])];
}

function asItIs(text: string): string {
  return text;
}

/** The same verdicts, as one object for each, as before. */
function inNames(explain: PatchExplainer, names: Subject["inOwnNames"]): PatchExplainer {
  const named = onceForEach(
    (verdict: PatchVerdict): PatchVerdict =>
      "because" in verdict ? { ...verdict, because: names(verdict.because) } : verdict,
  );
  return (patch, at) => named(explain(patch, at));
}

function explainerOf({ baseline, because }: BaselineChoice, node: NodeDescription): PatchExplainer {
  if (baseline !== undefined) return patchExplainer(baseline, node);
  return () => ({ outcome: "unknown", because, rules: [], caveats: [] });
}

function versionOrder(operatingSystem: OperatingSystem): "rpm" | "apt" {
  const managers: readonly PackageManager[] = OPERATING_SYSTEMS[operatingSystem].packageManagers;
  return managers.includes("apt") ? "apt" : "rpm";
}
