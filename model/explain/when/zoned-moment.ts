import { checkTimeZone } from "../../schedule/zones/time-zone";
import { zoneClock } from "../../schedule/zones/zone-clock";
import { quote } from "../../text/wording";
import { UnreadableInput } from "../../values/unreadable-input";

const DAY = "\\d{4}-\\d{2}-\\d{2}";
const TIME = "\\d{2}:\\d{2}(?::\\d{2})?";
const WITH_OFFSET = new RegExp(`^(${DAY})T(${TIME})(?:\\.\\d{1,3})?(Z|[+-]\\d{2}:\\d{2})$`);
const WITH_ZONE = new RegExp(`^(${DAY})(?:T(${TIME}))?\\[([^\\]]+)\\]$`);
const WITHOUT_ZONE = new RegExp(`^(${DAY})(?:T(${TIME}))?$`);

/** A moment, and whether the clock of its place shows that time twice on that day; then it is the first. */
export interface ZonedMoment {
  readonly instant: Date;
  readonly comesTwice: boolean;
}

/**
 * A moment that says which clock it is on: `2026-11-29T02:00Z`, `…+09:00`, or the time of a place,
 * `2026-11-29T02:00[Asia/Seoul]`; with a place the time may be left out, and is midnight then.
 *
 * @throws UnreadableInput for a text without zone, or with a day or time that does not exist there
 */
export function zonedMoment(text: string): Date {
  return readZonedMoment(text).instant;
}

/**
 * The same, with what is to be said of it.
 *
 * @param day - a day alone, as an example, where the caller takes one as well
 * @throws UnreadableInput
 */
export function readZonedMoment(text: string, day?: string): ZonedMoment {
  const [, utcDay, time, offset] = WITH_OFFSET.exec(text) ?? [];
  if (utcDay !== undefined)
    return { instant: existing(new Date(`${utcDay}T${time}${offset}`), utcDay, text), comesTwice: false };

  const [, localDay, localTime = "00:00", zone = ""] = WITH_ZONE.exec(text) ?? [];
  if (localDay === undefined) {
    const zoned = withZones(text);
    const [kind, example] = day === undefined || zoned !== undefined ? ["a", ""] : ["a day, or a", `${day}, `];
    const given = zoned ?? `${example}2026-11-29T02:00Z, 2026-11-29T02:00+09:00 or 2026-11-29T02:00[Asia/Seoul]`;
    throw new UnreadableInput("", `expected ${kind} moment with its zone, such as ${given}, got ${quote(text)}`);
  }
  const [problem] = checkTimeZone(zone).problems;
  if (problem !== undefined) throw new UnreadableInput("", problem.message);
  const local = existing(new Date(`${localDay}T${localTime}Z`), localDay, text);
  const { instant, daylightSaving } = zoneClock(zone).read(local.getTime());
  if (daylightSaving === "skipped") {
    throw new UnreadableInput("", `expected a time that exists, got ${quote(text)}, which the clocks skip`);
  }
  return { instant, comesTwice: daylightSaving === "repeated" };
}

/** What lacks a zone alone, with one. */
function withZones(text: string): string | undefined {
  const [, day, time] = WITHOUT_ZONE.exec(text) ?? [];
  if (day === undefined) return undefined;
  existing(new Date(`${day}T${time ?? "00:00"}Z`), day, text);
  return `${day}T${time ?? "00:00"}Z or ${text}[Asia/Seoul]`;
}

function existing(date: Date, day: string, text: string): Date {
  const utcDay = Number.isNaN(date.getTime()) ? "" : new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10);
  if (utcDay !== day) throw new UnreadableInput("", `expected a valid date and time, got ${quote(text)}`);
  return date;
}
