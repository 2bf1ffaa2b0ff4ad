import { reachOfWay } from "../../model/patching/groups/ways-to-group";
import type { Patching } from "../../model/patching/patching";
import { samePlace } from "../../model/patching/place/place";
import { NOUNS_OF_WAYS } from "../../model/patching/ways/nouns-of-ways";
import { wayMayInstall } from "../../model/patching/ways/way-may-patch";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { describeWindowDates } from "../../model/schedule/words/describe-window-dates";
import { joined } from "../../model/text/wording";
import { describeNodes, groupsText, patchGroupsOf } from "./describe-target";

/**
 * What installs patches on the nodes of ways that are gone, as far as that is known for certain:
 * `window sunday then patches patch group web: Sun 04:00 UTC`.
 *
 * @param left - the ways that there are then
 */
export function remainingWays(
  gone: readonly WayOfPatching[],
  left: readonly WayOfPatching[],
  { room, nameOf }: { readonly room: Patching; readonly nameOf: (key: string) => string | undefined },
): readonly string[] {
  const weekly = gone.filter((way) => !way.isEmergency);
  const installing = weekly.filter(wayMayInstall);
  // Of what only scans, that others install.
  const [lost, then] = installing.length > 0 ? [installing, "then "] : [weekly, ""];
  const texts = left.flatMap((way) => {
    const { carrier, kind, timing } = way;
    if (way.operation !== "install" || way.isEmergency || !timing.known || way.enabled !== true) return [];
    if (room.nextRun(way) === undefined) return [];
    const who = nodesOfBoth(
      lost.filter(({ place }) => samePlace(place, way.place).same === "yes"),
      way,
    );
    const name = `${NOUNS_OF_WAYS[kind]} ${nameOf(carrier.key) ?? carrier.name}`;
    const when = describeSchedule(timing.timing);
    const dates = describeWindowDates(timing.timing, when, room.from);
    return who.length === 0 ? [] : [`${name} ${then}patches ${joined(who)}: ${[when, ...dates].join(", ")}`];
  });
  return [...new Set(texts)];
}

/** Of the nodes that are lost those which another way works on, all of a group or of a target. */
function nodesOfBoth(lost: readonly WayOfPatching[], way: WayOfPatching): readonly string[] {
  const targets = lost.flatMap((one) => one.targets);
  const groups = [...new Set(targets.flatMap(patchGroupsOf))].filter(
    (group) => reachOfWay(way, group).reaches === "all",
  );
  const same = new Set(way.targets.map((target) => JSON.stringify(target.targets)));
  const others = targets.filter(
    (target) =>
      same.has(JSON.stringify(target.targets)) && !patchGroupsOf(target).some((group) => groups.includes(group)),
  );
  return [...(groups.length === 0 ? [] : [groupsText(groups.sort())]), ...new Set(others.map(describeNodes))];
}
