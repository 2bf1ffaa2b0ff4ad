import { printable } from "../../model/text/printable";
import { counted } from "../../model/text/wording";
import type { Drift } from "../changes/plan-drift";
import { pathInStack } from "../findings/place-in-stack";
import { shortFingerprint } from "../plan/fingerprint";
import { countsText } from "../plan/plan-counts";
import { joinReach, NOBODY, type Reach } from "../reach/reach";
import type { Review } from "../review";
import { highestRisk, type Risk } from "../risk/risk";
import { type FoldedChange, findingsBeside, findingsOf, saidOfFold } from "../stacks/folded-changes";
import { type FoldedFinding, foldedFindings, stacksTold } from "../stacks/folded-findings";
import { ownFindings, ownFolds, shownOnce } from "../stacks/shown-above";
import type { StackReview } from "../stacks/stack-review";
import type { StackRow } from "../stacks/stack-rows";
import { acceptanceTexts } from "./acceptance-texts";
import { arrivalsOf } from "./arrivals-of-stacks";
import { partsOfNew, toldOfRow } from "./created-lines";
import { failuresByReason } from "./failures";
import { headlineOf } from "./headline";
import { escaped } from "./markdown-text";
import {
  acceptanceText,
  expectHint,
  fixText,
  lastLine,
  NOTHING_CHANGES,
  nodesText,
  noteTexts,
  outcomeText,
  ownNameText,
  patchesText,
  patchTexts,
  placeText,
  reachText,
  rowSentences,
  rowTitle,
  runText,
  sameText,
  whereText,
  whoText,
} from "./phrases";
import { TextBudget } from "./text-budget";

/** GitHub refuses comments above 65,536 characters. Source: GitHub's own message, "Body is too long". */
export const LONGEST_COMMENT = 65_000;

const LIGHTS: Readonly<Record<Risk, string>> = { none: "⚪", low: "🟢", medium: "🟡", high: "🔴" };

/**
 * A review as a pull-request comment. The first line is hidden and names the review, so that a later run can find the
 * comment and rewrite it. What does not fit is cut, and told.
 */
export function renderMarkdown(review: Review, { name }: { name: string }): string {
  const foot = footLines(review);
  const budget = new TextBudget(LONGEST_COMMENT - foot.join("\n").length - 300);
  const lines = [markerOf(name), headLine(review), ""];
  for (const line of lines) budget.take(line);

  const told: Review = { ...review, rows: shownOnce(review.rows) };
  const rows = told.rows.flatMap((row) => tableLines(row));
  if (rows.length > 0) {
    const table = ["| stacks | change | reaches | next run | risk |", "|---|---|---|---|---|"];
    for (const line of table) budget.take(line);
    const fitting = budget.fitting(rows);
    lines.push(...table, ...fitting, "");
    if (fitting.length < rows.length) {
      lines.push(
        `**${counted(rows.length - fitting.length, "more line")} left out: this comment would be too long.**`,
        "",
      );
    }
  }
  for (const section of [
    failureSection(review),
    goneSection(review),
    arrivalSection(told),
    sentencesSection("Why this may not be all", review, ({ caveats }) => caveats),
    sentencesSection("In the account, beside the plan", review, ({ beside = [] }) => beside),
    findingSection(told),
    acceptanceSection(review),
    driftSection(review),
    deferredSection(review),
    patchSection(review),
    detailSection(told),
  ]) {
    if (section === undefined) continue;
    const wrapped = sectionLines(section, budget);
    lines.push(...wrapped);
  }
  return `${[...lines, ...foot].join("\n")}\n`;
}

/** `<!-- cdktf-patch review: patching -->` */
function markerOf(name: string): string {
  return `<!-- cdktf-patch review: ${name.replace(/(?:-{2,}|[<>])+/g, "-")} -->`;
}

function headLine(review: Review): string {
  const { label, text } = headlineOf(review);
  const light = label === "incomplete" || label === "not planned" ? "⛔" : LIGHTS[label];
  const counts = review.stacks.length === 0 ? "" : ` · ${countsText(review.counts)}`;
  return `### ${light} ${label.charAt(0).toUpperCase()}${label.slice(1)}: ${escaped(text)}${counts}`;
}

