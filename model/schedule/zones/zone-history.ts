import { dayNumber, weekdayNumber } from "./date";
import { FIRST_YEAR_OF_HISTORIES, YEARLY_CHANGES, ZONES_BY_HISTORY } from "./zone-data";

/** A change of a zone's offset from UTC, as at the beginning and the end of daylight saving time. */
export interface ZoneTransition {
  readonly instant: Date;
  /** Seconds ahead of UTC. */
  readonly offsetBefore: number;
  readonly offsetAfter: number;
}

/** A change that comes each year: on the first such weekday from a day of the month on. */
interface YearlyChange {
  readonly month: number;
  readonly weekday: number;
  readonly fromDay: number;
  /** By the clock before the change; 1440 is the end of the day. */
  readonly minutes: number;
  readonly offsetAfter: number;
}

/** What the clocks of a zone do; before the first year of its data they stand as at the beginning of that year. */
export interface ZoneHistory {
  readonly firstOffset: number;
  /** Changes that follow no pattern, in order. */
  readonly changes: readonly ZoneTransition[];
  readonly yearly: readonly YearlyChange[];
  /** The first year of which `yearly` tells. */
  readonly yearlyFrom: number;
}

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 1440 * MS_PER_MINUTE;

/** By their names in lower case. */
let zones: ReadonlyMap<string, { readonly name: string; readonly history: string }> | undefined;

/** Every name in the time zone data. */
export function zoneNames(): readonly string[] {
  return [...zonesByName().values()].map(({ name }) => name);
}

/** A name as the time zone data writes it, or nothing. Letter case does not matter: AWS writes `etc/UTC`. */
export function writtenZoneName(zone: string): string | undefined {
  return zonesByName().get(zone.toLowerCase())?.name;
}

/** The history of a zone of the IANA database, or nothing. */
export function zoneHistory(zone: string): ZoneHistory | undefined {
  const found = zonesByName().get(zone.toLowerCase());
  return found === undefined ? undefined : parse(found.history);
}

/** The changes of a year that follow the zone's yearly pattern, in order. */
export function yearlyTransitions({ yearly }: ZoneHistory, year: number, offset: number): readonly ZoneTransition[] {
  let offsetBefore = offset;
  return yearly.map(({ month, weekday, fromDay, minutes, offsetAfter }) => {
    const from = { year, month, day: fromDay };
    const daysLater = (weekday - weekdayNumber(from) + 7) % 7;
    const localMs = (dayNumber(from) + daysLater) * MS_PER_DAY + minutes * MS_PER_MINUTE;
    const transition = { instant: new Date(localMs - offsetBefore * 1000), offsetBefore, offsetAfter };
    offsetBefore = offsetAfter;
    return transition;
  });
}

function zonesByName(): NonNullable<typeof zones> {
  zones ??= new Map(
    Object.entries(ZONES_BY_HISTORY).flatMap(([history, names]) =>
      names.split(" ").map((name) => [name.toLowerCase(), { name, history }] as const),
    ),
  );
  return zones;
}

function parse(text: string): ZoneHistory {
  const [first, ...parts] = text.split(" ");
  const firstOffset = Number(first) * 60;
  const changes: ZoneTransition[] = [];
  let yearly: readonly YearlyChange[] = [];
  let yearlyFrom = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (part.startsWith("@")) {
      const [pattern, year] = part.slice(1).split("/").map(Number);
      yearly = (YEARLY_CHANGES[pattern as number] as string).split(", ").map(parseYearly);
      yearlyFrom = year as number;
    } else {
      const [minutes = "", offset] = part.split("=");
      const before = changes.at(-1);
      const beforeMs = before?.instant.getTime() ?? Date.UTC(FIRST_YEAR_OF_HISTORIES);
      changes.push({
        instant: new Date(beforeMs + Number.parseInt(minutes, 36) * MS_PER_MINUTE),
        offsetBefore: before?.offsetAfter ?? firstOffset,
        offsetAfter: Number(offset) * 60,
      });
    }
  }
  return { firstOffset, changes, yearly, yearlyFrom };
}

function parseYearly(text: string): YearlyChange {
  const [month, weekday, fromDay, minutes, offset] = text.split(/ |>=|=/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return { month, weekday, fromDay, minutes, offsetAfter: offset * 60 };
}
