import { reachText } from "../../review/render/phrases";
import { ChangedPlan } from "./changed-plans";
import { bringing } from "./given-brought";

// A baseline of its own that an emergency brings along: no patch group follows it.

/** What is said of the baseline and of the file, why it weighs what it does, and whom it reaches when. */
function told(before: readonly string[] | undefined, after: readonly string[]) {
  const plan = new ChangedPlan();
  const { change } = plan.at("sunday");
  for (const side of [change.before, change.after])
    Object.assign(side, { schedule: "at(2026-12-01T02:00:00)", schedule_timezone: "UTC" });
  const [stack] = bringing(plan, before, after).review().stacks;
  return stack?.changes.map(({ details, reach }) => [
    ...details.map(({ says, risk, why }) => `${says} (${risk}: ${why})`),
    reachText(reach),
  ]);
}

const REACHES = "reaches patch groups dev-web and prod-web; next run Tue 2026-12-01 02:00 UTC";

test("a new one decides in its window, which says whom it reaches and when", () => {
  expect(told(undefined, ["openssl"])).toContainEqual([
    "new baseline now for Amazon Linux 2023: approves only openssl, by name " +
      "(low: it decides in one window alone, and for no patch group)",
    REACHES,
  ]);
});

test("where its list changes, the file that repeats it weighs little, and both say when it counts", () => {
  expect(told(["openssl"], ["curl", "openssl"])).toEqual([
    ['"curl" is approved by name (medium: an entry does not wait, whatever the rules say)', REACHES],
    [expect.stringMatching(/^the file Now changes, .* \(low: they say what is installed\)$/), REACHES],
  ]);
});
