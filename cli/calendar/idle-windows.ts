import { onClock } from "../../model/schedule/zones/whole-day";
import { utcText } from "../../model/text/moments";
import { joinedFirst } from "../../model/text/wording";
import type { Calendar, CalendarWindow } from "./calendar";
import type { Typed } from "./more-of-it";
import { isNext, type NextRun } from "./next-run";
import { countedKinds } from "./what-runs";

/** Names that are told of what has no run. */
const MOST_NAMED = 3;

/** What was typed of the time and of the nodes that are asked about. */
type Asked = Pick<Typed, "from" | "until" | "group" | "stack" | "reboots">;

interface WithoutRun {
  /** `3 windows have no run from … until …: a, b and c.` */
  readonly sentence?: string;
  /** The same where it answers for all nodes: `No node reboots from 2026-12-05 until 2026-12-06: no window opens.` */
  readonly answer?: string;
  /** What has a run, or may have one. */
  readonly others: readonly CalendarWindow[];
}

/** What a calendar says of windows that have no run in the time that is asked for, and the others. */
export function withoutRun(calendar: Calendar, asked: Asked): WithoutRun {
  const idle = calendar.windows.filter((window) => hasNoRun(window, calendar, asked));
  const others = calendar.windows.filter((window) => !idle.includes(window));
  if (idle.length > 0) return { others, ...idleSentence(idle, others, calendar, asked) };
  const late = asked.until === undefined ? undefined : goingOn(others);
  return { others, ...(late === undefined ? {} : { sentence: late.says }) };
}

/** Whoever names an end asks what opens before it; of a whole year each window says that it does not. */
function hasNoRun({ next }: CalendarWindow, { until }: Calendar, typed: Asked): boolean {
  if (typed.until === undefined) return false;
  return WITHOUT_RUN.includes(next.kind) || (next.kind === "once" && next.run.instant >= onClock(until, next.run.zone));
}

/** What has no run in a time: also what has run before it. */
const WITHOUT_RUN: readonly NextRun["kind"][] = ["later", "over", "none"];

function idleSentence(
  idle: readonly CalendarWindow[],
  others: readonly CalendarWindow[],
  { from, until: end }: Calendar,
  { from: start = utcText(from), until = "", group, stack, reboots }: Asked,
): Omit<WithoutRun, "others"> {
  const time = `from ${start} until ${until}`;
  const late = goingOn([...idle, ...others]);
  const quiet = Math.max(quietFrom(others), late?.until ?? 0);
  const isQuiet = quiet < end.getTime();
  const since = quiet > 0 && isQuiet ? utcText(new Date(quiet)) : start;
  const named = [
    ...(group === undefined ? [] : [group]),
    ...(stack === undefined ? [] : [joinedFirst(stack, MOST_NAMED)]),
  ];
  const whose = named.length === 0 ? "" : ` of ${named.join(" in ")}`;
  const nobody = `No node${whose} ${reboots ? "reboots" : "is patched"} from ${since} until ${until}`;
  const areAllWindows = idle.every(({ kind }) => kind === "maintenance window");
  const before = late === undefined ? "" : ` Before that, a command of ${late.names} may go on, and reboot nodes.`;
  const after = late === undefined ? "" : ` ${late.says}`;
  // What associations and policies do when they are applied hangs on no schedule.
  if (others.length === 0 && isQuiet)
    return answering(areAllWindows ? `${nobody}: no window opens.${before}` : `Nothing runs ${time}.${after}`);
  const names = joinedFirst([...new Set(idle.map(({ name }) => name))], MOST_NAMED);
  const have = idle.length === 1 ? "has" : "have";
  return isQuiet && areAllWindows && idle.some(mayInstall)
    ? answering(`${nobody}: ${names} ${have} no run in this time.${before}`)
    : { sentence: `${countedKinds(idle)} ${have} no run ${time}: ${names}.${after}` };
}

/** `A command of weekly may go on, and reboot nodes, until 2026-12-04 10:00 UTC.`: a window that closes does not end it. */
function goingOn(windows: readonly CalendarWindow[]) {
  const late = windows.filter(({ goesOnUntil }) => goesOnUntil !== undefined);
  if (late.length === 0) return undefined;
  const names = joinedFirst([...new Set(late.map(({ name }) => name))], MOST_NAMED);
  const until = Math.max(...late.map(({ goesOnUntil }) => goesOnUntil?.getTime() ?? 0));
  return {
    names,
    until,
    says: `A command of ${names} may go on, and reboot nodes, until ${utcText(new Date(until))}.`,
  };
}

function answering(answer: string): Omit<WithoutRun, "others"> {
  return { sentence: answer, answer };
}

/** When the last of what installs closes, of what is open already; infinite where something opens, or may open. */
function quietFrom(windows: readonly CalendarWindow[]): number {
  const ends = windows.filter(mayInstall).map(({ next, runs }) => {
    const last = runs.at(-1);
    const isLast = last !== undefined && isNext(last, next);
    return next.kind === "open" && isLast ? next.end.getTime() : Number.POSITIVE_INFINITY;
  });
  return Math.max(0, ...ends);
}

/** Also where what it does, or when, is not known yet. */
function mayInstall({ does, next }: CalendarWindow): boolean {
  return does !== undefined && does.operation !== "scan" && next.kind !== "disabled";
}
