import type { Neighbours } from "../../patching/neighbours";
import type { EnvironmentView } from "../../patching/view/environment-view";
import {
  firstMeetings,
  isElsewhere,
  MOST_MET,
  type Visit,
  type VisitedNodes,
  type Visitor,
  visitsByNodes,
} from "../../patching/visits";
import type { Occurrence } from "../../schedule/runs/occurrences";
import { localTime } from "../../schedule/zones/local-time";
import { localText } from "../../text/moments";
import { counted, joinedFirst, orAcceptAt } from "../../text/wording";
import { grouped } from "../../values/grouped";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

export const windowsOverlap = defineCheck({
  id: "PM620",
  severity: "warning",
  on: "environment",
  dependsOnDay: true,
  acceptedAt: 'the other one with its nodes, such as "nightly (tag:Patch Group = web)"',
  cause:
    "Two windows, or a window and another way of patching, are at work on the same nodes at the same time, also from two stacks of one account.",
  reason: "Both send commands to a node, and the one may reboot it while the other installs.",
  source: "maintenance window facts, B and D1",
  fix: "Move one of them, make the first one shorter, or give them different nodes.",
  find: (view, { problems, neighbours, today, now = today }) => {
    const isToldFrom = (earlier: Visit, later: Visit) => isToldHere(earlier, later) && isToCome(later.run, now);
    const here = visitsByNodes(view).flatMap((visited) => overlapsAmong(visited, isToldFrom));
    const across = neighbours === undefined ? [] : (overlapsAcross(neighbours, now).get(view) ?? []);
    // Of the same environment each other one by itself; those of other stacks, which may be hundreds, together.
    const keyOf = ({ later, earlier }: Overlap) => [later.by.opener.carrier.key, earlier.by.opener.carrier.key];
    const pairs = grouped(here, (one) => JSON.stringify(keyOf(one)));
    const beside = grouped(across, (one) => keyOf(one)[0]);
    const inOrder = grouped([...pairs.values(), ...beside.values()], ([one]) => keyOf(one as Overlap)[0]);
    problems.addEach([...inOrder.values()].flat().map(overlapReport));
  },
});

/** Runs are those of a whole day, and a part of it may be over. */
function isToCome({ instant }: Occurrence, now: Date): boolean {
  return instant >= now;
}

/** A visit that begins while another one is there. */
interface Overlap {
  /** Names the nodes that both visit. */
  readonly word: string;
  readonly earlier: Visit;
  readonly later: Visit;
}

function overlapsAmong(
  { word, visits }: VisitedNodes,
  isMeant: (earlier: Visit, later: Visit) => boolean,
): readonly Overlap[] {
  return firstMeetings(visits, isMeant).map(([earlier, later]) => ({ word, earlier, later }));
}

const ACROSS = new WeakMap<Neighbours, ReadonlyMap<EnvironmentView, readonly Overlap[]>>();

/** What begins in each environment while something of another one is there; worked out once for all of them. */
function overlapsAcross(neighbours: Neighbours, now: Date): ReadonlyMap<EnvironmentView, readonly Overlap[]> {
  const known = ACROSS.get(neighbours);
  if (known !== undefined) return known;
  const isMeant = (earlier: Visit, later: Visit) => isElsewhere(earlier.by, later.by) && isToCome(later.run, now);
  const overlaps = neighbours.visits.flatMap((visited) => overlapsAmong(visited, isMeant));
  const byView = grouped(overlaps, ({ later }) => later.by.view);
  ACROSS.set(neighbours, byView);
  return byView;
}

/** @param overlaps - of one that is later: with one other, or with those of other stacks */
function overlapReport(overlaps: readonly Overlap[]): AcrossReport {
  const { earlier, later } = overlaps[0] as Overlap;
  const others = new Map(overlaps.map((one) => [nameIn(one.earlier, one.later), one.earlier.by.opener.carrier]));
  const names = [...others.keys()].sort();
  const words = [...new Set(overlaps.map(({ word }) => word))].sort();
  const areWindows = earlier.by.opener.window !== undefined && later.by.opener.window !== undefined;
  const fix = areWindows
    ? "move one of the windows, make the first one shorter, or give them different nodes"
    : "move one of them, or give them different nodes";
  // An acceptance is about all of them, so that none that comes later hides behind "and 2 more".
  // A plan knows what AWS calls it, and not where it stands in the program. In order: which is met first is a matter of the day.
  const path = `${firstOf([...others.values()].map(({ name }) => name).sort(), MOST_MET)} (${firstOf(words, words.length)})`;
  return {
    key: later.by.opener.carrier.key,
    path,
    message: `runs while ${firstOf(names)} ${names.length === 1 ? "runs" : "run"}, on the same nodes`,
    because: `First on ${clockText(later.run)}: ${whileText(earlier, firstOf(words))} ${whatMayHappen(earlier.by, later.by)}`,
    fix: `${fix}; ${orAcceptAt(path)}`,
  };
}

/** Others, or words of nodes, that are named; the rest is counted. */
const MOST_NAMES = 3;

function firstOf(names: readonly string[], most = MOST_NAMES): string {
  const isOpen = names.length >= MOST_MET;
  return `${joinedFirst(names, most)}${isOpen ? " or more" : ""}`;
}

/** What the clocks show then, for one time must not stand before another that it comes after. */
function clockText(run: Occurrence): string {
  if (run.daylightSaving !== "skipped") return localText(run);
  return `${localText(localTime(run.instant, run.zone))} (the clocks skip ${run.local.slice(11)})`;
}

