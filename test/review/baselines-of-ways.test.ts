import { type GivenResource, idOf, planWith, reviewWith } from "./given-plans";
import { ASSOCIATION, association, changed, kept, made, quickSetup, SETUP } from "./given-ways";

// Whom a change of a baseline reaches that no patch group follows: the nodes of whatever goes by it.

const ID = "pb-0123456789abcdef0";
const LINUX = "aws_ssm_patch_baseline.linux";
const baseline = (days: number, more: object = {}) => ({
  id: ID,
  name: "linux",
  operating_system: "AMAZON_LINUX_2023",
  approval_rule: [{ approve_after_days: days, patch_filter: [{ key: "CLASSIFICATION", values: ["Security"] }] }],
  ...more,
});
const policy = (more: object) =>
  quickSetup("AWSQuickSetupType-PatchPolicy", {
    PatchPolicyName: "setup",
    ConfigurationOptionsPatchOperation: "ScanAndInstall",
    ConfigurationOptionsInstallValue: "cron(0 2 ? * SUN *)",
    ConfigurationOptionsInstallNextInterval: "true",
    TargetAccounts: "123456789012",
    TargetRegions: "eu-central-1",
    TargetType: "Tags",
    TargetTagKey: "Stage",
    TargetTagValue: "prod",
    ...more,
  });
const selecting = (value: string) =>
  policy({ SelectedPatchBaselines: JSON.stringify({ AMAZON_LINUX_2023: { value } }) });

function reachOf(address: string, ...resources: readonly GivenResource[]) {
  const found = reviewWith(planWith(resources)).stacks[0]?.changes.find((change) => change.address === address);
  return { risk: found?.risk, others: found?.reach.others, groups: found?.reach.patchGroups };
}

test("a baseline that a patch policy selects reaches the nodes of the policy, by its id or ARN", () => {
  const reach = { risk: "high", others: ["nodes with tag Stage = prod"], groups: [] };
  const sooner = changed(LINUX, baseline(7), baseline(0));

  expect(reachOf(LINUX, sooner, kept(SETUP, selecting(ID)))).toEqual(reach);
  expect(
    reachOf(LINUX, sooner, kept(SETUP, selecting(`arn:aws:ssm:eu-central-1:123456789012:patchbaseline/${ID}`))),
  ).toEqual(reach);
});

test("so does one whose id is known after apply, where the configuration names it", () => {
  const setup = {
    ...made(SETUP, policy({})),
    unknown: { configuration_definition: [{ parameters: { SelectedPatchBaselines: true } }] },
    expressions: { configuration_definition: [{ parameters: idOf(LINUX) }] },
  };
  const { id: _, ...values } = baseline(0);

  expect(reachOf(LINUX, { ...made(LINUX, values), unknown: { id: true } }, setup)).toEqual({
    risk: "high",
    others: ["nodes with tag Stage = prod"],
    groups: [],
  });
});

test("one that an association finds by its tags reaches the nodes of the association", () => {
  const tagged = (days: number) => baseline(days, { tags: { Stage: "prod" } });
  const install = association(
    "AWS-RunPatchBaselineAssociation",
    { Operation: "Install", BaselineTags: "Key=Stage,Values=prod" },
    { targets: [{ key: "tag:PatchGroup", values: ["web"] }] },
  );

  expect(reachOf(LINUX, changed(LINUX, tagged(7), tagged(0)), kept(ASSOCIATION, install))).toEqual({
    risk: "high",
    others: [],
    groups: ["web"],
  });
});

test("nodes that no group names may be anywhere: a group that is no production does not make them lighter", () => {
  const group = kept("aws_ssm_patch_group.dev", { patch_group: "dev", baseline_id: ID });
  const sooner = changed(LINUX, baseline(7), baseline(0));

  expect(reachOf(LINUX, sooner, group)).toMatchObject({ risk: "medium", groups: ["dev"] });
  expect(reachOf(LINUX, sooner, group, kept(SETUP, selecting(ID)))).toMatchObject({ risk: "high", groups: ["dev"] });
});

test("a baseline of the plan is called by its name where a policy goes over to it, and any other by its id", () => {
  const review = reviewWith(
    planWith([kept(LINUX, baseline(7)), changed(SETUP, selecting("pb-0fedcba9876543210"), selecting(ID))]),
  );

  expect(review.stacks[0]?.changes.flatMap(({ details }) => details.map(({ says }) => says))).toContain(
    "baselines: AMAZON_LINUX_2023 = linux, was AMAZON_LINUX_2023 = pb-0fedcba9876543210",
  );
});
