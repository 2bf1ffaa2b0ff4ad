import type { Reach } from "../../review/reach/reach";
import { reachText, whoText } from "../../review/render/phrases";
import { findingsOf, type GivenResource, idOf, planWith, reviewWith, sentencesOf } from "./given-plans";

const WINDOW = "aws_ssm_maintenance_window";
const TARGET = "aws_ssm_maintenance_window_target";
const TASK = "aws_ssm_maintenance_window_task";

const window = (key = ""): GivenResource => ({
  address: `${WINDOW}.w${key}`,
  after: { name: "sunday", schedule: "cron(0 2 ? * SUN *)", duration: 3, cutoff: 1, enabled: true },
  unknown: { id: true },
});

interface GivenTarget {
  readonly targets: readonly object[];
  readonly unknown?: readonly object[];
  readonly expressions?: readonly object[];
  readonly key?: string;
  readonly windowId?: object;
  readonly forEach?: object;
}

const target = ({ targets, unknown, expressions, key = "", windowId, forEach }: GivenTarget): GivenResource => ({
  address: `${TARGET}.t${key}`,
  after: { resource_type: "INSTANCE", targets },
  unknown: { id: true, window_id: true, ...(unknown === undefined ? {} : { targets: unknown }) },
  expressions: {
    window_id: windowId ?? idOf(`${WINDOW}.w`),
    ...(expressions === undefined ? {} : { targets: expressions }),
  },
  ...(forEach === undefined ? {} : { forEach }),
});

const install = (
  targetIds: object,
  key = "",
  windowId: object = idOf(`${WINDOW}.w`),
  forEach?: object,
  count = 1,
): GivenResource => ({
  address: `${TASK}.install${key}`,
  after: {
    task_type: "RUN_COMMAND",
    task_arn: "AWS-RunPatchBaseline",
    max_concurrency: "10%",
    max_errors: "1",
    targets: [{ key: "WindowTargetIds" }],
    task_invocation_parameters: [
      { run_command_parameters: [{ parameter: [{ name: "Operation", values: ["Install"] }] }] },
    ],
  },
  unknown: { window_id: true, targets: [{ values: Array.from({ length: count }, () => true) }] },
  expressions: { window_id: windowId, targets: [{ values: targetIds }] },
  ...(forEach === undefined ? {} : { forEach }),
});

const group = (name: string): GivenResource => ({
  address: `aws_ssm_patch_group.${name}`,
  after: { patch_group: name, baseline_id: "pb-0123456789abcdef0" },
  unknown: { id: true },
});

const changesOf = (resources: readonly GivenResource[]) =>
  reviewWith(planWith(resources)).stacks.flatMap(({ changes }) => changes);
const reachOf = (resources: readonly GivenResource[], address: string) =>
  changesOf(resources).find((change) => change.address === address)?.reach;

const ofGroupId: readonly GivenResource[] = [
  window(),
  group("dev-web"),
  target({
    targets: [{ key: "tag:Patch Group", values: ["dev-db"] }],
    unknown: [{ values: [false, true] }],
    expressions: [{ values: { references: ["aws_ssm_patch_group.dev-web.id", "aws_ssm_patch_group.dev-web"] } }],
  }),
  install(idOf(`${TARGET}.t`)),
];

test("a target whose values are known after apply reaches nodes that are known after apply", () => {
  const open = [
    window(),
    target({ targets: [{ key: "tag:Patch Group" }], unknown: [{ values: true }] }),
    install(idOf(`${TARGET}.t`)),
  ];

  expect(sentencesOf(reviewWith(planWith(open)))).toContain(
    `${TARGET}.t: new target of sunday: nodes (known after apply)`,
  );
  for (const address of [`${TARGET}.t`, `${TASK}.install`]) {
    expect(reachOf(open, address)).toMatchObject({ others: ["nodes (known after apply)"], isOpen: true });
  }
});

