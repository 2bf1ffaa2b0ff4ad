import { renderHtml } from "../../review/render/html";
import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { withoutBreaks } from "../support/without-breaks";
import { ChangedPlan } from "./changed-plans";
import { AT } from "./given-reviews";

/** The same change in stacks whose windows have clocks of their own. */
function reviewIn(zones: readonly string[], endDate?: string) {
  const stacks = zones.map((zone) => {
    const plan = new ChangedPlan().update("linux", (after) => (after.rejected_patches = []));
    const { change } = plan.at("sunday");
    for (const side of [change.before, change.after])
      Object.assign(side, { schedule_timezone: zone, end_date: endDate });
    return plan.stack(zone.replace("/", "-").toLowerCase());
  });
  return reviewStacks(stacks, { at: AT });
}

const RUNS = "Sun 2026-11-29 02:00 Asia/Tokyo to Sun 2026-11-29 02:00 Europe/Paris";

test("stacks that are told as one have the runs of all of them", () => {
  const review = reviewIn(["Europe/Paris", "Asia/Tokyo"]);

  expect(review.rows).toHaveLength(1);
  expect(renderTerminal(review).replace(/\s+/g, " ")).toContain(`next runs from ${RUNS}`);
  expect(renderMarkdown(review, { name: "it" })).toContain(`| ${RUNS} |`);
  expect(withoutBreaks(renderHtml(review, { name: "it" }))).toContain(`next runs from ${RUNS}`);
});

test("and the one that all have where it is the same", () => {
  const review = reviewIn(["Asia/Tokyo"]);
  const [one] = review.rows;

  expect(one?.stacks[0]?.changes[0]?.reach.lastRun).toBeUndefined();
});

test("and the one that is left where the others have none any more", () => {
  const review = reviewIn(["Europe/Paris", "Asia/Tokyo"], "2026-11-28T18:00:00Z");

  expect(review.rows).toHaveLength(1);
  expect(renderMarkdown(review, { name: "it" })).toContain("| Sun 2026-11-29 02:00 Asia/Tokyo |");
});
