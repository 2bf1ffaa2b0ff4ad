import { closedDays } from "../../arrival/closed-spans";
import { deadlinesOf } from "../../arrival/nodes-with-deadline";
import {
  areOfWay,
  keyOfNodes,
  nodesBesideGroups,
  oncePerCarrier,
  type PatchedNodes,
  titleOfNodes,
} from "../../arrival/patched-nodes";
import {
  leavingOutAlso,
  type Span,
  typedDays,
  type UncountedDays,
  uncountedSpans,
  uncountedText,
} from "../../deadlines/uncounted-days";
import { anyInstallingWays } from "../../patching/groups/installing-ways";
import { groupsOf } from "../../patching/patching";
import { runsOfOpening } from "../../patching/runs/runs-of-opening";
import type { EnvironmentView } from "../../patching/view/environment-view";
import type { WayOfPatching } from "../../patching/ways/way-of-patching";
import { localTime } from "../../schedule/zones/local-time";
import { localMinute, localText } from "../../text/moments";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

const REASON =
  "The property exceptDuring stops no window: it only leaves these days out of the deadline. changeFreezes closes the windows of its environment, and nothing else.";
const HOUR = 3_600_000;
/** No clock is further from UTC, and no window is open for longer. */
const DAY = 24 * HOUR;
/** By then what opens each month has run again: promote takes runs of a freeze that is removed for real. */
const MONTH = 31 * DAY;

export const patchedInFreeze = defineCheck({
  id: "PM839",
  severity: "warning",
  on: "environment",
  dependsOnDay: true,
  cause:
    "Nodes are patched in a change freeze (blackout): in days that their environment or their deadline leaves out.",
  reason: REASON,
  source: "our own",
  fix: "Say changeFreezes in the PatchEnvironment or PatchFleet; or set endDate so that no run reaches into these days, and let a second window begin after them with startDate; or accept the finding.",
  find: (view, { today, problems }) =>
    problems.addEach(nodesInFreezes(view, today).flatMap((one) => patchedWhileFrozen(one, today))),
});

export const freezeOver = defineCheck({
  id: "PM840",
  severity: "warning",
  on: "environment",
  dependsOnDay: true,
  cause: "A change freeze (blackout) of a PatchEnvironment or PatchFleet has been over for a month.",
  reason:
    "Its windows stay divided: those that end before it never open again, and an account that joins now would get windows that have ended, of which AWS says nothing.",
  source: "our own",
  fix: "Remove it from changeFreezes: the plan lets the first windows open again in place, and deletes those that began after it.",
  find: ({ environment: { changeFreezes = [] } }, { today, problems }) => {
    const over = changeFreezes.filter(({ until }) => Date.parse(until) + MONTH <= today.getTime());
    problems.addEach(
      over.map(({ key, ...days }) => ({
        key,
        path: "changeFreezes",
        message: `the change freeze of ${uncountedText([days])} is over`,
      })),
    );
  },
});

/** Nodes that nothing should patch on some days. */
interface NodesInFreeze {
  readonly nodes: PatchedNodes;
  readonly key: string;
  readonly days: readonly UncountedDays[];
  /** Whether their environment closes its windows on them; else their deadline alone leaves them out. */
  readonly isClosed: boolean;
}

function nodesInFreezes(view: EnvironmentView, today: Date): readonly NodesInFreeze[] {
  const { changeFreezes: freezes = [] } = view.environment;
  const withDeadline = deadlinesOf(view, today).flatMap(({ nodes, key, deadline: { exceptDuring = [] } }) => {
    const more = exceptDuring.filter(
      (one) => !freezes.some(({ from, until }) => from === one.from && until === one.until),
    );
    return [
      { nodes, key, days: freezes, isClosed: true },
      { nodes, key, days: more, isClosed: false },
    ];
  });
  if (freezes.length === 0) return withDeadline;
  const told = new Set(withDeadline.map(({ key }) => key));
  const others = [...groupsOf(view), ...oncePerCarrier(nodesBesideGroups(view))].flatMap((nodes) => {
    const key = keyOfNodes(nodes);
    return key === undefined || told.has(key) ? [] : [{ nodes, key, days: freezes, isClosed: true }];
  });
  return [...withDeadline, ...others];
}

function patchedWhileFrozen({ nodes, key, days, isClosed }: NodesInFreeze, today: Date): readonly AcrossReport[] {
  if (days.length === 0) return [];
  const spans = uncountedSpans(days);
  const ways = areOfWay(nodes) ? [nodes.way] : anyInstallingWays(nodes.view, nodes.patchGroup, nodes.place);
  const found = ways.flatMap((way) => {
    const run = firstRunIn(spans, way, today);
    return run === undefined ? [] : [{ way, run }];
  });
  if (found.length === 0) return [];
  // A window with several tasks is told once.
  const runs = new Set(found.map(({ way, run }) => `by ${way.carrier.name}, first on ${run}`));
  const reboots = found.some(({ way }) => way.reboot !== "never") ? ", and may reboot," : "";
  const when = isClosed ? "a change freeze" : "days that its deadline leaves out";
  return [
    {
      key,
      path: isClosed ? "" : "patchWithin",
      message: `${titleOfNodes(nodes)} is patched${reboots} in ${when} (${uncountedText(days)}): ${[...runs].join("; ")}`,
      because: REASON,
      fix: `${fixFor(
        nodes.view,
        found.every(({ way }) => way.kind === "window-task"),
        isClosed ? undefined : days,
      )}; or accept this (acceptFinding)`,
    },
  ];
}

/** @param beside - days that no freeze closes */
function fixFor(
  { environment: { changeFreezes = [], fixInFleet } }: EnvironmentView,
  isByWindows: boolean,
  beside: readonly UncountedDays[] | undefined,
): string {
  if (!isByWindows) return "let windows install instead, which changeFreezes close";
  const byDates =
    "set endDate so that no run reaches into these days, and let a second window begin after them with startDate";
  if (beside === undefined) return byDates;
  const someRings = fixInFleet === undefined ? "" : "; where only some rings stop, say it in these alone";
  if (changeFreezes.length > 0) {
    const all = leavingOutAlso(changeFreezes, beside);
    if (all === undefined) return byDates;
    return `write changeFreezes: ${typedDays(closedDays(uncountedSpans(all), "UTC"))} in place of exceptDuring${someRings}`;
  }
  if (fixInFleet !== undefined) return `say changeFreezes in place of exceptDuring${someRings}`;
  return `say changeFreezes in the PatchEnvironment (docs/cookbook.md, Freeze in December), or ${byDates}`;
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
