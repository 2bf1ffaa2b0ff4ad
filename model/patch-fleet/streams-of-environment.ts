import type { PatchEnvironmentModel } from "../environment/patch-environment-model";
import { operatingSystemFacts } from "../facts/operating-systems";
import type { MaintenanceWindowModel } from "../maintenance-window/maintenance-window-model";
import type { ApprovalRuleModel } from "../patch-baseline/patch-baseline-model";
import { windowsOfPatchGroup } from "../patching/nodes/targeting";
import { installs } from "../patching/ways/installing-task";
import { timingOfWindow } from "../patching/ways/window-timing-of";
import { isKnown, type Knowable } from "../values/unknown";
import type { Approval, InstallStream, InstallWindow } from "./install-stream";

const NOT_KNOWN = "(known after apply)";
const LONGEST_WINDOW = 24;

/** The streams of what a stack synthesised: as `streamsOf`, with baselines by their names. */
export function streamsOfEnvironment(environment: PatchEnvironmentModel): readonly InstallStream[] {
  const streams = new Map<string, InstallStream>();
  for (const { patchGroup, registrations } of environment.patchGroups) {
    const windows = isKnown(patchGroup) ? installWindows(environment, patchGroup) : [];
    for (const { baseline: reference } of registrations) {
      const baseline =
        reference.kind === "managed" ? environment.baselines.find(({ key }) => key === reference.key) : undefined;
      if (baseline === undefined) continue;
      const system = isKnown(baseline.operatingSystem) ? baseline.operatingSystem : NOT_KNOWN;
      const stream: InstallStream = {
        baseline: isKnown(baseline.name) ? baseline.name : baseline.key,
        operatingSystem: system,
        heedsDelay: operatingSystemFacts(system)?.delay !== "ignored",
        approvals: isKnown(baseline.approvalRules) ? baseline.approvalRules.map(approvalOf) : [undefined],
        windows,
      };
      streams.set(JSON.stringify(stream), stream);
    }
  }
  return [...streams.values()];
}

/** The enabled windows that install on a patch group. */
export function installingWindows(environment: PatchEnvironmentModel, patchGroup: string) {
  return windowsOfPatchGroup(environment, patchGroup).filter(
    ({ window, tasks }) => window.enabled !== false && tasks.some(installs),
  );
}

function installWindows(environment: PatchEnvironmentModel, patchGroup: string): readonly InstallWindow[] {
  return installingWindows(environment, patchGroup).map(({ window }) => installWindow(window));
}

function installWindow(window: MaintenanceWindowModel): InstallWindow {
  return {
    timing: timingOfWindow(window) ?? { schedule: NOT_KNOWN },
    hours: isKnown(window.duration) ? window.duration : LONGEST_WINDOW,
  };
}

function approvalOf(rule: Knowable<ApprovalRuleModel>): Approval {
  if (!isKnown(rule)) return undefined;
  const { approveAfterDays = 0, approveUntilDate } = rule;
  if (approveUntilDate !== undefined) return isKnown(approveUntilDate) ? { untilDate: approveUntilDate } : undefined;
  return isKnown(approveAfterDays) ? { afterDays: approveAfterDays } : undefined;
}
