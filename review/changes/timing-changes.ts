import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { onlyScans } from "../../model/patching/ways/task-operation";
import { momentOfDate, restsBetween } from "../../model/schedule/grammar/window-dates";
import { DEFAULT_TIME_ZONE } from "../../model/schedule/grammar/window-timing";
import { describeWindowDate } from "../../model/schedule/words/describe-window-dates";
import { localMinute, localText } from "../../model/text/moments";
import { counted, joinedFirst } from "../../model/text/wording";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { ReviewedRuns, type Runs, scheduleText } from "../reach/reviewed-runs";
import type { ChangeKind } from "../risk/change-kinds";
import { changed, type Detail, detail, shown } from "./detail";
import { clockText, clockZoneOf, frequencyText, patternOf, type WindowPattern } from "./window-pattern";

type Window = MaintenanceWindowModel;

const SCHEDULE = ["schedule", "scheduleTimezone", "scheduleOffset"] as const;

/** What changes about when a window runs. Its kind comes from a common year, its sentence may name the next run. */
export function timingChanges(
  before: Window,
  after: Window,
  calendar: ReviewedRuns,
  { goesOn, wentOn }: WindowsAfter = {},
): readonly Detail[] {
  // Days that stay on a clock move with it, which its schedule tells.
  const isSameDay = (name: "startDate" | "endDate") =>
    before.scheduleTimezone !== after.scheduleTimezone && dayText(name, before) === dayText(name, after);
  return [
    ...scheduleChange(before, after, calendar),
    ...(isSameDay("startDate") ? [] : startChange(before, after)),
    ...(isSameDay("endDate") ? [] : endChange(before, after, calendar, { goesOn, wentOn })),
  ];
}

/** The windows that do the same once one has ended: after the plan, and before it. */
export interface WindowsAfter {
  readonly goesOn?: Window | undefined;
  readonly wentOn?: Window | undefined;
}

function scheduleChange(before: Window, after: Window, calendar: ReviewedRuns): readonly Detail[] {
  if (SCHEDULE.every((name) => before[name] === after[name])) return [];
  const [old, now] = [patternOf(before), patternOf(after)];
  const kind = scheduleKind(old, now);
  const texts = { before: scheduleText(before), after: scheduleText(after) };
  if (kind === "window-same-runs") {
    return [{ ...detail(kind, "the schedule is written differently, the runs stay"), ...texts }];
  }
  // Whether it is enabled is told apart: here both are taken as if they were.
  const runs = {
    old: calendar.runsOf({ ...before, enabled: true }),
    now: calendar.runsOf({ ...after, enabled: true }),
  };
  const same = texts.before === texts.after ? argumentsText(before, after) : `${texts.after}, was ${texts.before}`;
  const parts = [
    `runs ${same}`,
    ...clocksText(old, now, runs.now),
    ...frequencyText(old, now),
    ...nextText(runs, after.enabled),
  ];
  return [{ ...detail(kind, parts.join("; ")), ...texts }];
}

function scheduleKind(old: WindowPattern, now: WindowPattern): ChangeKind {
  if (now.kind === "not known") return "window-unclear";
  if (now.kind === "never") return old.kind === "never" ? "window-same-runs" : "window-never";
  if (now.kind === "once") return old.kind === "once" ? "window-moved" : "window-once";
  const [first, last] =
    old.kind === "repeats" ? old.years : [0, old.kind === "not known" ? Number.POSITIVE_INFINITY : 0];
  if (now.years[1] < last) return "window-ends";
  if (old.kind !== "repeats") return old.kind === "not known" ? "window-moved" : "window-more-often";
  if (now.runsAYear !== old.runsAYear) return now.runsAYear < old.runsAYear ? "window-less-often" : "window-more-often";
  if (now.years[0] > first) return "window-starts-later";
  if (now.years[1] > last) return "window-continues";
  return now.starts.join() === old.starts.join() && now.starts.length > 0 ? "window-same-runs" : "window-moved";
}

