import { ConfigurationReferences } from "../../review/plan/configuration-references";
import type { ResourceChange } from "../../review/plan/plan-schema";
import { renamings } from "../../review/plan/renamings";
import { renderHtml } from "../../review/render/html";
import { reportOf } from "../../review/render/json-report";
import { renderMarkdown } from "../../review/render/markdown";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { isAtLeast, type Risk } from "../../review/risk/risk";
import { type GivenResource, idOf, planWith, reviewWith } from "./given-plans";
import { AT, reviewOf, stackOf } from "./given-reviews";
import { command, made as create, kept, quickSetup, removed, TASK, told } from "./given-ways";

// What is destroyed at one address and created at another is one thing, where that is sure.

const WINDOW = { name: "weekly", schedule: "cron(0 4 ? * SUN *)", duration: 3, cutoff: 1, region: "eu-central-1" };
const gone = (name: string, before: object = WINDOW): GivenResource => ({
  address: `aws_ssm_maintenance_window.${name}`,
  before: { ...before, id: `mw-${name}` },
  after: null,
});
const made = (name: string, after: object = WINDOW): GivenResource => ({
  address: `aws_ssm_maintenance_window.${name}`,
  after,
  unknown: { id: true },
});

/** `Weekly > Sunday` */
function pairsOf(resources: readonly GivenResource[], providers?: Readonly<Record<string, object>>): readonly string[] {
  const { stacks } = reviewWith(planWith(resources, providers));
  return stacks.flatMap(({ changes }) =>
    changes.flatMap(({ address, renamedFrom }) =>
      renamedFrom === undefined ? [] : [[renamedFrom, address].map((one) => one.split(".").at(-1)).join(" > ")],
    ),
  );
}

test("joins a window with an equal one at another address", () => {
  expect(pairsOf([gone("Weekly"), made("Sunday")])).toEqual(["Weekly > Sunday"]);
});

test("joins one that changed by its name, and tells what changed", () => {
  const { stacks } = reviewWith(planWith([gone("Weekly"), made("Sunday", { ...WINDOW, duration: 4 })]));

  expect(stacks[0]?.changes[0]?.details.map(({ says }) => says)).toEqual([
    "Weekly is now Sunday, a similar maintenance window at a new address: no moved block joins the two, so the old one is destroyed and this one created",
    "3 h in which work may start, was 2 h",
    "is open for: 4 h, was 3 h",
  ]);
});

test.each([
  ["two that are gone", [gone("Weekly"), gone("Other"), made("Sunday")]],
  ["two that are made", [gone("Weekly"), made("Sunday"), made("Other")]],
  ["another name", [gone("Weekly"), made("Sunday", { ...WINDOW, name: "sunday" })]],
  ["another Region", [gone("Weekly"), made("Sunday", { ...WINDOW, region: "eu-west-1" })]],
])("claims nothing of %s", (_, resources) => {
  expect(pairsOf(resources)).toEqual([]);
});

test("tells two with one name apart by what else they say", () => {
  const early = { ...WINDOW, duration: 2 };

  expect(pairsOf([gone("Weekly"), gone("Early", early), made("Sunday"), made("First", early)]).toSorted()).toEqual([
    "Early > First",
    "Weekly > Sunday",
  ]);
});

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

test("takes neither another patch group nor another task of the same window for one that is gone", () => {
  const group = (address: string, patch_group: string, isGone: boolean) => {
    const values = { patch_group, baseline_id: "pb-0123456789abcdef0" };
    return isGone ? { address, before: { ...values, id: "1" }, after: null } : { address, after: values };
  };
  const task = { window_id: "mw-1", task_type: "RUN_COMMAND" };

  expect(
    pairsOf([
      group("aws_ssm_patch_group.Web", "web", true),
      group("aws_ssm_patch_group.Db", "db", false),
      { address: "aws_ssm_maintenance_window_task.Scan", before: { ...task, id: "2", task_arn: "a" }, after: null },
      { address: "aws_ssm_maintenance_window_task.Install", after: { ...task, task_arn: "b" }, unknown: { id: true } },
    ]),
  ).toEqual([]);
});

