import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { runsOfWindow } from "../../model/patching/runs/runs-of-opening";
import { timingOfWindow } from "../../model/patching/ways/window-timing-of";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";

/** When a window runs next, as far as it can be said. */
export type Runs =
  | { readonly kind: "runs"; readonly runs: readonly Occurrence[] }
  | { readonly kind: "never" }
  | { readonly kind: "not known"; readonly because: string };

/** So many runs are compared before two schedules are taken for the same: more than a year of a weekly window. */
const RUNS_COMPARED = 60;

/** The runs of windows from the moment of a review on. */
export class ReviewedRuns {
  constructor(
    /** The moment at which the plan is reviewed. */
    public readonly at: Date,
  ) {}

  /** The next runs of a window; none for one that is not enabled. */
  public runsOf(window: MaintenanceWindowModel): Runs {
    const found = runsOfWindow(window, this.at);
    if (found.kind === "none") return { kind: "never" };
    if (found.kind === "if enabled")
      return { kind: "not known", because: "whether it is enabled is known after apply" };
    if (found.kind === "not known")
      return { kind: "not known", because: found.reason?.message ?? "its schedule is known after apply" };
    const runs = found.runs.take(RUNS_COMPARED);
    return runs.length === 0 ? { kind: "never" } : { kind: "runs", runs };
  }

  public nextRun(window: MaintenanceWindowModel): Occurrence | undefined {
    const runs = this.runsOf(window);
    return runs.kind === "runs" ? runs.runs[0] : undefined;
  }
}

/** `Sun 02:00 Asia/Seoul`, or that it is not known yet. */
export function scheduleText(window: MaintenanceWindowModel): string {
  const timing = timingOfWindow(window);
  return timing === undefined
    ? "a schedule (known after apply)"
    : describeSchedule({ ...timing, scheduleTimezone: timing.scheduleTimezone ?? "UTC" });
}