/** `Sun 07:00 on the clock of Europe/London`: what another time zone means to who knows the old one. */
function clocksText(old: WindowPattern, now: WindowPattern, runs: Runs): readonly string[] {
  const [was, is] = [clockZoneOf(old), clockZoneOf(now)];
  const next = runs.kind === "runs" ? runs.runs[0] : undefined;
  if (was === undefined || is === undefined || was === is || next === undefined || old.kind !== "repeats") return [];
  const first = old.starts[0];
  const instead = first === undefined ? "" : ` instead of ${clockText(new Date(first), was)}`;
  return [`that is ${clockText(next.instant, was)} ${was}${instead}`];
}

function nextText(
  { old, now }: { readonly old: Runs; readonly now: Runs },
  enabled: Knowable<boolean>,
): readonly string[] {
  if (now.kind === "never") return ["it does not run again"];
  // A disabled window has a schedule, and no run.
  if (enabled === false && now.kind === "runs") return ["it is disabled"];
  if (now.kind === "not known") return [`next run not computable: ${now.because}`];
  if (!isKnown(enabled)) return ["next run not known: whether it is enabled is known after apply"];
  const was = firstRun(old) === firstRun(now) || firstRun(old) === "" ? "" : `, was ${firstRun(old)}`;
  return [`next run ${firstRun(now)}${was}`];
}

function firstRun(runs: Runs): string {
  const first = runs.kind === "runs" ? runs.runs[0] : undefined;
  return first === undefined ? "" : localText(first);
}

function argumentsText(before: Window, after: Window): string {
  return SCHEDULE.filter((name) => before[name] !== after[name])
    .map((name) => `${name} ${shown(after[name])}, was ${shown(before[name])}`)
    .join("; ");
}

type MaybeDate = Knowable<string> | undefined;

function startChange(before: Window, after: Window): readonly Detail[] {
  if (before.startDate === after.startDate) return [];
  if (isSameMoment(before.startDate, after.startDate)) return [sameMoment("startDate", before, after)];
  const texts = dateTexts("startDate", before, after);
  const kind = startKind(before.startDate, after.startDate);
  return [changed(kind, "does not run before", texts.before, texts.after)];
}

/** As they are written, where a clock shows the same of both. */
function dateTexts(name: "startDate" | "endDate", before: Window, after: Window) {
  const [old, now] = [dateText(name, before), dateText(name, after)];
  return old === now ? { before: shown(before[name]), after: shown(after[name]) } : { before: old, after: now };
}

/** On the clock of the window, which is named: a plan may change it as well. */
export function dateText(name: "startDate" | "endDate", window: Window): string {
  const { [name]: date, scheduleTimezone: zone = DEFAULT_TIME_ZONE } = window;
  const text = dayText(name, window);
  return date === undefined || !isKnown(date) || text === date ? text : `${text} ${shown(zone)}`;
}

/** The same without the name of the clock. */
export function dayText(name: "startDate" | "endDate", window: Window): string {
  const { [name]: date, scheduleTimezone: zone = DEFAULT_TIME_ZONE } = window;
  return date === undefined || !isKnown(date) ? shown(date) : describeWindowDate(date, zone);
}

function startKind(before: MaybeDate, after: MaybeDate): ChangeKind {
  const [old, now] = [momentOf(before), momentOf(after)];
  if (old === "not known" || now === "not known") return "window-unclear";
  return (now ?? Number.NEGATIVE_INFINITY) > (old ?? Number.NEGATIVE_INFINITY)
    ? "window-starts-later"
    : "window-starts-earlier";
}