test("looks at what belongs to a renamed window beside what belongs to it, and not beside all others", () => {
  const many = Array.from({ length: 20 }, (_, index) => index);
  let reads = 0;
  const task = (index: number) => ({
    get task_type() {
      reads += 1;
      return "RUN_COMMAND";
    },
    window_id: `mw-${index}`,
  });
  const TYPE = "aws_ssm_maintenance_window_task";
  const change = (type: string, name: string, before: object | null, after: object | null, after_unknown = {}) =>
    ({
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      change: { actions: [before === null ? "create" : "delete"], before, after, after_unknown },
    }) as ResourceChange;
  const changes = many.flatMap((index) => [
    change("aws_ssm_maintenance_window", `Old${index}`, { name: `w${index}`, id: `mw-${index}` }, null),
    change("aws_ssm_maintenance_window", `New${index}`, null, { name: `w${index}` }, { id: true }),
    change(TYPE, `Old${index}_Install`, task(index), null),
    change(TYPE, `New${index}_Install`, null, { task_type: "RUN_COMMAND" }, { window_id: true }),
  ]);
  const resources = many.flatMap((index) => [
    { address: `aws_ssm_maintenance_window.New${index}`, expressions: { name: {} } },
    {
      address: `${TYPE}.New${index}_Install`,
      expressions: { window_id: idOf(`aws_ssm_maintenance_window.New${index}`) },
    },
  ]);
  const configuration = { root_module: { resources } };
  const references = new ConfigurationReferences(
    configuration,
    changes.map(({ address }) => address),
  );

  expect(renamings(changes, references, configuration)).toHaveLength(2 * many.length);
  expect(reads).toBeLessThan(5 * many.length);
});

describe("a window with its target and task", () => {
  const review = reviewOf("window-at-new-address");
  const [stack] = review.stacks;

  test("weighs less than one that is deleted, and loses neither nodes nor runs", () => {
    expect([review.risk, stack?.arrivals]).toEqual(["medium", []]);
    expect(stack?.changes.map(({ reach }) => [reach.patchGroups, reach.noLonger, reach.nextRun?.local])).toEqual(
      Array(3).fill([["dev-web", "prod-web"], undefined, "2026-11-29T02:00"]),
    );
  });

  test("is told with its former address in JSON", () => {
    expect(reportOf(review).stacks[0]?.changes[0]?.renamedFrom).toBe("aws_ssm_maintenance_window.Sunday");
  });

  test.each([
    ["a file", {}, /^join them by a file moved\.tf\.json with\n\{"moved": (.*)\}$/s],
    [
      "the stack",
      { "aws_ssm_maintenance_window.Weekend": "fleet/Weekend" },
      /^join them by\nstack\.addOverride\("moved", (.*)\);$/s,
    ],
  ])("is joined by %s, with every address as it is", (_, paths, form) => {
    const { stacks } = reviewStacks([stackOf("window-at-new-address", "fleet", paths)], { at: AT });
    const [, moved = ""] = form.exec(stacks[0]?.findings.find(({ checkId }) => checkId === "PM768")?.fix ?? "") ?? [];

    expect(JSON.parse(moved)).toEqual([
      { from: "aws_ssm_maintenance_window.Sunday", to: "aws_ssm_maintenance_window.Weekend" },
      { from: "aws_ssm_maintenance_window_target.Web", to: "aws_ssm_maintenance_window_target.Hosts" },
      { from: "aws_ssm_maintenance_window_task.Install", to: "aws_ssm_maintenance_window_task.Patch" },
    ]);
  });

  test("is one row for stacks that rename alike", () => {
    const stacks = ["a", "b"].map((name) => stackOf("window-at-new-address", name));

    expect(reviewStacks(stacks, { at: AT }).rows).toHaveLength(1);
  });
});

test("moves a module as a whole where all of it has gone", () => {
  const plan = JSON.parse(JSON.stringify(stackOf("window-at-new-address").plan));
  for (const change of plan.resource_changes) {
    const [module, name] = change.change.before === null ? ["module.b", "Own"] : ["module.a", "Own"];
    if (change.change.actions[0] === "no-op") continue;
    Object.assign(change, { module_address: module, name, address: `${module}.${change.type}.${name}` });
    if (module === "module.a") change.action_reason = "delete_because_no_module";
  }
  const { stacks } = reviewStacks([{ name: "modules", plan, paths: new Map() }], { at: AT });

  expect(stacks[0]?.findings.find(({ checkId }) => checkId === "PM768")?.fix).toContain(
    '{"moved": [\n  {"from": "module.a", "to": "module.b"}\n]}',
  );
});

