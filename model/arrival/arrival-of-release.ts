import { doneAt, indexAfter } from "../patching/runs/open-runs";
import { firstReleaseIn } from "../releases/release-calendar";
import type { ArrivalOfRelease } from "./arrival";
import { type BaselineOfGroup, longestWaitOf } from "./arrival-of-group";
import { releasesOfBaseline } from "./releases-of-baseline";
import type { RunsOfGroup } from "./runs-of-group";

const DAY = 86_400_000;

/**
 * When all that a baseline approves of one release is on every node of a group; undefined where it never is, or where
 * that is not known.
 */
export function arrivalOfRelease(
  runs: RunsOfGroup,
  one: BaselineOfGroup,
  released: number,
): ArrivalOfRelease | undefined {
  const days = longestWaitOf(one);
  if (days === undefined || one.baseline === undefined) return undefined;
  const approved = released + days * DAY;
  const { calendar, areCumulative } = releasesOfBaseline(one.baseline);
  if (areCumulative && firstReleaseIn(calendar, released + 1, approved + 1) !== undefined) return undefined;
  const list = runs.runs;
  const run = list[indexAfter(list, approved)];
  return run && { released: new Date(released), installed: new Date(doneAt(run)), zone: run.zone ?? "UTC" };
}
