import { printable } from "../../model/text/printable";

export const END_OF_LINE = "\r\n";

/** A row of CSV (RFC 4180); what is absent is an empty cell. */
export function csvLine(values: readonly (string | number | undefined)[]): string {
  return `${values.map((value) => csvCell(String(value ?? ""))).join(",")}${END_OF_LINE}`;
}

const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;
/** Asked of each of a million cells, of which few are either. */
const EITHER = new RegExp(`${FORMULA.source}|${QUOTED.source}`);

/** One that a spreadsheet would take for a formula gets an apostrophe in front; none steers the terminal it ends on. */
export function csvCell(given: string): string {
  const text = printable(given);
  if (!EITHER.test(text)) return text;
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