/** One line of the table for each change; of an odd row what it shares is told, too, and marked. */
function tableLines(row: StackRow): readonly string[] {
  const [first] = row.stacks;
  if (first === undefined) return [];
  const title = `${escaped(rowTitle(row))}${row.isOutlier ? " ◄" : row.isNew ? " (new)" : ""}`;
  const stacks = row.isOutlier || row.stacks.length > 1 ? `**${title}**` : title;
  const where = escaped(whereText(row));
  if (first.changes.length === 0 && row.isOutlier) {
    const says = rowSentences(row).map(escaped).join("<br>") || NOTHING_CHANGES;
    return [`| ${stacks}<br>${where} | ${says} | – | – | ${LIGHTS[row.risk]} ${row.risk} |`];
  }
  const start = (index: number) => `| ${stacks}${index === 0 && where !== "" ? `<br>${where}` : ""} |`;
  const same = sameLine(row, start(0));
  const own = ownFindings(row);
  const folds = ownFolds(row);
  const { whole, created } = row.isNew ? toldOfRow(folds, own) : { whole: folds, created: [] };
  const changed = whole.map((fold, index) => {
    const { change, others, reach } = fold;
    const shared = row.sameAsMost.details.get(change.address) ?? new Set();
    const sentences = change.details.map(
      ({ says }) => `${escaped(saidOfFold(fold, says))}${shared.has(says) ? asIn(row) : ""}`,
    );
    const name = ownNameText(fold, row);
    const called = name === "" ? "" : ` (${escaped(name)})`;
    const more = others.length === 0 ? called : `${moreText(others.map((one) => placeText(one, row)))}${called}`;
    const findings = findingsOf(fold, own).filter(({ risk }) => risk !== "none");
    const notes = findings.map(({ checkId, message, risk }) => `${LIGHTS[risk]} **${checkId}** ${escaped(message)}`);
    const says = [...sentences, ...notes].join("<br>");
    return `${start(index + same.length)} ${code(change.symbol)} ${code(placeText(change, row))}${more}<br>${says} | ${reachCell(reach)} | ${runCell(reach)} | ${riskCell([change, ...findings])} |`;
  });
  const beside = findingsBeside(first).filter((finding) => !row.sameAsMost.findings.has(finding));
  const lines = [...same, ...changed];
  if (created.length > 0) lines.push(`${start(lines.length)} ${newCells(created)} |`);
  if (beside.length === 0) return lines;
  const says = foldedFindings(beside, row).map(({ findings, others }) => {
    const [{ checkId, object, risk }] = findings;
    const messages = findings.map(({ message }) => escaped(message)).join("; ");
    const more = moreText(others);
    return `${LIGHTS[risk]} **${checkId}** ${code(object)}${more}: ${messages}`;
  });
  return [...lines, `${start(lines.length)} ${says.join("<br>")} | – | – | ${riskCell(beside)} |`];
}

/** Of an account that is new beside others what runs when; each object stands below the table. */
function newCells(created: readonly FoldedChange[]): string {
  const { telling, beside } = partsOfNew(created);
  const says = telling.flatMap(([, alike]) => alike.flatMap(({ change }) => change.details.map((one) => one.says)));
  const reach = created.map((fold) => fold.reach).reduce(joinReach);
  const told = [counted(created.length, "new object"), ...says, ...(beside === "" ? [] : [beside])].map(escaped);
  return `${code("+")} ${told.join("<br>")} | ${reachCell(reach)} | ${runCell(reach)} | ${riskCell(created.map(({ change }) => change))}`;
}

/** ` and patching/Other`, ` and 12 more`: the other objects of which the same is said. */
function moreText(others: readonly string[]): string {
  const [one, second] = others;
  if (one === undefined) return "";
  return ` and ${second === undefined ? code(one) : `${others.length} more`}`;
}

/** What a row above tells in full, in one line with whom that reaches here. */
function sameLine(row: StackRow, start: string): readonly string[] {
  const { isOutlier, sameAsMost, stacks } = row;
  const text = sameText(row);
  if (isOutlier || text === "") return [];
  const changes = (stacks[0]?.changes ?? []).filter(({ address }) => sameAsMost.changes.has(address));
  const reach = changes.map((one) => one.reach).reduce(joinReach, NOBODY);
  // A dash would say that it is nobody, and that nothing runs.
  const [who, run] = [reachCell(reach), runCell(reach)].map((cell) => (cell === "–" ? "as there" : cell));
  return [`${start} ${escaped(text)} | ${who} | ${run} | ${riskCell([...changes, ...sameAsMost.findings])} |`];
}

function riskCell(all: readonly { readonly risk: Risk }[]): string {
  const risk = highestRisk(all.map((one) => one.risk));
  return `${LIGHTS[risk]} ${risk === "high" ? "**high**" : risk}`;
}

