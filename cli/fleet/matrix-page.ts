import { RESTARTS_WHEN_REISSUED } from "../../model/arrival/deadline-words";
import type { RingPromise } from "../../model/patch-fleet/ring-promises";
import { withoutEmptyColumns } from "../../model/text/aligned";
import { escapeHtml } from "../../model/text/html";
import { unbroken } from "../../model/text/unbroken";
import { counted, joined } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { foldedNames } from "../overview/folded-places";
import type { PageSection } from "../overview/overview-page";
import type { PaperLists } from "../overview/paper-lists";
import { alike, type SharedRow, sharedRows } from "./alike-rows";
import type { AuditedDeadline } from "./deadline-audit";
import { type DeadlineRow, deadlineColumns, deadlineRows } from "./deadline-rows";
import type { MatrixCell, MatrixRow } from "./matrix";
import { type MatrixColumn, titleOf } from "./matrix-values";
import { OUTLIER_MARK, sourcesOf, toldColumns } from "./print-matrix";
import { PROMISE_COLUMNS, promiseRows } from "./print-promises";
import { type ReleaseDay, releaseRows } from "./release-days";

export interface MatrixPageParts {
  /** The first sentence. */
  readonly answer: string;
  readonly rows: readonly MatrixRow[];
  readonly promises: readonly RingPromise[];
  readonly deadlines: readonly AuditedDeadline[];
  readonly releases: readonly ReleaseDay[];
}

/** What the page of the matrix has besides what that of the summary has. */
export function matrixSection({ answer, rows, promises, deadlines, releases }: MatrixPageParts): PageSection {
  const hasNodes = rows.some(({ nodes }) => nodes !== undefined);
  const columns = toldColumns(rows);
  const repeats = repeatsOfCells();
  const html = (paper: PaperLists) => `<h2>Accounts</h2>
<p class="faint">${OUTLIER_MARK} marks what the others of the ring do not have. Below a value stands who sets it; where nobody does, it is as defined for all.</p>
${table(
  ["Account", "Ring", "Patch group", ...columns.map(headOf), "Set by", ...(hasNodes ? ["Nodes"] : [])],
  sharedRows(rows).map((shared) => {
    const { row } = shared;
    return [
      accountsCell(shared, paper),
      plain(row.ring, "Ring"),
      plain(row.patchGroup, "Patch group"),
      ...columns.map((column) => cell(row.cells[column], headOf(column), repeats(row, column))),
      plain(sourcesOf(row), "Set by"),
      ...(hasNodes ? [plain(row.nodes ?? "not read", "Nodes")] : []),
    ];
  }),
)}${promisePart(promises)}${releasePart(releases)}${deadlinePart(deadlines, rows, paper)}`;
  return { answer, html, style: STYLE };
}

/** The deadlines of stacks that are in no fleet. */
export function deadlineSection(deadlines: readonly AuditedDeadline[]): PageSection {
  const broken = deadlineRows(deadlines).filter(({ isBroken }) => isBroken).length;
  const answer = broken === 0 ? "Every deadline is met." : `${counted(broken, "deadline")} not met.`;
  return { answer, html: (paper) => deadlinePart(deadlines, [], paper).trimStart(), style: STYLE };
}

/** `Patch group`: heads of a page are sentences, those of the terminal are not. */
function heading(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

function headOf(column: MatrixColumn): string {
  return heading(titleOf(column));
}

/** The terminal leaves out what is plain there; on a phone each of them names what stands beside it. */
const PROMISES = PROMISE_COLUMNS.map((title, column) => heading(title || (column === 0 ? "rings" : "outcome")));

function promisePart(promises: readonly RingPromise[]): string {
  if (promises.length === 0) return "";
  const rows = baselinesTogether(promiseRows(promises)).map((row) =>
    row.map((text, column) => plain(text, PROMISES[column] ?? "")),
  );
  return `
<h2>Days from the end of a run in a ring to the start of the next ring's</h2>
${table(PROMISES, rows)}`;
}

/** Baselines of which the same is told, in one row. */
function baselinesTogether(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...grouped(rows, ([rings, _, ...says]) => JSON.stringify([rings, says])).values()].map((alike) => {
    const [rings = "", _, ...says] = alike[0] ?? [];
    return [rings, alike.map(([, baseline = ""]) => baseline).join(", "), ...says];
  });
}

/** When the next updates of a vendor who keeps days are on every node. */
function releasePart(releases: readonly ReleaseDay[]): string {
  if (releases.length === 0) return "";
  const [[released = "", ...rings] = [], ...rows] = releaseRows(releases);
  const head = [heading(released), ...rings];
  return `
<h2>The next releases, and when they are on every node (end of the run)</h2>
${table(
  head,
  rows.map((row) => row.map((text, column) => plain(text, head[column] ?? ""))),
)}`;
}

/** For who has to show that deadlines are kept: each with its proof, and who answers for one that is not. */
function deadlinePart(
  deadlines: readonly AuditedDeadline[],
  accounts: readonly MatrixRow[],
  paper: PaperLists,
): string {
  if (deadlines.length === 0) return "";
  const inOrder = [...new Set(accounts.map(({ account }) => account))];
  const columns = deadlineColumns(deadlines).map(heading);
  const all = deadlineRows(deadlines);
  const told = withoutEmptyColumns(all.map(({ place, cells }) => [place, ...cells]));
  const sorted = all
    .map((row) => ({ row, place: row.placeKind === "stack" ? inOrder.length : inOrder.indexOf(row.place) }))
    .sort((one, other) => one.place - other.place)
    .map(({ row }) => row);
  const rows = alike(sorted, ({ place: _, ...row }) => row).map((same) => {
    const [{ place, placeKind, cells, isBroken }] = same as [DeadlineRow];
    const several = () =>
      foldedNames(
        counted(same.length, placeKind),
        same.map((row) => row.place),
        paper,
      );
    return told([
      `<td data-label="${heading(placeKind)}">${same.length === 1 ? unbroken(place) : several()}</td>`,
      ...cells.map((text, column) => {
        const title = columns[column + 1] ?? "";
        return plain(text, title, isBroken && MARKED.includes(title));
      }),
    ]);
  });
  const restarts = deadlines.some((one) => one.restartsWhenReissued) ? ` ${RESTARTS_WHEN_REISSUED}` : "";
  return `
<h2>Deadlines</h2>
<p>Days from the release of a patch to its first chance on every node, at the worst over the releases of a year.${escapeHtml(outOfBand(deadlines))}${restarts} It is proved of the schedule: what nodes that are off or patches that fail do is not in it.</p>
${table(told(columns), rows)}${rulePart(deadlines)}`;
}

