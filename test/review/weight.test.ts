import { waitOfRing } from "../../model/patch-fleet/in-ring";
import { ReviewedRuns } from "../../review/reach/reviewed-runs";
import { headlineOf } from "../../review/render/headline";
import { acceptanceText } from "../../review/render/phrases";
import { reviewStacks } from "../../review/review";
import { CHANGE_KINDS, changeKindFacts, weightOf } from "../../review/risk/change-kinds";
import { type PlannedStack, reviewStack } from "../../review/stacks/review-stack";
import { EXAMPLES } from "./changed-examples/examples";
import { ChangedPlan, toldOf } from "./changed-plans";
import { AT, stackOf } from "./given-reviews";
import { STORIES } from "./stories/stories";

test.each(Object.entries(EXAMPLES))("%s", (_, { plan, told }) => {
  expect(toldOf(plan.review())).toEqual(told);
});

test("weighs a step less where everything it reaches is named as no production", () => {
  const told = (name: string) =>
    toldOf(new ChangedPlan().update("ubuntu", (after) => (after.name = "other")).review(name));
  const disabled = (name: string) =>
    toldOf(new ChangedPlan().update("sunday", (after) => (after.enabled = false)).review(name));

  expect([disabled("prod"), disabled("dev")]).toEqual([
    ["the window is disabled (high)"],
    ["the window is disabled (high)"],
  ]);
  expect([told("prod"), told("dev")]).toEqual([["name: other, was ubuntu (low)"], ["name: other, was ubuntu (low)"]]);
});

test.each([
  ["SecurityUpdates", "medium"],
  ["UpdateRollups", "medium"],
  ["ServicePacks", "medium"],
  ["DefinitionUpdates", "medium"],
  ["Updates", "low"],
  ["Drivers", "low"],
])("a longer delay weighs more where security fixes may wait by it: %s on Windows", (classification, risk) => {
  const windows = new ChangedPlan().update("linux", (after, before) => {
    const patch_filter = [{ key: "CLASSIFICATION", values: [classification] }];
    for (const side of [before, after])
      Object.assign(side, { operating_system: "WINDOWS", approval_rule: [{ ...side.approval_rule[0], patch_filter }] });
    after.approval_rule[0].approve_after_days += 3;
  });

  expect(toldOf(windows.review())).toEqual([`${classification}: approved after 10 days, was after 7 days (${risk})`]);
});

test("weighs the account's default as production, whatever the stack is called", () => {
  const { plan } = EXAMPLES["patches approved immediately by the account's default"] as (typeof EXAMPLES)[string];

  expect(plan.review("dev").risk).toBe("high");
});

test.each(["patches approved immediately", "a new baseline, whole", "a new baseline of a system that ignores delays"])(
  "does not fear for the first ring that nobody has tried a patch: %s",
  (name) => {
    const { plan } = EXAMPLES[name] as (typeof EXAMPLES)[string];
    const reasonsIn = (ring: string) => {
      const ringWait = waitOfRing({ ring, rings: [{ name: "first" }, { name: "second", soakDays: 3 }] as never });
      const [stack] = reviewStacks([{ ...plan.stack(), ring, ringWait }], { at: AT }).stacks;
      const details = stack?.changes.flatMap((change) => change.details) ?? [];
      return details.filter(({ kind }) => changeKindFacts(kind).untried).map(({ risk, why }) => `${risk}: ${why}`);
    };

    expect(reasonsIn("second")).toEqual([expect.stringMatching(/^(medium|high): .*nobody has tried/)]);
    expect(reasonsIn("first")).toEqual(["low: patches are tried here, and the rings behind wait for them"]);
  },
);

test.each(Object.keys(CHANGE_KINDS) as (keyof typeof CHANGE_KINDS)[])(
  "%s weighs less nowhere than elsewhere",
  (kind) => {
    const facts = changeKindFacts(kind);

    expect(["none", "low", "medium", "high"]).toContain(weightOf(facts, false));
    expect(weightOf(facts, true)).toBe(facts.risk);
  },
);

test("a group that is registered again with its own baseline does not follow another one in the headline", () => {
  const review = EXAMPLES["a group that is registered again with what it follows"]?.plan.review();

  expect(review && headlineOf(review).text).toBe("A patch group is registered again");
});

