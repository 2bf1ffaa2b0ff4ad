import type { Occurrence } from "../schedule/runs/occurrences";
import type { EnvironmentView } from "./view/environment-view";
import { allMeetings, isElsewhere, type RunsOfOpener, type Visitor, visitsAcross, visitsByNodes } from "./visits";

/**
 * The names of the windows, associations and policies that are at work on the same nodes, by run: in one environment, and
 * in others of the same account.
 *
 * @param runsOf - the runs to look at; of each opener its own objects, though another one has the same schedule
 */
export function overlapsOf(
  views: readonly EnvironmentView[],
  runsOf: RunsOfOpener,
): ReadonlyMap<Occurrence, ReadonlySet<string>> {
  const overlaps = new Map<Occurrence, Set<string>>();
  const add = (run: Occurrence, name: string) => overlaps.set(run, (overlaps.get(run) ?? new Set()).add(name));
  const within = views.flatMap((view) => visitsByNodes(view, runsOf).flatMap(({ visits }) => allMeetings(visits)));
  const across = visitsAcross(views, runsOf)
    .flatMap(({ visits }) => allMeetings(visits))
    .filter(([one, other]) => isElsewhere(one.by, other.by));
  for (const [one, other] of [...within, ...across]) {
    add(one.run, nameBeside(other.by, one.by));
    add(other.run, nameBeside(one.by, other.by));
  }
  return overlaps;
}

/** What another one is called; of another stack with its stack. */
function nameBeside(other: Visitor, own: Visitor): string {
  const { name } = other.opener.carrier;
  return isElsewhere(other, own) && other.view.stack !== "" ? `${name} (${other.view.stack})` : name;
}
