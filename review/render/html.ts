import { escapeHtml, htmlPage } from "../../model/text/html";
import { utcText } from "../../model/text/moments";
import { unitsHeld } from "../../model/text/unbroken";
import { firstOnes, joined } from "../../model/text/wording";
import type { Change, GradedDetail } from "../changes/change";
import type { DeferredChange } from "../changes/deferred-changes";
import type { Drift } from "../changes/plan-drift";
import type { ReviewedFinding } from "../findings/reviewed-finding";
import { shortFingerprint } from "../plan/fingerprint";
import { countsText } from "../plan/plan-counts";
import type { Review } from "../review";
import { heaviestFirst, type Risk } from "../risk/risk";
import { addressesOf, type FoldedChange, findingsOf, saidOfFold } from "../stacks/folded-changes";
import { type FoldedFinding, foldedFindings, stacksBeside } from "../stacks/folded-findings";
import { ownFindings, ownFolds, shownOnce } from "../stacks/shown-above";
import type { StackReview } from "../stacks/stack-review";
import type { StackRow } from "../stacks/stack-rows";
import { acceptanceTexts } from "./acceptance-texts";
import { arrivalsOf } from "./arrivals-of-stacks";
import { failuresByReason } from "./failures";
import { type Headline, headlineOf } from "./headline";
import { REVIEW_STYLE } from "./html-style";
import {
  acceptanceText,
  expectHint,
  fixText,
  lastLine,
  NOTHING_CHANGES,
  noteTexts,
  outcomeText,
  ownNameText,
  patchesText,
  patchTexts,
  pathText,
  reachText,
  regionText,
  rowSentences,
  rowTitle,
  sameText,
  whereText,
} from "./phrases";

/** A review as one page that needs nothing but itself: no script, no font, no picture from elsewhere. */
export function renderHtml(review: Review, { name }: { name: string }): string {
  const title = `Patching review: ${name}`;
  const rows = shownOnce(review.rows);
  const headline = headlineOf(review);
  const body = `<header>
<p class="name">${html(title)}</p>
<h1>${headBadge(headline.label)} ${html(headline.text)}</h1>
${review.stacks.length === 0 ? "" : `<p class="counts">${html(countsText(review.counts))}</p>`}
</header>
<main>
${failures(review)}
${goneStacks(review)}
${overview(review)}
${rows.map((row, index) => section(row, index, rows)).join("\n")}
${arrivals(rows)}
${accepted(review)}
${patches(review)}
</main>
<footer>
<p>${noteTexts(review).map(html).join(" ")}</p>
${review.stacks.length === 0 ? "" : `<p>Fingerprint <code>${html(shortFingerprint(review.fingerprint))}</code>. Hold a later plan to it: <code>${html(expectHint(review))}</code></p>`}
<p><code>${html(lastLine(review))}</code></p>
<p>Next runs are those after ${utcText(review.at)}.</p>
</footer>`;
  return htmlPage({ title, style: REVIEW_STYLE, body });
}

/** A date, a Region or a name of an account or a group, that fits into any column. */
const SHORT_NAME = /(?<![\w/-])(?=[\w/-]{5,18}(?![\w/.-]))\w+(?:[-/]\w+)+/g;

/** Text from outside, in which a number stays with its unit, and a short name in one line. */
function html(text: string): string {
  return unitsHeld(escapeHtml(text)).replace(SHORT_NAME, '<span class="whole">$&</span>');
}

function failures({ failures }: Review): string {
  if (failures.length === 0) return "";
  const items = failuresByReason(failures).map(
    ({ stacks, reason }) => `<li><b>${stacks.map(html).join(", ")}</b>: ${html(reason)}</li>`,
  );
  return `<section class="card"><h2>Not planned</h2><ul>${items.join("")}</ul></section>`;
}

function goneStacks({ gone = [] }: Review): string {
  if (gone.length === 0) return "";
  const items = gone.map(({ stack, says, risk }) => `<li>${badge(risk)} <b>${html(stack)}</b>: ${html(says)}</li>`);
  return `<section class="card"><h2>Gone</h2><ul>${items.join("")}</ul></section>`;
}

function accepted(review: Review): string {
  const items = acceptanceTexts(review).map((text) => `<li>${html(text)}</li>`);
  return items.length === 0
    ? ""
    : `<section class="card"><h2>Accepted findings</h2><ul>${items.join("")}</ul></section>`;
}

function patches(review: Review): string {
  const title = patchesText(review);
  if (title === undefined) return "";
  const items = patchTexts(review).map((text) => `<li>${html(text)}</li>`);
  return `<section class="card"><details><summary>${html(title)}</summary><ul>${items.join("")}</ul></details></section>`;
}

