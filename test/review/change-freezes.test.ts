import { headlineOf } from "../../review/render/headline";
import { renderTerminal } from "../../review/render/terminal";
import { ChangedPlan, commandOf, toldOf } from "./changed-plans";
import { ENDED, frozen, frozenAtOnce, frozenLonger, intoFreeze, type Parts, thawed } from "./given-freezes";
import type { Open } from "./stories/example";

// A change freeze parts a window in two: changed-examples/freezes.ts has what a reviewer reads of the plans.

const PAUSES =
  "no runs from Mon 2026-12-14 until Mon 2027-01-04 Asia/Seoul, then by sunday-from-2027-01-04; " +
  "3 runs are left, the first Sun 2026-11-29 02:00 Asia/Seoul (medium)";

test("says of the plan that adds a freeze, and makes the later window, from when until when nothing runs", () => {
  expect(toldOf(frozenAtOnce().review())).toContain(PAUSES);
});

test("a window goes on also by several, of which each rests for a freeze", () => {
  const second = frozen({ window: { end_date: "2027-03-22T00:00:00+09:00" } });
  expect(toldOf(second.review())).toEqual([expect.stringMatching(/^runs no more after.*\(high\)$/)]);

  const third = frozenAtOnce({ start_date: "2027-04-05T00:00:00+09:00", name: "third" });
  third.plan.resource_changes.push(
    ...second.plan.resource_changes
      .filter(({ address }: { address: string }) => address.endsWith(".N"))
      .map((one: { address: string }) => ({ ...one, address: one.address.replace(/N$/, "Second"), name: "Second" })),
  );
  expect(toldOf(third.review())).toContain(PAUSES);
});

test("also where the output of each window lies below its name, as logs of an environment put it", () => {
  const output = (window: string, more: Open = {}) => {
    const task = structuredClone(new ChangedPlan().at("install").change.before);
    const cloudwatch_config = [{ cloudwatch_log_group_name: `/patching/${window}`, cloudwatch_output_enabled: true }];
    const place = { output_s3_bucket: "logs", output_s3_key_prefix: `install/${window}`, cloudwatch_config };
    Object.assign(commandOf(task), place, more);
    const { task_invocation_parameters } = task;
    return { task_invocation_parameters };
  };
  const told = (make: typeof frozen, later: Open) => {
    const plan = make({ task: later });
    const { change } = plan.at("install");
    for (const side of [change.before, change.after]) Object.assign(side, output("sunday"));
    return toldOf(plan.review());
  };
  const later = output("sunday-from-2027-01-04");

  expect(told(frozen, later)).toEqual([PAUSES]);
  expect(told(thawed, later)).toEqual(toldOf(thawed().review()));
  // Another bucket is not where somebody looks for it.
  expect(told(frozen, output("later", { output_s3_bucket: "others" }))).toEqual([expect.stringMatching(/\(high\)$/)]);
});

test("says of two windows that adjoin which one takes over", () => {
  expect(toldOf(frozen({ window: { start_date: ENDED } }).review())).toEqual([
    "runs no more after: Mon 2026-12-14 Asia/Seoul, was not set, then by sunday-from-2027-01-04; " +
      "3 runs are left, the first Sun 2026-11-29 02:00 Asia/Seoul (low)",
  ]);
});

test.each<[string, Parts]>([
  ["runs at another time", { window: { schedule: "cron(0 3 ? * SUN *)" } }],
  ["is disabled", { window: { enabled: false } }],
  ["begins before the end", { window: { start_date: "2026-12-01T00:00:00Z" } }],
  ["begins a year later", { window: { start_date: "2027-12-14T00:00:00Z" } }],
  ["ends before its first run", { window: { end_date: "2027-01-05T00:00:00+09:00" } }],
  ["works with another role", { task: { service_role_arn: "arn:aws:iam::123456789012:role/other" } }],
  ["works on more nodes at once", { task: { max_concurrency: "100%" } }],
])("a window ends for good where the other one %s", (_, parts) => {
  expect(toldOf(frozen(parts).review())).toEqual([expect.stringMatching(/^runs no more after.*\(high\)$/)]);
});

/** A plan that puts one freeze in place of another: the window ends on another day, and a new one begins after it. */
const moved = (end: string, begin: string, window: Open = {}) => {
  const plan = thawed();
  plan.at("sunday").change.after.end_date = end;
  const later = frozen({ window: { start_date: begin, name: "again", ...window } }).plan.resource_changes;
  const text = JSON.stringify(later.filter(({ address }: Open) => address.endsWith(".N")));
  const others = text.replaceAll('.N"', '.M"').replaceAll("mw-00000000000000001", "mw-2").replaceAll('"n"', '"m"');
  plan.plan.resource_changes.push(...JSON.parse(others));
  return plan.review();
};