test("nodes that are known after apply do not weigh as if they were no production", () => {
  const task = changesOf(ofGroupId).find(({ address }) => address === `${TASK}.install`);

  expect(task?.reach.patchGroups).toEqual(["dev-db"]);
  expect(task?.risk).toBe("medium");
});

test("the id of a patch group is told to be no value of a tag", () => {
  expect(findingsOf(reviewWith(planWith(ofGroupId)))).toContain(`PM632 ${WINDOW}.w`);
});

const GROUP_ID = { references: ["aws_ssm_patch_group.dev-web.id", "aws_ssm_patch_group.dev-web"] };

/** As the provider plans them: with one value that is not known yet it gives up the whole list. */
const givenUp = {
  targets: [{ key: "tag:Patch Group" }],
  unknown: [{ values: true }],
  expressions: [{ values: GROUP_ID }],
};

test("the id of a patch group is found where the plan has no value of the list", () => {
  const resources = [window(), group("dev-web"), target(givenUp), install(idOf(`${TARGET}.t`))];

  expect(findingsOf(reviewWith(planWith(resources)))).toContain(`PM632 ${WINDOW}.w`);
  expect(reachOf(resources, `${TARGET}.t`)).toMatchObject({ others: ["nodes (known after apply)"], isOpen: true });
});

test("the id of a patch group is found where a target is chained to the groups by for_each", () => {
  const chained = target({
    ...givenUp,
    key: '["dev-web"]',
    expressions: [{ values: { references: ["each.value.id", "each.value"] } }],
    forEach: { references: ["aws_ssm_patch_group.dev-web"] },
  });

  expect(findingsOf(reviewWith(planWith([window(), group("dev-web"), chained])))).toContain(`PM632 ${WINDOW}.w`);
});

test("an association, too, may take the id of a patch group for the value of a tag", () => {
  const association: GivenResource = {
    address: "aws_ssm_association.scan",
    after: { name: "AWS-RunPatchBaseline", parameters: { Operation: "Scan" }, targets: givenUp.targets },
    unknown: { targets: givenUp.unknown },
    expressions: { targets: givenUp.expressions },
  };

  const found = findingsOf(reviewWith(planWith([group("dev-web"), association])));

  expect(found).toContain("PM632 aws_ssm_association.scan");
});

test("the name of a patch group is a value of its tag, also where it is known after apply", () => {
  const byName = target({
    targets: [{ key: "tag:Patch Group" }],
    unknown: [{ values: [true] }],
    expressions: [{ values: { references: ["aws_ssm_patch_group.web.patch_group", "aws_ssm_patch_group.web"] } }],
  });

  const found = findingsOf(reviewWith(planWith([window(), group("web"), byName, install(idOf(`${TARGET}.t`))])));

  expect(found.filter((finding) => finding.startsWith("PM632"))).toEqual([]);
});

test("ids of instances that are not known yet are not counted", () => {
  const byId = target({ targets: [{ key: "InstanceIds" }], unknown: [{ values: true }] });

  expect(sentencesOf(reviewWith(planWith([window(), byId])))).toContain(
    `${TARGET}.t: new target of sunday: instances (known after apply)`,
  );
});

test("two keys of one target are joined by and, two targets by or", () => {
  const both = target({
    targets: [
      { key: "tag:A", values: ["x"] },
      { key: "tag:B", values: ["y"] },
    ],
  });
  const one = (key: string, name: string): GivenResource => ({
    ...target({ targets: [{ key: `tag:${key}`, values: ["x"] }] }),
    address: `${TARGET}.${name}`,
  });

  const textOf = (targets: readonly GivenResource[]) =>
    whoText(reachOf([window(), ...targets], `${WINDOW}.w`) as Reach);

  expect(textOf([both])).toBe("nodes with tag A = x and tag B = y");
  expect(textOf([one("A", "a"), one("B", "b")])).toBe("nodes with tag A = x or nodes with tag B = x");
});

