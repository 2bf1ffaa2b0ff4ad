import { NotValidError } from "../../model/values/finding";
import { processorMilliseconds } from "./processor-time";

const cyclic: Record<string, unknown> = { list: [] };
cyclic.self = cyclic;
(cyclic.list as unknown[]).push(cyclic);

/** What JavaScript callers have been seen to pass, and worse. */
export const GARBAGE: readonly (readonly [what: string, value: unknown])[] = [
  ["null", null],
  ["undefined", undefined],
  ["a number", 7],
  ["NaN", Number.NaN],
  ["a huge number", -8.1e298],
  ["a bigint", 7n],
  ["a text", "text"],
  ["an empty text", ""],
  ["a text of a megabyte", "x".repeat(1_000_000)],
  ["a text of a megabyte with wildcards", "*a".repeat(500_000)],
  ["a text of accents", `a${"\u0315".repeat(250_000)}${"\u0300".repeat(250_000)}`],
  ["a text with half a character", "\ud800"],
  ["a flag", true],
  ["a symbol", Symbol("s")],
  ["a function", () => undefined],
  ["an empty list", []],
  ["a list of anything", [null, undefined, 7, {}, []]],
  ["a huge list", new Array(1_000_000).fill("x")],
  ["a sparse list", new Array(5)],
  ["an empty object", {}],
  ["a cyclic object", cyclic],
  [
    "an object with a hundred thousand properties",
    Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i])),
  ],
  ["an object without prototype", Object.assign(Object.create(null), { a: 1 })],
  [
    "prototype keys",
    JSON.parse('{"__proto__": {"polluted": true}, "constructor": 7, "toString": 1, "hasOwnProperty": 2}'),
  ],
  ["a date that is none", new Date(Number.NaN)],
  ["a map", new Map([["a", 1]])],
  ["a throwing getter", Object.defineProperty({}, "a", { enumerable: true, get: () => JSON.parse("not JSON") })],
  ["a proxy that throws", new Proxy({}, { get: () => JSON.parse("not JSON"), ownKeys: () => JSON.parse("not JSON") })],
];

/** Milliseconds within which anything at all has to be answered. */
const PATIENCE = 100;

/**
 * Whether something is neither taken nor refused in our own words within 100 ms, each time it is tried: one slip of a
 * busy machine is no slow check. Any other error is thrown on.
 */
export function isSlow(run: (attempt: number) => unknown): boolean {
  const attempt = (number: number) => {
    try {
      run(number);
    } catch (error) {
      if (!(error instanceof NotValidError)) throw error;
    }
  };
  const began = performance.now();
  attempt(0);
  // To ask how busy the processor was takes longer than most of what is tried.
  if (performance.now() - began <= PATIENCE) return false;
  return [1, 2, 3].every((number) => processorMilliseconds(() => attempt(number)) > PATIENCE);
}
