import { type RunsOfOpening, runsOfOpening } from "../../model/patching/runs/runs-of-opening";
import type { Opener } from "../../model/patching/ways/opener";
import { parseSchedule } from "../../model/schedule/grammar/parse-schedule";
import type { WindowTiming } from "../../model/schedule/grammar/window-timing";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { localTime } from "../../model/schedule/zones/local-time";
import { localMinute, localText, utcDate } from "../../model/text/moments";
import { isKnown } from "../../model/values/unknown";

const HOUR = 3_600_000;

/** When something runs next. */
export type NextRun =
  /** It began before the time that is asked for, and is open in it. */
  | { readonly kind: "open"; readonly run: Occurrence; readonly end: Date }
  /** Again and again: before the end of the time that is asked for, or not before it. */
  | { readonly kind: "repeated" | "later"; readonly run: Occurrence }
  /** Its only run is to come, or was to come before. */
  | { readonly kind: "once" | "over"; readonly run: Occurrence }
  /** No run is to come, by its first and last day or by a schedule that has no day. */
  | { readonly kind: "none" }
  | { readonly kind: "disabled" }
  /** The notes say why. */
  | { readonly kind: "not known" };

interface Range {
  readonly from: Date;
  readonly until: Date;
}

/** @param open - its run that is open as the range begins */
export function nextRunOf(
  { timing, hours }: Pick<Opener, "timing" | "hours">,
  found: RunsOfOpening,
  open: Occurrence | undefined,
  { from, until }: Range,
): NextRun {
  if (found.kind === "none") return { kind: "disabled" };
  if (found.kind === "not known" || !timing.known) return { kind: "not known" };
  if (open !== undefined && isKnown(hours)) return { kind: "open", run: { ...open }, end: endOf(open, hours) };
  const only = onlyMoment(timing.timing);
  const [run] = found.runs.take(1);
  if (run !== undefined) {
    return { kind: only !== undefined ? "once" : run.instant < until ? "repeated" : "later", run: { ...run } };
  }
  return only !== undefined && only.instant < from ? { kind: "over", run: { ...only } } : { kind: "none" };
}

/** `Sun 2026-11-29 02:00 Asia/Seoul`, `once, Fri 2030-12-06 22:00 UTC`, `disabled` */
export function nextRunText(next: NextRun, until: Date): string {
  switch (next.kind) {
    case "open":
      return `${openUntil(next)} ${next.run.zone}`;
    case "repeated":
      return minuteText(next.run);
    case "later":
      return `no run before ${utcDate(until)}`;
    case "once":
      return `once, ${minuteText(next.run)}`;
    case "over":
      return `over (${minuteText(next.run)})`;
    case "none":
      return "no run to come";
    default:
      return next.kind;
  }
}

/** `open until Fri 2026-12-04 01:00`, on the clock of its zone. */
export function openUntil({ run, end }: Extract<NextRun, { readonly kind: "open" }>): string {
  return `open until ${localMinute(localTime(end, run.zone).local)}`;
}

/** Whether a run is the one that is next, or open: of the lists of runs there are copies. */
export function isNext({ instant }: Occurrence, next: NextRun): boolean {
  return "run" in next && next.run.instant.getTime() === instant.getTime();
}

/** When a run ends that takes so many hours. */
export function endOf({ instant }: Occurrence, hours: number): Date {
  return new Date(instant.getTime() + hours * HOUR);
}

/** What runs next comes first; what does not run, last. */
export function inOrderOfTime<One extends { readonly next: NextRun }>(those: readonly One[]): readonly One[] {
  return those.toSorted((one, other) => Math.sign(nextMoment(one.next) - nextMoment(other.next)) || 0);
}

function nextMoment(next: NextRun): number {
  return "run" in next && next.kind !== "over" ? next.run.instant.getTime() : Number.POSITIVE_INFINITY;
}

/** When a schedule that names one moment runs, whatever its first and last day. */
function onlyMoment({ startDate, endDate, ...timing }: WindowTiming): Occurrence | undefined {
  const reading = parseSchedule(timing.schedule);
  if (!reading.ok || reading.schedule.kind !== "at") return undefined;
  const found = runsOfOpening({ enabled: true, timing: { known: true, timing } }, new Date(0));
  return "runs" in found ? found.runs.take(1)[0] : undefined;
}

function minuteText(run: Occurrence): string {
  return localText({ ...run, local: run.local.slice(0, 16) });
}
