import { createColors } from "picocolors";
import { printable } from "../../model/text/printable";
import { inMoreStacks } from "../../model/text/repeated-finding";
import { firstOnes, joined, joinedFirst } from "../../model/text/wording";
import { indented, indentedParts, WIDTH, wrap, wrapParts } from "../../model/text/wrap";
import type { GradedDetail } from "../changes/change";
import type { Drift } from "../changes/plan-drift";
import { isOfPromise, type ReviewedFinding } from "../findings/reviewed-finding";
import { shortFingerprint } from "../plan/fingerprint";
import { countsText } from "../plan/plan-counts";
import type { Review } from "../review";
import { changeKindFacts } from "../risk/change-kinds";
import { isAtLeast, type Risk } from "../risk/risk";
import { addressesOf, type FoldedChange, findingsOf, foldedChanges, saidOfFold } from "../stacks/folded-changes";
import { type FoldedFinding, foldedFindings, stacksBeside } from "../stacks/folded-findings";
import type { GradedGoneStack } from "../stacks/gone-stack";
import { shownOnce } from "../stacks/shown-above";
import type { StackReview } from "../stacks/stack-review";
import type { StackRow } from "../stacks/stack-rows";
import { acceptanceTexts } from "./acceptance-texts";
import { arrivalsOf } from "./arrivals-of-stacks";
import { createdLines, toldOfRow } from "./created-lines";
import { type FailureOfStacks, failuresByReason } from "./failures";
import { type Headline, headlineOf } from "./headline";
import {
  acceptanceText,
  driftText,
  fixText,
  lastLine,
  NOTHING_CHANGES,
  noteTexts,
  ownNameText,
  patchesText,
  patchTexts,
  placeText,
  reachText,
  sameText,
  whereText,
} from "./phrases";
import { spread } from "./spread";

/** A review for a terminal, 80 columns wide. */
export function renderTerminal(review: Review, { color = false }: { color?: boolean } = {}): string {
  const paint = painter(color);
  const rows = shownOnce(review.rows).filter(isTold);
  const taking = rows.filter(({ stacks: [first] }) => (first?.arrivals.length ?? 0) > 0);
  const lines = [
    ...verdictLines(review, paint),
    ...failuresByReason(review.failures).flatMap((failure) => ["", ...failureLines(failure, paint)]),
    ...(review.gone ?? []).flatMap((stack) => ["", ...goneLines(stack, paint)]),
    ...rows.flatMap((row) => ["", ...rowLines(row, taking.length < 2, paint)]),
    ...(taking.length < 2 ? [] : arrivalLines(taking, paint)),
    ...acceptanceLines(review),
    ...patchLines(review, paint),
    ...footLines(review, paint),
  ];
  return `${lines.join("\n")}\n`;
}

type Paint = ReturnType<typeof painter>;

function painter(color: boolean) {
  const colors = createColors(color);
  const risks = {
    none: colors.dim,
    low: colors.green,
    medium: colors.yellow,
    high: (text: string) => colors.bold(colors.red(text)),
  } as const;
  const symbols: Readonly<Record<string, (text: string) => string>> = {
    "+": colors.green,
    "~": colors.yellow,
    "-": colors.red,
    "-/+": colors.red,
    "+/-": colors.red,
  };
  return {
    bold: colors.bold,
    dim: colors.dim,
    risk: (risk: Risk, text: string = risk) => risks[risk](text),
    label: (label: Headline["label"], text: string) => (label in risks ? risks[label as Risk] : risks.high)(text),
    symbol: (symbol: string) => (symbols[symbol] ?? colors.dim)(symbol),
  };
}

function verdictLines(review: Review, paint: Paint): readonly string[] {
  const headline = headlineOf(review);
  const label = headline.label.toUpperCase();
  const counts = review.stacks.length === 0 ? "" : ` · ${countsText(review.counts)}`;
  const [first = "", ...more] = indented(headline.text + counts, " ".repeat(label.length + 2), `${label}  `);
  return [paint.label(headline.label, label) + first.slice(label.length), ...more];
}

function failureLines({ stacks, reason }: FailureOfStacks, paint: Paint): readonly string[] {
  const title = stacks.length === 1 ? spread(printable(stacks.join()), "not planned").slice(0, 1) : titleOfMany(stacks);
  return [...title.map((line) => paint.bold(line)), ...indented(reason, "    ")];
}

