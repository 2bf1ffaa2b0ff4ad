import type { Occurrence } from "../schedule/runs/occurrences";
import type { EnvironmentView } from "./view/environment-view";
import { allMeetings, type RunsOfOpener, visitsByNodes } from "./visits";

/**
 * The names of the windows, associations and policies that are at work on the same nodes, by run.
 *
 * @param runsOf - the runs to look at; of each opener its own objects, though another one has the same schedule
 */
export function overlapsOf(view: EnvironmentView, runsOf: RunsOfOpener): ReadonlyMap<Occurrence, ReadonlySet<string>> {
  const overlaps = new Map<Occurrence, Set<string>>();
  const add = (run: Occurrence, name: string) => overlaps.set(run, (overlaps.get(run) ?? new Set()).add(name));
  for (const { visits } of visitsByNodes(view, runsOf)) {
    for (const [one, other] of allMeetings(visits)) {
      add(one.run, other.by.opener.carrier.name);
      add(other.run, one.by.opener.carrier.name);
    }
  }
  return overlaps;
}
