import type { RingPromise } from "../../model/patch-fleet/ring-promises";
import { RELEASE_DAYS } from "../../model/releases/release-calendar";
import { aligned, inColumns, wholeWordWidths } from "../../model/text/aligned";
import { utcText } from "../../model/text/moments";
import { printable } from "../../model/text/printable";

/** `required`, `shortest` and the release for which it is so short, pair by pair. */
export function promiseRows(promises: readonly RingPromise[]): readonly (readonly string[])[] {
  return promises.map(({ before, ring, baseline, promisedDays, leastDays, released, outcome, because, releases }) => [
    `${before} → ${ring}`,
    baseline,
    `${promisedDays} d`,
    leastDays === undefined ? "–" : `${leastDays} d`,
    released === undefined ? "–" : utcText(released),
    because === undefined
      ? `${OUTCOMES[outcome]}${releases === undefined ? "" : `, for each ${releases}`}`
      : `${OUTCOMES[outcome]}: ${because}`,
  ]);
}

/** How the order of two rings is proved, in words. */
const OUTCOMES: Readonly<Record<RingPromise["outcome"], string>> = {
  kept: "met",
  broken: "missed",
  "not known": "not proved",
  "no delay": "no delay",
};

export const PROMISE_COLUMNS = ["", "baseline", "required", "shortest", "if released", ""] as const;

/** The same below a matrix; nothing of a single ring. */
export function* promiseLines(promises: readonly RingPromise[], width: number): Generator<string> {
  if (promises.length === 0) return;
  yield "\nDays from the end of a run in a ring to the start of the next ring's, whenever\n";
  yield `within ${RELEASE_DAYS} days a patch is released:\n`;
  const rows = promiseRows(promises).map((row) => row.map(printable));
  const table = [PROMISE_COLUMNS, ...rows];
  // The names of two rings stay beside each other, where there is room.
  const widths = wholeWordWidths(table, width - 2, (column) => column === 0);
  const lines = widths === undefined ? aligned(table, width - 2) : table.flatMap((row) => inColumns(row, widths));
  for (const line of lines) yield `  ${line}\n`;
}
