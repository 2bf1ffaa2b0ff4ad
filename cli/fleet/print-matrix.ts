import pc from "picocolors";
import type { RingPromise } from "../../model/patch-fleet/ring-promises";
import { printable } from "../../model/text/printable";
import { counted, joinedFirst } from "../../model/text/wording";
import { indented, wrap } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import { type AccountOfRow, type SharedRow, sharedRows } from "./alike-rows";
import { calendarLines, freezeLines } from "./arrival-notes";
import { shortLines } from "./by-system";
import type { MatrixRow } from "./matrix";
import { matrixTable } from "./matrix-table";
import { MATRIX_COLUMNS, type MatrixColumn, titleOf } from "./matrix-values";
import { isOutlierRow, outlierCount } from "./print-outliers";
import { promiseLines } from "./print-promises";

/** Below `days: `. */
const MARGIN = " ".repeat(6);

/** Stands behind what the others of the ring do not have. */
export const OUTLIER_MARK = "◄";

/** What `at most` counts, below it. */
export const DAYS_NOTE = "\ndays: from release to every node at most (more: cdktf-patch arrival)\n";

export interface MatrixLook {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** The matrix as a table, and below it what rings owe to each other. */
export function* matrixLines(
  all: readonly MatrixRow[],
  promises: readonly RingPromise[],
  { colour, width }: MatrixLook,
): Generator<string> {
  const shared = sharedRows(all);
  const rows = shared.map(({ row }) => row);
  const hasNodes = rows.some(({ nodes }) => nodes !== undefined);
  const groups = new Set(rows.map(({ patchGroup }) => patchGroup));
  const column = (title: string, cell: (row: MatrixRow) => readonly string[]) => ({ title, cells: rows.map(cell) });
  const told = toldColumns(rows);
  const below = told
    .filter((name) => BELOW.includes(name))
    .filter((name) => rows.length < 2 || new Set(rows.map((row) => textOf(row, name))).size > 1);
  const lines = matrixTable(
    shared.map(({ row: { ring, patchGroup }, accounts }) => [
      nameOf(accounts),
      ring,
      ...(groups.size > 1 ? [patchGroup] : []),
    ]),
    [
      ...told
        .filter((name) => !below.includes(name))
        .map((name) => ({
          ...column(shortName(name), (row) => cellLines(row, name)),
          mayBreak: name === "non-security",
        })),
      column("set by", (row) => [wordOf(sourcesOf(row))]),
      ...(hasNodes ? [column("nodes", ({ nodes = "not read" }) => [nodes])] : []),
    ],
    width,
  );
  const { yellow } = pc.createColors(colour);
  for (const line of wrap(answerOf(all, promises), width)) yield `${line}\n`;
  for (const line of lines) yield `${line.replaceAll(OUTLIER_MARK, yellow(OUTLIER_MARK))}\n`;
  for (const text of below.flatMap((name) => valueLines(shared, name))) {
    for (const line of indented(printable(text), "  ", "", width))
      yield `${line.replaceAll(OUTLIER_MARK, yellow(OUTLIER_MARK))}\n`;
  }
  yield DAYS_NOTE;
  for (const text of [...calendarLines(rows), ...freezeLines(rows)]) {
    for (const line of indented(text, MARGIN, MARGIN, width)) yield `${line}\n`;
  }
  for (const text of sharedLines(shared)) {
    for (const line of indented(text, "  ", "", width)) yield `${line}\n`;
  }
  const odd = rows.filter(isOutlierRow).length;
  if (odd > 0) yield `${OUTLIER_MARK} differs from the others of its ring (${counted(odd, "row")})\n`;
  yield* promiseLines(promises, width);
}

/** `1 of 5 accounts differs from the others of its ring; ring order met.` */
export function answerOf(all: readonly MatrixRow[], promises: readonly RingPromise[]): string {
  const rings = new Set(all.map(({ ring }) => ring));
  const alike = `no account of ${counted(rings.size, "ring")} differs from the others of its ring`;
  const outcomes = new Set(promises.map(({ outcome }) => outcome));
  const order = outcomes.has("broken") ? "missed" : outcomes.has("not known") ? "not proved" : "met";
  const parts = [
    all.some(isOutlierRow) ? outlierCount(all) : alike,
    ...(promises.length === 0 ? [] : [`ring order ${order}`]),
  ];
  const text = `${parts.join("; ")}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where nothing only scans, there is no column for it. */
export function toldColumns(rows: readonly MatrixRow[]): readonly MatrixColumn[] {
  const isNone = rows.every(({ cells }) => cells.scan.value === "–");
  return MATRIX_COLUMNS.filter((name) => name !== "scan" || !isNone);
}

/** Columns for which a line has no room beside the others; what is the same in every row stands above them. */
const BELOW: readonly MatrixColumn[] = ["scan", "regions"];

/**
 * `scan daily 12:00 Asia/Tokyo: canary-tokyo and prod-tokyo`: each value once, with the accounts that have it, and with the
 * patch group where an account has several values.
 */
function valueLines(rows: readonly SharedRow[], column: MatrixColumn): readonly string[] {
  const told = rows.flatMap(({ row, accounts }) =>
    accounts.map(({ account, regions }) => {
      const text = textOf(row, column);
      const own = column === "regions" ? text.replace(row.cells.regions.value, regions) : text;
      return { account, patchGroup: row.patchGroup, text: own };
    }),
  );
  const ofAccount = grouped(told, ({ account }) => account);
  const byGroup = [...ofAccount.values()].some((own) => new Set(own.map(({ text }) => text)).size > 1);
  const ofGroup = (one: (typeof told)[number]) => (byGroup ? `${one.text} (${one.patchGroup})` : one.text);
  return [...grouped(told, ofGroup)].map(([text, same]) => {
    const names = new Set(same.map(({ account }) => account));
    const whose = names.size === ofAccount.size ? "every account" : joinedFirst([...names], MOST_NAMED);
    return `${titleOf(column)} ${text}: ${whose}`;
  });
}

const MOST_NAMED = 4;

function textOf(row: MatrixRow, column: MatrixColumn): string {
  return cellLines(row, column).join(" ");
}

function nameOf(accounts: readonly AccountOfRow[]): string {
  return joinedFirst(
    accounts.map(({ account }) => account),
    1,
  );
}

/** `a and 17 more, ring prod: a, b (by Europe/Paris), c (by Asia/Seoul)`: who stands in a row of many, each list once. */
function sharedLines(rows: readonly SharedRow[]): readonly string[] {
  const texts = rows.flatMap(({ row: { ring }, accounts }) => {
    if (accounts.length === 1) return [];
    const byZone = [...grouped(accounts, ({ zone = "" }) => zone)].map(([zone, some]) => {
      const names = some.map(({ account }) => account).join(", ");
      return zone === "" ? names : `${names} (by ${zone})`;
    });
    return [`${nameOf(accounts)}, ring ${ring}: ${byZone.join(", ")}`];
  });
  return [...new Set(texts)];
}

/** A line; one for each system where they differ. */
function cellLines({ cells }: MatrixRow, column: MatrixColumn): readonly string[] {
  const { value, isOutlier, usual = "" } = cells[column];
  const lines = linesOf(column, value);
  const others = lines.length === 1 ? [] : linesOf(column, usual);
  return lines.map((line) => (isOutlier && !others.includes(line) ? `${line} ${OUTLIER_MARK}` : line));
}

/** A line has 80 columns. */
function shortName(column: MatrixColumn): string {
  return column === "arrival" ? "days" : titleOf(column);
}

/** Of which systems may differ. */
const OF_SYSTEMS: readonly MatrixColumn[] = ["delay", "arrival", "non-security"];

/** Without what the page and the JSON say beside. */
export function linesOf(column: MatrixColumn, value: string): readonly string[] {
  if (column === "reboot") return [value.replace(/RebootIfNeeded|NoReboot/g, (option) => REBOOTS[option] as string)];
  if (!OF_SYSTEMS.includes(column)) return [value];
  if (column === "non-security") return shortLines(whereKnown(value));
  const lines = shortLines(value);
  return column === "arrival" ? lines.map((line) => line.replace(/ d\b.*$/, "")) : lines;
}

/** Of systems that do not know the difference there is nothing to say, and of a single other one it is plain. */
function whereKnown(cell: string): string {
  const known = cell.split("; ").filter((part) => !part.endsWith(": –"));
  return known.length === 1 ? (known[0] ?? "").replace(/^.+: /, "") : known.join("; ");
}

const REBOOTS: Readonly<Record<string, string>> = { RebootIfNeeded: "if needed", NoReboot: "no" };

/** `account` for `account prod-us`: which one stands in the same line. */
function wordOf(sources: string): string {
  const words = sources.split(", ").map((source) => (/\baccounts?\b/.test(source) ? "account" : source.split(" ")[0]));
  return [...new Set(words)].join(", ");
}

/** Who says anything that the definition does not: the account, its lock and its ring. */
export function sourcesOf({ from, cells: { regions } }: MatrixRow): string {
  const sources = [...Object.values(from), ...(regions.isOutlier && regions.from !== undefined ? [regions.from] : [])];
  return [...new Set(sources)].sort().reverse().join(", ") || "definition";
}
