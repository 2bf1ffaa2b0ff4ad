import fc from "fast-check";
import { Reviewer } from "../../review/review";
import { expectNoDifference, inAccount, OWN, stack } from "./alike-or-not";
import { AT } from "./given-reviews";
import type { Open } from "./stories/example";

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
