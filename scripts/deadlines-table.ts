import { daysForSystem } from "../model/deadlines/deadline-model";
import { PatchDeadlines } from "../model/deadlines/patch-deadlines";
import type { PublishedDeadline } from "../model/facts/published-deadlines";
import { markdownTable, withGenerated } from "./generated-part";

const essentialEight = (maturity: 1 | 3, internetFacing: boolean) =>
  PatchDeadlines.essentialEight({ maturity, internetFacing });

const RULES: readonly (readonly [string, { readonly published: PublishedDeadline }])[] = [
  ["cyberEssentials()", PatchDeadlines.cyberEssentials()],
  ["pciDss()", PatchDeadlines.pciDss()],
  ["essentialEight({ maturity: 1, internetFacing: false })", essentialEight(1, false)],
  ["essentialEight({ maturity: 3, internetFacing: false })", essentialEight(3, false)],
  ["essentialEight({ maturity: 1, internetFacing: true })", essentialEight(1, true)],
  ["fedRampRev5()", PatchDeadlines.fedRampRev5()],
  ["cisControls()", PatchDeadlines.cisControls()],
];

/** docs/deadlines.md with the table of published rules as the code has them. */
export function withPublishedRules(page: string): string {
  return withGenerated(page, "published rules: generated", table(), "docs/deadlines.md");
}

function table(): string {
  const rows = RULES.map(([call, { published }]) => [
    `\`PatchDeadlines.${call}\``,
    `${published.rule}, ${published.version} (${published.date})`,
    published.everyMonth === true ? "a run in every month" : daysOf(published),
    published.from,
    published.publishedIn,
    published.cannotJudge.join("; "),
  ]);
  const head = ["call", "rule, version", "days on Windows", "counted there from", "text", "what it cannot judge"];
  return markdownTable(head, rows);
}

/** In the words of one system. */
function daysOf(published: PublishedDeadline): string {
  return daysForSystem({ days: {}, published }, "WINDOWS")
    .map(({ severity, days }) => `${severity} ${days}`)
    .join(", ");
}
