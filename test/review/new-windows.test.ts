import { planWith, reviewWith } from "./given-plans";

/** Three days after the fourth Sunday: at the review that Sunday, 22 November, is over, and the Wednesday is not. */
const WINDOW = {
  name: "wednesday",
  schedule: "cron(0 2 ? * SUN#4 *)",
  schedule_offset: 3,
  duration: 2,
  cutoff: 0,
  enabled: true,
  allow_unassociated_targets: false,
};
const W = "aws_ssm_maintenance_window.W";

function toldOf(resource: { readonly before?: object; readonly isReplaced?: true }, after: object = WINDOW) {
  const { stacks } = reviewWith(planWith([{ address: W, after, unknown: { id: true }, ...resource }]));
  const [change] = stacks[0]?.changes ?? [];
  return { says: change?.details.map(({ says }) => says), nextRun: change?.reach.nextRun?.local };
}

test("a window that a plan makes leaves out the run whose cron day, before the offset, is over", () => {
  expect(toldOf({})).toEqual({
    says: [
      "new window wednesday: 3 days after the fourth Sunday 02:00 UTC, 2 h; " +
        "not yet on Wed 2026-11-25 02:00 UTC, for the cron day of that run is over",
    ],
    nextRun: "2026-12-30T02:00",
  });
});

test("so does one that is replaced, and not one that is only changed", () => {
  const before = { ...WINDOW, duration: 3 };

  expect(toldOf({ before, isReplaced: true }).nextRun).toBe("2026-12-30T02:00");
  expect(toldOf({ before }).nextRun).toBe("2026-11-25T02:00");
});

test("without an offset, or before its cron day, a new window runs on the next day of its schedule", () => {
  const { schedule_offset: _, ...without } = WINDOW;

  expect(toldOf({}, without).nextRun).toBe("2026-12-27T02:00");
  expect(toldOf({}, { ...WINDOW, schedule: "cron(0 2 ? * TUE#4 *)" })).toEqual({
    says: ["new window wednesday: 3 days after the fourth Tuesday 02:00 UTC, 2 h"],
    nextRun: "2026-11-27T02:00",
  });
});
