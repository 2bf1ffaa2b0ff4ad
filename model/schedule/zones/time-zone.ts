import { probablyMeant } from "../../text/probably-meant";
import { show } from "../../text/wording";
import { Notes, type ScheduleFindings } from "../notes/schedule-note";
import { zoneClock } from "./zone-clock";
import { FIRST_YEAR_OF_HISTORIES } from "./zone-data";
import { writtenZoneName, type ZoneTransition, zoneNames } from "./zone-history";

/**
 * Names which people write and the IANA database does not have, with the zone they most likely mean. Some of the
 * abbreviations are known to Java and ICU; no list of AWS has them.
 */
const MEANT_BY: ReadonlyMap<string, string> = new Map([
  ["ACT", "Australia/Darwin"],
  ["AEDT", "Australia/Sydney"],
  ["AEST", "Australia/Sydney"],
  ["AET", "Australia/Sydney"],
  ["AGT", "America/Argentina/Buenos_Aires"],
  ["ART", "Africa/Cairo"],
  ["AST", "America/Halifax"],
  ["BET", "America/Sao_Paulo"],
  ["BRT", "America/Sao_Paulo"],
  ["BST", "Europe/London"],
  ["CAT", "Africa/Maputo"],
  ["CDT", "America/Chicago"],
  ["CEST", "Europe/Paris"],
  ["CNT", "America/St_Johns"],
  ["CST", "America/Chicago"],
  ["CTT", "Asia/Shanghai"],
  ["EAT", "Africa/Nairobi"],
  ["ECT", "Europe/Paris"],
  ["EDT", "America/New_York"],
  ["EEST", "Europe/Athens"],
  ["HKT", "Asia/Hong_Kong"],
  ["IET", "America/Indiana/Indianapolis"],
  ["IST", "Asia/Kolkata"],
  ["JST", "Asia/Tokyo"],
  ["KST", "Asia/Seoul"],
  ["MDT", "America/Denver"],
  ["MIT", "Pacific/Apia"],
  ["NET", "Asia/Yerevan"],
  ["NST", "America/St_Johns"],
  ["NZST", "Pacific/Auckland"],
  ["PDT", "America/Los_Angeles"],
  ["PLT", "Asia/Karachi"],
  ["PNT", "America/Phoenix"],
  ["PRT", "America/Puerto_Rico"],
  ["PST", "America/Los_Angeles"],
  ["SGT", "Asia/Singapore"],
  ["SST", "Pacific/Pago_Pago"],
  ["VST", "Asia/Ho_Chi_Minh"],
  ["Z", "UTC"],
]);

/** Names which the IANA database keeps for old times' sake; a fixed offset, whatever the season. */
const FIXED_ZONES: ReadonlyMap<string, string> = new Map([
  ["EST", "America/New_York"],
  ["MST", "America/Denver"],
  ["HST", "Pacific/Honolulu"],
]);

/** Characters; the longest name in the IANA database has 32. */
const LONGEST_NAME = 64;
/** Terraform sends the name as it stands, and the IANA database has nothing but these characters in its names. */
const NAME = /^[A-Za-z][A-Za-z0-9_+\-/]*$/;
const OFFSET = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i;
const REVERSED = /^Etc\/GMT([+-])(\d{1,2})$/i;

/** A well-known place for each offset, in hours ahead of UTC out of daylight saving time. */
const PLACES: ReadonlyMap<number, string> = new Map([
  [-10, "Pacific/Honolulu"],
  [-9, "America/Anchorage"],
  [-8, "America/Los_Angeles"],
  [-7, "America/Denver"],
  [-6, "America/Chicago"],
  [-5, "America/New_York"],
  [-4, "America/Halifax"],
  [-3, "America/Sao_Paulo"],
  [1, "Europe/Paris"],
  [2, "Europe/Athens"],
  [3, "Africa/Nairobi"],
  [4, "Asia/Dubai"],
  [5, "Asia/Karachi"],
  [5.5, "Asia/Kolkata"],
  [6, "Asia/Dhaka"],
  [7, "Asia/Bangkok"],
  [8, "Asia/Singapore"],
  [9, "Asia/Seoul"],
  [10, "Australia/Brisbane"],
  [12, "Pacific/Auckland"],
]);

/** Large cities that people look for, and for which the IANA database has no name of their own. Source: IANA, zone1970.tab */
const CITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "Africa/Johannesburg": "capetown durban pretoria",
    "America/Chicago": "austin dallas houston minneapolis",
    "America/Los_Angeles": "portland sanfrancisco seattle sandiego",
    "America/New_York": "atlanta boston miami philadelphia washington",
    "America/Sao_Paulo": "brasilia riodejaneiro",
    "America/Toronto": "ottawa",
    "Asia/Kolkata": "bangalore bengaluru chennai delhi hyderabad mumbai newdelhi",
    "Asia/Seoul": "busan incheon",
    "Asia/Shanghai": "beijing guangzhou shenzhen",
    "Asia/Tokyo": "kyoto osaka",
    "Europe/Amsterdam": "rotterdam thehague",
    "Europe/Berlin": "cologne duesseldorf dusseldorf frankfurt hamburg koeln leipzig muenchen munich stuttgart",
    "Europe/London": "birmingham edinburgh glasgow manchester",
    "Europe/Madrid": "barcelona valencia",
    "Europe/Paris": "lyon marseille strasbourg toulouse",
    "Europe/Rome": "milan milano naples turin",
    "Europe/Zurich": "basel bern geneva",
  }).flatMap(([zone, cities]) => cities.split(" ").map((city): [string, string] => [city, zone])),
);

