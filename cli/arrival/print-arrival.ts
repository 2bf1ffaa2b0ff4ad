import { aboutDays, afterRelease, atMostDays, DAY } from "../../model/arrival/arrival-words";
import {
  EVERY_MONTH,
  NOT_COVERED,
  OUTCOMES,
  patchesText,
  RESTARTS_WHEN_REISSUED,
  rejectedText,
  termsText,
} from "../../model/arrival/deadline-words";
import { inForceText } from "../../model/arrival/in-force";
import { ANY_SEVERITY } from "../../model/deadlines/deadline-model";
import { notCountedText } from "../../model/deadlines/uncounted-days";
import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { SECURITY_CLASSIFICATIONS } from "../../model/facts/severities";
import { fittingWidths, inColumns } from "../../model/text/aligned";
import { localMinute } from "../../model/text/moments";
import { printable } from "../../model/text/printable";
import { counted, joinedFirst } from "../../model/text/wording";
import { wrap } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import { regionsText } from "../stacks/place-labels";
import { type ArrivalRow, type DeadlineOfRow, rowsOfNodes } from "./arrival-row";
import { wholeArrival, wholeOutcome } from "./whole-arrival";

const COLUMNS = ["patches", "worst", "typical", "one run missed", "a worst release"] as const;
/** What each figure counts, where a deadline leaves days out. */
const COUNTED: Readonly<Partial<Record<(typeof COLUMNS)[number], string>>> = {
  worst: "worst, all days",
  "a worst release": "a worst release, all days",
};
const EVERYTHING = "all";
const MARGIN = 2;

/** The answer over all, and a block for each patch group; groups, systems and accounts of a ring with the same answers share one. */
export function* arrivalTable(rows: readonly ArrivalRow[], width: number): Generator<string> {
  const blocks = blocksOf(rows);
  if (blocks.length === 0) {
    yield "no patch group is registered here\n";
    return;
  }
  const answers = [wholeArrival(rows), wholeOutcome(rows)].filter((text) => text !== undefined);
  for (const text of answers) yield `${wrap(printable(text), width).join("\n")}\n`;
  if (answers.length > 0) yield "\n";
  const safe = (row: readonly string[]) => row.map(printable);
  // Beside a deadline that leaves days out, the worst of all days is another one.
  const leftOut = grouped(
    rows.filter(({ deadline }) => deadline?.notCounted !== undefined),
    ({ deadline }) => notCountedText(deadline?.notCounted ?? []),
  );
  const columns = COLUMNS.map((title) => (leftOut.size > 0 ? (COUNTED[title] ?? title) : title));
  const widths = fittingWidths([columns, ...blocks.flatMap(({ lines }) => lines)].map(safe), width - MARGIN);
  const inTable = (row: readonly string[]) =>
    inColumns(safe(row), widths).map((line) => `${" ".repeat(MARGIN)}${line}\n`);
  yield* inTable(columns);
  for (const { heading, lines, after } of blocks) {
    yield `${wrap(printable(heading), width).join("\n")}\n`;
    for (const row of lines) yield* inTable(row);
    for (const text of after) for (const line of wrap(printable(text), width - MARGIN)) yield `  ${line}\n`;
  }
  for (const [text, own] of leftOut) {
    const groups = new Set(own.map(({ patchGroup = "" }) => patchGroup));
    const whose = leftOut.size === 1 ? "" : `${joinedFirst([...groups], 3)}: `;
    for (const line of wrap(printable(`${whose}${text}`), width - MARGIN)) yield `  ${line}\n`;
  }
  yield "\nFrom a release to its first chance on every node. Security patches by severity,\n";
  yield "all as far as rules approve them.\n";
  if (rows.some((row) => row.afterRing !== undefined))
    yield "Days after a ring: from the end of its run to the end of the run here.\n";
  if (rows.some(({ restartsWhenReissued }) => restartsWhenReissued))
    yield* wrap(RESTARTS_WHEN_REISSUED, width).map((line) => `${line}\n`);
  for (const name of new Set(rows.flatMap(({ releases = [] }) => releases))) {
    yield* wrap(printable(outOfBand(name)), width).map((line) => `${line}\n`);
  }
  if (rows.some(({ mayEndLater }) => mayEndLater)) {
    yield "A run counts to the end of its window; a command that goes on then\n(CONTINUE_TASK) without stepTimeoutSeconds may end later.\n";
  }
}

