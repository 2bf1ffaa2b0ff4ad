import { show } from "../../text/wording";
import type { Notes } from "../notes/schedule-note";
import { type ParsedRate, RATE_UNITS, type RateUnit, rateMinutes } from "./parsed-schedule";
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

/** Reads what stands between `rate(` and `)`. */
export function parseRate(body: string, durationHours: number | undefined, notes: Notes): ParsedRate | undefined {
  const parts = SHAPE.exec(body);
  const unit = singularUnit(parts?.[2] ?? "");
  const count = Number(parts?.[1]);
  if (unit === undefined || !Number.isSafeInteger(count) || count < 1) {
    noteShape(body, notes);
    return undefined;
  }
  const rate: ParsedRate = { kind: "rate", count, unit };
  if (writeRate(rate) !== `rate(${body})`) {
    const plural = String(parts?.[2]).endsWith("s");
    if (plural === (count === 1)) {
      const form = plural ? `the singular with 1` : `the plural with ${count}`;
      notes.problem("rate-plural", `expected ${form}, got ${show(body)}`, {
        write: writeRate(rate),
        otherwise: "such as rate(7 days)",
      });
    } else {
      noteShape(body, notes);
    }
    return undefined;
  }
  noteInterval(rateMinutes(rate), notes, durationHours);
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

function noteShape(body: string, notes: Notes): void {
  const write = rewrite(body);
  const otherwise = "such as rate(7 days)";
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
