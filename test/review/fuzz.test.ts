import fc from "fast-check";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { readPlan } from "../../review/plan/read-plan";
import { renderHtml } from "../../review/render/html";
import { renderJson } from "../../review/render/json-report";
import { renderMarkdown } from "../../review/render/markdown";
import { renderSarif } from "../../review/render/sarif";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { mutate, mutation, placesOf } from "../support/attacks/mutations";
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

/** What marks a value as sensitive stays, and what decides where such a mark is looked for. */
const isMark = (name: string) => /_sensitive$|^sensitive_values$|^type$|^format_version$/.test(name);

test("a mutated plan is reviewed or refused in words, and no sensitive value is printed", () => {
  const runs = Number(process.env.FUZZ ?? 300);
  let refused = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...TEXTS),
      fc.array(mutation("replace", "delete", "duplicate"), { minLength: 1, maxLength: 6 }),
      (text, mutations) => {
        const plan = JSON.parse(text);
        const places = placesOf(plan, isMark);
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
      },
    ),
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
      expect(error).toEqual(new UnreadableInput("", "expected data that is nested at most 1000 deep, got more"));
    }
  },
);