const chained = { references: [`${WINDOW}.w`] };
const eachId = { references: ["each.value.id", "each.value"] };
const db = [{ key: "tag:Patch Group", values: ["db"] }];

test("a target that is chained to the windows by for_each is one of its window", () => {
  const resources = [
    window('["a"]'),
    window('["b"]'),
    group("db"),
    ...['["a"]', '["b"]'].flatMap((key) => [
      target({ targets: db, key, windowId: eachId, forEach: chained }),
      install({ references: [`${TARGET}.t`, "each.key"] }, key, eachId, chained),
    ]),
  ];
  const review = reviewWith(planWith(resources));

  expect(findingsOf(review).filter((finding) => finding.startsWith("PM60"))).toEqual([]);
  expect(sentencesOf(review)).toContain(`${TARGET}.t["a"]: new target of sunday (w["a"]): patch group db`);
  expect(reachOf(resources, `${TARGET}.t["b"]`)?.nextRun?.local).toBe("2026-11-29T02:00");
});

test("where the window of a target stays unknown nothing is said to be missing", () => {
  const orphan = target({ targets: db, windowId: {} });

  expect(findingsOf(reviewWith(planWith([window(), group("db"), orphan])))).not.toContain(
    "PM602 aws_ssm_patch_group.db",
  );
});

const refused = [
  window('["a"]'),
  window('["b"]'),
  ...["a", "b"].map((key) => target({ targets: db, key: `["${key}"]`, windowId: eachId, forEach: chained })),
];

test.each([
  ["one that it names", idOf(`${TARGET}.t["b"]`), 1],
  ["all of them, by a splat", { references: [`${TARGET}.t`] }, 2],
])("a task that names a target of another window is an error: %s", (_, targetIds, count) => {
  const task = install(targetIds, "", idOf(`${WINDOW}.w["a"]`), undefined, count);

  expect(findingsOf(reviewWith(planWith([...refused, task])))).toContain(`PM633 ${WINDOW}.w["a"]`);
});

test("a task may name every target of its own window", () => {
  const task = install({ references: [`${TARGET}.t`] }, "", idOf(`${WINDOW}.w`), undefined, 2);
  const both = ["a", "b"].map((key) => target({ targets: db, key: `["${key}"]` }));

  const found = findingsOf(reviewWith(planWith([window(), ...both, task])));

  expect(found.filter((finding) => finding.startsWith("PM633"))).toEqual([]);
});

test("whether a window runs that may be disabled is not known, and no next run is told", () => {
  const { after, ...rest } = window();
  const perhaps = { ...rest, after: { ...after, enabled: undefined }, unknown: { id: true, enabled: true } };
  const resources = [perhaps, target({ targets: db }), install(idOf(`${TARGET}.t`)), group("db")];

  for (const address of [`${WINDOW}.w`, `${TARGET}.t`, `${TASK}.install`]) {
    expect(reachOf(resources, address)?.patchGroups).toEqual(["db"]);
    expect(reachOf(resources, address)?.nextRun).toBeUndefined();
  }
});

test("a new schedule of a window that may be disabled tells no next run", () => {
  const moved: GivenResource = {
    address: `${WINDOW}.w`,
    before: schedule(0, true),
    after: { ...schedule(30, true), enabled: undefined },
    unknown: { enabled: true },
  };

  expect(sentencesOf(reviewWith(planWith([moved]))).join()).toContain(
    "next run not known: whether it is enabled is known after apply",
  );
});

