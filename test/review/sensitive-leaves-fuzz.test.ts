import { readPlan } from "../../review/plan/read-plan";
import { renderHtml } from "../../review/render/html";
import { renderJson } from "../../review/render/json-report";
import { renderMarkdown } from "../../review/render/markdown";
import { renderSarif } from "../../review/render/sarif";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { AT_FULL_SIZE } from "../support/attacks/full-size";
import { type Json, type Leaf, textsOf, withLeaf } from "../support/attacks/json";
import { AT } from "./given-reviews";
import { recorded } from "./stories/recording";

const SECRET = "hunter2-never-to-be-seen";
const STORIES = ["source-secret", "target-moved", "approved-at-once", "drift", "group-moved-to-new-baseline"];

interface Changed {
  readonly type: string;
  readonly change: Readonly<Record<string, Json>>;
}

/** Each text of each changed resource, before and afterwards, as a secret that is marked as one. */
function* hidden(plan: Readonly<Record<string, unknown>>): Iterable<readonly [where: string, plan: object]> {
  const changes = plan.resource_changes as readonly Changed[];
  for (const [index, { type, change }] of changes.entries()) {
    for (const side of ["before", "after"] as const) {
      for (const leaf of textsOf(change[side] ?? null).filter((path) => path.at(-1) !== ":key")) {
        const secret = {
          ...change,
          [side]: withLeaf(change[side] as Json, leaf, SECRET),
          [`${side}_sensitive`]: marked(leaf),
        };
        const all = changes.map((one, at) => (at === index ? { ...one, change: secret } : one));
        yield [`${type}.${side}.${leaf.join(".")}`, { ...plan, resource_changes: all, prior_state: undefined }];
      }
    }
  }
}

/** What Terraform says of one sensitive value, by its place. */
function marked([first, ...rest]: Leaf): Json {
  if (first === undefined) return true;
  if (typeof first === "string") return { [first]: marked(rest) };
  return Array.from({ length: first + 1 }, (_, index) => (index === first ? marked(rest) : {})) as Json;
}

function told(plan: object): string {
  const review = reviewStacks([{ name: "stack", plan: readPlan(JSON.stringify(plan)), paths: new Map() }], { at: AT });
  return [
    renderTerminal(review),
    renderMarkdown(review, { name: "stack" }),
    renderHtml(review, { name: "stack" }),
    renderJson(review),
    renderSarif(review),
  ].join("\n");
}

test.each(STORIES)(
  "%s: no text that is marked as sensitive is told in any form, wherever it stands",
  (story) => {
    const found: string[] = [];
    let count = 0;

    for (const [where, plan] of hidden(recorded(story).plan)) {
      count += 1;
      if (!AT_FULL_SIZE && count % 20 !== 0) continue;
      if (told(plan).includes(SECRET)) found.push(where);
    }

    expect(found).toEqual([]);
    expect(count).toBeGreaterThan(20);
  },
  300_000,
);
