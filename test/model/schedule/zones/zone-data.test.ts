import moment from "moment-timezone";
import { zoneClock } from "../../../../model/schedule/zones/zone-clock";
import {
  FIRST_YEAR_OF_HISTORIES,
  YEARLY_CHANGES,
  ZONE_DATA_RELEASE,
  ZONES_BY_HISTORY,
} from "../../../../model/schedule/zones/zone-data";
import { zoneNames } from "../../../../model/schedule/zones/zone-history";
import { zoneData } from "../../../../scripts/zone-data-text";

const LAST_YEAR = 2199;

test("the time zone data is what npm run zones writes from the package moment-timezone that is installed", () => {
  const data = zoneData();

  expect(ZONE_DATA_RELEASE).toBe(data.release);
  expect(FIRST_YEAR_OF_HISTORIES).toBe(data.firstYear);
  expect(YEARLY_CHANGES).toEqual(data.yearlyChanges);
  expect(Object.entries(ZONES_BY_HISTORY)).toEqual(Object.entries(data.zonesByHistory));
});

test("every zone has each change, to the second, that the package names up to 2199", () => {
  const [from, until] = [Date.UTC(FIRST_YEAR_OF_HISTORIES), Date.UTC(LAST_YEAR + 1)];
  const wrong: string[] = [];
  let compared = 0;
  for (const name of moment.tz.names()) {
    const { untils, offsets } = moment.tz.zone(name) as moment.MomentZone;
    const theirs: string[] = [];
    for (const [index, until_] of untils.entries()) {
      const [before, after] = [offsets[index], offsets[index + 1]];
      if (until_ < from || until_ >= until || before === after || after === undefined) continue;
      theirs.push(`${until_} ${-(before as number) * 60} ${-after * 60}`);
    }
    const ours: string[] = [];
    for (let year = FIRST_YEAR_OF_HISTORIES; year <= LAST_YEAR; year += 1) {
      for (const { instant, offsetBefore, offsetAfter } of zoneClock(name).transitionsOfYear(year)) {
        ours.push(`${instant.getTime()} ${offsetBefore} ${offsetAfter}`);
      }
    }
    compared += theirs.length;
    if (ours.join() !== theirs.join()) wrong.push(name);
    const first = -(moment.tz.zone(name) as moment.MomentZone).utcOffset(from) * 60;
    if (zoneClock(name).offsetAt(from) !== first) wrong.push(`${name} at the beginning`);
  }

  expect(compared).toBeGreaterThan(50_000);
  expect(wrong).toEqual([]);
});

test("no zone is left out", () => {
  expect([...zoneNames()].sort()).toEqual([...moment.tz.names()].sort());
});

test.each([
  // British Columbia keeps summer time from March 2026 on, Alberta likewise; Morocco is back at UTC since September.
  ["America/Vancouver", -7],
  ["America/Edmonton", -6],
  ["Africa/Casablanca", 0],
])("%s stands at UTC%d in January 2027, whatever the data of Node", (zone, hours) => {
  expect(zoneClock(zone).offsetAt(Date.UTC(2027, 0, 15))).toBe(hours * 3600);
});
