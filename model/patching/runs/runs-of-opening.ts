import type { MaintenanceWindowModel } from "../../maintenance-window/maintenance-window-model";
import type { ScheduleNote } from "../../schedule/notes/schedule-note";
import type { NotComputable, Occurrence } from "../../schedule/runs/occurrences";
import { isKnown } from "../../values/unknown";
import type { Opener } from "../ways/opener";
import { knownTiming } from "../ways/window-timing-of";
import type { RunList } from "./run-list";
import { runsFrom, whyNotComputable } from "./runs-from";

interface Listed {
  readonly runs: RunList;
  readonly caveats: readonly ScheduleNote[];
}

interface Because {
  readonly because: string;
}

/** When something runs that opens on a schedule, from a moment on, or why that cannot be told. */
export type RunsOfOpening =
  | ({ readonly kind: "runs" } & Listed)
  /** If it is enabled, which is not known yet. */
  | ({ readonly kind: "if enabled" } & Listed & Because)
  /** It is disabled. */
  | ({ readonly kind: "none" } & Because)
  | ({ readonly kind: "not known"; readonly reason?: NotComputable } & Because);

/** The same of a window. */
export function runsOfWindow(window: MaintenanceWindowModel, from: Date): RunsOfOpening {
  return runsOfOpening({ enabled: window.enabled, timing: knownTiming(window) }, from);
}

/** Undefined where it never runs again, or is not known to. */
export function nextRunOfWindow(window: MaintenanceWindowModel, from: Date): Occurrence | undefined {
  const found = runsOfWindow(window, from);
  return found.kind === "runs" ? found.runs.take(1)[0] : undefined;
}

export function runsOfOpening({ enabled, timing }: Pick<Opener, "enabled" | "timing">, from: Date): RunsOfOpening {
  if (enabled === false) return { kind: "none", because: "it is disabled" };
  if (!timing.known) return { kind: "not known", because: timing.because };
  const found = runsFrom(timing.timing, from);
  if (!found.computable) return { kind: "not known", because: whyNotComputable(found.reason), reason: found.reason };
  const { runs, caveats } = found;
  if (isKnown(enabled)) return { kind: "runs", runs, caveats };
  return { kind: "if enabled", runs, caveats, because: "whether it is enabled is not known yet" };
}
