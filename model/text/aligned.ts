import { WIDTH, wordsOf, wrapCell } from "./wrap";

type Rows = readonly (readonly string[])[];

/** Spaces between two columns. */
export const GAP = 2;

/** Puts colour on the text of one line of a cell. */
export type PaintCell = (text: string, column: number) => string;

/** Columns of a terminal line; a wider terminal is used as far as it goes. */
export function widthOf({ isTTY, columns = 0 }: { readonly isTTY?: boolean; readonly columns?: number }): number {
  return isTTY === true ? Math.max(columns, WIDTH) : WIDTH;
}

/**
 * Rows as lines, every column as wide as its longest cell. Where that is too wide, cells are broken between words, and
 * first in the column in which this takes the fewest lines. A word is broken behind a hyphen, dot or slash; elsewhere
 * only where nothing else helps.
 */
export function aligned(rows: Rows, width: number): string[] {
  const widths = fittingWidths(rows, width);
  return rows.flatMap((row) => inColumns(row, widths));
}

/** Leaves out of a row, or of what stands above or for it, the columns in which none of these rows has a text. */
export function withoutEmptyColumns(rows: Rows): (row: readonly string[]) => readonly string[] {
  const filled = new Set(rows.flatMap((row) => row.flatMap((text, column) => (text === "" ? [] : column))));
  return (row) => row.filter((_, column) => filled.has(column));
}

/** A text, or several of which each begins a line. */
export type Cell = string | readonly string[];

/** One row as lines, its cells broken for the given widths. */
export function inColumns(row: readonly Cell[], widths: readonly number[], paint: PaintCell = unpainted): string[] {
  const cells = row.map((cell, column) => [cell].flat().flatMap((text) => wrapCell(text, widths[column] ?? 0)));
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => {
        const text = lines[line] ?? "";
        return paint(text, column) + " ".repeat(Math.max(0, (widths[column] ?? 0) - text.length) + GAP);
      })
      .join("")
      .trimEnd(),
  );
}

const unpainted: PaintCell = (text) => text;

/**
 * How wide each column may be where no word breaks, behind a hyphen neither; undefined where that does not fit.
 *
 * @param isWhole - whether the cells of a column do not break at all
 */
export function wholeWordWidths(
  rows: Rows,
  width: number,
  isWhole: (column: number) => boolean,
): readonly number[] | undefined {
  const widths = fittingWidths(rows, width, (cells, column) =>
    longest(isWhole(column) ? cells : cells.flatMap(wordsOf)),
  );
  const total = widths.reduce((sum, one) => sum + one + GAP, -GAP);
  return total > width ? undefined : widths;
}

/** How narrow the column of some cells may become. */
type LeastWidth = (cells: readonly string[], column: number) => number;

/** How wide each column may be, so that all of them fit. */
export function fittingWidths(rows: Rows, width: number, least: LeastWidth = () => SHORTEST): readonly number[] {
  let columns = columnsOf(rows);
  while (totalOf(columns) > width) {
    const narrower = columns.flatMap((column, at) => {
      const one = column.width > least(column.cells, at) ? narrowed(column) : undefined;
      return one === undefined ? [] : [columns.with(at, one)];
    });
    const [best] = narrower.sort((a, b) => costOf(a) - costOf(b) || totalOf(a) - totalOf(b));
    if (best === undefined) break;
    columns = best;
  }
  return columns.map((column) => column.width);
}

/** A column, with how many lines each of its cells has at that width, and how many words it breaks in their middle. */
interface Column {
  readonly cells: readonly string[];
  readonly width: number;
  readonly heights: readonly number[];
  readonly broken: number;
}

function columnsOf(rows: Rows): readonly Column[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: count }, (_, at) => {
    const cells = rows.map((row) => row[at] ?? "");
    return { cells, width: longest(cells), heights: cells.map(() => 1), broken: 0 };
  });
}

/** The next width, at which a cell breaks. */
function narrowed({ cells, width }: Column): Column {
  const broken = cells.map((cell) => wrapCell(cell, width - 1));
  const next = longest(broken.flat());
  return { cells, width: next, heights: broken.map(({ length }) => length), broken: brokenWords(cells, next) };
}

function brokenWords(cells: readonly string[], width: number): number {
  const pieces = cells.flatMap(wordsOf).flatMap((word) => word.split(/(?<=[-./])/));
  return pieces.filter(({ length }) => length > width).length;
}

/** How many lines a reader would rather have than a word that is broken anywhere. */
const LINES_FOR_A_WORD = 1000;

/** No column is narrower: words torn into pieces tell nothing. */
const SHORTEST = 7;

function totalOf(columns: readonly Column[]): number {
  return columns.reduce((total, { width }) => total + width + GAP, -GAP);
}

function costOf(columns: readonly Column[]): number {
  const heights = columns[0]?.heights ?? [];
  const lines = heights.map((_, row) => Math.max(...columns.map((column) => column.heights[row] ?? 1)));
  return [...lines, ...columns.map(({ broken }) => broken * LINES_FOR_A_WORD)].reduce((sum, cost) => sum + cost, 0);
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}