function outOfBand(releases: string): string {
  return `Days from ${releases} are proved for its releases alone: what is released on another day may take longer (releases: "anyInstant" covers it).`;
}

interface Block {
  readonly heading: string;
  readonly lines: readonly (readonly string[])[];
  /** What is told below the figures, in sentences: deadlines, and how long after the ring before. */
  readonly after: readonly string[];
}

function blocksOf(rows: readonly ArrivalRow[]): readonly Block[] {
  const several = withSeveralRegions(rows);
  const told = rowsOfNodes(rows).map((own) => {
    const row = own[0] as ArrivalRow;
    const after = [
      ...deadlinesOf(own),
      ...new Set(own.flatMap(({ rejected }) => rejectedText(rejected).slice(2) || [])),
      ...byPatches(own, inForceOf),
      ...byPatches(own, afterRing),
      ...(row.everyMonth === undefined ? [] : [`${EVERY_MONTH}${outcomeText(row.everyMonth)}`]),
      ...(own.some(({ isUncovered }) => isUncovered) ? [NOT_COVERED] : []),
    ];
    const from = own.find(({ releases }) => releases !== undefined)?.releases;
    return { row, lines: linesOf(own), after, from };
  });
  const alike = grouped(told, ({ row, lines, after, from }) =>
    JSON.stringify([row.ring ?? row.stack, row.patchGroup, lines, after, from]),
  );
  return [...alike.values()].map((together) => {
    const [{ row, lines, after, from }] = together as [(typeof told)[number]];
    const { ring, patchGroup = "" } = row;
    const those = together.map((one) => one.row);
    const stacks = new Set(those.map(({ stack }) => stack));
    const systems = new Set(those.map(({ system }) => system));
    const where = joinedFirst([...stacks], 1);
    const named = those.some((row) => several.has(row.stack)) ? regionsText(those) : "";
    const days = from === undefined ? [] : [`days from ${from}`];
    const parts = [where, ring === undefined || ring === where ? "" : `ring ${ring}`, named, patchGroup];
    return { heading: [...parts.filter(Boolean), [...systems].join(", "), ...days].join(" · "), lines, after };
  });
}

/** The stacks that patch in several Regions: of these alone a block names them. */
function withSeveralRegions(rows: readonly ArrivalRow[]): ReadonlySet<string> {
  const regions = new Map<string, string | undefined>();
  const found = new Set<string>();
  for (const { stack, region } of rows) {
    if (regions.has(stack) && regions.get(stack) !== region) found.add(stack);
    regions.set(stack, region);
  }
  return found;
}

/** `on every node 3.9 to 11.9 days after test` */
function afterRing({ afterRing: after }: ArrivalRow): string | undefined {
  if (after === undefined) return undefined;
  const { ring, leastDays, mostDays } = after;
  const [least, most] = [aboutDays(leastDays * DAY), atMostDays(mostDays * DAY)];
  return `on every node ${gapText(leastDays === mostDays ? most : least, most, ring)}`;
}

/** `with the reboot at most 31.2 days after release`; `installed, pending a reboot` */
function inForceOf({ inForce, releases }: ArrivalRow): string | undefined {
  if (inForce === undefined) return undefined;
  return `${inForceText(inForce)}${inForce.days === undefined ? "" : ` days ${afterRelease({ releases })}`}`;
}

/** What is told of rows, with the patches in front where it differs among them. */
function byPatches(rows: readonly ArrivalRow[], textOf: (row: ArrivalRow) => string | undefined): readonly string[] {
  const told = shownOf(rows).flatMap((row) => {
    const text = textOf(row);
    return text === undefined ? [] : [{ row, text }];
  });
  const texts = [...grouped(told, ({ text }) => text)];
  return texts.map(([text, alike]) =>
    texts.length === 1 ? text : `${patchesOf(alike.map(({ row }) => row))}: ${text}`,
  );
}

