import { deadlinesOf, type NodesWithDeadline } from "../../arrival/nodes-with-deadline";
import { areOfWay, titleOfNodes } from "../../arrival/patched-nodes";
import { type Span, uncountedSpans, uncountedText } from "../../deadlines/uncounted-days";
import { anyInstallingWays } from "../../patching/groups/installing-ways";
import { runsOfOpening } from "../../patching/runs/runs-of-opening";
import type { WayOfPatching } from "../../patching/ways/way-of-patching";
import { localTime } from "../../schedule/zones/local-time";
import { localMinute, localText } from "../../text/moments";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

const REASON = "The property exceptDuring stops no window: it only leaves these days out of the deadline.";
const HOUR = 3_600_000;
/** No clock is further from UTC, and no window is open for longer. */
const DAY = 24 * HOUR;

export const patchedInFreeze = defineCheck({
  id: "PM839",
  severity: "warning",
  on: "environment",
  dependsOnDay: true,
  cause: "Nodes are patched in a change freeze (blackout): in days that their deadline leaves out.",
  reason: REASON,
  source: "our own",
  fix: "Set endDate so that no run reaches into these days, and let a second window begin after them with startDate; or accept the finding.",
  find: (view, { today, problems }) =>
    problems.addEach(deadlinesOf(view, today).flatMap((one) => patchedWhileFrozen(one, today))),
});

function patchedWhileFrozen(
  { nodes, key, deadline: { exceptDuring } }: NodesWithDeadline,
  today: Date,
): readonly AcrossReport[] {
  if (exceptDuring === undefined) return [];
  const spans = uncountedSpans(exceptDuring);
  const ways = areOfWay(nodes) ? [nodes.way] : anyInstallingWays(nodes.view, nodes.patchGroup, nodes.place);
  const found = ways.flatMap((way) => {
    const run = firstRunIn(spans, way, today);
    return run === undefined ? [] : [{ way, run }];
  });
  if (found.length === 0) return [];
  // A window with several tasks is told once.
  const runs = new Set(found.map(({ way, run }) => `by ${way.carrier.name}, first on ${run}`));
  const reboots = found.some(({ way }) => way.reboot !== "never") ? ", and may reboot," : "";
  const isByWindows = found.every(({ way }) => way.kind === "window-task");
  const fix = isByWindows
    ? "set endDate so that no run reaches into these days, and let a second window begin after them with startDate"
    : "let windows install instead, which endDate and startDate stop";
  const isInFleet = nodes.view.environment.fixInFleet !== undefined;
  const ofRings = isInFleet ? "; where only some rings stop, say exceptDuring in the patchWithin of these alone" : "";
  return [
    {
      key,
      path: "patchWithin",
      message: `${titleOfNodes(nodes)} is patched${reboots} in days that its deadline leaves out (${uncountedText(exceptDuring)}): ${[...runs].join("; ")}`,
      because: REASON,
      fix: `${fix} (docs/cookbook.md, Freeze in December)${ofRings}; or accept this (acceptFinding)`,
    },
  ];
}

/** By the clock of the way itself, for it is the days of its site that people freeze. */
function firstRunIn(spans: readonly Span[], way: WayOfPatching, today: Date): string | undefined {
  const found = runsOfOpening(way, today);
  if (!("runs" in found)) return undefined;
  const length = isKnown(way.hours) ? way.hours * HOUR : 0;
  for (const span of spans) {
    let run = found.runs.firstAfter(span.from - 2 * DAY);
    while (run !== undefined && run.instant.getTime() < span.until + DAY) {
      const end = localTime(new Date(run.instant.getTime() + length), run.zone).local;
      const isBefore = asUtc(run.local) < span.from;
      if (asUtc(run.local) < span.until && (!isBefore || asUtc(end) > span.from)) {
        return `${localText(run)}${isBefore ? ` (until ${localMinute(end)})` : ""}`;
      }
      run = found.runs.firstAfter(run.instant.getTime());
    }
  }
  return undefined;
}

/** What a clock shows, as the days of a deadline are held. */
function asUtc(local: string): number {
  return Date.parse(`${local}Z`);
}
