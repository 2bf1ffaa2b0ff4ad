import { aligned, inColumns, wholeWordWidths } from "../../model/text/aligned";
import { printable } from "../../model/text/printable";
import { joined } from "../../model/text/wording";
import { wrap, wrapCell } from "../../model/text/wrap";

/** A column of the matrix: its title, and its cell in each row. */
export interface TableColumn {
  readonly title: string;
  /** The lines of each cell: what is said of several systems has one for each. */
  readonly cells: readonly (readonly string[])[];
  /** Whether such a line may go on in the next one. */
  readonly mayBreak?: boolean;
}

/**
 * A table whose words do not break. What is equal in all rows is said once above; where a row does not fit beside its
 * names, they stand in a line of their own.
 */
export function matrixTable(
  names: readonly (readonly string[])[],
  columns: readonly TableColumn[],
  width: number,
): readonly string[] {
  const isEqual = ({ cells }: TableColumn) => new Set(cells.map((lines) => lines.join("\n"))).size === 1;
  const lifted = names.length > 1 ? columns.filter(isEqual) : [];
  const shown = columns.filter((column) => !lifted.includes(column)).map(safe);
  const above = lifted.map(({ title, cells }) => `${title} ${joined(cells[0] ?? [])}`).join(", ");
  const rows = names.map((own, row) => rowsOf(own.map(printable), shown, row));
  return [
    ...(above === "" ? [] : wrap(printable(`in every row: ${above}`), width)),
    ...tableLines(
      names.map((own) => own.map(printable)),
      shown,
      rows,
      width,
    ),
  ];
}

type Rows = readonly (readonly string[])[];

function tableLines(
  names: Rows,
  columns: readonly TableColumn[],
  rows: readonly Rows[],
  width: number,
): readonly string[] {
  const count = names[0]?.length ?? 0;
  const titles = columns.map(({ title }) => title);
  const head = [...Array.from({ length: count }, () => ""), ...titles];
  const brokenHead = head.map((title) => title.replaceAll("-", "- "));
  const isWhole = (at: number) => {
    const { cells = [], mayBreak = false } = columns[at] ?? {};
    return !mayBreak && cells.some((lines) => lines.length > 1);
  };
  // A title may go on below its hyphen, where the names would have no room otherwise.
  for (const titlesOf of [head, brokenHead]) {
    const beside = wholeWordWidths([titlesOf, ...rows.flat()], width, (at) => isWhole(at - count));
    if (beside !== undefined) return [[titlesOf], ...rows].flatMap((block) => blockLines(block, beside));
  }
  const own = rows.map((lines) => lines.map((row) => row.slice(count)));
  const below = wholeWordWidths([titles, ...own.flat()], width - MARGIN, isWhole);
  if (below === undefined) return aligned([head, ...rows.flat()], width);
  const behind = (block: Rows) => blockLines(block, below).map((line) => " ".repeat(MARGIN) + line);
  return [
    ...behind([titles]),
    ...own.flatMap((block, row) => [...wrap((names[row] ?? []).join(" · "), width), ...behind(block)]),
  ];
}

const MARGIN = 2;

/** The rows of one account: each column goes on below itself, whatever stands beside it. */
function blockLines(block: Rows, widths: readonly number[]): readonly string[] {
  const columns = widths.map((width, at) => {
    const cells = block.flatMap((row) => wrapCell(row[at] ?? "", width));
    return cells.slice(0, cells.findLastIndex((text) => text !== "") + 1);
  });
  const height = Math.max(1, ...columns.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) => columns.map((cells) => cells[line] ?? "")).flatMap((row) =>
    inColumns(row, widths),
  );
}

/** The rows of one account: as many as its longest cell has lines. */
function rowsOf(names: readonly string[], columns: readonly TableColumn[], row: number): Rows {
  const height = Math.max(1, ...columns.map(({ cells }) => cells[row]?.length ?? 0));
  return Array.from({ length: height }, (_, line) => [
    ...names.map((name) => (line === 0 ? name : "")),
    ...columns.map(({ cells }) => cells[row]?.[line] ?? ""),
  ]);
}

function safe({ cells, ...column }: TableColumn): TableColumn {
  return { ...column, cells: cells.map((lines) => lines.map(printable)) };
}
