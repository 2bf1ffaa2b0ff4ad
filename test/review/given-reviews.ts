import { readPlan } from "../../review/plan/read-plan";
import { type Review, reviewStacks } from "../../review/review";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { recorded } from "./stories/recording";
import { ACCOUNT_STORIES } from "./stories/stories";

/** The present of every test. */
export const AT = new Date("2026-11-23T00:00:00Z");

/** A recorded plan as the plan of a stack. */
export function stackOf(story: string, name = story, paths: Readonly<Record<string, string>> = {}): PlannedStack {
  const plan = readPlan(JSON.stringify(recorded(story).plan));
  return { name, plan, paths: new Map(Object.entries(paths)) };
}

const reviews = new Map<string, Review>();

/** Made once for each choice of stories: many tests look at the same. */
export function reviewOf(...stories: readonly string[]): Review {
  const key = stories.join(" ");
  const known = reviews.get(key);
  if (known !== undefined) return known;
  const stacks = stories.map((story) => stackOf(story));
  const review = reviewStacks(stacks, { at: AT });
  reviews.set(key, review);
  return review;
}

/** Six accounts, the last of which is not like the others. */
export function accounts(): readonly PlannedStack[] {
  return ACCOUNT_STORIES.map((story) => stackOf(story, story.replace("account-", "")));
}

export function reviewOfAccounts(): Review {
  return reviewStacks(accounts(), { at: AT });
}

/** A plan whose names try to break out of every format. */
export function hostile(): Review {
  const nasty = "</td><script>alert(1)</script> | **bold** @everyone `code` [x](http://x.y)\u001b[31m\n# head";
  const plan = JSON.parse(
    JSON.stringify(stackOf("approved-by-name").plan).replaceAll('"openssl"', JSON.stringify(nasty)),
  );
  return reviewStacks([{ ...stackOf("approved-by-name"), plan }], { at: AT });
}
