import { type RunsOfOpening, runsOfOpening } from "../../model/patching/runs/runs-of-opening";
import type { Opener } from "../../model/patching/ways/opener";
import { parseSchedule } from "../../model/schedule/grammar/parse-schedule";
import type { WindowTiming } from "../../model/schedule/grammar/window-timing";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { localText, utcDate } from "../../model/text/moments";

/** When something runs next. */
export type NextRun =
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

export function nextRunOf({ timing }: Pick<Opener, "timing">, found: RunsOfOpening, { from, until }: Range): NextRun {
  if (found.kind === "none") return { kind: "disabled" };
  if (found.kind === "not known" || !timing.known) return { kind: "not known" };
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