/** What is marked of a deadline that is not kept: a whole row in red would say that all of it is wrong. */
const MARKED: readonly string[] = ["Deadline", "Proof"];

/** ` Days after Patch Tuesday are …`: what no deadline holds for that is proved with the days of a vendor. */
function outOfBand(deadlines: readonly AuditedDeadline[]): string {
  const names = [...new Set(deadlines.flatMap(({ releases = [] }) => releases))].sort();
  if (names.length === 0) return "";
  return ` Days after ${joined(names)} are proved for those releases alone: what is released on another day may take longer.`;
}

function accountsCell({ row, accounts }: SharedRow, paper: PaperLists): string {
  if (accounts.length > 1) {
    // Of Regions that are not those of all, the row has a line for each.
    const areSame = new Set(accounts.map(({ regions }) => regions)).size === 1;
    const names = accounts.map(({ account, accountId, regions, zone }) =>
      [`${account} (${accountId})`, areSame ? "" : regions, zone].filter(Boolean).join(" · "),
    );
    return `<td data-label="Account">${foldedAccounts(names, paper)}</td>`;
  }
  return `<td data-label="Account"><b>${unbroken(row.account)}</b><br>${escapeHtml(row.accountId)}</td>`;
}

function foldedAccounts(names: readonly string[], paper: PaperLists): string {
  return foldedNames(counted(names.length, "account"), names, paper);
}

/** The published rules that ask for them: none is kept by a schedule alone. */
function rulePart(deadlines: readonly AuditedDeadline[]): string {
  const lines = deadlines.flatMap(({ by, publishedIn = "", cannotJudge = [] }) => {
    if (by === undefined) return [];
    const limits = `A schedule cannot judge: ${cannotJudge.join("; ")}.`;
    return [`<p>${escapeHtml(`${by}: ${publishedIn}. Meeting the days does not mean that you comply. ${limits}`)}</p>`];
  });
  return lines.length === 0 ? "" : `\n${[...new Set(lines)].join("\n")}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const titles = head.map((title) => `<th scope="col">${unbroken(title)}</th>`).join("");
  const body = rows.map((row) => `<tr>${row.join("")}</tr>`).join("\n");
  return `<div class="scroll"><table class="rows list">\n<thead><tr>${titles}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

/** A longer cell that says what the one above it does, of the same ring and patch group, is folded. */
const LONGEST_REPEATED = 60;

/** What a cell is called that repeats the one above: `as above (db)`; undefined where it says something else. */
function repeatsOfCells(): (row: MatrixRow, column: MatrixColumn) => string | undefined {
  const above = new Map<string, string>();
  return ({ ring, patchGroup, cells }, column) => {
    const key = JSON.stringify([ring, patchGroup, column]);
    const said = cell(cells[column], column);
    const isRepeated = above.get(key) === said && cells[column].value.length > LONGEST_REPEATED;
    above.set(key, said);
    return isRepeated ? `as above (${patchGroup})` : undefined;
  };
}

function cell({ value, from, isOutlier }: MatrixCell, column: string, repeats?: string): string {
  const mark = isOutlier ? ` ${OUTLIER_MARK}` : "";
  const source = from === undefined ? "" : `<p class="from">${unbroken(from)}</p>`;
  const said = `${lines(value)}${mark}${source}`;
  const shown =
    repeats === undefined ? said : `<details><summary>${unbroken(repeats)}</summary><div>${said}</div></details>`;
  return `<td data-label="${column}"${isOutlier ? ' class="odd"' : ""}>${shown}</td>`;
}

function plain(text: string, column: string, isOutlier = false): string {
  return `<td data-label="${escapeHtml(column)}"${isOutlier ? ' class="odd"' : ""}>${unbroken(text)}</td>`;
}

/** What differs from system to system, or from window to window, each in a line of its own. */
function lines(value: string): string {
  return value.split("; ").map(unbroken).join("<br>");
}

/** What this page adds to the look of that of the summary: columns as wide as they need, and on a phone two beside each other. */
const STYLE = `
table.list { table-layout: auto; margin-top: .5rem; }
.list td { max-width: 20rem; }
@media screen and (min-width: 48.01rem) { .list :is(th, td) { padding-inline: .35rem; } }
.list .whole:not(:has(wbr)) { white-space: nowrap; }
.odd { color: var(--bad); font-weight: bold; }
.odd::before { font-weight: normal; }
.from { color: var(--faint); font-size: .75rem; font-weight: normal; }
@media screen and (max-width: 48rem) {
  table.list tr { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1rem; }
  .list td { min-width: 0; } .list td:first-child { grid-column: span 2; } .list td:empty { display: none; }
}
@media print { .scroll { overflow: visible; } .list td { padding: .25rem .4rem; } }
@media print and (max-width: 60rem) { :root { font-size: 62%; } .list td { max-width: 12rem; } }
`;
