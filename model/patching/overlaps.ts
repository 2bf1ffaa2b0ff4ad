import type { Occurrence } from "../schedule/runs/occurrences";
import type { EnvironmentView, KeyedWindow } from "./view/environment-view";
import { allMeetings, visitsByNodes } from "./visits";
import { windowName } from "./ways/window-name";

/**
 * The names of the windows that are open on the same nodes, by run.
 *
 * @param runsOf - the runs to look at; each window's own objects, though another one has the same schedule
 */
export function overlapsOf(
  view: EnvironmentView,
  runsOf: (window: KeyedWindow) => readonly Occurrence[],
): ReadonlyMap<Occurrence, ReadonlySet<string>> {
  const overlaps = new Map<Occurrence, Set<string>>();
  const add = (run: Occurrence, other: KeyedWindow) =>
    overlaps.set(run, (overlaps.get(run) ?? new Set()).add(windowName(other)));
  for (const { visits } of visitsByNodes(view, runsOf)) {
    for (const [one, other] of allMeetings(visits)) {
      add(one.run, other.by.window);
      add(other.run, one.by.window);
    }
  }
  return overlaps;
}
