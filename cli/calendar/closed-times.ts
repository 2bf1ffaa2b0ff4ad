import { closedSpans } from "../../model/arrival/closed-spans";
import { type AskedNodes, waysReaching } from "../../model/patching/groups/reaching-ways";
import { openingsByCarrier } from "../../model/patching/runs/open-runs";
import { runsOnce } from "../../model/schedule/grammar/parse-at";
import { DEFAULT_TIME_ZONE } from "../../model/schedule/grammar/window-timing";
import { localTime } from "../../model/schedule/zones/local-time";
import { localMinute } from "../../model/text/moments";
import { joined, joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import type { PlaceLabel, PlaceLabels } from "../stacks/place-labels";

/** A time in which nothing installs on a patch group, for its windows ended before and begin after it: a freeze. */
export interface ClosedTime extends PlaceLabel {
  readonly patchGroup: string;
  readonly from: Date;
  readonly until: Date;
  /** By whose clock people read it. */
  readonly zone: string;
  /** What is over before it, and what begins after it. */
  readonly ended: readonly string[];
  readonly begin: readonly string[];
}

/** The freezes of patch groups that have days in [from, until). */
export function closedTimes(
  groups: readonly AskedNodes[],
  labels: PlaceLabels,
  { from, until }: { readonly from: Date; readonly until: Date },
): readonly ClosedTime[] {
  return groups.flatMap((group): readonly ClosedTime[] => {
    // With emergencies: one that opens within a freeze installs.
    const ways = waysReaching(group).filter(({ operation, enabled }) => operation === "install" && enabled !== false);
    const names = new Map(ways.map(({ carrier: { key, name } }) => [key, name]));
    const openings = openingsByCarrier(ways).map((one) => ({ ...one, carrier: names.get(one.carrier ?? "") ?? "" }));
    // What is not known yet may open in this time.
    if (openings.some(({ because }) => because !== undefined)) return [];
    const { timing } = openings.find((one) => !runsOnce(one.timing.schedule)) ?? {};
    const zone = timing?.scheduleTimezone ?? DEFAULT_TIME_ZONE;
    return closedSpans(openings, { released: from, installed: until }).map((span) => ({
      ...labels.of(group.place),
      patchGroup: group.patchGroup,
      ...span,
      from: new Date(span.from),
      until: new Date(span.until),
      zone,
    }));
  });
}

/**
 * `Nothing installs on web and db from Mon 2026-12-21 00:00 to Mon 2027-01-04 00:00 Europe/Paris: before ends, and after
 * begins.`, each once for all that have it.
 *
 * @param accounts - all that there are: they are named where not each of them has it
 */
export function closedTexts(times: readonly ClosedTime[], accounts: readonly string[]): readonly string[] {
  const ofAccounts = grouped(times, (one) => JSON.stringify([accountOf(one), whenText(one), one.zone, whyText(one)]));
  const told = [...ofAccounts.values()].map((same) => {
    const [first] = same as [ClosedTime];
    const groups = joined([...new Set(same.map(({ patchGroup }) => patchGroup))].sort());
    return { groups, when: whenText(first), why: whyText(first), first };
  });
  return [...grouped(told, ({ groups, when, why }) => JSON.stringify([groups, when, why])).values()].map((alike) => {
    const [{ groups, when, why }] = alike as [(typeof told)[number]];
    const own = [...new Set(alike.map(({ first }) => accountOf(first)))];
    const where = new Set(accounts).size === own.length ? "" : ` of ${joinedFirst(own, 1)}`;
    const [zone, ...zones] = new Set(alike.map(({ first }) => first.zone));
    const clock = zones.length === 0 ? zone : "on each window's clock";
    return `Nothing installs on ${groups}${where} ${when} ${clock}: ${why}.`;
  });
}

function accountOf({ account, stack }: PlaceLabel): string {
  return account ?? stack;
}

function whenText({ from, until, zone }: ClosedTime): string {
  const [start, end] = [from, until].map((moment) => localMinute(localTime(moment, zone).local));
  return `from ${start} to ${end}`;
}

function whyText({ ended, begin }: ClosedTime): string {
  const [ends, begins] = [ended, begin].map((names) => joined(names.toSorted()));
  return `${ends} ${ended.length === 1 ? "ends" : "end"}, and ${begins} ${begin.length === 1 ? "begins" : "begin"}`;
}