describe("the code that joins addresses", () => {
  const paths = { "aws_ssm_maintenance_window.Weekend": "prod-uk/Weekend" };
  const review = reviewStacks([stackOf("window-at-new-address", "prod-uk", paths)], { at: AT });
  const entries = [
    '  {"from": "aws_ssm_maintenance_window.Sunday", "to": "aws_ssm_maintenance_window.Weekend"},',
    '  {"from": "aws_ssm_maintenance_window_target.Web", "to": "aws_ssm_maintenance_window_target.Hosts"},',
    '  {"from": "aws_ssm_maintenance_window_task.Install", "to": "aws_ssm_maintenance_window_task.Patch"}',
  ];
  const code = ['stack.addOverride("moved", [', ...entries, "]);"];

  test("stands in a terminal as it is copied, an entry in a line, below the stack that needs it", () => {
    expect(renderTerminal(review)).toContain(
      [
        "→ join them in prod-uk by this, and remove it once it is applied",
        ...code.map((line) => `          ${line}`),
      ].join("\n"),
    );
  });

  test("stands on the page and in the comment, too", () => {
    const escaped = code.join("\n").replaceAll('"', "&quot;");

    expect(renderHtml(review, { name: "it" })).toContain(
      `join them in <span class="whole">prod-uk</span> by this, and remove it once it is applied<pre>${escaped}</pre>`,
    );
    expect(renderMarkdown(review, { name: "it" })).toContain(
      [
        "join them in prod-uk by this, and remove it once it is applied",
        "  ```",
        ...code.map((line) => `  ${line}`),
        "  ```",
      ].join("\n"),
    );
  });
});

test("the code for stacks of a fleet names them as the fleet does", () => {
  const ofFleet = (...names: readonly string[]) => {
    const stacks = names.map((name) => ({
      ...stackOf("window-at-new-address", name, { "aws_ssm_maintenance_window.Weekend": `${name}/Weekend` }),
      ring: "prod",
    }));
    return renderTerminal(reviewStacks(stacks, { at: AT }));
  };
  const margin = " ".repeat(10);

  expect(ofFleet("prod-uk")).toContain(`${margin}fleet.stacks["prod-uk"]?.addOverride("moved", [\n`);
  const several = ofFleet("prod-uk", "prod-us");
  expect(several.replace(/\s+/g, " ")).toContain(
    "join them in prod-uk and prod-us by this, and remove it once it is applied in each",
  );
  expect(several).toContain(
    `\n${margin}for (const name of ["prod-uk", "prod-us"]) {\n${margin}  fleet.stacks[name]?.addOverride("moved", [\n`,
  );
  expect(several).toContain(`\n${margin}  ]);\n${margin}}\n`);
});

test("counts what is replaced along with what is renamed, as the plan does", () => {
  const values = { name: "t", resource_type: "INSTANCE", targets: [{ key: "tag:Patch Group", values: ["web"] }] };
  const plan = planWith([
    gone("Weekly"),
    made("Sunday"),
    {
      address: "aws_ssm_maintenance_window_target.t",
      before: { ...values, window_id: "mw-Weekly", id: "t" },
      after: values,
      isReplaced: true,
      unknown: { id: true, window_id: true },
      expressions: { window_id: { references: ["aws_ssm_maintenance_window.Sunday.id"] } },
    },
  ]);
  const [, , target] = (plan as { resource_changes: readonly { readonly change: object }[] }).resource_changes;
  Object.assign(target?.change ?? {}, { replace_paths: [["window_id"]] });

  expect(reviewWith(plan).stacks[0]?.findings.find(({ checkId }) => checkId === "PM768")?.message).toBe(
    "expected a moved block, got none: 1 resource is destroyed and created again at another address, and 1 at its own, for it refers to that",
  );
});

/** Types of which another one is another object, whatever it is called. */
const OF_AN_ID = /^aws_ssm_(maintenance_window|patch_baseline|association)|^aws_instance$/;

const WITH_MUCH_AROUND = ["dependencies-change"];

