import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { timingOfWindow } from "../../model/patching/ways/window-timing-of";
import type { WindowTiming } from "../../model/schedule/grammar/window-timing";
import { type Occurrence, occurrences } from "../../model/schedule/runs/occurrences";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";

/** When a window runs next, as far as it can be said. */
export type Runs =
  | { readonly kind: "runs"; readonly runs: readonly Occurrence[] }
  | { readonly kind: "never" }
  | { readonly kind: "not known"; readonly because: string };

/** So many runs are compared before two schedules are taken for the same: more than a year of a weekly window. */
const RUNS_COMPARED = 60;

/**
 * The runs of windows from one moment on. Remembers what it computed, for many stacks share few schedules.
 */
export class RunCalendar {
  private readonly known = new Map<string, Runs>();

  constructor(
    /** The moment at which the plan is reviewed. */
    public readonly at: Date,
  ) {}

  /** The next runs of a window; none for one that is not enabled. */
  public runsOf(window: MaintenanceWindowModel): Runs {
    if (window.enabled === false) return { kind: "never" };
    const timing = timingOfWindow(window);
    if (timing === undefined) return { kind: "not known", because: "its schedule is known after apply" };
    const key = JSON.stringify(timing);
    const runs = this.known.get(key) ?? this.compute(timing);
    this.known.set(key, runs);
    return runs;
  }

  public nextRun(window: MaintenanceWindowModel): Occurrence | undefined {
    const runs = this.runsOf(window);
    return runs.kind === "runs" ? runs.runs[0] : undefined;
  }

  private compute(timing: WindowTiming): Runs {
    const found = occurrences(timing, { from: this.at, count: RUNS_COMPARED });
    if (!found.computable) return { kind: "not known", because: found.reason.message };
    const runs = [...found.runs];
    return runs.length === 0 ? { kind: "never" } : { kind: "runs", runs };
  }
}

/** `Sun 02:00 Asia/Seoul`, or that it is not known yet. */
export function scheduleText(window: MaintenanceWindowModel): string {
  const timing = timingOfWindow(window);
  return timing === undefined
    ? "a schedule (known after apply)"
    : describeSchedule({ ...timing, scheduleTimezone: timing.scheduleTimezone ?? "UTC" });
}
