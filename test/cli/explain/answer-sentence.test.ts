import { installs, patching, projectWith, run, target, window } from "../given-stacks";
import { fixture } from "./given-lists";

/** What `explain --patch` begins with, of stacks that are as `patching` but for what is given. */
async function answer(patch: string, stacks: Readonly<Record<string, object>>, ...more: readonly string[]) {
  const whole = Object.fromEntries(Object.entries(stacks).map(([name, own]) => [name, { ...patching, ...own }]));
  const words = ["explain", "-", "--patch", patch, ...more];
  const { out } = await run(projectWith(whole), words, fixture("amazon-linux-2").toString());
  return out
    .replaceAll("\n", " ")
    .split(/\.(?: |$)/, 1)
    .join();
}

test.each([
  ["one group", {}, ["--group", "Critical"], "reaches Critical by the run of Sun 2026-11-29 02:00 Asia/Seoul"],
  ["two groups", {}, [], "reaches Critical and dev-web by the run of Tue 2026-12-01 22:00 Europe/Paris"],
  ["more groups", { b: {} }, [], "reaches all 4 groups by the run of Tue 2026-12-01 22:00 Europe/Paris"],
  [
    "some, and others on which nothing installs",
    { b: { aws_ssm_maintenance_window_task: {} } },
    [],
    "reaches 2 of 4 groups by the run of Tue 2026-12-01 22:00 Europe/Paris; Critical (b) and dev-web (b): nothing installs it",
  ],
])("the story of a patch begins with whom it reaches by when: %s", async (_, more, words, told) => {
  expect(await answer("ALAS2-2026-2914", { a: {}, ...more }, ...words)).toBe(`ALAS2-2026-2914 ${told}`);
});

test("or with why it reaches nobody", async () => {
  const unscheduled = { aws_ssm_maintenance_window_task: {} };

  expect(await answer("ALAS2-2026-2801", { a: {} }, "--group", "Critical")).toBe(
    "ALAS2-2026-2801 reaches no node: rejected",
  );
  expect(await answer("ALAS2-2026-2914", { a: unscheduled }, "--group", "Critical")).toBe(
    "ALAS2-2026-2914 reaches no node: nothing installs it",
  );
});

test("or with what keeps it from a part of the nodes, or a part of it from them", async () => {
  const { AmazonLinux2, ...others } = patching.aws_ssm_patch_baseline;
  const mixed = { AmazonLinux2: { ...AmazonLinux2, rejected_patches: ["openssl-libs*"] }, ...others };
  const staged = { ...target("Sunday", "Critical"), targets: STAGED };
  const some = { aws_ssm_maintenance_window_target: { Sunday: staged } };

  expect(await answer("ALAS2-2026-2914", { a: { aws_ssm_patch_baseline: mixed } }, "--group", "Critical")).toBe(
    "ALAS2-2026-2914 on Critical: rejected in part",
  );
  expect(await answer("ALAS2-2026-2914", { a: some }, "--group", "Critical")).toBe(
    "ALAS2-2026-2914 on Critical: only nodes with tag:Stage = prod",
  );
});

const STAGED = [
  { key: "tag:Patch Group", values: ["Critical"] },
  { key: "tag:Stage", values: ["prod"] },
];

test("or with what cannot be said", async () => {
  const weekly = { Sunday: { ...window("Sunday", "${var.schedule}", "UTC") } };
  const open = { aws_ssm_maintenance_window: weekly, aws_ssm_maintenance_window_task: { Sunday: installs("Sunday") } };

  expect(
    await answer(
      "ALAS2-2026-2914",
      { a: { ...open, aws_ssm_maintenance_window_target: { Sunday: target("Sunday", "Critical") } } },
      "--group",
      "Critical",
    ),
  ).toBe("ALAS2-2026-2914 on Critical: approved, and when it is installed cannot be said");
});
