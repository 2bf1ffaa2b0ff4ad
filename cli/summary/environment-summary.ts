import { describeApproval, describeExceptions } from "../../model/describe/describe-baseline";
import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { describeTask } from "../../model/describe/describe-task";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { OPERATING_SYSTEM_NAMES, operatingSystemLabel } from "../../model/facts/operating-systems";
import type { BaselineReference, PatchGroupModel } from "../../model/patch-group/patch-group-model";
import { windowsOfPatchGroup } from "../../model/patching/nodes/targeting";
import { timingOfWindow } from "../../model/patching/ways/window-timing-of";
import type { WindowTiming } from "../../model/schedule/grammar/window-timing";
import { occurrences } from "../../model/schedule/runs/occurrences";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { shortDate as dayAndMonth } from "../../model/text/moments";
import { WIDTH, wrap } from "../../model/text/wrap";
import { isKnown, type Knowable } from "../../model/values/unknown";

const NEXT_RUNS = 3;

/** Who gets which patches, and when: a block of lines for each patch group, at most 80 columns wide. */
export function summariseEnvironment(environment: PatchEnvironmentModel, now: Date): readonly string[] {
  const groups = [...environment.patchGroups].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const margin = 2 + Math.max(8, ...groups.map((group) => nameOf(group).length)) + 3;

  const blocks = groups.map((group) => {
    const lines = [...baselineLines(group, environment), ...windowLines(group, environment, now)];
    return lines
      .flatMap((line) => wrap(line, WIDTH - margin))
      .map((line, index) =>
        `  ${(index === 0 ? nameOf(group) : "").padEnd(margin - 2)}${line}`.replaceAll(HARD_SPACE, " ").trimEnd(),
      );
  });
  return blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

function baselineLines(group: PatchGroupModel, environment: PatchEnvironmentModel): readonly string[] {
  const baselines = group.registrations.map(({ baseline }) => baseline).sort((a, b) => placeOf(a) - placeOf(b));
  const width = Math.max(0, ...baselines.map((baseline) => systemOf(baseline).length));
  return baselines.map((baseline) => {
    const label = `${systemOf(baseline).padEnd(width)}  `;
    return label.replaceAll(" ", HARD_SPACE) + approvalOf(baseline, environment);
  });
}

/** Stands for a blank at which a line must not break. */
const HARD_SPACE = "\u00a0";

function approvalOf(reference: BaselineReference, environment: PatchEnvironmentModel): string {
  if (reference.kind === "predefined") return "AWS's own default baseline";
  if (reference.kind === "existing") {
    return `existing baseline ${isKnown(reference.baselineId) ? reference.baselineId : NOT_KNOWN_YET}`;
  }
  const baseline = environment.baselines.find(({ key }) => key === reference.key);
  return baseline === undefined
    ? `baseline ${reference.key}`
    : describeApproval(baseline) + describeExceptions(baseline);
}

function windowLines(group: PatchGroupModel, environment: PatchEnvironmentModel, now: Date): readonly string[] {
  if (!isKnown(group.patchGroup)) return [];
  const windows = windowsOfPatchGroup(environment, group.patchGroup);
  if (windows.length === 0) return ["no maintenance window targets this group"];
  return windows.flatMap(({ window, tasks }) => {
    const timing = timingOfWindow(window);
    const when = timing === undefined ? `schedule ${NOT_KNOWN_YET}` : describeSchedule(timing);
    const hours = isKnown(window.duration) ? `, ${window.duration} h` : "";
    const state = window.enabled === false ? " (disabled)" : "";
    const what = tasks.length === 0 ? "no task" : tasks.map(describeTask).join("; ");
    return [`${when}${hours}${state}  ${what}`, ...(timing === undefined ? [] : nextRuns(timing, now))];
  });
}

function nextRuns(timing: WindowTiming, now: Date): readonly string[] {
  const next = occurrences(timing, { from: now, count: NEXT_RUNS });
  if (!next.computable) return [];
  const dates = [...next.runs].map(({ local }) => shortDate(local, now));
  return dates.length === 0 ? ["no further run"] : [`next: ${dates.join(", ")}`];
}

/** `Sun 29 Nov`, with the year where it is not the present one. */
function shortDate(local: string, now: Date): string {
  const year = local.slice(0, 4);
  return year === String(now.getUTCFullYear()) ? dayAndMonth(local) : `${dayAndMonth(local)} ${year}`;
}

function systemOf({ operatingSystem }: BaselineReference): string {
  return isKnown(operatingSystem) ? operatingSystemLabel(operatingSystem) : `system ${NOT_KNOWN_YET}`;
}

/** AWS's own order of the systems. */
function placeOf({ operatingSystem }: BaselineReference): number {
  const place = isKnown(operatingSystem) ? (OPERATING_SYSTEM_NAMES as readonly string[]).indexOf(operatingSystem) : -1;
  return place === -1 ? OPERATING_SYSTEM_NAMES.length : place;
}

function nameOf(group: PatchGroupModel): string {
  return textOf(group.patchGroup);
}

function textOf(value: Knowable<string>): string {
  return isKnown(value) ? value : NOT_KNOWN_YET;
}
