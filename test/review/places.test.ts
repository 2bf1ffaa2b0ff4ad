import { renderHtml } from "../../review/render/html";
import { renderTerminal } from "../../review/render/terminal";
import { reviewStacks } from "../../review/review";
import { withoutBreaks } from "../support/without-breaks";
import { findingsOf, type GivenResource, idOf, planWith, reviewWith, sentencesOf, stackWith } from "./given-plans";
import { AT } from "./given-reviews";

const rule = {
  approve_after_days: 7,
  compliance_level: "HIGH",
  patch_filter: ["PRODUCT", "CLASSIFICATION", "SEVERITY"].map((key) => ({ key, values: ["*"] })),
};
const baseline = { name: "linux", operating_system: "AMAZON_LINUX_2023", approval_rule: [rule] };

interface Placed {
  readonly provider?: string;
  readonly region?: string;
}

/** A baseline and the group `prod` that follows it. */
function groupOf(name: string, { provider, region }: Placed): readonly GivenResource[] {
  const own = region === undefined ? {} : { region };
  const address = `aws_ssm_patch_baseline.${name}`;
  return [
    { address, provider, after: { ...baseline, ...own } },
    {
      address: `aws_ssm_patch_group.${name}`,
      provider,
      after: { patch_group: "prod", ...own },
      unknown: { baseline_id: true },
      expressions: { baseline_id: idOf(address) },
    },
    {
      address: `aws_ssm_default_patch_baseline.${name}`,
      provider,
      after: { operating_system: "AMAZON_LINUX_2023", ...own },
      unknown: { baseline_id: true },
      expressions: { baseline_id: idOf(address) },
    },
  ];
}

/** A window that installs on the group `prod`, and the baseline and group there. */
function windowOf(name: string, day: string, placed: Placed): readonly GivenResource[] {
  const { provider, region } = placed;
  const own = region === undefined ? {} : { region };
  const window = `aws_ssm_maintenance_window.${name}`;
  const target = `aws_ssm_maintenance_window_target.${name}`;
  return [
    ...groupOf(name, placed),
    {
      address: window,
      provider,
      after: { name: `w-${name}`, schedule: `cron(0 2 ? * ${day} *)`, duration: 3, cutoff: 1, enabled: true, ...own },
      unknown: { id: true },
    },
    {
      address: target,
      provider,
      after: { resource_type: "INSTANCE", targets: [{ key: "tag:Patch Group", values: ["prod"] }], ...own },
      unknown: { window_id: true, id: true },
      expressions: { window_id: idOf(window) },
    },
    {
      address: `aws_ssm_maintenance_window_task.${name}`,
      provider,
      after: {
        task_type: "RUN_COMMAND",
        task_arn: "AWS-RunPatchBaseline",
        max_concurrency: "10%",
        max_errors: "1",
        targets: [{ key: "WindowTargetIds" }],
        task_invocation_parameters: [
          {
            run_command_parameters: [
              {
                parameter: [
                  { name: "Operation", values: ["Install"] },
                  { name: "RebootOption", values: ["RebootIfNeeded"] },
                ],
              },
            ],
          },
        ],
        ...own,
      },
      unknown: { window_id: true, targets: [{ values: true }] },
      expressions: { window_id: idOf(window), targets: [{ values: idOf(target) }] },
    },
  ];
}

const region = (code: string) => ({ region: { constant_value: code } });
const role = (account: string) => ({
  ...region("eu-central-1"),
  assume_role: [{ role_arn: { constant_value: `arn:aws:iam::${account}:role/patching` } }],
});

const nextRuns = (resources: readonly GivenResource[], providers?: Readonly<Record<string, object>>) =>
  Object.fromEntries(
    reviewWith(planWith(resources, providers)).stacks.flatMap(({ changes }) =>
      changes
        .filter(({ type }) => type === "aws_ssm_patch_baseline")
        .map(({ address, reach }) => [address.split(".")[1], reach.nextRun?.local]),
    ),
  );

test.each([
  ["in two Regions", { aws: region("eu-central-1"), "aws.us": region("us-east-1") }, ["aws", "aws.us"]],
  [
    "in three accounts",
    { "aws.one": role("111111111111"), "aws.two": role("222222222222"), "aws.three": role("333333333333") },
    ["aws.one", "aws.two", "aws.three"],
  ],
  ["whose accounts nobody tells", { aws: {}, "aws.two": {} }, ["aws", "aws.two"]],
])("a group of one name for each of several providers %s is registered once for each", (_, providers, keys) => {
  const resources = keys.flatMap((provider, index) => windowOf(`G${index}`, "SUN", { provider }));

  expect(findingsOf(reviewWith(planWith(resources, providers)))).toEqual([]);
});

test("two baselines for one group of one provider are still told", () => {
  const resources = ["A", "B"].flatMap((name) => windowOf(name, "SUN", {}));

  expect(findingsOf(reviewWith(planWith(resources)))).toEqual(
    expect.arrayContaining(["PM205 aws_ssm_patch_group.A", "PM612 aws_ssm_default_patch_baseline.B"]),
  );
});

test("each group is patched by the windows of its own Region", () => {
  const resources = [...windowOf("Here", "SUN", {}), ...windowOf("There", "WED", { region: "us-east-1" })];

  expect(nextRuns(resources)).toEqual({ Here: "2026-11-29T02:00", There: "2026-11-25T02:00" });
});

