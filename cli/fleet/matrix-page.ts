import { RESTARTS_WHEN_REISSUED } from "../../model/arrival/deadline-words";
import type { RingPromise } from "../../model/patch-fleet/ring-promises";
import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { escapeHtml, htmlPage } from "../../model/text/html";
import { unbroken } from "../../model/text/unbroken";
import { counted, joined } from "../../model/text/wording";
import { foldedNames } from "../overview/folded-places";
import { SHARED_STYLE } from "../overview/overview-style";
import { PaperLists } from "../overview/paper-lists";
import { alike, type SharedRow, sharedRows } from "./alike-rows";
import type { AuditedDeadline } from "./deadline-audit";
import { type DeadlineRow, deadlineColumns, deadlineRows } from "./deadline-rows";
import type { MatrixCell, MatrixRow } from "./matrix";
import { MATRIX_COLUMNS, titleOf } from "./matrix-values";
import { ODD_MARK, PROMISE_COLUMNS, promiseRows, sourcesOf } from "./print-matrix";
import { type ReleaseDay, releaseRows } from "./release-days";

export interface MatrixPageParts {
  readonly rows: readonly MatrixRow[];
  readonly promises: readonly RingPromise[];
  readonly deadlines: readonly AuditedDeadline[];
  readonly releases: readonly ReleaseDay[];
}

/** One page that needs nothing else: no script, no font, no picture from elsewhere. The same matrix, the same bytes. */
export function matrixPage({ rows, promises, deadlines, releases }: MatrixPageParts): string {
  const hasNodes = rows.some(({ nodes }) => nodes !== undefined);
  const paper = new PaperLists();
  const body = `<h1>Patching of all accounts</h1>
<p>${ODD_MARK} marks what the others of the ring do not have. Hold the pointer over a cell to see where it comes from; on a small screen it stands beside it. Days are computed with time zone data ${ZONE_DATA_RELEASE}.</p>
${table(
  ["account", "ring", "patch group", ...MATRIX_COLUMNS.map(titleOf), "set by", ...(hasNodes ? ["nodes"] : [])],
  sharedRows(rows).map((shared) => {
    const { row } = shared;
    return [
      accountsCell(shared, paper),
      plain(row.ring, "ring"),
      plain(row.patchGroup, "patch group"),
      ...MATRIX_COLUMNS.map((column) => cell(row.cells[column], titleOf(column))),
      plain(sourcesOf(row), "set by"),
      ...(hasNodes ? [plain(row.nodes ?? "not read", "nodes")] : []),
    ];
  }),
)}${promisePart(promises)}${releasePart(releases)}${deadlinePart(deadlines, rows, paper)}${paper.section()}`;
  return htmlPage({ title: "Patching of all accounts", style: STYLE + SHARED_STYLE, body });
}

/** The deadlines of stacks that are in no fleet, on a page of their own. */
export function deadlinePage(deadlines: readonly AuditedDeadline[]): string {
  const paper = new PaperLists();
  const body = `<h1>Patching of all stacks</h1>
<p>Days are computed with time zone data ${ZONE_DATA_RELEASE}.</p>${deadlinePart(deadlines, [], paper)}${paper.section()}`;
  return htmlPage({ title: "Patching of all stacks", style: STYLE + SHARED_STYLE, body });
}

/** The terminal leaves out what is plain there; on a phone each of them names what stands beside it. */
const PROMISES = PROMISE_COLUMNS.map((title, column) => (title === "" ? (column === 0 ? "rings" : "outcome") : title));

function promisePart(promises: readonly RingPromise[]): string {
  if (promises.length === 0) return "";
  const rows = promiseRows(promises).map((row) => row.map((text, column) => plain(text, PROMISES[column] ?? "")));
  return `
<h2>Days that a patch is on a ring before the next one</h2>
${table(PROMISES, rows)}`;
}

