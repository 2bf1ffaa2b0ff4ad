import { renderSarif } from "../../review/render/sarif";
import type { Review } from "../../review/review";
import type { StackReview } from "../../review/stacks/stack-review";
import { reviewOf } from "./given-reviews";
import { STORIES } from "./stories/stories";

describe("SARIF has a fingerprint of its own for each result", () => {
  const fingerprintsOf = (review: Review) =>
    JSON.parse(renderSarif(review)).runs[0].results.map((result: Record<string, Record<string, string>>) => [
      result.message?.text,
      JSON.stringify(result.partialFingerprints),
    ]) as [string, string][];

  test("in each story, and in all of them together", () => {
    const stories = Object.keys(STORIES);
    const all = fingerprintsOf(reviewOf(...stories)).map(([, fingerprint]) => fingerprint);

    expect(all.length).toBeGreaterThan(stories.length);
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
  });

  test("that neither its place in a list nor when a run begins changes", () => {
    const [stack] = reviewOf("approved-at-once").stacks as [StackReview];
    const [change] = stack.changes as [StackReview["changes"][number]];
    const [finding] = stack.findings as [StackReview["findings"][number]];
    const [detail] = change.details as [(typeof change)["details"][number]];
    const details = ["one", "two; next run Sun 2026-11-29 02:00 UTC", "two; next run Mon 2026-11-30 02:00 UTC"].map(
      (says) => ({ ...detail, says }),
    );
    const findings = ["three", "four"].map((message) => ({ ...finding, message }));
    const reviewed = (own: typeof details, found: typeof findings): Review => ({
      ...reviewOf("approved-at-once"),
      stacks: [{ ...stack, changes: [{ ...change, details: own }], findings: found }],
    });

    const told = fingerprintsOf(reviewed(details.slice(0, 2), findings));
    const reversed = fingerprintsOf(reviewed(details.slice(0, 2).reverse(), [...findings].reverse()));
    const later = fingerprintsOf(reviewed([details[0], details[2]] as typeof details, findings));

    expect(new Set(told.map(([, fingerprint]) => fingerprint)).size).toBe(4);
    expect(new Map(reversed)).toEqual(new Map(told));
    expect(later.map(([, fingerprint]) => fingerprint)).toEqual(told.map(([, fingerprint]) => fingerprint));
    const twice = fingerprintsOf(reviewed([detail, detail], [finding, finding]));
    expect(new Set(twice.map(([, fingerprint]) => fingerprint)).size).toBe(4);
  });
});
