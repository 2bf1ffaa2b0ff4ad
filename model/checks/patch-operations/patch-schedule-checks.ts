import type { WindowPair } from "../../patch-operations/patch-schedule/window-pair";
import { firstOverlap, type WindowOverlap } from "../../patching/runs/window-overlap";
import type { Occurrence } from "../../schedule/runs/occurrences";
import type { Check } from "../check/check";
import { defineCheck } from "../check/define-check";

export const scanDuringInstall = defineCheck({
  id: "PM741",
  severity: "error",
  on: "schedule",
  cause: "The scan window is open while the install window of the same nodes is.",
  reason:
    "Both run the patch document on the same nodes: the package manager locks one of them out, and the compliance " +
    "that the later one reports may be that of a node in the middle of its installation.",
  source: "maintenance window facts, D3",
  fix: "Let the scan run at another time of day, or after the install window has closed.",
  find: ({ scan, install }, { problems }) => {
    const overlap = firstOverlap(scan, install);
    if (overlap === undefined) return;
    problems.add(
      "scan.schedule",
      `expected scan and install never to be open at once, got a scan at ${clockText(overlap.first)} ` +
        `and an install at ${clockText(overlap.second)}${clocks(overlap)}; let the scan run at another time of day`,
    );
  },
});

export const PATCH_SCHEDULE_CHECKS = [scanDuringInstall] as const satisfies readonly Check<WindowPair>[];

function clocks({ first, second }: WindowOverlap): string {
  return first.zone === second.zone && first.offset !== second.offset ? " (the clocks change in between)" : "";
}

function clockText({ local, zone }: Occurrence): string {
  return `${local.replace("T", " ")} ${zone}`;
}
