import Table from "cli-table3";
import pc from "picocolors";
import { counted } from "../../model/text/wording";
import { printable } from "../console/console";
import { decidingRules, firstRunCell, levelText, packageNames, utcMinute, verdictWord } from "../page/moment-words";
import { wrapCell } from "../summary/wrap";
import { type Answer, newerVersions } from "./explain-list";

const NO_BORDERS = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};
/** Columns of a terminal line. */
const WIDTH = 80;
const GAPS = 5 * NO_BORDERS.middle.length;
/** A moment to the minute, and the words around it. */
const MOMENT = 16;
const RULES = 4;

/** Identifiers and levels get what they need, as far as it goes; groups get the rest. */
function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const longest = (column: number) =>
    Math.max(...rows.flatMap((row) => (row[column] ?? "").split(" ").map((word) => word.length)));
  const level = Math.min(Math.max(5, longest(4)), 13);
  const patch = Math.min(Math.max(5, longest(1)), 18, WIDTH - GAPS - 2 * MOMENT - RULES - level - 5);
  const group = Math.min(Math.max(5, longest(0)), WIDTH - GAPS - 2 * MOMENT - RULES - level - patch);
  return [group, patch, MOMENT, RULES, level, MOMENT];
}

export interface TableOptions {
  readonly at: Date;
  readonly colour: boolean;
  /** How many more answers there are than these. */
  readonly left: number;
  /** Whether several stacks are told apart. */
  readonly showsStacks: boolean;
}

/** Answers as a table of at most 80 columns, with what it says nothing about below. */
export function* tableLines(
  answers: readonly Answer[],
  { at, colour, left, showsStacks }: TableOptions,
): Generator<string> {
  const colours = pc.createColors(colour);
  const rows = answers.map((answer) => cells(answer, showsStacks));
  const widths = columnWidths(rows);
  const table = new Table({
    head: ["group", "patch", "verdict", "rule", "level", "first run"].map(colours.dim),
    chars: NO_BORDERS,
    // The table's own padding is none, so that these are the widths of the text.
    colWidths: [...widths],
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0, compact: true },
  });
  for (const [index, row] of rows.entries()) {
    const wrapped = row.map((text, column) => wrapCell(text, widths[column] ?? WIDTH).join("\n"));
    table.push(coloured(wrapped, answers[index] as Answer, colours));
  }
  for (const line of table.toString().split("\n")) yield `${line.trimEnd()}\n`;

  yield "\n";
  if (left > 0) yield `${counted(left, "older answer")} not shown: --limit 0, --csv or --json give all\n`;
  yield `As of ${utcMinute(at)} UTC, for nodes that have an older version installed.\n`;
}

type Colours = ReturnType<typeof pc.createColors>;

function cells(answer: Answer, showsStacks: boolean): readonly string[] {
  const { subject, listed, patches, verdict, first } = answer;
  const isReplaced = newerVersions(answer).length > 0;
  const names = packageNames(patches, 1);
  return [
    showsStacks ? `${subject.patchGroup} ${subject.stack}` : subject.patchGroup,
    names === "" || names === listed.id ? listed.id : `${listed.id} ${names}`,
    verdictText(verdict, isReplaced),
    decidingRules(verdict),
    "level" in verdict ? levelText(verdict.level) : "",
    isReplaced ? "–" : firstRunCell(first),
  ].map(printable);
}

function coloured(row: string[], answer: Answer, colours: Colours): string[] {
  if (newerVersions(answer).length > 0) return row;
  const word = verdictWord(answer.verdict);
  const paint = colours[COLOURS[answer.verdict.outcome]];
  return row.map((cell, column) => (column === VERDICT ? cell.replace(word, paint(word)) : cell));
}

/** The verdict's column. */
const VERDICT = 2;

const COLOURS = {
  approved: "green",
  waiting: "yellow",
  rejected: "red",
  "not selected": "dim",
  unknown: "dim",
} as const satisfies Record<Answer["verdict"]["outcome"], keyof Colours>;

function verdictText(verdict: Answer["verdict"], isReplaced: boolean): string {
  const word = verdictWord(verdict);
  switch (verdict.outcome) {
    case "approved":
      return isReplaced ? `${word}, as is a newer version` : word;
    case "waiting":
      return `${word} until ${utcMinute(verdict.until)}`;
    case "rejected":
      return `${word} by ${verdict.entry}`;
    default:
      return word;
  }
}