/** A row for each group of stacks, where there is more than one. */
function overview({ rows }: Review): string {
  if (rows.length < 2) return "";
  const lines = rows.map((row, index) => {
    const odd = row.isOutlier ? ' <span class="odd">outlier</span>' : "";
    const says = rowSentences(row);
    const told = firstOnes(says, 2);
    const more = told === says ? "" : `; and ${says.length - told.length} more`;
    return `<tr><td data-label="Stacks"><a href="#row-${index}">${html(rowTitle(row))}</a>${odd}</td><td data-label="Where">${whereHtml(row) || "–"}</td><td data-label="Change">${html(told.join("; ") + more) || NOTHING_CHANGES}</td><td data-label="Risk">${badge(row.risk)}</td></tr>`;
  });
  return `<section class="card"><h2>All stacks</h2><table><thead><tr><th scope="col">Stacks</th><th scope="col">Where</th><th scope="col">Change</th><th scope="col">Risk</th></tr></thead><tbody>${lines.join("\n")}</tbody></table></section>`;
}

/** Accounts are words, as Regions are, whatever their column is like. */
function whereHtml(row: StackRow): string {
  return html(whereText(row)).replace(/\b\d{12}\b/g, '<span class="whole">$&</span>');
}

function section(row: StackRow, index: number, rows: readonly StackRow[]): string {
  const [first] = row.stacks;
  if (first === undefined) return "";
  const others = row.stacks.slice(1).map(({ name }) => name);
  const names = others.length === 0 ? "" : `<p class="others">and ${html(others.join(", "))}</p>`;
  const odd = row.isOutlier ? `<p><span class="odd">outlier</span> compare ${html(row.sameAsMost.stack)}</p>` : "";
  const { changes, findings: found, drift: drifted, deferred: waiting } = first;
  const [folds, own] = [ownFolds(row), ownFindings(row)];
  const told = new Set(folds.flatMap(addressesOf));
  const apart = own.filter(({ key }) => !told.has(key));
  const empty = changes.length + found.length + drifted.length + waiting.length === 0;
  return `<section class="card" id="row-${index}">
<h2>${html(rowTitle(row))} ${badge(row.risk)}</h2>
<p class="where">${whereHtml(row)}</p>${names}${odd}
${empty ? `<p>${NOTHING_CHANGES}</p>` : ""}${sameLine(row, rows)}
${folds.map((fold) => changeBlock(fold, row, own)).join("\n")}
${findings(apart, row)}
${drift(drifted, first)}
${deferred(waiting)}
${isTellingAlone(rows) ? first.arrivals.map((sentence) => `<p class="arrival">${html(sentence)}</p>`).join("") : ""}
${first.caveats.map((caveat) => `<p class="caveat">${html(caveat)}</p>`).join("")}
${besideList(first)}
</section>`;
}

/** What a row above tells in full, with the way there. */
function sameLine(row: StackRow, rows: readonly StackRow[]): string {
  const text = row.isOutlier ? "" : sameText(row);
  const place = rows.findIndex(({ stacks: [first] }) => first?.name === row.sameAsMost.stack);
  return text === "" ? "" : `<p><a href="#row-${place}">${html(text)}</a></p>`;
}

/** Whether not more than one row tells how long patches take. */
function isTellingAlone(rows: readonly StackRow[]): boolean {
  return rows.filter(({ stacks: [first] }) => (first?.arrivals.length ?? 0) > 0).length < 2;
}

function arrivals(rows: readonly StackRow[]): string {
  if (isTellingAlone(rows)) return "";
  const items = arrivalsOf(rows).map(({ about, ofStacks }) => {
    const each = ofStacks.map(
      ({ names, days }) => `<li><b>${names.map(html).join(", ")}</b>${days === "" ? "" : `: ${html(days)}`}</li>`,
    );
    return `<p class="arrival">${html(about)}</p><ul>${each.join("")}</ul>`;
  });
  return `<section class="card"><h2>How long patches take</h2>${items.join("")}</section>`;
}

/** What exists in the account beside the stack. */
function besideList({ beside = [] }: StackReview): string {
  if (beside.length === 0) return "";
  return `<h3>In the account</h3><ul>${beside.map((text) => `<li>${html(text)}</li>`).join("")}</ul>`;
}

function changeBlock(fold: FoldedChange, row: StackRow, all: readonly ReviewedFinding[]): string {
  const { change, others, parts, reach } = fold;
  const { symbol, address, path, details, risk, isStateOnly } = change;
  const shared = row.sameAsMost.details.get(address) ?? new Set<string>();
  // The title stands beside the risk of all: it is what that comes from.
  const [first, ...rest] = heaviestFirst(details).map((detail) =>
    detailItem({ ...detail, says: saidOfFold(fold, detail.says) }, shared.has(detail.says) ? row : undefined),
  );
  const reached = isStateOnly ? "" : reachText(reach);
  const placed = (place: string, one: Change) => addressCode(place) + html(regionText(one));
  const places = [
    placed(pathText(change, row), change),
    ...(path === undefined ? [] : [addressCode(address)]),
    ...[...others, ...parts].map((other) => placed(other.address, other)),
  ];
  const own = ownNameText(fold, row);
  const called = own === "" ? "" : ` <span class="address">${html(own)}</span>`;
  const findingItems = foldedFindings(findingsOf(fold, all), row).map((one) => findingItem(one, row, change.address));
  const items = [first?.more, ...rest.map(({ says, more }) => `<div>${says}</div>${more}`), ...findingItems]
    .filter((item) => item !== undefined && item !== "")
    .map((item) => `<li>${item}</li>`);
  return `<details open class="change"><summary><span class="symbol">${html(symbol)}</span> ${first?.says ?? ""} <span class="places">${places.join(" ")}${called}</span> ${badge(risk)}</summary>
${items.length === 0 ? "" : `<ul>${items.join("")}</ul>`}${reached === "" ? "" : `<p class="reach">${html(reached)}</p>`}</details>`;
}

