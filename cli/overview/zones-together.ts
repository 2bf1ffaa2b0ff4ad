import { grouped } from "../../model/values/grouped";
import { findingsTogether, kindOfFinding } from "./findings-of-objects";
import type { OverviewRow, OverviewWay } from "./overview";

/** Rows that differ in the one time zone of all their runs alone, once: each place with its own. */
export function zonesTogether(rows: readonly OverviewRow[]): readonly OverviewRow[] {
  const alike = grouped(rows, ({ homes, findings, timeZones, ways, ...row }) => {
    const zones = timeZones.length === 1 ? [] : timeZones;
    return JSON.stringify([
      row,
      homes.map(({ ring }) => ring)[0],
      findings.map(kindOfFinding),
      zones,
      onClocks(ways, timeZones),
    ]);
  });
  return [...alike.values()].map((together) => {
    const [first] = together as [OverviewRow];
    if (together.length === 1) return first;
    return {
      ...first,
      homes: together.flatMap(({ homes, timeZones: [zone = ""] }) => homes.map((home) => ({ ...home, zone }))),
      ways: onClocks(first.ways, first.timeZones),
      findings: findingsTogether(together.map(({ findings }) => findings)),
    };
  });
}

/** `Sun 04:00 local time`: what runs by the same clock everywhere, each place by its own. */
function onClocks(ways: readonly OverviewWay[], [zone = "", ...others]: readonly string[]): readonly OverviewWay[] {
  if (zone === "" || others.length > 0) return ways;
  const local = (text: string) => text.replaceAll(zone, "local time");
  return ways.map(({ when, nextRun, ...way }) => ({
    ...way,
    when: local(when),
    ...(nextRun === undefined ? {} : { nextRun: local(nextRun) }),
  }));
}
