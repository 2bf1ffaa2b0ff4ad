import pc from "picocolors";
import { countsOf } from "../../model/patching/existing/node-counts";
import { GAP, inColumns, type PaintCell } from "../../model/text/aligned";
import { utcMinute } from "../../model/text/moments";
import { counted, firstOnes } from "../../model/text/wording";
import { indented, WIDTH } from "../../model/text/wrap";
import { decidingRules, levelCell, outcomeText, packageNames, verdictWord } from "./answer-words";
import { asOfLines } from "./as-of";
import { broughtOf } from "./emergency-words";
import { type Answer, newerVersions } from "./explain-list";
import { chancesOf } from "./first-chance";

/** Spaces between the columns. */
const GAPS = 5 * GAP;
const HEAD = ["group", "patch", "verdict", "rule", "level", "first chance, next run"];
/** A moment to the minute, and the words around it. */
const MOMENT = 16;
const RULES = 4;

/** Identifiers and levels get what they need, as far as it goes; groups get the rest. */
function columnWidths(rows: readonly (readonly string[])[]): readonly number[] {
  const longest = (column: number) =>
    Math.max(...rows.flatMap((row) => (row[column] ?? "").split(" ").map((word) => word.length)));
  // A verdict of one word leaves room for names of groups and Regions.
  const verdict = rows.some((row) => row[VERDICT]?.includes(" ")) ? MOMENT : Math.max(7, longest(VERDICT));
  const level = Math.min(Math.max(5, longest(4)), 13);
  const patch = Math.min(Math.max(5, longest(1)), 18, WIDTH - GAPS - verdict - MOMENT - RULES - level - 5);
  const left = WIDTH - GAPS - MOMENT - RULES - level - patch;
  // One of several words breaks between these before the name of a Region breaks.
  const group = Math.min(Math.max(5, longest(0)), left - Math.max(7, longest(VERDICT)));
  return [group, patch, Math.min(verdict, left - group), RULES, level, MOMENT];
}

export interface TableOptions {
  readonly at: Date;
  readonly colour: boolean;
  /** How many more answers there are than these. */
  readonly left: number;
}

/** Answers as a table of at most 80 columns, with what it says nothing about below. */
export function* tableLines(answers: readonly Answer[], { at, colour, left }: TableOptions): Generator<string> {
  const colours = pc.createColors(colour);
  const placeOf = shortPlaces(answers);
  const rows = answers.map((answer) => cells(answer, placeOf(answer)));
  const widths = columnWidths(rows);
  yield `${inColumns(HEAD, widths).map(colours.dim).join("\n")}\n`;
  for (const [index, row] of rows.entries()) {
    const paint = painted(answers[index] as Answer, colours);
    const runs = runsCell(answers[index] as Answer, at);
    for (const line of inColumns([...row, runs], widths, paint)) yield `${line}\n`;
  }

  yield "\n";
  if (left > 0) yield `${counted(left, "older answer")} not shown: --limit 0 or --format csv gives all\n`;
  yield* reasonLines(answers);
  yield* asOfLines(at, answers);
}

/** More reasons than this are for the stories of patches. */
const MOST_REASONS = 3;

/** Why something cannot be said, and where it is told of one patch, rule by rule; nothing where all are approved or wait. */
function* reasonLines(answers: readonly Answer[]): Generator<string> {
  const unclear = answers.find(({ verdict: { outcome } }) => outcome === "not selected" || outcome === "unknown");
  if (unclear === undefined) return;
  const reasons = [
    ...new Set(answers.flatMap(({ verdict }) => (verdict.outcome === "unknown" ? outcomeText(verdict) : []))),
  ];
  const told = firstOnes(reasons, MOST_REASONS);
  const left = reasons.length - told.length;
  const sentences = [
    ...told,
    ...(left > 0 ? [`cannot be said for ${counted(left, "more reason")}`] : []),
    `why, rule by rule, of one patch: --patch ${unclear.listed.id}`,
  ];
  for (const sentence of sentences) for (const line of indented(sentence, "  ", "")) yield `${line}\n`;
  yield "\n";
}