/** The years a schedule can name, and the one after, into which an offset may reach. */
const LAST_YEAR = 2200;

/** Whether it is a zone of the IANA database. Letter case does not matter: AWS writes `etc/UTC`. */
export function isTimeZone(zone: string): boolean {
  if (typeof zone !== "string" || zone.length > LONGEST_NAME || !NAME.test(zone)) return false;
  return writtenZoneName(zone) !== undefined;
}

/** In a sample of AWS's. */
const WRITTEN_BY_AWS = "etc/UTC";

/** What is wrong with a `scheduleTimezone`, or probably not meant. */
export function checkTimeZone(zone: string): ScheduleFindings {
  const notes = new Notes();
  if (!isTimeZone(zone)) {
    notes.problem(
      "time-zone-unknown",
      `expected the name of a time zone in the IANA database, got ${show(zone)}; ${fixFor(zone)}`,
    );
    return notes;
  }
  const [, sign, hours] = REVERSED.exec(zone) ?? [];
  if (sign !== undefined && Number(hours) !== 0) {
    const ahead = sign === "-" ? Number(hours) : -Number(hours);
    const direction = ahead < 0 ? "behind" : "ahead of";
    notes.warning(
      "time-zone-reversed",
      `expected the name of a place, got ${show(zone)}, which is ${Number(hours)} h ${direction} UTC; write ${placeAhead(ahead)}`,
    );
  }
  const place = FIXED_ZONES.get(zone.toUpperCase());
  if (place !== undefined) {
    notes.warning(
      "time-zone-fixed",
      `expected the name of a place, got ${show(zone)}, which never changes its clocks; write a place such as ${place}`,
    );
  }
  const written = writtenZoneName(zone);
  if (notes.warnings.length === 0 && zone !== written && zone !== WRITTEN_BY_AWS) {
    notes.warning(
      "time-zone-case",
      `expected the name as the IANA database writes it, got ${show(zone)}; write ${written}`,
    );
  }
  return notes;
}

/** The changes of a zone's offset in [from, until), in order. The zone must be one that `isTimeZone` knows. */
export function zoneTransitions(zone: string, from: Date, until: Date): readonly ZoneTransition[] {
  const clock = zoneClock(zone);
  const firstYear = Math.max(from.getUTCFullYear(), FIRST_YEAR_OF_HISTORIES);
  const lastYear = Math.min(until.getUTCFullYear(), LAST_YEAR);
  const transitions: ZoneTransition[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) transitions.push(...clock.transitionsOfYear(year));
  return transitions.filter(({ instant }) => instant >= from && instant < until);
}

function fixFor(zone: string): string {
  if (typeof zone !== "string" || zone.length > LONGEST_NAME) return "such as Asia/Seoul or UTC";
  const offset = OFFSET.exec(zone.trim());
  if (offset !== null) return `an offset is no zone: ${fixOfOffset(offset)}`;
  const meant = MEANT_BY.get(zone.trim().toUpperCase());
  if (meant !== undefined) return `an abbreviation stands for several places: write one such as ${meant}`;
  const city = CITIES.get(lettersOfCity(zone));
  if (city !== undefined) return `write ${city}, the zone of that city`;
  const near = nearName(zone);
  return near === undefined ? "such as Asia/Seoul or UTC" : `did you mean ${near}`;
}

/** `Europe/Munich` and `munich` are the same place. */
function lettersOfCity(zone: string): string {
  return zone
    .slice(zone.lastIndexOf("/") + 1)
    .toLowerCase()
    .replace(/[^a-z]/g, "");
}

function fixOfOffset([, sign = "+", hours = "0", minutes = "00"]: readonly string[]): string {
  if (Number(hours) === 0 && Number(minutes) === 0) return "write UTC";
  const ahead = (sign === "+" ? 1 : -1) * (Number(hours) + Number(minutes) / 60);
  return `write ${placeAhead(ahead)}, or UTC`;
}

function nearName(zone: string): string | undefined {
  const names = zoneNames().filter((name) => name === "UTC" || name.includes("/"));
  const wanted = zone.trim().replace(/\s+/g, "_");
  const city = names.find((name) => name.toLowerCase().endsWith(`/${wanted.toLowerCase()}`));
  return city ?? probablyMeant(wanted, names) ?? probablyMeantCity(wanted, names);
}

function probablyMeantCity(wanted: string, names: readonly string[]): string | undefined {
  const cityOf = (name: string) => name.slice(name.lastIndexOf("/") + 1);
  const city = probablyMeant(cityOf(wanted), names.map(cityOf));
  return city === undefined ? undefined : names.find((name) => cityOf(name) === city);
}

function placeAhead(hours: number): string {
  const place = PLACES.get(hours);
  return place === undefined ? "a place with this offset" : `a place such as ${place}`;
}
