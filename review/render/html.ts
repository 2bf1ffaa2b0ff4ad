import { escapeHtml as html, htmlPage } from "../../model/text/html";
import { utcText } from "../../model/text/moments";
import type { Change } from "../changes/change";
import type { DeferredChange } from "../changes/deferred-changes";
import type { Drift } from "../changes/plan-drift";
import type { ReviewedFinding } from "../findings/reviewed-finding";
import { shortFingerprint } from "../plan/fingerprint";
import { countsText } from "../plan/plan-counts";
import type { Review } from "../review";
import type { Risk } from "../risk/risk";
import type { StackReview } from "../stacks/stack-review";
import { findingKey, type StackRow } from "../stacks/stack-rows";
import { type Headline, headlineOf } from "./headline";
import { REVIEW_STYLE } from "./html-style";
import {
  acceptanceText,
  expectHint,
  lastLine,
  NOTHING_CHANGES,
  noteTexts,
  outcomeText,
  patchesText,
  patchTexts,
  reachText,
  rowTitle,
  whereText,
} from "./phrases";

/** A review as one page that needs nothing but itself: no script, no font, no picture from elsewhere. */
export function renderHtml(review: Review, { name }: { name: string }): string {
  const title = `Patching review: ${name}`;
  const headline = headlineOf(review);
  const body = `<header>
<p class="name">${html(title)}</p>
<h1>${headBadge(headline.label)} ${html(headline.text)}</h1>
${review.stacks.length === 0 ? "" : `<p class="counts">${html(countsText(review.counts))}</p>`}
</header>
<main>
${failures(review)}
${overview(review)}
${review.rows.map((row, index) => section(row, index)).join("\n")}
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

function failures({ failures }: Review): string {
  if (failures.length === 0) return "";
  const items = failures.map(({ stack, reason }) => `<li><b>${html(stack)}</b>: ${html(reason)}</li>`);
  return `<section class="card"><h2>Not planned</h2><ul>${items.join("")}</ul></section>`;
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
    const odd = row.isOdd ? ' <span class="odd">not like the others</span>' : "";
    const [first] = row.stacks;
    const says = (first?.changes ?? []).flatMap(({ details }) => details.map((one) => one.says));
    const more = says.length > 2 ? ` and ${says.length - 2} more` : "";
    return `<tr><td data-label="Stacks"><a href="#row-${index}">${html(rowTitle(row))}</a>${odd}</td><td data-label="Where">${html(whereText(row)) || "–"}</td><td data-label="Change">${html(says.slice(0, 2).join("; ") + more) || NOTHING_CHANGES}</td><td data-label="Risk">${badge(row.risk)}</td></tr>`;
  });
  return `<section class="card"><h2>All stacks</h2><table><thead><tr><th>Stacks</th><th>Where</th><th>Change</th><th>Risk</th></tr></thead><tbody>${lines.join("\n")}</tbody></table></section>`;
}

function section(row: StackRow, index: number): string {
  const [first] = row.stacks;
  if (first === undefined) return "";
  const others = row.stacks.slice(1).map(({ name }) => name);
  const names = others.length === 0 ? "" : `<p class="others">and ${html(others.join(", "))}</p>`;
  const odd = row.isOdd
    ? `<p><span class="odd">not like the others</span> compare ${html(row.sameAsMost.stack)}</p>`
    : "";
  const { changes, findings: found, drift: drifted, deferred: waiting } = first;
  const empty = changes.length + found.length + drifted.length + waiting.length === 0;
  return `<section class="card" id="row-${index}">
<h2>${html(rowTitle(row))} ${badge(row.risk)}</h2>
<p class="where">${html(whereText(row))}</p>${names}${odd}
${empty ? `<p>${NOTHING_CHANGES}</p>` : ""}
${changes.map((change) => changeBlock(change, row)).join("\n")}
${findings(found, row)}
${drift(drifted, first)}
${deferred(waiting)}
${first.caveats.map((caveat) => `<p class="caveat">${html(caveat)}</p>`).join("")}
</section>`;
}

function changeBlock({ symbol, address, path, details, reach, risk, isStateOnly }: Change, row: StackRow): string {
  const shared = row.sameAsMost.details.get(address) ?? new Set<string>();
  const items = details.map(({ says, before, after, risk: weight, why }) => {
    const values =
      before === undefined || after === undefined
        ? ""
        : `<div class="values"><del>${html(before)}</del> <span aria-hidden="true">→</span> <ins>${html(after)}</ins></div>`;
    const reason = why === undefined ? "" : `<div class="why">${badge(weight)} ${html(why)}</div>`;
    const same = shared.has(says) ? ` <span class="same">as in ${html(row.sameAsMost.stack)}</span>` : "";
    return `<li>${html(says)}${same}${values}${reason}</li>`;
  });
  const reached = isStateOnly ? "" : reachText(reach);
  const construct = path === undefined ? "" : ` <code class="address">${html(address)}</code>`;
  return `<details open class="change"><summary><span class="symbol">${html(symbol)}</span> <code>${html(path ?? address)}</code>${construct} ${badge(risk)}</summary>
<ul>${items.join("")}</ul>${reached === "" ? "" : `<p class="reach">${html(reached)}</p>`}</details>`;
}

function findings(all: readonly ReviewedFinding[], row: StackRow): string {
  if (all.length === 0) return "";
  const items = all.map((finding) => {
    const { checkId, object, path, message, because, fix, risk, accepted } = finding;
    const facts = accepted === undefined ? [because, fix && `→ ${fix}`] : [];
    const more = [...facts, acceptanceText(finding)].filter((text) => text !== undefined);
    const same = row.sameAsMost.findings.has(findingKey(finding))
      ? ` <span class="same">as in ${html(row.sameAsMost.stack)}</span>`
      : "";
    return `<li>${badge(risk)} <b>${html(checkId)}</b> <code>${html(path === "" ? object : `${object} ${path}`)}</code>: ${html(message)}${same}${more.map((text) => `<div class="why">${html(text)}</div>`).join("")}</li>`;
  });
  return `<details open class="change"><summary>What the checks say about what this leaves behind</summary><ul>${items.join("")}</ul></details>`;
}

function drift(all: readonly Drift[], { condition }: StackReview): string {
  if (all.length === 0) return "";
  const items = all.map((one) => {
    const { address, path, details, outcome, risk, reach } = one;
    const says = details.map((detail) => html(detail.says)).join("; ");
    const place = `<code class="address">${html(path ?? address)}</code>`;
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
  const items = all.map(
    ({ address, path, says }) => `<li>${html(says)} <code class="address">${html(path ?? address)}</code></li>`,
  );
  return `<details open class="change"><summary>Waiting for the next plan</summary><ul>${items.join("")}</ul></details>`;
}

function headBadge(label: Headline["label"]): string {
  return label === "incomplete" || label === "not planned" ? `<span class="risk high">${label}</span>` : badge(label);
}

function badge(risk: Risk): string {
  return `<span class="risk ${risk}">${risk}</span>`;
}