test("nothing that a story has weighs less at another address than its removal alone, unless it is an object of its own", () => {
  const seen = new Set<string>();
  const lighter = WITH_MUCH_AROUND.flatMap((story) => {
    const { plan } = stackOf(story);
    return (plan.resource_changes ?? []).flatMap((one): readonly string[] => {
      const { type, mode, change } = one;
      const key = JSON.stringify([type, change.before]);
      if (mode !== "managed" || change.before === null || OF_AN_ID.test(type) || seen.has(key)) return [];
      seen.add(key);
      const others = (plan.resource_changes ?? []).filter((other) => other !== one);
      const stays = others
        .filter((other) => other.change.before !== null)
        .map((other) => ({
          ...other,
          change: { ...other.change, actions: ["no-op"], after: other.change.before, after_unknown: {} },
        }));
      const gone = { ...one, change: { ...change, actions: ["delete"], after: null, after_unknown: {} } };
      const now = {
        ...one,
        address: `${type}.Other`,
        name: "Other",
        change: {
          ...change,
          actions: ["create"],
          before: null,
          after: { ...change.before, id: undefined },
          after_unknown: { id: true },
        },
      };
      const risk = (...changed: readonly object[]) =>
        reviewStacks(
          [
            {
              name: story,
              plan: { ...plan, resource_drift: [], resource_changes: [...stays, ...changed] as never },
              paths: new Map(),
            },
          ],
          { at: AT },
        ).risk;
      const [alone, pair] = [risk(gone), risk(gone, now)];
      return isAtLeast(pair, alone) ? [] : [`${story} ${one.address}: ${pair}, ${alone} alone`];
    });
  });

  expect(lighter).toEqual([]);
});

const NOTIFIED = {
  notification_config: [
    { notification_arn: "arn:aws:sns:eu-central-1:123456789012:all", notification_events: ["All"] },
  ],
  output_s3_bucket: "patch-logs",
};
const USER = kept(TASK, command("Own", { Operation: "Install" }, NOTIFIED));
const POLICY = "arn:aws:iam::123456789012:policy/run";

describe("what has the same identity at both addresses is removed and made in no order, and weighs at least as its removal:", () => {
  test.each<[string, object, ...GivenResource[]]>([
    ["aws_iam_role_policy_attachment", { role: "task", policy_arn: POLICY }],
    ["aws_iam_role_policy", { role: "task", name: "run", policy: "{}" }],
    ["aws_iam_role", { name: "task", arn: "arn:aws:iam::123456789012:role/task" }],
    [
      "aws_iam_policy",
      { name: "run", arn: POLICY },
      kept("aws_iam_role_policy_attachment.it", { role: "task", policy_arn: POLICY }),
    ],
    ["aws_iam_instance_profile", { name: "node", role: "node" }],
    ["aws_ssm_document", { name: "Own", content: "{}", document_type: "Command" }],
    [
      "aws_autoscaling_group_tag",
      { autoscaling_group_name: "web", tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }] },
    ],
    ["aws_ec2_tag", { resource_id: "i-0123456789abcdef0", key: "PatchGroup", value: "web" }],
    [
      "aws_ssm_service_setting",
      { setting_id: "/ssm/managed-instance/default-ec2-instance-management-role", setting_value: "node" },
    ],
    ["aws_vpc_endpoint", { vpc_id: "vpc-1", service_name: "com.amazonaws.eu-central-1.ssm" }],
    ["aws_sns_topic_policy", { arn: "arn:aws:sns:eu-central-1:123456789012:all", policy: "{}" }],
    ["aws_s3_bucket_policy", { bucket: "patch-logs", policy: "{}" }],
    ["aws_ssmquicksetup_configuration_manager", quickSetup("AWSQuickSetupType-DHMC", {})],
    ["aws_ssmquicksetup_configuration_manager", quickSetup("AWSQuickSetupType-SSMHostMgmt", {})],
  ])("%s %o", (type, values, ...beside) => {
    const old = removed(`${type}.old`, { ...values, id: "old" });
    const now = { ...create(`${type}.new`, values), unknown: { id: true, arn: !("arn" in values) } };
    const [alone = ""] = told(USER, ...beside, old);
    const [risk = "", says] = told(USER, ...beside, old, now);

    expect(alone).not.toBe("none");
    expect(isAtLeast(risk as Risk, alone as Risk)).toBe(true);
    expect(says).toMatch(/^old is now new, the same .* at a new address: no moved block joins the two/);
  });
});
