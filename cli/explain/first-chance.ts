import type { InstallRun } from "../../model/patching/install-run";
import type { Answer } from "./explain-list";

/** When nodes could get a patch, and when those get it that still miss it. */
export interface Chances {
  /** The first run since the approval, which may be over; absent where it is not known when that was, or long ago. */
  readonly first?: InstallRun;
  /** The next run that installs it; absent where there is none, or it cannot be said. */
  readonly next?: InstallRun;
}

export function chancesOf({ subject, verdict, first: next }: Answer): Chances {
  if (next.will !== "install") return {};
  if (verdict.outcome === "waiting") return { first: next, next };
  if (verdict.outcome !== "approved" || verdict.since === undefined) return { next };
  const first = subject.firstChance(verdict.since);
  if (first === undefined) return { next };
  return { first: first.run.instant < next.run.instant ? first : next, next };
}