/** What happens, and what stands below it: the values and the reason. */
function detailItem(
  { says, before, after, risk, why }: GradedDetail,
  sharedWith: StackRow | undefined,
): { readonly says: string; readonly more: string } {
  const values =
    before === undefined || after === undefined
      ? ""
      : `<div class="values"><del>${html(before)}</del> <span aria-hidden="true">→</span> <ins>${html(after)}</ins></div>`;
  const reason = why === undefined ? "" : `<div class="why">${badge(risk)} ${html(why)}</div>`;
  const same = sharedWith === undefined ? "" : ` <span class="same">as in ${html(sharedWith.sameAsMost.stack)}</span>`;
  return { says: `<span class="says">${html(says)}</span>${same}`, more: values + reason };
}

function findings(all: readonly ReviewedFinding[], row: StackRow): string {
  if (all.length === 0) return "";
  const items = foldedFindings(all, row).map((fold) => `<li>${findingItem(fold, row)}</li>`);
  return `<details open class="change"><summary>Findings of the checks after this plan</summary><ul>${items.join("")}</ul></details>`;
}

/** A finding; below the change of its object, which is named there. */
function findingItem({ findings: all, others }: FoldedFinding, row: StackRow, below?: string): string {
  const [finding, ...further] = all;
  const { checkId, because, risk, accepted } = finding;
  const fix = fixText(finding, row);
  const stacks = stacksBeside(finding, row);
  const copied = fix === undefined || fix.code.length === 0 ? "" : `<pre>${fix.code.map(escapeHtml).join("\n")}</pre>`;
  const more = [
    ...(because && accepted === undefined ? [html(because)] : []),
    ...(fix === undefined ? [] : [html(`→ ${fix.says}`) + copied]),
    ...[acceptanceText(finding)].flatMap((text) => (text === undefined ? [] : html(text))),
    ...(stacks.length === 0 ? [] : [html(`the same in ${joined(stacks)}`)]),
  ];
  const isShared = row.sameAsMost.findings.has(finding);
  const same = isShared ? ` <span class="same">as in ${html(row.sameAsMost.stack)}</span>` : "";
  const said = (one: ReviewedFinding, object: readonly string[]) => {
    const place = [...object, ...(one.path === "" ? [] : [one.path])].join(" ");
    return `${html(one.message)}${place === "" ? "" : ` ${addressCode(place)}`}`;
  };
  const lines = [
    said(finding, below === finding.key ? [] : [finding.object]),
    ...further.map((one) => said(one, [])),
    ...others.map((object) => `and ${addressCode(object)}`),
  ];
  return `${badge(risk)} <b>${html(checkId)}</b> ${lines.join("<br>")}${same}${more.map((text) => `<div class="why">${text}</div>`).join("")}`;
}

function drift(all: readonly Drift[], { condition }: StackReview): string {
  if (all.length === 0) return "";
  const items = all.map((one) => {
    const { address, path, details, outcome, risk, reach } = one;
    const says = details.map((detail) => html(detail.says)).join("; ");
    const place = addressCode(path ?? address);
    if (outcome !== "stays") return `<li>${says}${html(outcomeText(one))} ${place}</li>`;
    const reasons = details.flatMap(({ why, risk: weight }) =>
      why === undefined ? [] : [`<div class="why">${badge(weight)} ${html(why)}</div>`],
    );
    const reached = risk === "none" ? "" : `<p class="reach">${html(reachText(reach))}</p>`;
    return `<li>${says} ${place} ${badge(risk)}${[...new Set(reasons)].join("")}${reached}</li>`;
  });
  return `<details open class="change"><summary>Changed outside of ${condition.planner}</summary><ul>${items.join("")}</ul></details>`;
}

function deferred(all: readonly DeferredChange[]): string {
  if (all.length === 0) return "";
  const items = all.map(({ address, path, says }) => `<li>${html(says)} ${addressCode(path ?? address)}</li>`);
  return `<details open class="change"><summary>Waiting for the next plan</summary><ul>${items.join("")}</ul></details>`;
}

function headBadge(label: Headline["label"]): string {
  return label === "incomplete" || label === "not planned" ? `<span class="risk high">${label}</span>` : badge(label);
}

/** An address, which a narrow page may break between its parts, and nowhere else; it is copied as it is. */
function addressCode(address: string): string {
  return `<code class="address">${escapeHtml(address).replace(/[._/\]](?=.)/g, "$&<wbr>")}</code>`;
}

function badge(risk: Risk): string {
  return `<span class="risk ${risk}">${risk}</span>`;
}