/** `2 to 9.1 days after dev`, `from 5 days before dev to 2 days after` */
function gapText(least: number, most: number, ring: string): string {
  const range = (from: number, to: number) => (from === to ? counted(to, "day") : `${from} to ${counted(to, "day")}`);
  if (least >= 0) return `${range(least, most)} after ${ring}`;
  if (most <= 0) return `${range(Math.abs(most), -least)} before ${ring}`;
  return `from ${counted(-least, "day")} before ${ring} to ${counted(most, "day")} after`;
}

function shownOf(rows: readonly ArrivalRow[]): readonly ArrivalRow[] {
  return rows.filter(
    ({ classification }) => classification === undefined || SECURITY_CLASSIFICATIONS.includes(classification),
  );
}

/**
 * One line for severities with the same answer, and one for all patches; that alone where every severity that a rule
 * approves has the same answer.
 */
function linesOf(rows: readonly ArrivalRow[]): Block["lines"] {
  const shown = shownOf(rows);
  const [ofAll] = shown.filter((one) => !isRated(one));
  const approved = shown.filter((row) => isRated(row) && row.arrives !== "never");
  const isSame = (row: ArrivalRow) => ofAll !== undefined && sameCells(row, ofAll);
  const areSame = approved.every(isSame);
  const rated = shown.filter((row) => isRated(row) && !(areSame && isSame(row)));
  const lines = grouped([...rated, ...(ofAll === undefined ? [] : [ofAll])], (row) =>
    JSON.stringify([cellsOf(row), isRated(row)]),
  );
  return [...lines.values()].map((alike) => [patchesOf(alike), ...cellsOf(alike[0] as ArrivalRow)]);
}

/** `Critical, Important` */
function patchesOf(rows: readonly ArrivalRow[]): string {
  return [...new Set(rows.map((row) => (isRated(row) ? row.severity : EVERYTHING)))].join(", ");
}

function sameCells(one: ArrivalRow, other: ArrivalRow): boolean {
  return JSON.stringify(cellsOf(one)) === JSON.stringify(cellsOf(other));
}

function isRated({ severity }: ArrivalRow): boolean {
  return severity !== "any";
}

function cellsOf(row: ArrivalRow): readonly string[] {
  const { worst, typicalDays, oneRunMissedDays, because = "", arrives } = row;
  if (worst === undefined) return [arrives, "", "", because];
  const release = `${localMinute(worst.releasedLocal)} ${worst.zone}`;
  return [daysText(worst.days), typicalText(typicalDays), daysText(oneRunMissedDays), release];
}

/** To the nearest place, as the summary has it. */
function typicalText(value: number | undefined): string {
  return value === undefined ? "–" : `${aboutDays(value * DAY)} d`;
}

/** Never fewer than it takes. */
export function daysText(value: number | undefined): string {
  return value === undefined ? "–" : `${Math.ceil(value * 10 - 1e-3) / 10} d`;
}

/** `Critical and Important within 14 days: met`: each deadline of a block, in the words of the summary. */
function deadlinesOf(rows: readonly ArrivalRow[]): readonly string[] {
  const told = shownOf(rows).flatMap((row) =>
    row.deadline === undefined ? [] : [{ row, text: deadlineText(row.deadline, row.worst) }],
  );
  return [...grouped(told, ({ text }) => text)].map(([text, alike]) => {
    const severities = new Set(alike.map(({ row }) => row.severity));
    // Each severity of the system has a row here, and not those alone for which a deadline has days.
    return `${patchesText(severities.has(ANY_SEVERITY) ? [ANY_SEVERITY] : [...severities])} ${text}`;
  });
}

function deadlineText(deadline: DeadlineOfRow, worst: ArrivalRow["worst"]): string {
  const { days, worstDays, notCounted } = deadline;
  const withFreeze = notCounted === undefined ? "" : `, ${daysText(worst?.days)} with the freeze`;
  const atMost = worstDays === undefined ? "" : `, at most ${daysText(worstDays)}${withFreeze}`;
  const limit = days === undefined ? NOT_KNOWN_YET : counted(days, "day");
  return `within ${limit}${termsText(deadline)}${outcomeText(deadline)}${atMost}`;
}

/** ` (Cyber Essentials): met` */
function outcomeText({ outcome, by: rule }: Pick<DeadlineOfRow, "by" | "outcome">): string {
  return `${rule === undefined ? "" : ` (${rule})`}: ${OUTCOMES[outcome]}`;
}
