import { type ArrivalOfRelease, SUPERSEDED } from "../../arrival/arrival";
import { lengthOf } from "../../arrival/arrival-by";
import { aboutDays, atMostDays } from "../../arrival/arrival-words";
import { baselinesOfNodes } from "../../arrival/baselines-of-nodes";
import { closedSpans, closedText } from "../../arrival/closed-spans";
import {
  deadlineOfNodes,
  keyOfNodes,
  nodesBesideGroups,
  oncePerCarrier,
  titleOfNodes,
} from "../../arrival/patched-nodes";
import { releasesOfBaseline } from "../../arrival/releases-of-baseline";
import { runsOfNodes } from "../../arrival/runs-of-nodes";
import type { RunsOnNodes } from "../../arrival/runs-on-nodes";
import { MILDEST, settled } from "../../deadlines/deadline-model";
import { operatingSystemLabel } from "../../facts/operating-systems";
import { groupsOf } from "../../patching/patching";
import { firstReleaseIn, PATCH_TUESDAY, RELEASE_DAYS, type ReleaseCalendar } from "../../releases/release-calendar";
import { localTime } from "../../schedule/zones/local-time";
import { localText } from "../../text/moments";
import { counted } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

const WHILE_CLOSED =
  "let a window open in these days, name them in exceptDuring of patchWithin, or accept this (acceptFinding) until they are over";
const DAY = 86_400_000;
/** Patch Tuesdays are 28 or 35 days apart: what is later than this comes about when the next one is out, or after it. */
const MONTH = 30;

export const supersededFirst = defineCheck({
  id: "PM836",
  severity: "warning",
  on: "environment",
  dependsOnDay: true,
  cause: "Windows nodes get a monthly update more than 30 days after its release.",
  reason:
    "The next one comes 28 or 35 days after it and supersedes it: the nodes are a month behind, or nearly so. The " +
    "message says which of the two comes first.",
  source: "maintenance window facts, A11",
  fix: "Shorten the delay, or open the window some days after Patch Tuesday: Schedule.patchTuesday; a freeze that is meant stands in exceptDuring of patchWithin.",
  find: (view, { today, problems }) =>
    problems.addEach(
      [...groupsOf(view), ...oncePerCarrier(nodesBesideGroups(view))].flatMap((nodes): AcrossReport[] => {
        const deadline = deadlineOfNodes(nodes);
        const exceptDuring = deadline && settled(deadline, MILDEST).exceptDuring;
        let runs: RunsOnNodes | undefined;
        return baselinesOfNodes(nodes).flatMap((one): AcrossReport[] => {
          const { baseline, operatingSystem, registeredAs } = one;
          if (baseline === undefined || !isKnown(operatingSystem)) return [];
          const { calendar, areCumulative } = releasesOfBaseline(baseline);
          if (!areCumulative || calendar.kind === "any instant") return [];
          const words = wordsOf(calendar.name);
          const key = registeredAs ?? keyOfNodes(nodes) ?? "";
          const updated = `${operatingSystemLabel(operatingSystem)} is updated on ${words.days}`;
          runs ??= runsOfNodes(today, nodes);
          const arrival = runs.arrival(one);
          if (arrival.arrives === "never" && arrival.because === SUPERSEDED) {
            return [
              {
                key,
                message: `${titleOfNodes(nodes)} never gets some updates: ${arrival.because}`,
                because: `${updated}.`,
                fix: words.waitLess,
              },
            ];
          }
          if (arrival.arrives !== "always") return [];
          // Of days that a deadline leaves out, such as a freeze, it is known that nothing is installed in them.
          const withoutFreeze = exceptDuring === undefined ? arrival : runs.arrival(one, { exceptDuring });
          if (lengthOf(withoutFreeze) <= MONTH * DAY) return [];
          const { released, zone } = arrival.worst;
          const closed = closedSpans(runs.openings, arrival.worst);
          const isFrozen = closed.length > 0;
          return [
            {
              key,
              message: `${titleOfNodes(nodes)} gets the update of ${localText(localTime(released, zone))} ${counted(atMostDays(lengthOf(arrival)), "day")} after its release${isFrozen ? `: ${closedText(closed, zone)}` : ""}`,
              because: `${updated}: ${nextText(calendar, arrival.worst)}.`,
              fix: isFrozen ? WHILE_CLOSED : words.install,
            },
          ];
        });
      }),
    ),
});

/** Whether the next release supersedes this one before it is installed, or when it is out else. */
function nextText(calendar: ReleaseCalendar, { released, installed }: ArrivalOfRelease): string {
  const after = released.getTime() + 1;
  const next = firstReleaseIn(calendar, after, after + RELEASE_DAYS * DAY);
  if (next === undefined) return "no other one comes within a year";
  const days = (next - installed.getTime()) / DAY;
  return days <= 0
    ? "the next one comes first, and supersedes it"
    : `the next one is out ${counted(aboutDays(days * DAY), "day")} after that`;
}

function wordsOf(name: string) {
  if (name !== PATCH_TUESDAY.name) {
    const fix = "wait fewer days than lie between two releases";
    return { days: "the days that releases names", waitLess: fix, install: fix };
  }
  return {
    days: name,
    waitLess: "wait fewer than 28 days",
    install:
      "shorten the delay, or open the window some days after the release: Schedule.patchTuesday({ plusDays: … })",
  };
}
