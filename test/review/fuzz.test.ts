import fc from "fast-check";
import { UnreadableInput } from "../../modules/model/unreadable-input";
import { readPlan } from "../../review/plan/read-plan";
import { renderHtml } from "../../review/render/html";
import { renderJson } from "../../review/render/json-report";
import { renderMarkdown } from "../../review/render/markdown";
import { renderSarif } from "../../review/render/sarif";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { AT } from "./given-reviews";
import { recorded } from "./stories/story";

const SECRET = "hunter2-never-to-be-seen";
const plans = [
  "source-secret",
  "sensitive-name",
  "modules-for-each",
  "drift",
  "group-moved-to-new-baseline",
  "target-moved",
];
/** Sensitive values become one that is easy to look for. */
const TEXTS = plans.map((name) =>
  JSON.stringify(recorded(name).plan)
    .replaceAll(/password=\w+/g, SECRET)
    .replaceAll(/secret-\w+/g, SECRET),
);

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

/** A place in a plan, as shares of the way, and what happens there. What marks a value as sensitive is left alone. */
const mutation = fc.record({
  way: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1, maxLength: 9 }),
  act: fc.constantFrom("replace", "delete", "duplicate"),
  junk,
});

function mutate(
  plan: unknown,
  { way, act, junk: value }: { way: readonly number[]; act: string; junk: unknown },
): void {
  let at = plan as Record<string, unknown>;
  for (const [depth, share] of way.entries()) {
    const names = Object.keys(at).filter((name) => !/_sensitive$|^sensitive_values$|^type$/.test(name));
    const name = names[Math.floor(share * names.length)];
    if (name === undefined) return;
    const next = at[name];
    const isLast = depth === way.length - 1 || typeof next !== "object" || next === null;
    if (!isLast) {
      at = next as Record<string, unknown>;
      continue;
    }
    if (act === "delete") delete at[name];
    else if (act === "replace") at[name] = structuredClone(value);
    else if (Array.isArray(at)) at.push(structuredClone(next));
    return;
  }
}

test("a mutated plan is reviewed or refused in words, and no sensitive value is printed", () => {
  const runs = Number(process.env.FUZZ_RUNS ?? 300);
  fc.assert(
    fc.property(fc.constantFrom(...TEXTS), fc.array(mutation, { minLength: 1, maxLength: 12 }), (text, mutations) => {
      const plan = JSON.parse(text);
      for (const one of mutations) mutate(plan, one);

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
        printed = error.message;
      }

      expect(printed).not.toContain(SECRET);
    }),
    { numRuns: runs },
  );
}, 120_000);