function endChange(
  before: Window,
  after: Window,
  calendar: ReviewedRuns,
  { goesOn, wentOn }: WindowsAfter,
): readonly Detail[] {
  if (before.endDate === after.endDate) return [];
  const [old, now] = [momentOf(before.endDate), momentOf(after.endDate)];
  if (isSameMoment(before.endDate, after.endDate)) return [sameMoment("endDate", before, after)];
  const texts = dateTexts("endDate", before, after);
  const says = `runs no more after: ${texts.after}, was ${texts.before}`;
  if (old === "not known" || now === "not known") return [{ ...detail("window-unclear", says), ...texts }];
  // What runs once moves its end with its run, which its schedule tells.
  const [was, is] = [patternOf(before), patternOf(after)];
  const moves = was.kind === "once" && is.kind === "once" && was.starts[0] !== is.starts[0];
  if (moves && (now ?? 0) > (is.starts[0] ?? Number.POSITIVE_INFINITY))
    return [{ ...detail("window-same-runs", says), ...texts }];
  const isSooner = (now ?? Number.POSITIVE_INFINITY) < (old ?? Number.POSITIVE_INFINITY);
  if (!isSooner && after.enabled === false && before.enabled !== false)
    return [{ ...detail("window-same-runs", `${says}; it is disabled`), ...texts }];
  if (!isSooner && onlyScans(after)) return [{ ...detail("scans-continue", says), ...texts }];
  if (!isSooner) {
    const freed = freezeRemoval(before, after, wentOn, calendar);
    const isOpen = freed.length > 0 && now === undefined;
    return [...freed, ...(isOpen ? [] : [{ ...detail("window-continues", says), ...texts }])];
  }
  const left = runsLeft(calendar.runsOf({ ...after, enabled: true }));
  if (goesOn === undefined) return [{ ...detail("window-ends", `${says}${left}`), ...texts }];
  const by = `by ${shown(goesOn.name)}`;
  const begin = momentOf(goesOn.startDate);
  const isFreeze = typeof begin === "number" && typeof now === "number" && restsBetween(now, begin);
  const pause = `no runs from ${dayText("endDate", after)} until ${dateText("startDate", goesOn)}, then ${by}`;
  const told = isFreeze ? detail("window-pauses", pause) : detail("window-taken-over", `${says}, then ${by}`);
  return [{ ...told, says: `${told.says}${left}`, ...texts }];
}

/** Runs that take place again, where a freeze lay between a window and another one that goes. */
function freezeRemoval(
  before: Window,
  after: Window,
  wentOn: Window | undefined,
  { at }: ReviewedRuns,
): readonly Detail[] {
  const [end, begin] = [momentOf(before.endDate), momentOf(wentOn?.startDate)];
  if (wentOn === undefined || typeof end !== "number" || typeof begin !== "number" || !restsBetween(end, begin))
    return [];
  const found = new ReviewedRuns(new Date(Math.max(end, at.getTime()))).runsOf({ ...after, enabled: true });
  const runs = found.kind === "runs" ? found.runs.filter(({ instant }) => instant.getTime() < begin) : [];
  const freeze = `the change freeze from ${dayText("endDate", before)} until ${dayText("startDate", wentOn)} is removed`;
  if (runs.length === 0) return [detail("freeze-removed", freeze)];
  const days = runs.map(({ local }) => localMinute(local));
  const again = `${counted(runs.length, "run takes", "runs take")} place again, ${joinedFirst(days, MOST_NAMED)}`;
  return [detail("freeze-removed", `${freeze}: ${again}`)];
}

/** A freeze at the turn of a year has fewer weekly runs. */
const MOST_NAMED = 4;
/** More runs than this are not worth a number. */
const MOST_COUNTED = 12;

function runsLeft(runs: Runs): string {
  if (runs.kind === "never") return "; no run is left";
  if (runs.kind !== "runs" || runs.runs.length > MOST_COUNTED) return "";
  return `; ${counted(runs.runs.length, "run is", "runs are")} left, the first ${firstRun(runs)}`;
}

function isSameMoment(before: MaybeDate, after: MaybeDate): boolean {
  const [old, now] = [momentOf(before), momentOf(after)];
  return old !== "not known" && old === now;
}

function sameMoment(name: "startDate" | "endDate", { [name]: old }: Window, { [name]: now }: Window): Detail {
  const texts = { before: shown(old), after: shown(now) };
  const says = `${name} is written differently, the runs stay: ${texts.after}, was ${texts.before}`;
  return { ...detail("window-same-runs", says), ...texts };
}

function momentOf(date: MaybeDate): number | undefined | "not known" {
  if (date === undefined) return undefined;
  return (isKnown(date) ? momentOfDate(date) : undefined) ?? "not known";
}
