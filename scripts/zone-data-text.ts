import moment from "moment-timezone";
import { calendarDateOf, weekdayNumber } from "../model/schedule/zones/date";
import { grouped } from "../model/values/grouped";

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 1440 * MS_PER_MINUTE;
/** Maintenance windows exist since 2017: what clocks did long before opened none, and weighs in the package. */
const FIRST_YEAR = 2010;
/** The package names each change up to here. A yearly pattern must hold in all of these years. */
const LAST_YEAR = 2400;

/** A change of the clocks, in minutes ahead of UTC. */
interface Change {
  readonly instantMs: number;
  readonly before: number;
  readonly after: number;
}

/** What `model/schedule/zones/zone-data.ts` holds. */
export interface ZoneData {
  readonly release: string;
  readonly firstYear: number;
  readonly yearlyChanges: readonly string[];
  readonly zonesByHistory: Readonly<Record<string, string>>;
}

/** What the clocks of every zone do, from the package moment-timezone. */
export function zoneData(): ZoneData {
  const yearlyChanges: string[] = [];
  const zones = grouped([...moment.tz.names()].sort(), (name) => historyOf(name, yearlyChanges));
  const zonesByHistory = Object.fromEntries([...zones].map(([history, names]) => [history, names.join(" ")]));
  return { release: moment.tz.dataVersion, firstYear: FIRST_YEAR, yearlyChanges, zonesByHistory };
}

/** The file, without what the formatter does. */
export function zoneDataText({ release, firstYear, yearlyChanges, zonesByHistory }: ZoneData): string {
  return `
/** Written by \`npm run zones\` from the package moment-timezone, which follows the IANA time zone database. */
export const ZONE_DATA_RELEASE = ${JSON.stringify(release)};

/** The year in which each history begins. */
export const FIRST_YEAR_OF_HISTORIES = ${firstYear};

/**
 * What comes each year: month, the first weekday from a day on, clock time before the change, minutes ahead of UTC
 * after it. "3 1>=25 120=120" is the last Sunday (1) of March at 02:00, to UTC+2. A time of 1440 is the day's end.
 */
export const YEARLY_CHANGES: readonly string[] = ${JSON.stringify(yearlyChanges)};

/**
 * The zones of each history: minutes ahead of UTC at its beginning; single changes, as minutes since the change
 * before (base 36) = minutes ahead of UTC after it; @n/year, that YEARLY_CHANGES[n] come from a year on.
 */
export const ZONES_BY_HISTORY: Readonly<Record<string, string>> = ${JSON.stringify(zonesByHistory)};
`;
}

function historyOf(name: string, yearly: string[]): string {
  const changes = changesOf(name);
  const first = changes.findIndex(({ instantMs }) => instantMs >= Date.UTC(FIRST_YEAR));
  const begins = first === -1 ? (changes.at(-1)?.after ?? offsetAt(name, 0)) : (changes[first] as Change).before;
  const later = first === -1 ? [] : changes.slice(first);
  const pattern = yearlyPattern(later);

  const parts = [String(begins)];
  let before = Date.UTC(FIRST_YEAR);
  for (const change of later) {
    if (pattern !== undefined && yearOf(change) >= pattern.from) break;
    parts.push(`${((change.instantMs - before) / MS_PER_MINUTE).toString(36)}=${change.after}`);
    before = change.instantMs;
  }
  if (pattern !== undefined) {
    if (!yearly.includes(pattern.changes)) yearly.push(pattern.changes);
    parts.push(`@${yearly.indexOf(pattern.changes)}/${pattern.from}`);
  }
  return parts.join(" ");
}

function changesOf(name: string): readonly Change[] {
  const { untils, offsets } = moment.tz.zone(name) as moment.MomentZone;
  const changes = untils.slice(0, -1).map((instantMs, index) => {
    return { instantMs, before: -(offsets[index] as number), after: -(offsets[index + 1] as number) };
  });
  return changes.filter(({ before, after }) => before !== after);
}

function offsetAt(name: string, instantMs: number): number {
  return -(moment.tz.zone(name) as moment.MomentZone).utcOffset(instantMs);
}

/** The changes that come each year to the very end, and the first year from which on they do. */
function yearlyPattern(changes: readonly Change[]): { readonly from: number; readonly changes: string } | undefined {
  const years = grouped(changes, yearOf);
  const last = years.get(LAST_YEAR);
  if (last === undefined) return undefined;
  const earliest = last.map((_, index) => {
    const days = Array.from({ length: 100 }, (_, back) => yearlyChange(years.get(LAST_YEAR - back)?.[index] as Change));
    return Math.min(...days.map(({ day }) => day));
  });
  const isRegular = (year: number) =>
    years.get(year)?.length === last.length &&
    last.every((change, index) => {
      const [one, other] = [yearlyChange(change), yearlyChange(years.get(year)?.[index] as Change)];
      const day = earliest[index] as number;
      return one.pattern(day) === other.pattern(day) && other.day >= day && other.day < day + 7;
    });
  let from = LAST_YEAR;
  while (isRegular(from - 1)) from -= 1;
  return {
    from,
    changes: last.map((change, index) => yearlyChange(change).pattern(earliest[index] as number)).join(", "),
  };
}

/** Read by the clock before the change, in its last second, so that a change at midnight lies at the end of a day. */
function yearlyChange({ instantMs, before, after }: Change) {
  const lastMs = instantMs + before * MS_PER_MINUTE - 1000;
  const date = calendarDateOf(new Date(lastMs));
  const minutes = ((lastMs % MS_PER_DAY) + 1000) / MS_PER_MINUTE;
  return {
    day: date.day,
    pattern: (earliest: number) => `${date.month} ${weekdayNumber(date)}>=${earliest} ${minutes}=${after}`,
  };
}

function yearOf({ instantMs }: Change): number {
  return new Date(instantMs).getUTCFullYear();
}