function asIn({ sameAsMost }: StackRow): string {
  return ` *(as in ${escaped(sameAsMost.stack)})*`;
}

function reachCell(reach: Reach): string {
  const nodes = nodesText(reach);
  return `${escaped(whoText(reach)) || "–"}${nodes === "" ? "" : `<br>${escaped(nodes)}`}`;
}

function runCell(reach: Reach): string {
  return escaped(runText(reach)) || "–";
}

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  readonly isOpen?: boolean;
}

function failureSection({ failures }: Review): Section | undefined {
  if (failures.length === 0) return undefined;
  const lines = failuresByReason(failures).map(
    ({ stacks, reason }) => `- **${stacks.map(escaped).join(", ")}**: ${escaped(reason)}`,
  );
  return { title: `${counted(failures.length, "stack")} could not be planned`, lines, isOpen: true };
}

function goneSection({ gone = [] }: Review): Section | undefined {
  if (gone.length === 0) return undefined;
  const lines = gone.map(({ stack, says, risk }) => `- ${LIGHTS[risk]} **${escaped(stack)}**: ${escaped(says)}`);
  return { title: `${counted(gone.length, "stack is", "stacks are")} gone`, lines, isOpen: true };
}

/** How long patches take: what stacks have in common, and below it the days of each. */
function arrivalSection({ rows }: Review): Section | undefined {
  const lines = arrivalsOf(rows).flatMap(({ about, ofStacks }) => {
    const texts = ofStacks.map(({ names, days }) => ({ stacks: `**${names.map(escaped).join(", ")}**`, days }));
    const [only] = texts;
    if (only !== undefined && texts.length === 1)
      return [`- ${only.stacks}: ${escaped(`${about} ${only.days}`.trim())}`];
    return [`- ${escaped(about)}`, ...texts.map(({ stacks, days }) => `  - ${stacks}: ${escaped(days)}`)];
  });
  return lines.length === 0 ? undefined : { title: "How long patches take", lines, isOpen: true };
}

/** What the first stack of each row says, with the row before it. */
function sentencesSection(
  title: string,
  { rows }: Review,
  sentencesOf: (stack: StackReview) => readonly string[],
): Section | undefined {
  const lines = rows.flatMap((row) =>
    (row.stacks[0] === undefined ? [] : sentencesOf(row.stacks[0])).map(
      (sentence) => `- **${escaped(rowTitle(row))}**: ${escaped(sentence)}`,
    ),
  );
  return lines.length === 0 ? undefined : { title, lines, isOpen: true };
}

function findingSection({ rows }: Review): Section | undefined {
  const lines = rows.flatMap((row) => {
    const own = (row.stacks[0]?.findings ?? []).filter((finding) => !row.sameAsMost.findings.has(finding));
    return foldedFindings(own, row).map((fold) => findingLine(fold, row));
  });
  return lines.length === 0
    ? undefined
    : { title: `${counted(lines.length, "finding")} of the checks after this plan`, lines };
}

