import { type GivenResource, idOf } from "./given-plans";
import { gone, made, pairsOf, WINDOW } from "./given-renamings";
import { made as create } from "./given-ways";

// Two are the same in one Region of one account alone: of what is gone, no configuration says by which provider it was made.

const AWS = { region: { constant_value: "eu-central-1" } };
const IN_IRELAND = { ...WINDOW, region: "eu-west-1" };
const IRELAND = { region: { constant_value: "eu-west-1" } };
const byRole = (account: string) => ({
  assume_role: [{ role_arn: { constant_value: `arn:aws:iam::${account}:role/patching` } }],
});
const BASELINE = { name: "linux", operating_system: "AMAZON_LINUX_2023", region: "eu-west-1" };
const oldBaseline = {
  address: "aws_ssm_patch_baseline.Old",
  before: { ...BASELINE, id: "pb-1", arn: "arn:aws:ssm:eu-west-1:123456789012:patchbaseline/pb-1" },
  after: null,
};
const newBaseline = { ...create("aws_ssm_patch_baseline.New", BASELINE), unknown: { id: true, arn: true } };

test.each<[string, readonly GivenResource[], object, readonly string[]]>([
  ["that differ in their Region alone", [gone("Weekly"), made("Sunday")], IRELAND, ["Weekly > Sunday"]],
  [
    "where what is gone names another Region than its provider",
    [gone("Weekly", IN_IRELAND), { ...made("Sunday", IN_IRELAND), provider: "aws.other" }],
    { ...IRELAND, ...byRole("210987654321") },
    [],
  ],
  [
    "of which a variable says how they differ",
    [gone("Weekly", IN_IRELAND), { ...made("Sunday", IN_IRELAND), provider: "aws.other" }],
    { ...IRELAND, profile: { references: ["var.profile"] } },
    [],
  ],
  [
    "by the account in its ARN",
    [oldBaseline, { ...newBaseline, provider: "aws.other" }],
    { ...IRELAND, ...byRole("123456789012") },
    ["Old > New"],
  ],
  [
    "by another account than that in its ARN",
    [oldBaseline, { ...newBaseline, provider: "aws.other" }],
    { ...IRELAND, ...byRole("210987654321") },
    [],
  ],
])("knows the provider of what is gone among several %s", (_, resources, other, pairs) => {
  expect(pairsOf(resources, { aws: AWS, "aws.other": other })).toEqual(pairs);
});

test.each([
  ["in its account", "aws", ["OldTask > NewTask", "Old > New", "Weekly > Sunday"]],
  ["in none but its account", "aws.other", []],
])("knows the account of a window and its targets by the ARN of its task: %s", (_, provider, pairs) => {
  const arn = "arn:aws:ssm:eu-central-1:123456789012:windowtask/1";
  const [target, task] = ["aws_ssm_maintenance_window_target", "aws_ssm_maintenance_window_task"];
  const part = (values: object) => ({ ...values, region: "eu-central-1" });
  const onWeb = part({ name: "web", targets: [{ key: "tag:PatchGroup", values: ["web"] }] });
  const patching = part({ name: "patch", task_type: "RUN_COMMAND", task_arn: "AWS-RunPatchBaseline" });
  const of = {
    unknown: { id: true, arn: true, window_id: true },
    expressions: { window_id: idOf("aws_ssm_maintenance_window.Sunday") },
  };
  const resources: readonly GivenResource[] = [
    gone("Weekly"),
    { address: `${target}.Old`, before: { ...onWeb, id: "1", window_id: "mw-Weekly" }, after: null },
    { address: `${task}.OldTask`, before: { ...patching, id: "2", arn, window_id: "mw-Weekly" }, after: null },
    { ...made("Sunday"), provider },
    { ...create(`${target}.New`, onWeb), ...of, provider },
    { ...create(`${task}.NewTask`, patching), ...of, provider },
  ];

  const providers = { aws: { ...AWS, ...byRole("123456789012") }, "aws.other": { ...AWS, ...byRole("210987654321") } };
  expect(pairsOf(resources, providers).toSorted()).toEqual([...pairs].toSorted());
  // Without a task nobody knows.
  expect(pairsOf([gone("Weekly"), { ...made("Sunday"), provider }], providers)).toEqual([]);
});

test.each([
  ["its Region", "aws", ["Weekly > Sunday"]],
  ["another one", "aws.other", []],
])(
  "takes the Region from the ARN of its task where the provider knows no region of objects: %s",
  (_, provider, pairs) => {
    const { region: _region, ...window } = WINDOW;
    const arn = "arn:aws:ssm:eu-central-1:123456789012:windowtask/1";
    const task = { id: "2", arn, window_id: "mw-Weekly", task_type: "RUN_COMMAND" };
    const resources = [
      gone("Weekly", window),
      { address: "aws_ssm_maintenance_window_task.Old", before: task, after: null },
      { ...made("Sunday", window), provider },
    ];

    expect(pairsOf(resources, { aws: AWS, "aws.other": IRELAND })).toEqual(pairs);
  },
);

test("joins what names no Region where all providers are alike, as Terraform lists one for each module", () => {
  const { region: _, ...window } = WINDOW;
  const resources = [gone("Weekly", window), made("Sunday", window)];

  expect(pairsOf(resources, { "module.a:aws": {}, "module.b:aws": {} })).toEqual(["Weekly > Sunday"]);
  expect(pairsOf(resources, { aws: AWS, "aws.other": IRELAND })).toEqual([]);
});