test("a kernel that is let through reboots nodes that an association patches, as it does those of a window", () => {
  const rules = { name: "linux", operating_system: "AMAZON_LINUX_2023", approved_patches: ["kernel*"] };
  const followed: readonly GivenResource[] = [
    {
      address: "aws_ssm_patch_baseline.linux",
      before: { ...rules, id: "pb-0123456789abcdef0", rejected_patches: ["kernel*"] },
      after: { ...rules, id: "pb-0123456789abcdef0", rejected_patches: [] },
    },
    {
      address: "aws_ssm_patch_group.db",
      before: { patch_group: "db", baseline_id: "pb-0123456789abcdef0" },
      after: { patch_group: "db", baseline_id: "pb-0123456789abcdef0" },
    },
  ];
  const association: GivenResource = {
    address: "aws_ssm_association.install",
    after: {
      name: "AWS-RunPatchBaseline",
      parameters: { Operation: "Install" },
      schedule_expression: "cron(0 2 ? * SUN *)",
      targets: db,
    },
  };

  const of = (resources: readonly GivenResource[]) => reachOf(resources, "aws_ssm_patch_baseline.linux");

  expect(of(followed)).toMatchObject({ patchGroups: ["db"], mayReboot: false });
  expect(of([...followed, association])).toMatchObject({ patchGroups: ["db"], mayReboot: true });
});

const schedule = (minute: number, enabled: boolean) => ({
  name: "sunday",
  schedule: `cron(${minute} 6 ? * SUN *)`,
  duration: 3,
  cutoff: 1,
  enabled,
});

test("a disabled window has no next run", () => {
  const disabled: GivenResource = { address: `${WINDOW}.w`, before: schedule(0, false), after: schedule(30, false) };
  const enabled: GivenResource = { address: `${WINDOW}.w`, before: schedule(0, true), after: schedule(30, true) };

  expect(sentencesOf(reviewWith(planWith([disabled])))).toEqual([
    `${WINDOW}.w: runs Sun 06:30 UTC, was Sun 06:00 UTC; it is disabled`,
  ]);
  expect(reachOf([disabled], `${WINDOW}.w`)?.nextRun).toBeUndefined();
  expect(reachOf([enabled], `${WINDOW}.w`)?.nextRun?.local).toBe("2026-11-29T06:30");
  expect(sentencesOf(reviewWith(planWith([enabled])))).toEqual([
    `${WINDOW}.w: runs Sun 06:30 UTC, was Sun 06:00 UTC; next run Sun 2026-11-29 06:30 UTC, was Sun 2026-11-29 06:00 UTC`,
  ]);
});

test("an emergency is no next run of a baseline's change: it stands apart from it", () => {
  const linux = "aws_ssm_patch_baseline.linux";
  const rule = (days: number) => ({
    name: "linux",
    operating_system: "AMAZON_LINUX_2023",
    approval_rule: [{ approve_after_days: days, patch_filter: [{ key: "CLASSIFICATION", values: ["Security"] }] }],
  });
  const changed: GivenResource = { address: linux, before: rule(7), after: rule(3) };
  const web: GivenResource = {
    ...group("dev-web"),
    after: { patch_group: "dev-web" },
    unknown: { baseline_id: true },
    expressions: { baseline_id: idOf(linux) },
  };
  const onWeb = { targets: [{ key: "tag:Patch Group", values: ["dev-web"] }] };
  const once = { ...window("o"), after: { ...window().after, name: "openssl", schedule: "at(2026-11-25T20:00:00)" } };
  const parameter = [
    { name: "Operation", values: ["Install"] },
    { name: "InstallOverrideList", values: ["s3://patch-output/override/openssl.yaml"] },
  ];
  const task = install(idOf(`${TARGET}.to`), "o", idOf(`${WINDOW}.wo`));
  const withList: GivenResource = {
    ...task,
    after: { ...task.after, task_invocation_parameters: [{ run_command_parameters: [{ parameter }] }] },
  };

  const reach = reachOf(
    [
      ...[changed, web, window(), target(onWeb), install(idOf(`${TARGET}.t`))],
      ...[once, target({ ...onWeb, key: "o", windowId: idOf(`${WINDOW}.wo`) }), withList],
    ],
    linux,
  );

  expect(reach && reachText(reach)).toBe(
    "reaches patch group dev-web; next run Sun 2026-11-29 02:00 UTC, the emergency openssl not counted",
  );
});
