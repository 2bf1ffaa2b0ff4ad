import { aligned } from "../model/text/aligned";

/** What was measured; a ratio where no unit is given, and without a bound where it only informs. */
export interface Result {
  readonly what: string;
  readonly value: number;
  readonly unit?: string;
  readonly bound?: number;
}

/** Prints what was measured beside its bounds, and answers with the exit code: 1 where a bound is not kept. */
export function tell(results: readonly Result[]): number {
  const rows = results.map(({ what, value, unit = "×", bound }) => [
    what,
    `${value.toFixed(2)} ${unit}`,
    bound === undefined ? "–" : `≤ ${bound} ${unit}`,
    bound === undefined ? "" : value <= bound ? "pass" : "FAIL",
  ]);
  console.log(aligned([["measured", "", "limit", ""], ...rows], 110).join("\n"));
  return results.every(({ value, bound }) => bound === undefined || value <= bound) ? 0 : 1;
}