function goneLines({ stack, says, risk }: GradedGoneStack, paint: Paint): readonly string[] {
  const [title = ""] = spread(printable(stack), `gone  ${risk}`);
  const { why } = changeKindFacts("stack-gone");
  const painted = title.slice(0, title.length - risk.length) + paint.risk(risk);
  return [paint.bold(painted), ...indented(says, "    "), ...indented(`why ${risk}: ${why}`, DETAIL)];
}

function titleOfMany(stacks: readonly string[]): readonly string[] {
  return indented(`${stacks.length} stacks not planned: ${stacks.join(", ")}`, "  ", "");
}

function hasContent({ stacks: [first] }: StackRow): boolean {
  return (
    first !== undefined &&
    [first.changes, first.findings, first.drift, first.deferred, first.caveats, first.beside ?? []].some(
      (list) => list.length > 0,
    )
  );
}

/** A stack that does nothing is told where it is counted as odd. */
function isTold(row: StackRow): boolean {
  return row.isOutlier || hasContent(row);
}

/** @param isAlone - whether no other row tells how long patches take */
function rowLines(row: StackRow, isAlone: boolean, paint: Paint): readonly string[] {
  const [first] = row.stacks;
  if (first === undefined) return [];
  const odd = row.isOutlier ? "◄ outlier  " : row.isNew ? "new  " : "";
  const where = whereText(row);
  const titleWith = (names: string) => printable(where === "" ? names : `${names}  ${where}`);
  // As many stacks as the line has room for; else the first one, and all others below it.
  const stacks = row.stacks.map(({ name }) => name);
  const all = spread(titleWith(joined(stacks)), odd + row.risk);
  const [line = "", ...rest] = all.length === 1 ? all : spread(titleWith(joinedFirst(stacks, 1)), odd + row.risk);
  const painted = line.slice(0, line.length - row.risk.length) + paint.risk(row.risk);
  const names = all.length === 1 ? [] : stacks.slice(1);
  const folds = foldedChanges(first.changes.filter(({ address }) => !row.sameAsMost.changes.has(address)));
  const own = first.findings.filter((finding) => !row.sameAsMost.findings.has(finding));
  const addresses = new Set(folds.flatMap(addressesOf));
  const { whole, created } = toldOfRow(folds, own);
  const reached = whole.map(reachOf);
  const same = sameText(row);
  return [
    paint.bold(rest.length === 0 ? painted : line),
    ...rest.map((more) => paint.risk(row.risk, more)),
    ...nameLines(names, "  ", "").map(paint.dim),
    ...(hasContent(row) ? [] : [`  ${NOTHING_CHANGES}`]),
    ...(same === "" ? [] : indented(same, "  ")),
    ...whole.flatMap((fold, index) => {
      const reachedAbove = reached.slice(0, index).findLast((text) => text !== "");
      return changeLines(
        fold,
        row,
        { findings: findingsOf(fold, own), reached: reached[index] ?? "", reachedAbove },
        paint,
      );
    }),
    ...createdLines(created, row.isNew === true, paint),
    ...foldedFindings(
      own.filter(({ key }) => !addresses.has(key)),
      row,
    ).flatMap((fold) => findingLines(fold, row, paint)),
    ...first.drift.flatMap((drift) => driftLines(drift, first, paint)),
    ...first.deferred.flatMap(({ address, path, says }) => [
      `  ${paint.dim("…")} ${printable(path ?? address)}`,
      ...indented(says, DETAIL),
    ]),
    ...(isAlone ? first.arrivals.flatMap((sentence) => indented(sentence, "  ")) : []),
    ...first.caveats.flatMap((caveat) => indented(`note: ${caveat}`, "  ")),
    ...besideLines(first),
  ];
}

/** What exists in the account beside the stack. */
function besideLines({ beside = [] }: StackReview): readonly string[] {
  if (beside.length === 0) return [];
  return ["  in the account:", ...beside.flatMap((text) => indented(text, DETAIL, "    "))];
}

const MOST_NAME_LINES = 3;