/** When the next updates of a vendor who keeps days are on every node. */
function releasePart(releases: readonly ReleaseDay[]): string {
  if (releases.length === 0) return "";
  const [head = [], ...rows] = releaseRows(releases);
  return `
<h2>The next releases, and when they are on every node</h2>
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
  const columns = deadlineColumns(deadlines);
  const sorted = deadlineRows(deadlines)
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
    return [
      `<td data-column="${placeKind}">${same.length === 1 ? unbroken(place) : several()}</td>`,
      ...cells.map((text, column) => {
        const title = columns[column + 1] ?? "";
        return plain(text, title, isBroken && MARKED.includes(title));
      }),
    ];
  });
  const restarts = deadlines.some((one) => one.restartsWhenReissued) ? ` ${RESTARTS_WHEN_REISSUED}` : "";
  return `
<h2>Deadlines</h2>
<p>Days from the release of a patch to its first chance on every node, at the worst over the releases of a year.${escapeHtml(outOfBand(deadlines))}${restarts} It is proved of the schedule: what nodes that are off or patches that fail do is not in it.</p>
${table(columns, rows)}${rulePart(deadlines)}`;
}

/** What is marked of a deadline that is not kept: a whole row in red would say that all of it is wrong. */
const MARKED: readonly string[] = ["deadline", "proof"];

/** ` Days after Patch Tuesday are …`: what no deadline holds for that is proved with the days of a vendor. */
function outOfBand(deadlines: readonly AuditedDeadline[]): string {
  const names = [...new Set(deadlines.flatMap(({ releases = [] }) => releases))].sort();
  if (names.length === 0) return "";
  return ` Days after ${joined(names)} are proved for those releases alone: what is released on another day may take longer.`;
}

function accountsCell({ row, accounts }: SharedRow, paper: PaperLists): string {
  if (accounts.length > 1) {
    return `<th scope="row">${foldedAccounts(
      accounts.map(({ account, accountId, zone }) => [`${account} (${accountId})`, zone].filter(Boolean).join(" · ")),
      paper,
    )}</th>`;
  }
  return `<th scope="row">${unbroken(row.account)}<br><small>${escapeHtml(row.accountId)}</small></th>`;
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
  return `<div class="scroll"><table>\n<thead><tr>${titles}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table></div>`;
}

function cell({ value, from = "definition", isOdd }: MatrixCell, column: string): string {
  const mark = isOdd ? ` <strong title="differs from the others of its ring">${ODD_MARK}</strong>` : "";
  const odd = isOdd ? ' class="odd"' : "";
  return `<td data-column="${column}" title="${escapeHtml(from)}"${odd}>${lines(value)}${mark}</td>`;
}

function plain(text: string, column: string, isOdd = false): string {
  return `<td data-column="${column}"${isOdd ? ' class="odd"' : ""}>${unbroken(text)}</td>`;
}

/** What differs from system to system, or from window to window, each in a line of its own. */
function lines(value: string): string {
  return value.split("; ").map(unbroken).join("<br>");
}

/** What this page adds to the look of all pages. */
const STYLE = `
body { max-width: none; }
table { border-collapse: collapse; font-size: .875rem; }
td[data-column="arrival"] { min-width: 9rem; }
th, td { text-align: left; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top;
  max-width: 20rem; overflow-wrap: break-word; }
th details { font-weight: normal; }
table .whole:not(:has(wbr)) { white-space: nowrap; }
.odd { color: var(--bad); font-weight: bold; }
@media screen and (max-width: 40rem) {
  thead { display: none; }
  table, tbody, tr, th, td { display: block; }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  th, td { padding: 0; border: 0; max-width: none; }
  td { display: flow-root; padding-left: 8rem; min-height: 1.5em; }
  td::before { content: attr(data-column); float: left; margin-left: -8rem; width: 7.5rem; color: var(--faint); font-weight: normal; }
  td[title]::after { content: " (" attr(title) ")"; color: var(--faint); font-weight: normal; }
  td:empty { display: none; }
}
@media print { :root { font-size: 65%; } body { font-size: 1rem; } tr { break-inside: avoid; } .scroll { overflow: visible; }
  th, td { padding-right: .6rem; } }
@media print and (max-width: 60rem) { th, td { max-width: 12rem; } }
`;