test("baselines of two Regions that say the same are told with the next run of each", () => {
  const resources = [...windowOf("Here", "SUN", {}), ...windowOf("There", "WED", { region: "us-east-1" })];

  const told = renderTerminal(reviewWith(planWith(resources)));

  const nextRunOf = (name: string) =>
    new RegExp(`\\(aws_ssm_patch_baseline\\.${name}\\) \\([\\w-]+\\)\\n {4}reaches .*?next run (\\w+)`, "s").exec(
      told,
    )?.[1];
  expect([nextRunOf("Here"), nextRunOf("There")]).toEqual(["Sun", "Wed"]);
});

test("windows of one name in two Regions are told once with their targets and tasks, by their name alone", () => {
  const placed = ["eu-central-1", "us-east-1"].flatMap((name, index) => windowOf(`W${index}`, "SUN", { region: name }));
  const named = placed.map(
    (one): GivenResource =>
      one.address.startsWith("aws_ssm_maintenance_window.") ? { ...one, after: { ...one.after, name: "night" } } : one,
  );

  const told = renderTerminal(reviewWith(planWith(named)));

  expect(told.match(/^ {2}\+ aws_ssm_maintenance_window\w*\.W\d .*$/gm)).toEqual([
    "  + aws_ssm_maintenance_window_target.W0 (eu-central-1)",
    "  + aws_ssm_maintenance_window_task.W0 (eu-central-1)",
    "  + aws_ssm_maintenance_window.W0 (eu-central-1)",
  ]);
  expect(told).not.toContain("night (W");
});

test("a Region stands beside an address on a page, not in what is copied", () => {
  const resources = [...windowOf("Here", "SUN", {}), ...windowOf("There", "WED", { region: "us-east-1" })];

  const page = withoutBreaks(renderHtml(reviewWith(planWith(resources)), { name: "web" }));

  expect(page).toContain("</code> (us-east-1)");
  expect(page).not.toContain("(us-east-1)</code>");
});

test("objects of several Regions are told with theirs, those of one Region are not", () => {
  const resources = [...windowOf("Here", "SUN", {}), ...windowOf("There", "WED", { region: "us-east-1" })];
  const regionsIn = (some: readonly GivenResource[]) => {
    const { stacks } = reviewWith(planWith(some));
    const changes = stacks.flatMap((stack) => stack.changes);
    return Object.fromEntries(changes.map(({ address, region: name }) => [address.replace(/^.*\./, ""), name]));
  };

  expect(regionsIn(resources)).toMatchObject({ Here: "eu-central-1", There: "us-east-1" });
  expect(Object.values(regionsIn(windowOf("Here", "SUN", {})))).not.toContain("eu-central-1");
});

test("roles are told with no Region, for IAM has none", () => {
  const resources = [...windowOf("Here", "SUN", {}), ...windowOf("There", "WED", { region: "us-east-1" })];
  const arn = "arn:aws:iam::123456789012:role/task";
  const before = { name: "task", arn, assume_role_policy: "{}" };
  const withRole = resources.map(
    (one): GivenResource =>
      one.address.startsWith("aws_ssm_maintenance_window_task.")
        ? { ...one, after: { ...one.after, service_role_arn: arn } }
        : one,
  );
  const role: GivenResource = { address: "aws_iam_role.it", before, after: { ...before, assume_role_policy: "[]" } };

  const changes = reviewWith(planWith([...withRole, role])).stacks.flatMap((stack) => stack.changes);

  expect(changes.find(({ address }) => address === "aws_iam_role.it")).toMatchObject({ details: [{}] });
  expect(changes.find(({ address }) => address === "aws_iam_role.it")?.region).toBeUndefined();
});

test("each group is patched by the windows of its own provider", () => {
  const resources = [...windowOf("Here", "SUN", {}), ...windowOf("There", "WED", { provider: "aws.us" })];

  expect(nextRuns(resources, { aws: region("eu-central-1"), "aws.us": region("us-east-1") })).toEqual({
    Here: "2026-11-29T02:00",
    There: "2026-11-25T02:00",
  });
});

test("a baseline that is kept elsewhere is not said to be in another Region than its group", () => {
  const group = (baselineId: string): GivenResource => ({
    address: "aws_ssm_patch_group.Web",
    after: { patch_group: "web", baseline_id: baselineId, region: "eu-central-1" },
  });
  const found = (baselineId: string) =>
    findingsOf(reviewWith(planWith([group(baselineId)]))).filter((finding) => finding.startsWith("PM206"));

  expect(found("pb-0123456789abcdef0")).toEqual([]);
  expect(found("arn:aws:ssm:eu-central-1:123456789012:patchbaseline/pb-0123456789abcdef0")).toEqual([]);
  expect(found("arn:aws:ssm:us-east-1:123456789012:patchbaseline/pb-0123456789abcdef0")).toEqual([
    "PM206 aws_ssm_patch_group.Web",
  ]);
});

test("the sentence of a registration says what its own provider's nodes followed until now", () => {
  const before = { patch_group: "prod", baseline_id: "pb-0" };
  const there: GivenResource = { address: "aws_ssm_patch_group.There", provider: "aws.us", before, after: before };
  const resources = [
    { address: "aws_ssm_patch_baseline.Here", after: baseline },
    ...groupOf("Here", {}).slice(1, 2),
    there,
  ];

  expect(
    sentencesOf(reviewWith(planWith(resources, { aws: region("eu-central-1"), "aws.us": region("us-east-1") }))),
  ).toContain(
    "aws_ssm_patch_group.Here: prod now follows linux on Amazon Linux 2023 (until now: the account's default baseline)",
  );
});

test("stacks of one account tell a group that both register", () => {
  const providers = { aws: role("111111111111") };
  const stacks = ["one", "two"].map((name) => stackWith(planWith(windowOf("A", "SUN", {}), providers), name));
  const review = reviewStacks(stacks, { at: AT });

  expect(findingsOf(review).some((finding) => finding.startsWith("PM611"))).toBe(true);
});