type Colours = ReturnType<typeof pc.createColors>;

/** The column is narrow: the ring follows from the account, and so does the Region where it has only one. */
function shortPlaces(answers: readonly Answer[]): (answer: Answer) => readonly string[] {
  const regions = new Map<string, Set<string | undefined>>();
  for (const { subject } of answers) {
    regions.set(subject.stack, (regions.get(subject.stack) ?? new Set()).add(subject.region));
  }
  const isOneStack = regions.size === 1;
  return ({ subject: { where, stack, account } }) => {
    if (where === "") return [];
    const isOneRegion = regions.get(stack)?.size === 1;
    return [isOneStack ? "" : (account ?? stack), isOneRegion ? "" : (where.split(" · ").at(-1) ?? "")];
  };
}

function cells(answer: Answer, place: readonly string[]): readonly string[] {
  const { subject, listed, patches, verdict } = answer;
  const isReplaced = newerVersions(answer).length > 0;
  const names = packageNames(patches, 1);
  return [
    [subject.patchGroup, ...place, nodesOf(subject)].filter(Boolean).join(" "),
    names === "" || names === listed.id ? listed.id : `${listed.id} ${names}`,
    verdictText(verdict, isReplaced),
    decidingRules(verdict),
    "level" in verdict ? levelCell(verdict) : "",
  ];
}

/** `14 nodes`, where the account was read. */
function nodesOf({ members }: Answer["subject"]): string {
  return members === undefined ? "" : counted(countsOf(members).total, "node");
}

/**
 * `2026-11-22 02:00` and `next 11-29 02:00 Asia/Seoul`: the first chance, the next run for nodes that still miss it, and
 * emergencies that install it, in the order of time.
 */
function runsCell(answer: Answer, at: Date): readonly string[] {
  if (newerVersions(answer).length > 0) return ["–"];
  const emergencies = broughtOf(answer).flatMap(({ installs, run }) => (installs.length > 0 ? [run] : []));
  const once = emergencies.map((run) => ({ run, text: `emergency ${shortClock(run, at)} ${run.zone}` }));
  const { first: next } = answer;
  if (next.will !== "install") return [...once.map(({ text }) => text), next.will === "unknown" ? "?" : "–"];
  const some = next.onlyNodes === undefined ? "" : ", some nodes";
  const { first } = chancesOf(answer);
  const isFirst = first?.run === next.run && emergencies.every(({ instant }) => instant > next.run.instant);
  const weekly = isFirst ? clock(next.run) : `next ${shortClock(next.run, at)}`;
  const texts = [...once, { run: next.run, text: `${weekly} ${next.run.zone}${some}` }];
  if (first !== undefined && first.run !== next.run) {
    const isSameZone = once.length === 0 && first.run.zone === next.run.zone;
    texts.push({ run: first.run, text: `${clock(first.run)}${isSameZone ? "" : ` ${first.run.zone}`}` });
  }
  return texts.sort((a, b) => a.run.instant.getTime() - b.run.instant.getTime()).map(({ text }) => text);
}

function clock({ local }: { readonly local: string }): string {
  return local.replace("T", " ");
}

/** Without the year where it is the present one, so that it stays on a line with a word. */
function shortClock(run: { readonly local: string }, at: Date): string {
  const moment = clock(run);
  return moment.startsWith(`${at.getUTCFullYear()}-`) ? moment.slice(5) : moment;
}

/** Paints the verdict, once its cell is laid out. */
function painted(answer: Answer, colours: Colours): PaintCell | undefined {
  if (newerVersions(answer).length > 0) return undefined;
  const word = verdictWord(answer.verdict);
  const paint = colours[COLOURS[answer.verdict.outcome]];
  return (text, column) => (column === VERDICT ? text.replace(word, paint(word)) : text);
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
