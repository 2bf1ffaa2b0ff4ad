import { printable } from "../../model/text/printable";
import { counted, joined, joinedFirst } from "../../model/text/wording";
import { indented, wrap } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import type { MatrixRow } from "./matrix";
import { MATRIX_COLUMNS, type MatrixColumn, titleOf } from "./matrix-values";

/** All that is told where only outliers are asked for, and there is none. */
const NO_OUTLIER = "No account differs from the others of its ring.\n";

/** More accounts, and more values of the others, are counted. */
const MOST_NAMED = 6;
const MOST_VALUES = 2;

/** `1 of 4 accounts differs from the others of its ring` */
export function outlierCount(all: readonly MatrixRow[]): string {
  const odd = accountsOf(all.filter(isOutlierRow)).length;
  const verb = odd === 1 ? "differs from the others of its ring" : "differ from the others of their ring";
  return `${odd} of ${counted(accountsOf(all).length, "account")} ${verb}`;
}

/**
 * The outliers alone, each with what it differs in and what the others have; those that differ alike once.
 *
 * @param all - what they are compared with
 */
export function* outlierLines(
  asked: readonly MatrixRow[],
  all: readonly MatrixRow[],
  width: number,
): Generator<string> {
  const odd = asked.filter(isOutlierRow);
  if (odd.length === 0) {
    yield NO_OUTLIER;
    return;
  }
  const severalGroups = new Set(all.map(({ patchGroup }) => patchGroup)).size > 1;
  const told = odd.map((row) => ({
    row,
    lines: MATRIX_COLUMNS.flatMap((column) => differenceIn(column, row, all) ?? []),
  }));
  yield `${outlierCount(asked)}:\n`;
  const ofGroups = [...grouped(told, ({ row, lines }) => JSON.stringify([row.ring, row.patchGroup, lines])).values()];
  const ofAccounts = ofGroups.map((alike) => {
    const [{ row, lines }] = alike as [(typeof told)[number]];
    return { row, lines, accounts: accountsOf(alike.map((one) => one.row)) };
  });
  for (const [, alike] of grouped(ofAccounts, ({ row: { ring }, ...one }) =>
    JSON.stringify([ring, one.lines, one.accounts]),
  )) {
    const [{ row, lines, accounts }] = alike as [(typeof ofAccounts)[number]];
    const groups = severalGroups ? [joined(alike.map((one) => one.row.patchGroup))] : [];
    const heading = [joinedFirst(accounts, MOST_NAMED), `ring ${row.ring}`, ...groups].join(" · ");
    for (const line of wrap(printable(heading), width)) yield `${line}\n`;
    for (const text of lines) for (const line of indented(printable(text), "    ", "  ", width)) yield `${line}\n`;
  }
  yield "\nWhat else they follow: cdktf-patch matrix\n";
}

/** `reboot: NoReboot (set by the account), the other 3: RebootIfNeeded`; undefined where it is as the others have it. */
function differenceIn(column: MatrixColumn, row: MatrixRow, all: readonly MatrixRow[]): string | undefined {
  const { value, from, isOutlier } = row.cells[column];
  if (!isOutlier) return undefined;
  const peers = all.filter((one) => one !== row && one.ring === row.ring && one.patchGroup === row.patchGroup);
  const usual = peers.filter((one) => !one.cells[column].isOutlier);
  const others = usual.length > 0 ? usual : peers;
  const values = [...new Set(others.map(({ cells }) => cells[column].value))];
  const source = from === undefined ? "" : ` (set by ${from.replace(/\baccount [\w-]+/g, "the account")})`;
  const whose = others.length === 1 ? "the other one" : `the other ${others.length}`;
  return `${titleOf(column)}: ${value}${source}, ${whose}: ${joinedFirst(values, MOST_VALUES)}`;
}

/** Whether anything in a row is not what the others of its ring have. */
export function isOutlierRow({ cells }: MatrixRow): boolean {
  return MATRIX_COLUMNS.some((column) => cells[column].isOutlier);
}

function accountsOf(rows: readonly MatrixRow[]): readonly string[] {
  return [...new Set(rows.map(({ account }) => account))];
}
