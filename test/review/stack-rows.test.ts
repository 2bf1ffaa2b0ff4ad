import { headlineOf } from "../../review/render/headline";
import { type Review, reviewStacks } from "../../review/review";
import { AT, accounts, reviewOf, reviewOfAccounts, stackOf } from "./given-reviews";

test("folds stacks with the same changes into one row, and marks the one that is not like them", () => {
  const rows = reviewOfAccounts().rows.map(({ stacks, isOutlier, risk }) => [
    stacks.map(({ name }) => name),
    isOutlier,
    risk,
  ]);

  expect(rows).toEqual([
    [["prod-us"], true, "high"],
    [["prod-af", "prod-ap", "prod-eu", "prod-me", "prod-sa"], false, "high"],
  ]);
});

test("tells of an odd row only what sets it apart", () => {
  const [odd] = reviewOfAccounts().rows;

  expect(odd?.sameAsMost.stack).toBe("prod-af");
  expect([...(odd?.sameAsMost.details.get("aws_ssm_patch_baseline.Linux") ?? [])]).toEqual([
    "Security (Critical, Important): approved immediately, was after 7 days",
  ]);
});

test("calls nobody odd where no two stacks agree", () => {
  const { rows } = reviewOf("approved-at-once", "window-longer");

  expect(rows.map(({ isOutlier }) => isOutlier)).toEqual([false, false]);
});

describe("in a fleet", () => {
  const inRing = (ring: string, name: string, story: string) => ({ ...stackOf(story, name), ring });
  const ring = (name: string, ...stories: readonly string[]) =>
    stories.map((story, index) => inRing(name, `${name}-${index + 1}`, story));
  const odd = (review: Review) =>
    review.rows.flatMap(({ isOutlier, stacks }) => (isOutlier ? [stacks.map(({ name }) => name)] : []));
  const [LATER, NOTHING] = ["approved-later", "nothing-changes"];

  test("a whole ring that changes is told as the ring, and nobody is odd", () => {
    const rest = [...ring("dev", NOTHING, NOTHING), ...ring("test", NOTHING, NOTHING)];
    const review = reviewStacks([...rest, ...ring("prod", LATER, LATER)], { at: AT });

    expect(odd(review)).toEqual([]);
    expect(headlineOf(review)).toEqual({
      label: "medium",
      text: "ring prod: security patches are approved later",
    });
  });

  test("who differs is found within the ring, and compared with the ring", () => {
    const stacks = [...ring("dev", NOTHING, NOTHING, NOTHING, NOTHING), ...ring("prod", LATER, LATER, NOTHING)];
    const review = reviewStacks(stacks, { at: AT });

    expect(odd(review)).toEqual([["prod-3"]]);
    expect(headlineOf(review).text).toMatch(/^prod-3 differs from the other 2 of ring prod/);
    expect(review.rows.find(({ isOutlier }) => isOutlier)?.sameAsMost.stack).toBe("prod-1");
    expect(review.rows.map(({ stacks: all }) => all.length).sort()).toEqual([1, 2, 4]);
  });

  test("of two rings each tells its own, and what happens in all of them is no ring's", () => {
    const both = [...ring("dev", NOTHING, NOTHING, LATER), ...ring("prod", LATER, LATER, NOTHING)];

    expect(headlineOf(reviewStacks(both, { at: AT })).text).toMatch(
      /^dev-3 and prod-3 differ from the others of their rings/,
    );
    const all = [...ring("one", LATER, LATER), ...ring("two", LATER, LATER)];
    expect(headlineOf(reviewStacks(all, { at: AT })).text).toBe("Security patches are approved later");
  });
});

test("a headline names only rings of which its reason is true", () => {
  const stack = (ring: string, story: string) => ({ ...stackOf(story, ring), ring });
  // Both weigh the same, and for different reasons; what happens elsewhere weighs less.
  const review = reviewStacks(
    [stack("one", "window-longer"), stack("two", "approved-later"), stack("three", "nothing-changes")],
    { at: AT },
  );

  expect(review.stacks.map(({ risk }) => risk)).toEqual(["medium", "none", "medium"]);
  expect(headlineOf(review).text).toBe("ring one: a maintenance window has more hours to start work in");
});

test("names no ring where all found the same, though each construct path begins with its stack", () => {
  const stack = (name: string, ring: string, story: string) => ({
    ...stackOf(story, name, { "aws_ssm_patch_baseline.Linux": `${name}/Default/Linux` }),
    ring,
  });
  const [FOUND, NOTHING] = ["non-security-on-suse", "nothing-changes"];
  const headline = (last: string) =>
    headlineOf(
      reviewStacks([stack("a", "dev", FOUND), stack("b", "prod", FOUND), stack("c", "last", last)], { at: AT }),
    );

  const text = "Default/Linux: SUSE Linux Enterprise Server does not look at the flag";
  expect(headline(FOUND).text).toBe(text);
  expect(headline(NOTHING).text).toBe(`rings dev and prod: ${text}`);
});

test("and only accounts of which it is true, where several differ from the others", () => {
  const usual = ["a", "b", "c"].map((name) => stackOf("nothing-changes", name));
  const review = reviewStacks([...usual, stackOf("window-longer", "d"), stackOf("tags-only", "e")], { at: AT });

  expect(headlineOf(review).text).toBe(
    "d and e differ from the other 3; d: a maintenance window has more hours to start work in",
  );
});

test("puts destroys and replacements on top of heavier changes of another kind", () => {
  const { rows } = reviewOf("kernel-let-through", "group-renamed");

  expect(rows.map(({ stacks }) => stacks[0]?.name)).toEqual(["group-renamed", "kernel-let-through"]);
});

test("leaves a replacement that weighs little below what weighs more", () => {
  const { rows } = reviewOf("replaced-by-request", "window-longer");

  expect(rows.map(({ stacks }) => stacks[0]?.name)).toEqual(["window-longer", "replaced-by-request"]);
});

test("says the same whatever the order in which stacks are read", () => {
  const forwards = reviewStacks(accounts(), { at: AT });
  const backwards = reviewStacks([...accounts()].reverse(), { at: AT });

  expect(backwards).toEqual(forwards);
});

test("takes a stack's account, Region and ring from what it keeps", () => {
  const tagged = JSON.parse(JSON.stringify(stackOf("tags-only").plan).replaceAll('"team"', '"ring"'));
  const [stack] = reviewStacks([{ ...stackOf("tags-only"), plan: tagged }], { at: AT }).stacks;

  expect([stack?.account, stack?.regions, stack?.ring]).toEqual(["123456789012", ["eu-central-1"], "platform"]);
});

test("takes the account of a first plan from the caller's identity, if the program asks for it", () => {
  expect(reviewOf("caller-asked-for").stacks[0]?.account).toBe("123456789012");
  expect(reviewOf("everything-created").stacks[0]?.account).toBeUndefined();
});

test("takes the Region from the provider where no resource has one, as before version 6 of it", () => {
  const { resource_changes: all, ...rest } = stackOf("everything-created").plan;
  const older = JSON.parse(JSON.stringify(all), (name, value) => (name === "region" ? undefined : value));
  const plan = { ...rest, resource_changes: older };

  const [stack] = reviewStacks([{ ...stackOf("everything-created"), plan }], { at: AT }).stacks;

  expect(JSON.stringify(older)).not.toContain("eu-central-1");
  expect(stack?.regions).toEqual(["eu-central-1"]);
});
