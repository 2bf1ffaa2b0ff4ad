import type { PatchEnvironmentModel } from "../../environment/patch-environment-model";
import type { BaselineChoice } from "../../patching/baseline-for";
import type { InstallRun } from "../../patching/install-run";
import type { InstallRuns } from "../../patching/install-runs";
import { patchingOf } from "../../patching/patching";
import { windowName } from "../../patching/ways/window-name";
import { joined } from "../../text/wording";
import { broughtExplainer } from "../decision/explain-brought";
import { explainPatch } from "../decision/explain-patch";
import type { NodeDescription } from "../patch/package-manager-facts";
import type { Patch } from "../patch/patch";
import type { PatchVerdict } from "../patch/verdict";

export interface FirstInstallOptions {
  /** The present: earlier runs are over. */
  readonly from: Date;
  /** The system of the group's nodes, for a group may have a baseline for each. */
  readonly operatingSystem: string;
  readonly node?: NodeDescription;
  /** The Region of the group. Absent: the provider's. */
  readonly region?: string;
}

/** The first run that installs a patch on a group, or why there is none. */
export type FirstInstall =
  | ({
      readonly will: "install";
      /** Windows that may install earlier, each with why it cannot be said. */
      readonly uncertain: readonly string[];
      /** Where the first run works on some nodes only: the first one that works on all. */
      readonly onAllNodes?: InstallRun;
    } & InstallRun)
  | { readonly will: "not install"; readonly because: string }
  | { readonly will: "unknown"; readonly because: string };

/** The first run of a window that would install a patch on the nodes of a patch group. */
export function firstInstall(
  environment: PatchEnvironmentModel,
  patch: Patch,
  patchGroup: string,
  { from, operatingSystem, node, region }: FirstInstallOptions,
): FirstInstall & { readonly baseline: BaselineChoice } {
  const patching = patchingOf([{ environment }], { from });
  const view = patching.of(environment);
  const group = patching.group(view, patchGroup, view.placeOf({ region }));
  const choice = patching.baselineFor(group, operatingSystem);
  if (choice.baseline === undefined) return { will: "unknown", because: choice.because, baseline: choice };

  const verdict = explainPatch(choice.baseline, patch, from, node);
  const runs = patching.installRuns(group);
  const emergencies = runs.brought.filter(({ brings }) =>
    brings.some((one) => {
      const outcome = broughtExplainer(one, operatingSystem, node ?? {})?.(patch, from).outcome;
      return outcome === "approved" || outcome === "unknown";
    }),
  );
  const uncertain = emergencies.map(({ window }) => `${windowName(window)}: an emergency, which installs it`);
  const { names, without } = runs;
  const withEmergencies: RunsThatInstall = {
    firstAfter: (moment, nodes) => runs.firstAfter(moment, nodes),
    names,
    without,
    uncertain: [...runs.uncertain, ...uncertain],
  };
  return { ...firstInstallOf(verdict, withEmergencies, from), baseline: choice };
}

/** When patches are installed, as far as a first run needs it. */
export type RunsThatInstall = Pick<InstallRuns, "firstAfter" | "names" | "uncertain" | "without">;

/** The same from a verdict and a group's runs, for who has many patches. */
export function firstInstallOf(verdict: PatchVerdict, runs: RunsThatInstall, from: Date): FirstInstall {
  switch (verdict.outcome) {
    case "rejected":
      return { will: "not install", because: `it is rejected by ${verdict.entry}` };
    case "not selected":
      return { will: "not install", because: verdict.because };
    case "unknown":
      return { will: "unknown", because: verdict.because };
    case "approved":
      // A run at this very moment counts.
      return afterApproval(new Date(from.getTime() - 1), runs);
    case "waiting":
      return afterApproval(verdict.until, runs);
  }
}

/** What has been said of a run that works on all nodes: the same for every patch that it installs. */
const SAID = new WeakMap<InstallRun, FirstInstall>();

function afterApproval(moment: Date, runs: RunsThatInstall): FirstInstall {
  const first = runs.firstAfter(moment);
  if (first?.onlyNodes !== undefined) {
    const onAllNodes = runs.firstAfter(moment, "all");
    return { will: "install", ...first, uncertain: runs.uncertain, ...(onAllNodes && { onAllNodes }) };
  }
  if (first !== undefined) {
    const answer = SAID.get(first) ?? { will: "install", ...first, uncertain: runs.uncertain };
    SAID.set(first, answer);
    return answer;
  }
  if (runs.uncertain.length > 0) return { will: "unknown", because: joined(runs.uncertain) };
  const reasons = [...runs.names.map((name) => `${name} has no further run`), ...runs.without];
  const because = reasons.length > 0 ? joined(reasons) : "no maintenance window targets the group";
  return { will: "not install", because };
}
