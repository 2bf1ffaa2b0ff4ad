import fc from "fast-check";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { readPlan } from "../../review/plan/read-plan";
import { renderHtml } from "../../review/render/html";
import { renderJson } from "../../review/render/json-report";
import { renderMarkdown } from "../../review/render/markdown";
import { renderSarif } from "../../review/render/sarif";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { AT } from "./given-reviews";
import { recorded } from "./stories/recording";

const SECRET = "hunter2-never-to-be-seen";
const plans = [
  "source-secret",
  "sensitive-name",
  "sensitive-tag",
  "modules-for-each",
  "drift",
  "group-moved-to-new-baseline",
  "target-moved",
];
/** Sensitive values become some that are easy to look for, another one before and afterwards. */
const TEXTS = plans.map((name, index) =>
  JSON.stringify(index === 0 ? recorded(name).plan : withoutWhatStays(recorded(name).plan)).replaceAll(
    /(?:password=|secret-)(before|afterwards)/g,
    `${SECRET}-$1`,
  ),
);

/** All are changes to the same example: what stays as it is has its place in one of them. */
function withoutWhatStays(plan: Readonly<Record<string, unknown>>): object {
  const changes = plan.resource_changes as { readonly change: { readonly actions: readonly string[] } }[];
  return { ...plan, resource_changes: changes.filter(({ change }) => change.actions[0] !== "no-op") };
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    "",
    "*",
    "x".repeat(5000),
    "\u001b[2J",
    "__proto__",
    [],
    {},
    [[]],
  ),
  fc.constantFrom<unknown>({ address: 1 }, ["create", "delete"], ["delete", "create"], ["forget"], ["somersault"], {
    true: true,
  }),
  fc.string(),
);

/** A place in a plan, counted through all of them and over again, and what happens there. */
const mutation = fc.record({
  place: fc.noBias(fc.nat()),
  act: fc.constantFrom("replace", "delete", "duplicate"),
  junk,
});

interface Place {
  readonly parent: Record<string, unknown>;
  readonly name: string;
}

/** Every place of a plan but what marks a value as sensitive, and what decides where such a mark is looked for. */
function placesOf(value: unknown, places: Place[] = []): readonly Place[] {
  if (typeof value !== "object" || value === null) return places;
  const parent = value as Record<string, unknown>;
  for (const name of Object.keys(parent)) {
    if (/_sensitive$|^sensitive_values$|^type$|^format_version$/.test(name)) continue;
    places.push({ parent, name });
    placesOf(parent[name], places);
  }
  return places;
}

function mutate(
  places: readonly Place[],
  { place, act, junk: value }: { place: number; act: string; junk: unknown },
): void {
  const { parent, name } = places[place % places.length] as Place;
  if (act === "delete") delete parent[name];
  else if (act === "replace") parent[name] = structuredClone(value);
  else if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(name)]));
  else parent[`${name}_too`] = structuredClone(parent[name]);
}

test("a mutated plan is reviewed or refused in words, and no sensitive value is printed", () => {
  const runs = Number(process.env.FUZZ ?? 300);
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.array(mutation, { minLength: 1, maxLength: 6 }), (text, mutations) => {
      const plan = JSON.parse(text);
      const places = placesOf(plan);
      for (const one of mutations) mutate(places, one);

      let printed: string;
      try {
        const review = reviewStacks([{ name: "mutated", plan: readPlan(JSON.stringify(plan)), paths: new Map() }], {
          at: AT,
        });
        printed = [
          renderTerminal(review),
          renderMarkdown(review, { name: "mutated" }),
          renderHtml(review, { name: "mutated" }),
          renderJson(review),
          renderSarif(review),
        ].join("\n");
      } catch (error) {
        if (!(error instanceof UnreadableInput)) throw error;
        refused += 1;
        printed = error.message;
      }

      expect(printed).not.toContain(SECRET);
    }),
    { numRuns: runs },
  );
  // What is refused at the door proves nothing about the rest.
  expect(refused).toBeLessThan(runs / 2);
}, 120_000);

test.each(["before", "after_unknown", "before_sensitive"])(
  "values of %s that are nested without end are refused in words",
  (name) => {
    const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
    const text = JSON.stringify(recorded("approved-at-once").plan).replaceAll(
      `"${name}":{`,
      `"${name}":{"deep":${deep}},"aside":{`,
    );

    const review = () => reviewStacks([{ name: "deep", plan: readPlan(text), paths: new Map() }], { at: AT });

    try {
      review();
    } catch (error) {
      expect(error).toEqual(
        new UnreadableInput("", "expected the values of a plan, got some that are nested thousands deep"),
      );
    }
  },
);