/** As many names as fit into three lines, and how many others there are. */
function nameLines(names: readonly string[], margin: string, start = "and "): readonly string[] {
  // Three lines hold some two hundred characters; to lay out thousands of names again and again takes its time.
  const room = MOST_NAME_LINES * WIDTH;
  for (let count = Math.min(names.length, room / 2); count > 0; count -= 1) {
    const more = names.length - count;
    const shown = names.slice(0, count);
    if (shown.join(", ").length > room && count > 1) continue;
    const last = more === 0 ? [] : [`and ${more} more`];
    const lines = indentedParts(
      [...shown.map((name, index) => nameIn(index === 0 ? start + name : name, index, count)), ...last],
      margin,
    );
    if (lines.length <= MOST_NAME_LINES || count === 1) return lines;
  }
  return [];
}

/** `a,` of a list, which is one part of a line: an address is copied whole. */
function nameIn(name: string, index: number, count: number): string {
  return `${name}${index < count - 1 ? "," : ""}`;
}

const DETAIL = "      ";
const FINDING = "    ";

/** What stands below a change. */
interface BelowChange {
  readonly findings: readonly ReviewedFinding[];
  /** Whom it reaches. */
  readonly reached: string;
  /** Whom the last one above it reaches that tells so. */
  readonly reachedAbove: string | undefined;
}

function changeLines(
  fold: FoldedChange,
  row: StackRow,
  { findings, reached, reachedAbove }: BelowChange,
  paint: Paint,
): readonly string[] {
  const { change, others } = fold;
  const { stack, details: same, within } = row.sameAsMost;
  const start = `  ${change.symbol} `;
  const name = printable(placeText(change, row));
  const beside = printable(change.path === undefined ? ownNameText(fold, row) : change.address);
  const [line = "", second] = spread(start + name, beside);
  const title = `  ${paint.symbol(change.symbol)} ${line.slice(start.length)}`;
  const shared = same.get(change.address) ?? new Set<string>();
  // What is told there alone would be taken for a part of it.
  const isShared = within.has(change.address) && shared.size < change.details.length;
  const details = isShared ? change.details.filter(({ says }) => !shared.has(says)) : change.details;
  const told = details.map((detail) => ({ ...detail, says: saidOfFold(fold, detail.says) }));
  const reachLines = indented(reached, DETAIL);
  const isLikeAbove = reachLines.length > 1 && reached === reachedAbove;
  return [
    title.trimEnd(),
    ...(second === undefined || beside === "" ? [] : [paint.dim(second)]),
    ...nameLines(
      others.map((other) => printable(placeText(other, row))),
      DETAIL,
    ).map(paint.dim),
    ...(isShared ? indented(`the same as in ${stack}, and`, DETAIL) : []),
    ...detailLines(told, paint, change.symbol === "+" ? "medium" : "low"),
    ...(reached === "" ? [] : isLikeAbove ? [`${DETAIL}reaches the same as above`] : reachLines).map(paint.dim),
    ...foldedFindings(findings, row).flatMap((one) => findingLines(one, row, paint, change.address)),
  ];
}

/** Whom it reaches; empty where that is not told. */
function reachOf({ change, reach }: FoldedChange): string {
  return change.risk === "none" || change.isStateOnly ? "" : reachText(reach);
}

/** @param least - reasons are told from here on: what is new has many that are no news */
function detailLines(details: readonly GradedDetail[], paint: Paint, least: Risk = "low"): readonly string[] {
  const reasons = new Set<string>();
  return details.flatMap(({ says, risk, why }) => {
    const reason = why !== undefined && isAtLeast(risk, least) ? `why ${risk}: ${why}` : undefined;
    const isNew = reason !== undefined && !reasons.has(reason);
    if (reason !== undefined) reasons.add(reason);
    return [
      ...indented(says, DETAIL),
      ...(isNew
        ? indented(reason, `${DETAIL}  `).map((text) => text.replace(`why ${risk}:`, `why ${paint.risk(risk)}:`))
        : []),
    ];
  });
}

