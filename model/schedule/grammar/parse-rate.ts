import { show } from "../../text/wording";
import type { Notes } from "../notes/schedule-note";
import { type ParsedRate, type ParsedSchedule, RATE_UNITS, type RateUnit, rateMinutes } from "./parsed-schedule";
import { noteInterval } from "./too-frequent";

const SHAPE = /^(\d+) ([a-z]+)$/;
const LOOSE = /^\s*([+-]?\d+(?:\.\d+)?)\s*([A-Za-z]+)\s*$/;
const EXPECTED = "a positive whole number and minutes, hours or days";

/** Other names for what the units can say, with their minutes. */
const OTHER_UNITS: ReadonlyMap<string, number> = new Map([
  ["min", 1],
  ["m", 1],
  ["hr", 60],
  ["h", 60],
  ["d", 1440],
  ["week", 10_080],
  ["w", 10_080],
]);

/** What a rate may have to do with where it stands. */
export interface RateContext {
  readonly durationHours: number | undefined;
  /** Whether a schedule can be used there. Absent: each can. */
  readonly isUsable?: ((schedule: ParsedSchedule) => boolean) | undefined;
}

/** Reads what stands between `rate(` and `)`. */
export function parseRate(body: string, context: RateContext, notes: Notes): ParsedRate | undefined {
  const parts = SHAPE.exec(body);
  const unit = singularUnit(parts?.[2] ?? "");
  const count = Number(parts?.[1]);
  if (unit === undefined || !Number.isSafeInteger(count) || count < 1) {
    noteShape(body, context, notes);
    return undefined;
  }
  const rate: ParsedRate = { kind: "rate", count, unit };
  if (writeRate(rate) !== `rate(${body})`) {
    const plural = String(parts?.[2]).endsWith("s");
    if (plural === (count === 1)) {
      const form = plural ? `the singular with 1` : `the plural with ${count}`;
      notes.problem("rate-plural", `expected ${form}, got ${show(body)}`, {
        write: writeRate(rate),
        otherwise: exampleIn(context),
      });
    } else {
      noteShape(body, context, notes);
    }
    return undefined;
  }
  noteInterval(rateMinutes(rate), notes, context.durationHours);
  return rate;
}

/** `rate(1 hour)`, `rate(7 days)` */
export function writeRate({ count, unit }: Pick<ParsedRate, "count" | "unit">): string {
  return `rate(${count} ${count === 1 ? unit : `${unit}s`})`;
}

function singularUnit(text: string): RateUnit | undefined {
  const singular = text.replace(/s$/, "");
  return Object.hasOwn(RATE_UNITS, singular) ? (singular as RateUnit) : undefined;
}

/** A week as a rate, or as a cron where no rate can be used. */
function exampleIn({ isUsable }: RateContext): string {
  const week: ParsedRate = { kind: "rate", count: 7, unit: "day" };
  return isUsable?.(week) === false ? "such as cron(0 2 ? * SUN *)" : `such as ${writeRate(week)}`;
}

function noteShape(body: string, context: RateContext, notes: Notes): void {
  const write = rewrite(body);
  const otherwise = exampleIn(context);
  const message = `expected ${EXPECTED}, got ${show(body)}`;
  if (write === undefined) notes.problem("rate-shape", `${message}; ${otherwise}`);
  else notes.problem("rate-shape", message, { write, otherwise });
}

/** The same interval in whole minutes, hours or days, if it can be said. */
function rewrite(body: string): string | undefined {
  const parts = LOOSE.exec(body);
  const word = (parts?.[2] ?? "").toLowerCase();
  const unit = singularUnit(word);
  const perUnit = unit === undefined ? OTHER_UNITS.get(word.replace(/(?<=..)s$/, "")) : RATE_UNITS[unit];
  if (parts === null || perUnit === undefined) return undefined;
  const minutes = Number(parts[1]) * perUnit;
  if (!Number.isSafeInteger(minutes) || minutes < 1) return undefined;
  const wanted = unit ?? "day";
  const units: readonly RateUnit[] = [wanted, "day", "hour", "minute"];
  const best = units.find((candidate) => minutes % RATE_UNITS[candidate] === 0) ?? "minute";
  return writeRate({ count: minutes / RATE_UNITS[best], unit: best });
}
