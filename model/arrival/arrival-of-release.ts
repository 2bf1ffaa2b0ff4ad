import { doneAt } from "../patching/runs/open-runs";
import { firstReleaseIn } from "../releases/release-calendar";
import type { ArrivalOfRelease } from "./arrival";
import { releasesOfAll } from "./arrival-by";
import type { BaselineOfNodes } from "./baselines-of-nodes";
import { runThatReaches } from "./reaching";
import type { RunsOnNodes } from "./runs-on-nodes";

/**
 * When all that is approved of one release is on every node of one system; undefined where it never is, or where that
 * is not known.
 */
export function arrivalOfRelease(
  runs: RunsOnNodes,
  one: BaselineOfNodes,
  released: number,
): ArrivalOfRelease | undefined {
  const kinds = runs.reaching(one);
  const releases = releasesOfAll(runs.installing(one).by);
  if (kinds === undefined || typeof releases === "string") return undefined;
  const { calendar, areCumulative } = releases;
  const following = areCumulative
    ? (waitMs: number) => firstReleaseIn(calendar, released + 1, released + waitMs + 1)
    : () => undefined;
  const last = kinds.map((ways) =>
    runThatReaches(
      ways.filter(({ waitMs }) => following(waitMs) === undefined),
      released,
    ),
  );
  if (!last.every((run) => run !== undefined)) return undefined;
  const [run] = last.sort((a, b) => doneAt(b) - doneAt(a));
  return run && { released: new Date(released), installed: new Date(doneAt(run)), zone: run.zone ?? "UTC" };
}
