import { localZone } from "../../model/patching/ways/zones-of-ways";
import { grouped } from "../../model/values/grouped";
import { findingsTogether, kindOfFinding } from "./findings-of-objects";
import type { OverviewRow, OverviewWay } from "./overview";

/** Rows that differ in the time zone of their place alone, once: each place with its own. */
export function zonesTogether(rows: readonly OverviewRow[]): readonly OverviewRow[] {
  const alike = grouped(rows, ({ homes, findings, timeZones, ways, ...row }) => {
    const local = localZone(timeZones);
    return JSON.stringify([
      row,
      homes.map(({ ring }) => ring)[0],
      findings.map(kindOfFinding),
      timeZones.filter((zone) => zone !== local),
      onClocks(ways, local),
    ]);
  });
  return [...alike.values()].map((together) => {
    const [first] = together as [OverviewRow];
    if (together.length === 1) return first;
    return {
      ...first,
      homes: together.flatMap(({ homes, timeZones }) =>
        homes.map((home) => ({ ...home, zone: localZone(timeZones) ?? "" })),
      ),
      ways: onClocks(first.ways, localZone(first.timeZones)),
      findings: findingsTogether(together.map(({ findings }) => findings)),
    };
  });
}

/** `Sun 04:00 local time`: what runs by the same clock everywhere, each place by its own. */
function onClocks(ways: readonly OverviewWay[], zone: string | undefined): readonly OverviewWay[] {
  if (zone === undefined) return ways;
  const local = (text: string) => text.replaceAll(zone, "local time");
  return ways.map(({ when, nextRun, ...way }) => ({
    ...way,
    when: local(when),
    ...(nextRun === undefined ? {} : { nextRun: local(nextRun) }),
  }));
}