/** A finding; below the change of its object, which is named there, a little further in. */
function findingLines(
  { findings: [finding, ...further], others }: FoldedFinding,
  row: StackRow,
  paint: Paint,
  below?: string,
): readonly string[] {
  const { object, path, message, checkId, severity, risk, because, accepted } = finding;
  const sign = severity === "information" ? "i" : "!";
  const place = [...(below === finding.key ? [] : [object]), ...(path === "" ? [] : [path])];
  const named = place.map((part, index) => (index === place.length - 1 ? `${part}:` : part));
  const [margin, start] = below === undefined ? [FINDING, "  "] : [`    ${FINDING}`, DETAIL];
  const [first = "", ...more] = indentedParts([`${sign} ${checkId}`, ...named, ...message.split(" ")], margin, start);
  const head = first.replace(`${sign} ${checkId}`, `${paint.risk(risk, sign)} ${paint.bold(checkId)}`);
  // Who accepts it has weighed the facts.
  const facts = because === undefined || accepted !== undefined ? "" : whyText(finding, because);
  const fix = fixText(finding, row);
  const acceptance = acceptanceText(finding);
  const stacks = stacksBeside(finding, row);
  return [
    head,
    ...more,
    ...further.flatMap((one) => indented(`${one.path === "" ? "" : `${one.path}: `}${one.message}`, margin)),
    ...nameLines(others, margin).map(paint.dim),
    ...(facts === "" ? [] : indented(facts, `  ${margin}`)),
    ...(fix === undefined ? [] : indented(`→ ${fix.says}`, `  ${margin}`)),
    // Copied as it is.
    ...(fix?.code ?? []).map((line) => `  ${margin}${printable(line)}`),
    ...(acceptance === undefined ? [] : indented(acceptance, `  ${margin}`).map(paint.dim)),
    ...(stacks.length === 0 ? [] : indented(`the same ${inMoreStacks(stacks)}`, `  ${margin}`)),
  ];
}

/** Of a promise the reason tells what is to fear, as that of a change does. */
function whyText(finding: ReviewedFinding, because: string): string {
  return isOfPromise(finding) && finding.risk !== "none" ? `why ${finding.risk}: ${because}` : because;
}

function driftLines(drift: Drift, stack: StackReview, paint: Paint): readonly string[] {
  const { address, path, details, outcome, risk, reach } = drift;
  const title = [
    `  ${paint.dim("≠")} ${printable(path ?? address)}`,
    ...indented(driftText(drift, stack), DETAIL).map(paint.dim),
  ];
  if (outcome !== "stays") return [...title, ...details.flatMap(({ says }) => indented(says, DETAIL))];
  const reached = risk === "none" ? "" : reachText(reach);
  const to = reached === "" ? [] : indented(reached, DETAIL).map(paint.dim);
  return [...title, ...detailLines(details, paint), ...to];
}

/** How long patches take, once for all stacks: what they have in common, and below it the days of each. */
function arrivalLines(rows: readonly StackRow[], paint: Paint): readonly string[] {
  const lines = arrivalsOf(rows).flatMap(({ about, ofStacks }) => [
    ...wrap(about).map(paint.bold),
    ...ofStacks.flatMap(({ names, days }) => {
      const stacks = joinedFirst(names, MOST_STACKS);
      return indented(days === "" ? stacks : `${stacks}: ${days}`, "    ", "  ");
    }),
  ]);
  return ["", ...lines];
}

/** More names than this are for the other forms. */
const MOST_STACKS = 12;

function acceptanceLines(review: Review): readonly string[] {
  return acceptanceTexts(review, MOST_STACKS).flatMap((text, index) => [
    ...(index === 0 ? [""] : []),
    ...indented(text, "  ", ""),
  ]);
}

/** More patches than this are for the other forms. */
const MOST_PATCHES = 12;

function patchLines(review: Review, paint: Paint): readonly string[] {
  const title = patchesText(review);
  if (title === undefined) return [];
  const texts = patchTexts(review);
  const told = firstOnes(texts, MOST_PATCHES);
  const more = texts.length - told.length;
  return [
    "",
    paint.bold(title.charAt(0).toUpperCase() + title.slice(1)),
    ...told.flatMap((text) => indented(text, "    ", "  ")),
    ...(more > 0 ? [paint.dim(`  and ${more} more, see --format markdown, html or json`)] : []),
  ];
}

function footLines(review: Review, paint: Paint): readonly string[] {
  // Kept on one line, to be found and copied.
  const fingerprint = review.stacks.length === 0 ? [] : [[`Fingerprint ${shortFingerprint(review.fingerprint)}`]];
  const notes = [...noteTexts(review).map((text) => (text.length > WIDTH ? text.split(" ") : [text])), ...fingerprint];
  // Two spaces between notes: one stands for a part with nothing in it.
  const parts = notes.flatMap((words, index) => (index === 0 ? words : ["", ...words]));
  const lines = notes.length === 0 ? [] : wrapParts(parts).map((line) => line.trimEnd());
  return ["", ...lines.map(paint.dim), ...wrap(lastLine(review))];
}