test.each<[string, string, string, string]>([
  ["a later one", "2027-02-01", "2027-02-15", "sunday and again go on, with a pause (medium)"],
  ["one that it overlaps", "2026-12-21", "2027-01-11", "Mon 2027-01-04 Asia/Seoul; then again goes on (medium)"],
  ["an earlier one", "2026-12-01", "2026-12-08", "Asia/Seoul (low)"],
])("a freeze in place of another one is a pause that moves, and no window that ends: %s", (_, end, begin, says) => {
  const review = moved(`${end}T00:00:00+09:00`, `${begin}T00:00:00+09:00`);

  expect(review.risk).toBe("medium");
  expect(toldOf(review)[0]).toMatch(/^the window is deleted: |^change freeze until: /);
  expect(toldOf(review)[0]).toContain(says);
});

test.each<[string, string, Open]>([
  ["begins a year later", "2028-02-15", {}],
  ["ends before", "2027-02-15", { end_date: "2027-06-01T00:00:00+09:00" }],
  ["runs at another time", "2027-02-15", { schedule: "cron(0 3 ? * SUN *)" }],
])("a window that is deleted ends for good where the one after another freeze %s", (_, begin, window) => {
  expect(toldOf(moved("2027-02-01T00:00:00+09:00", `${begin}T00:00:00+09:00`, window))).toContainEqual(
    expect.stringMatching(/^the window is deleted: .*\(high\)$/),
  );
});

test("a deleted window weighs what it did where the other one does not open whenever it would", () => {
  const risks = (parts: Parts) =>
    thawed(parts)
      .review()
      .stacks.flatMap(({ changes }) => changes.map(({ risk }) => risk));

  expect(risks({})).toEqual(["low", "none", "none", "medium"]);
  expect(risks({ window: { schedule: "cron(0 3 ? * SUN *)" } })).toContain("high");
});

test("a freeze that is removed is one change, with the window after it that goes", () => {
  const review = thawed().review();

  expect(headlineOf(review)).toEqual({ label: "medium", text: "A change freeze is removed" });
  expect(renderTerminal(review).match(/^ {2}[-~] .*$/gm)).toEqual([
    expect.stringContaining("~ aws_ssm_maintenance_window.Sunday"),
  ]);
});

test("a freeze that is added is one change, with the window that goes on after it", () => {
  const review = frozenAtOnce().review();

  expect(headlineOf(review)).toEqual({ label: "medium", text: "A maintenance window stops for a change freeze" });
  expect(renderTerminal(review).match(/^ {2}[-~+] .*$/gm)).toEqual([
    expect.stringContaining("~ aws_ssm_maintenance_window.Sunday"),
  ]);
});

test("a freeze that lasts longer is one change, and says only what is new", () => {
  const review = frozenLonger().review();

  expect(headlineOf(review)).toEqual({ label: "medium", text: "A change freeze lasts longer" });
  expect(renderTerminal(review).match(/^ {2}[-~+] .*\n(?: {4}.*\n)*/gm)).toEqual([
    `  - aws_ssm_maintenance_window.Former                     sunday-from-2027-01-04
      change freeze until: Mon 2027-01-11 Asia/Seoul, was Mon 2027-01-04
      Asia/Seoul; then again goes on
        why medium: nodes stay unpatched in these days
      reaches patch groups dev-web and prod-web; next run Sun 2027-01-17 02:00
      Asia/Seoul
`,
  ]);
});

test("no run takes place again where the freeze is over, which its weight does not tell", () => {
  expect(toldOf(thawed().review("changed", new Date("2027-01-10T00:00:00Z")))).toContain(
    "the change freeze from Mon 2026-12-14 until Mon 2027-01-04 is removed (medium)",
  );
});

test("of a window that is disabled as well no run takes place again, and nothing is worked on", () => {
  const plan = thawed().update("sunday", (after, before) => {
    before.end_date = ENDED;
    Object.assign(after, { end_date: "", enabled: false });
  });

  expect(toldOf(plan.review())).toEqual(
    expect.arrayContaining([
      "the window is disabled (high)",
      "runs no more after: not set, was Mon 2026-12-14 Asia/Seoul; it is disabled (none)",
    ]),
  );
  expect(toldOf(plan.review()).join()).not.toMatch(/again|freeze/);
});

test("another time zone moves a freeze with the clock, and is no new one", () => {
  const plan = frozen();
  const { change } = plan.at("sunday");
  change.before.end_date = ENDED;
  change.after.end_date = "2026-12-14T00:00:00+01:00";
  change.after.schedule_timezone = "Europe/Berlin";

  expect(toldOf(plan.review())).toEqual([expect.stringMatching(/^runs Sun 02:00 Europe\/Berlin, was /)]);
});

test("an emergency that is moved into a freeze is said to lie in it, and how much later that is", () => {
  expect(toldOf(intoFreeze().review())).toContain(
    "it is in the change freeze from Mon 2026-12-14 until Mon 2027-01-04 now, 18 days later (medium)",
  );
});
