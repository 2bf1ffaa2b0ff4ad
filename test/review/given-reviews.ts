import { readPlan } from "../../review/plan/read-plan";
import { type Review, reviewStacks } from "../../review/review";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { ACCOUNT_STORIES } from "./stories/stories";
import { recorded } from "./stories/story";

/** The present of every test. */
export const AT = new Date("2026-11-23T00:00:00Z");

/** A recorded plan as the plan of a stack. */
export function stackOf(story: string, name = story, paths: Readonly<Record<string, string>> = {}): PlannedStack {
  const plan = readPlan(JSON.stringify(recorded(story).plan));
  return { name, plan, paths: new Map(Object.entries(paths)) };
}

export function reviewOf(...stories: readonly string[]): Review {
  return reviewStacks(
    stories.map((story) => stackOf(story)),
    { at: AT },
  );
}

/** Six accounts, the last of which is not like the others. */
export function accounts(): readonly PlannedStack[] {
  return ACCOUNT_STORIES.map((story) => stackOf(story, story.replace("account-", "")));
}

export function reviewOfAccounts(): Review {
  return reviewStacks(accounts(), { at: AT });
}