test("that a group follows another baseline does not claim that it has nodes, which no plan knows", () => {
  expect(changeKindFacts("group-registered").why).toBe("nodes already in the group change baseline");
});

const WORDS = /[a-z]{4,}/g;
/** Words of the trade, without which nothing can be said. */
const PLAIN = new Set("patch patches baseline nodes node window that they them with from until more what".split(" "));

test.each(Object.keys(CHANGE_KINDS) as (keyof typeof CHANGE_KINDS)[])(
  "the reason of %s does not repeat its title",
  (kind) => {
    const { title, why = "" } = changeKindFacts(kind);
    const wordsOf = (text: string) =>
      new Set((text.toLowerCase().match(WORDS) ?? []).filter((word) => !PLAIN.has(word)));

    const [said, reason] = [wordsOf(title), wordsOf(why)];
    const again = [...reason].filter((word) => said.has(word));

    expect(again.length).toBeLessThanOrEqual(Math.floor(Math.min(said.size, reason.size) / 2));
  },
);

/**
 * Of each month, at another hour and on another day of the week; the dates that the plans name lie within the year, so that
 * they are to come at some moments, and over at others. Only an emergency that is removed weighs less once it has run.
 */
const MOMENTS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, 5 + month, 1 + month * 2, month * 2)));
/** Where nothing is about time, every third month is enough; in the long run all are asked. */
const FEW = MOMENTS.filter((_, month) => process.env.FUZZ !== undefined || month % 3 === 0);
const IS_ABOUT_TIME = /window|schedule|\bdate|hours|\bruns?\b|\bend\b|\bstart\b|delay|ring-|refresh/;

const STACKS: Readonly<Record<string, () => PlannedStack>> = {
  ...Object.fromEntries(Object.entries(EXAMPLES).map(([name, { plan }]) => [name, () => plan.stack()])),
  ...Object.fromEntries(
    Object.keys(STORIES)
      .filter((name) => /window|schedule|delay|ring-|later|drift|refresh/.test(name))
      .map((name) => [name, () => stackOf(name)]),
  ),
};

test.each(Object.entries(STACKS))("weighs the same at twelve moments of a year: %s", (name, stackOfIt) => {
  const stack = stackOfIt();
  const weights = (IS_ABOUT_TIME.test(name) ? MOMENTS : FEW).map((at) => {
    const { changes, drift } = reviewStack(stack, new ReviewedRuns(at)).review;
    return [...changes, ...drift].map(({ address, details }) => [
      address,
      details.map(({ kind, risk }) => [kind, risk]),
    ]);
  });

  for (const weight of weights) expect(weight).toEqual(weights[0]);
});

/** Plans of which checks say something else on the second day, when support of systems has ended, and windows are over. */
const ASKING_THE_DAY = [
  "window-over",
  "baseline-replaced",
  "everything-created",
  "group-moved-to-new-baseline",
  "window-across-clock-change",
  "a new baseline that nobody follows yet",
  "an end that leaves one run",
];
const FAR_APART = [AT, new Date("2031-01-15T03:00:00Z")];

test("says in plain words why a finding of the day adds no risk", () => {
  const { stacks } = reviewStacks([stackOf("window-over")], { at: AT });
  const [finding] = stacks.flatMap(({ findings }) => findings.filter(({ weighs }) => weighs === "none"));

  expect(finding && acceptanceText(finding)).toBe("weighs nothing by itself, for on another day it may not be found");
});

test("is as risky on one day as on another, whatever checks find on it", () => {
  const isAsked = (name: string) => process.env.FUZZ !== undefined || ASKING_THE_DAY.includes(name);
  const stacks = [
    ...Object.keys(STORIES)
      .filter(isAsked)
      .map((name) => stackOf(name)),
    ...Object.entries(EXAMPLES)
      .filter(([name]) => isAsked(name))
      .map(([name, { plan }]) => plan.stack(name)),
  ];
  const reviews = FAR_APART.map((at) => stacks.map((stack) => reviewStacks([stack], { at })));
  const risks = reviews.map((all) => all.map(({ stacks: [stack], risk }) => `${stack?.name}: ${risk}`));
  const counts = reviews.map(
    (all) => all.flatMap((review) => review.stacks.flatMap(({ findings }) => findings)).length,
  );

  expect(risks[1]).toEqual(risks[0]);
  expect(counts[1]).not.toBe(counts[0]);
});