/** A construct path names its stack; an address does not. */
function nameIn({ by: { opener, view } }: Visit, { by: own }: Visit): string {
  const { key } = opener.carrier;
  return view === own.view || view.stack === "" || key.startsWith(`${view.stack}/`) ? key : `${key} of ${view.stack}`;
}

/** That two of one stack install on the same nodes without being windows both is told by itself, whenever they run. */
function isToldHere({ by: one }: Visit, { by: other }: Visit): boolean {
  const areWindows = one.opener.window !== undefined && other.opener.window !== undefined;
  return areWindows || !(installsSurely(one) && installsSurely(other));
}

/** An emergency is over soon: nobody is told to keep it away for good. */
function installsSurely({ opener }: Visitor): boolean {
  return opener.ways.some(({ operation, isEmergency }) => operation === "install" && !isEmergency);
}

/** What has no end is only known to begin. */
function whileText({ by, run }: Visit, word: string): string {
  const { key } = by.opener.carrier;
  return by.hours === undefined
    ? `${key} begins on ${word} at the same time, and has no end.`
    : `${key} is open for ${word} since ${clockText(run)}, for ${counted(by.hours, "hour")}.`;
}

export const scanAfterInstall = defineCheck({
  id: "PM621",
  severity: "information",
  on: "environment",
  dependsOnDay: true,
  cause: "A window or another way scans nodes on the day on which another one has installed on them.",
  reason: "A scan after an installation mostly repeats what that has reported; often it is meant, as its proof.",
  source: "maintenance window facts, D3",
  fix: "Nothing needs to be done; scan on another day, or leave the scan out, if it is not meant.",
  find: (view, { problems, today, now = today }) => {
    const reported = new Set<string>();
    problems.addEach(
      visitsByNodes(view).flatMap(({ word, visitors, visits }) => {
        if (!visitors.some(onlyScans) || visitors.every(onlyScans)) return [];
        let installation: Visit | undefined;
        return visits.flatMap((visit): AcrossReport[] => {
          const { key } = visit.by.opener.carrier;
          if (reportsByBaseline(visit.by)) installation = visit;
          if (!onlyScans(visit.by) || installation === undefined || reported.has(key)) return [];
          if (!isToCome(visit.run, now)) return [];
          const sameDay = dayOf(visit.run) === dayOf(installation.run) && installation.end <= visit.start;
          const installer = installation.by.opener.carrier.key;
          if (!sameDay || installer === key) return [];
          reported.add(key);
          return [
            {
              key,
              message: `scans on the day on which ${installer} has installed, on the same nodes`,
              because:
                `First on ${clockText(visit.run)}, after ${clockText(installation.run)}, for ${word}. ` +
                "The installation has reported most of what the scan finds.",
              fix: "scan on another day, or leave the scan out",
            },
          ];
        });
      }),
    );
  },
});

/** A scan never reboots a node, and has nothing that a reboot would harm but itself. */
function whatMayHappen(one: Visitor, other: Visitor): string {
  if (onlyScans(one) && onlyScans(other)) return "The same nodes are scanned twice at once.";
  const mayReboot = [one, other].some(({ opener }) => opener.ways.some(({ reboot }) => reboot !== "never"));
  if (onlyScans(one) || onlyScans(other)) {
    return mayReboot
      ? "The one may reboot a node while the other scans it."
      : "Neither reboots a node; the scan may report as missing what the other has just installed.";
  }
  return mayReboot
    ? "The one may reboot a node while the other installs."
    : "Neither reboots a node; both install on it at the same time.";
}

/** What an override lets in is installed and not reported: a scan after it has something to say. */
function reportsByBaseline({ installs, opener }: Visitor): boolean {
  return installs && opener.ways.some(({ operation, follows }) => operation !== "scan" && follows.by !== "override");
}

function onlyScans({ installs, scans }: Visitor): boolean {
  return scans && !installs;
}

/** Dates that are named; the rest is counted. */
const MOST_DATES = 3;

export const clockChange = defineCheck({
  id: "PM622",
  severity: "warning",
  on: "environment",
  dependsOnDay: true,
  cause: "A window runs at a time of day that its time zone skips or repeats when the clocks change.",
  reason: "AWS does not say whether such a run takes place, when, and how often.",
  source: "maintenance window facts, A7",
  fix: "Choose an hour at which the clocks of the zone never change, or a zone without daylight saving time.",
  find: (view, { problems, today, now = today }) =>
    problems.addEach(
      view.windows.flatMap((window): AcrossReport[] => {
        const runs = view.runsOf(window).filter((run) => run.daylightSaving !== undefined && isToCome(run, now));
        const [first] = runs;
        if (first === undefined) return [];
        return [
          {
            key: window.key,
            message: `runs at an hour that the clocks of ${first.zone} skip or repeat`,
            because: `${capital(joinedFirst(runs.map(changeOf), MOST_DATES))}. AWS does not say whether and when the window runs then.`,
            fix: "choose an hour at which those clocks never change, or a zone without daylight saving time",
          },
        ];
      }),
    ),
});

function changeOf(run: Occurrence): string {
  const what = run.daylightSaving === "skipped" ? "does not exist" : "comes twice";
  return `${run.local.replace("T", " ")} ${what}`;
}

function dayOf({ local }: Occurrence): string {
  return local.slice(0, 10);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