function findingLine({ findings, others }: FoldedFinding, row: StackRow): string {
  const [finding] = findings;
  const { checkId, object, place, path: first, risk } = finding;
  const said = findings.map(({ path, message }) => `${path === "" ? "" : `${code(path)}: `}${escaped(message)}`);
  const stacks = stacksTold(finding, row);
  const isOfOne = row.stacks.length > 1 || stacks.length === 1 || place === undefined;
  const places = [object, ...others].map((one) => code(isOfOne ? one : pathInStack(one))).join(", ");
  const fix = fixText(finding, row);
  // No name of an instance ends the block.
  const copied = (fix?.code ?? []).map((line) => `  ${printable(line).replaceAll("`", "\\u0060")}`);
  const block = copied.length === 0 ? [] : ["  ```", ...copied, "  ```"];
  const way = fix === undefined ? "" : `; ${escaped(fix.says)}`;
  const acceptance = acceptanceText(finding);
  const byWhom = acceptance === undefined ? "" : ` – ${escaped(acceptance)}`;
  const says = `- ${LIGHTS[risk]} **${checkId}** ${stacks.map(escaped).join(", ")}: ${places}${first === "" ? ": " : " "}${said.join("; ")}${way}${byWhom}`;
  return [says, ...block].join("\n");
}

function acceptanceSection(review: Review): Section | undefined {
  const lines = acceptanceTexts(review).map((text) => `- ${escaped(text)}`);
  return lines.length === 0 ? undefined : { title: "Accepted findings", lines, isOpen: true };
}

function driftSection({ rows }: Review): Section | undefined {
  const lines = rows.flatMap((row) => (row.stacks[0]?.drift ?? []).map((drift) => driftLine(drift, row)));
  if (lines.length === 0) return undefined;
  // Drift that stays weighs, and nobody opens what is closed.
  const isOpen = rows.some(({ stacks: [first] }) => first?.drift.some(({ risk }) => risk !== "none"));
  return { title: `Changed outside of ${rows[0]?.stacks[0]?.condition.planner ?? "Terraform"}`, lines, isOpen };
}

function driftLine(drift: Drift, row: StackRow): string {
  const { address, path, details, outcome, risk, reach } = drift;
  const place = `${escaped(rowTitle(row))}: ${code(path ?? address)}`;
  const says = details.map((one) => escaped(one.says)).join("; ");
  if (outcome !== "stays") return `- ${place}: ${says}${escaped(outcomeText(drift))}`;
  const reached = risk === "none" ? "" : escaped(reachText(reach));
  const reasons = [
    ...new Set(details.flatMap(({ why, risk: weight }) => (why ? [`*${weight}: ${escaped(why)}*`] : []))),
  ];
  return [`- ${LIGHTS[risk]} ${place}: ${says}`, ...reasons, ...(reached === "" ? [] : [reached])].join("<br>");
}

function deferredSection({ rows }: Review): Section | undefined {
  const lines = rows.flatMap((row) =>
    (row.stacks[0]?.deferred ?? []).map(
      ({ address, path, says }) => `- ${escaped(rowTitle(row))}: ${code(path ?? address)} ${escaped(says)}`,
    ),
  );
  return lines.length === 0 ? undefined : { title: "Waiting for the next plan", lines, isOpen: true };
}

function patchSection(review: Review): Section | undefined {
  const title = patchesText(review);
  return title === undefined ? undefined : { title, lines: patchTexts(review).map(patchLine) };
}

/** The symbol as code: by itself it would begin a list. */
function patchLine(text: string): string {
  return `- ${code(text.slice(0, 1))} ${escaped(text.slice(2))}`;
}

function detailSection({ rows }: Review): Section | undefined {
  const lines = rows.flatMap((row) => {
    const [first] = row.stacks;
    if (first === undefined || first.changes.length === 0) return [];
    const names = row.stacks.map(({ name }) => name).join(", ");
    const same = row.isOutlier ? "" : sameText(row);
    return [
      "",
      `**${escaped(names)}**`,
      "",
      ...(same === "" ? [] : [`- ${escaped(same)}`]),
      ...ownFolds(row).flatMap(changeLines),
    ];
  });
  return lines.length === 0 ? undefined : { title: "Each change, before and after", lines };
}

function changeLines(fold: FoldedChange): readonly string[] {
  const { change, others, parts } = fold;
  const { symbol, address, path, details } = change;
  const construct = path === undefined ? "" : ` (${code(path)})`;
  return [
    `- ${code(symbol)} ${code(address)}${construct}`,
    ...[...others, ...parts].map((other) => `- ${code(other.symbol)} ${code(other.address)}`),
    ...details.map(({ says, before, after, risk, why }) => {
      const values = before === undefined || after === undefined ? "" : `<br>${code(before)} → ${code(after)}`;
      const reason = why === undefined ? "" : `<br>*${risk}: ${escaped(why)}*`;
      return `  - ${escaped(saidOfFold(fold, says))}${values}${reason}`;
    }),
  ];
}

function sectionLines({ title, lines, isOpen = false }: Section, budget: TextBudget): readonly string[] {
  const head = [`<details${isOpen ? " open" : ""}><summary>${title}</summary>`, ""];
  const end = ["", "</details>", ""];
  if (![...head, ...end].every((line) => budget.take(line))) return [];
  const fitting = budget.fitting(lines);
  const cut = lines.length - fitting.length;
  return [...head, ...fitting, ...(cut > 0 ? ["", `${counted(cut, "more line")} left out.`] : []), ...end];
}

function footLines(review: Review): readonly string[] {
  const notes = [...noteTexts(review), lastLine(review)].map(escaped).join(" ");
  if (review.stacks.length === 0) return [notes];
  return [
    notes,
    "",
    `Fingerprint ${code(shortFingerprint(review.fingerprint))} · hold a later plan to it: ${code(expectHint(review))}`,
  ];
}

/** A text as code, whatever it holds: the fence is longer than any run of backticks in it. */
function code(text: string): string {
  const plain = printable(text).replaceAll("|", " ").slice(0, 300);
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${plain}${fence}` : `${fence} ${plain} ${fence}`;
}
