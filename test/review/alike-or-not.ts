import { PlanReader } from "../../review/plan/read-plan";
import { renderJson } from "../../review/render/json-report";
import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { Reviewer } from "../../review/review";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { AT } from "./given-reviews";
import type { Open } from "./stories/example";
import { recorded } from "./stories/recording";

// Of stacks that are alike one plan is reviewed, and the others are said to be like it. Whatever differs between them,
// nobody may see that from a review: it is the same as one that keeps no kind in mind.

export const OWN = /\b(?:[a-z]{1,4}-[0-9a-f]{17}|\d{12}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/g;

/** The plan of a story in another account: every id and the number of the account are others, of the same form. */
export function inAccount(story: string, number: number): Open {
  const text = JSON.stringify(recorded(story).plan);
  const moved = (digit: string) => ((Number.parseInt(digit, 16) + number) % 10).toString();
  return JSON.parse(text.replaceAll(OWN, (id) => id.replace(/[\da-f]+$/, (end) => end.replaceAll(/[\da-f]/g, moved))));
}

/** As the command reads them: what plans have in common is one object in all of them. */
const PLANS = new PlanReader();

export const stack = (plan: Open, name: string, more: Partial<PlannedStack> = {}): PlannedStack => ({
  name,
  plan: PLANS.read(JSON.stringify(plan)),
  paths: new Map(),
  ...more,
});

/** What people read of stacks, in every form. */
export function told(stacks: readonly PlannedStack[], kinds: number): readonly string[] {
  const reviewer = new Reviewer({ at: AT, kinds, allFindings: true });
  for (const one of stacks) reviewer.add(one);
  const review = reviewer.review();
  return [renderJson(review), renderTerminal(review), renderMarkdown(review, { name: "fleet" })];
}

export function expectNoDifference(stacks: readonly PlannedStack[]): void {
  expect(told(stacks, 16)).toEqual(told(stacks, 0));
}
