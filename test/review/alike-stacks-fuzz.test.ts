import fc from "fast-check";
import { PlanReader } from "../../review/plan/read-plan";
import { ReviewedRuns } from "../../review/reach/reviewed-runs";
import { renderJson } from "../../review/render/json-report";
import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { Reviewer } from "../../review/review";
import { AlikeStacks } from "../../review/stacks/alike-stacks";
import type { PlannedStack } from "../../review/stacks/review-stack";
import { AT } from "./given-reviews";
import type { Open } from "./stories/example";
import { recorded } from "./stories/recording";

// Of stacks that are alike one plan is reviewed, and the others are said to be like it. Whatever differs between them,
// nobody may see that from a review: it is the same as one that keeps no kind in mind.

const RUNS = Number(process.env.FUZZ ?? 25);
const SEED = process.env.FUZZ === undefined ? { seed: 20_264 } : {};

const STORIES = [
  "account-prod-us",
  "account-prod-af",
  "dependencies-change",
  "drift",
  "group-moved",
  "group-follows-aws",
  "instance-leaves-group",
  "linked-through-modules",
  "source-secret",
  "association-changed",
  "policy-changed",
  "refresh-only",
  "imported",
  "sensitive-name",
  "everything-created",
];
const OWN = /\b(?:[a-z]{1,4}-[0-9a-f]{17}|\d{12}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b/g;

/** The plan of a story in another account: every id and the number of the account are others, of the same form. */
function inAccount(story: string, number: number): Open {
  const text = JSON.stringify(recorded(story).plan);
  const moved = (digit: string) => ((Number.parseInt(digit, 16) + number) % 10).toString();
  return JSON.parse(text.replaceAll(OWN, (id) => id.replace(/[\da-f]+$/, (end) => end.replaceAll(/[\da-f]/g, moved))));
}

/** As the command reads them: what plans have in common is one object in all of them. */
const PLANS = new PlanReader();

const stack = (plan: Open, name: string, more: Partial<PlannedStack> = {}): PlannedStack => ({
  name,
  plan: PLANS.read(JSON.stringify(plan)),
  paths: new Map(),
  ...more,
});

/** What people read of stacks, in every form. */
function told(stacks: readonly PlannedStack[], kinds: number): readonly string[] {
  const reviewer = new Reviewer({ at: AT, kinds, allFindings: true });
  for (const one of stacks) reviewer.add(one);
  const review = reviewer.review();
  return [renderJson(review), renderTerminal(review), renderMarkdown(review, { name: "fleet" })];
}

function expectNoDifference(stacks: readonly PlannedStack[]): void {
  expect(told(stacks, 16)).toEqual(told(stacks, 0));
}

/** Paths to every value of a plan. */
function pathsIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, entry]) => pathsIn(entry, [...path, name]))];
}

interface Mutation {
  readonly at: number;
  readonly by: number;
}

const mutations = fc.record({ at: fc.nat(), by: fc.nat() });

/** The plan with one value that is another one, gone, marked or of another place. */
function mutated(plan: Open, { at, by }: Mutation): Open {
  const paths = pathsIn(plan).filter((path) => path.length > 1 && path[0] !== "planned_values");
  const path = paths[at % paths.length] as readonly string[];
  const copy = structuredClone(plan);
  const parent = path.slice(0, -1).reduce((value: Open, name) => value[name], copy);
  const name = path.at(-1) as string;
  const texts = JSON.stringify(plan).match(OWN) ?? ["none"];
  const others = [texts[by % texts.length], "other", "", null, true, false, 1, [], {}, ["other"], { key: "other" }];
  const choice = by % (others.length + 1);
  if (choice === others.length && !Array.isArray(parent)) delete parent[name];
  else parent[name] = others[choice % others.length];
  return copy;
}

function readable(plan: Open): boolean {
  try {
    const reviewer = new Reviewer({ at: AT, kinds: 0 });
    reviewer.add(stack(plan, "mutated"));
    reviewer.review();
    return true;
  } catch {
    return false;
  }
}

test.each(STORIES)("accounts with the plan of %s are told the same, alike or not", (story) => {
  const plans = [1, 2, 3].map((number) => inAccount(story, number));

  expectNoDifference(plans.map((plan, index) => stack(plan, `account-${index}`)));
});

test("accounts with plans that differ in one value are told the same, alike or not", () => {
  fc.assert(
    fc.property(fc.constantFrom(...STORIES), fc.array(mutations, { minLength: 1, maxLength: 6 }), (story, drawn) => {
      const others = drawn.map((mutation, index) => mutated(inAccount(story, index % 4), mutation)).filter(readable);
      const plans = [inAccount(story, 0), ...others, inAccount(story, 2)];

      expectNoDifference(plans.map((plan, index) => stack(plan, `account-${index}`)));
    }),
    { numRuns: RUNS, ...SEED },
  );
});

test("what a program says of its stacks is told of each, and stacks of one account are told together", () => {
  const paths = (name: string) => new Map([["aws_ssm_patch_baseline.Linux", `${name}/Linux`]]);
  const accepted = { check: "PM613", reason: "r", owner: "o", until: "2027-01-31", scope: "two/Linux" };

  expectNoDifference([
    stack(inAccount("account-prod-us", 0), "one", { paths: paths("one"), file: "one/plan.json" }),
    stack(inAccount("account-prod-us", 1), "two", { paths: paths("two"), acceptances: [accepted] }),
    stack(inAccount("account-prod-us", 1), "dev", { ring: "dev", target: { backend: "s3" } }),
    stack(inAccount("account-prod-us", 2), "prod", { ring: "prod" }),
    stack(inAccount("everything-created", 0), "fresh", { account: "111111111111" }),
    stack(inAccount("everything-created", 0), "other", { account: "222222222222" }),
  ]);
});

test("plans of one program in several accounts are alike; what differs in one value is not", () => {
  const stacks = new AlikeStacks(new ReviewedRuns(AT));
  const changed = inAccount("account-prod-us", 3);
  changed.resource_changes[3].change.after.rejected_patches = ["glibc*"];
  const plans = [inAccount("account-prod-us", 1), inAccount("account-prod-us", 2), changed];

  const reviewed = plans.map((plan, index) => stacks.review(stack(plan, `account-${index}`)));

  expect(reviewed.map(({ alike }) => alike !== undefined)).toEqual([false, true, false]);
  expect(new Set(reviewed.map(({ review }) => review.fingerprint)).size).toBe(3);
  expect(new Set(reviewed.map(({ review }) => review.account)).size).toBe(3);
});

test("a node of which nothing is planned that anybody knows is read, and told of each", () => {
  const plans = ["prod-web", "dev-web"].map((group) => {
    const plan = inAccount("instance-leaves-group", 0);
    const node = plan.resource_changes.find(({ type }: Open) => type === "aws_instance");
    node.change.actions = [];
    node.change.after.tags = { "Patch Group": group };
    return plan;
  });

  expectNoDifference(plans.map((plan, index) => stack(plan, `account-${index}`)));
  const [one, other] = plans.map((plan) => told([stack(plan, "account")], 0));
  expect(one).not.toEqual(other);
});
