import { readZonedMoment } from "../../model/explain/when/zoned-moment";
import { WholeDay } from "../../model/schedule/zones/whole-day";
import { utcText, weekday } from "../../model/text/moments";
import { quote } from "../../model/text/wording";
import { notADate, parseCalendarDate } from "../../model/values/parse-date";
import { BadInput, readingFile } from "../console/bad-input";
import { type Console, say } from "../console/console";

/**
 * The moment that an option names, on whatever clock, or the day on every clock; undefined where it is not typed. Unless
 * it is in UTC, as answers are, says on the error stream what it was taken for.
 *
 * @throws BadInput
 */
export function givenMoment(option: string, text: string | undefined, console: Console): Date | undefined {
  if (text === undefined) return undefined;
  if (DAY_ALONE.test(text)) {
    const day = givenDay(option, text);
    say(console, `${option} ${text} is ${weekday(day)} ${day} 00:00 on each window's own clock, and UTC elsewhere`);
    return new WholeDay(day);
  }
  const { instant, comesTwice } = readingFile(option, () => readZonedMoment(text, "2026-11-29"));
  const which = comesTwice ? ", the first of two" : "";
  if (!text.endsWith("Z")) {
    say(console, `${option} ${text} is ${weekday(instant.toISOString())} ${utcText(instant)}${which}`);
  }
  return instant;
}

/** A day that an option names, as it was typed. @throws BadInput where there is none of it */
export function givenDay(option: string, text: string): string {
  if (parseCalendarDate(text) !== undefined) return text;
  throw new BadInput(`${option}: ${notADate(quote(text))}`);
}

const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;

/** What may be typed of the time that an answer is about. */
export interface GivenPeriod {
  readonly from?: string;
  /** Another name of `from`. */
  readonly at?: string;
  readonly until?: string;
}

/** The moment from which on somebody asks: now where none is typed. @throws BadInput */
export function givenStart({ from, at }: GivenPeriod, console: Console): Date {
  if (from !== undefined && at !== undefined) {
    throw new BadInput("expected --from or --at, which is another name of it, got both; leave one out");
  }
  return givenMoment("--from", from, console) ?? givenMoment("--at", at, console) ?? console.now();
}

/** The end of what somebody asks for, after its start; undefined where none is typed. @throws BadInput */
export function givenEnd({ until }: GivenPeriod, from: Date, console: Console): Date | undefined {
  const end = givenMoment("--until", until, console);
  if (end === undefined || end > from) return end;
  throw new BadInput(
    `--until: expected a moment after ${"day" in from ? from.day : utcText(from)}, got ${quote(until ?? "")}`,
  );
}
