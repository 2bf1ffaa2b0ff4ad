import { ChangedPlan, toldOf } from "./changed-plans";
import type { GivenResource } from "./given-plans";
import {
  ASSOCIATION,
  association,
  changed,
  kept,
  made,
  quickSetup,
  removed,
  replaced,
  SETUP,
  tags,
  told,
} from "./given-ways";

const IN_WEB = tags({ PatchGroup: "web" });
const IN_GROUP = { tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }] };

test.each<[string, GivenResource, readonly string[]]>([
  [
    "a single tag of a group that is taken off",
    removed("aws_autoscaling_group_tag.it", {
      autoscaling_group_name: "fleet",
      tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }],
    }),
    ["high", "new instances of fleet no longer join patch group web: they follow the account's default baseline"],
  ],
  [
    "an activation whose tag puts servers into no group any longer",
    changed("aws_ssm_activation.it", { iam_role: "node", tags: { "Patch Group": "web" } }, { iam_role: "node" }),
    [
      "high",
      "servers that register with it no longer join patch group web: they follow the account's default baseline",
    ],
  ],
  [
    "a group that replaces its instances when a tag changes",
    changed(
      "aws_autoscaling_group.it",
      { tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }] },
      { tag: [], instance_refresh: [{ triggers: ["tag"] }] },
    ),
    ["high", "instances of it leave patch group web: from the next scan on they follow the account's default baseline"],
  ],
  [
    "a Spot Fleet",
    changed(
      "aws_spot_fleet_request.it",
      { launch_specification: [{ tags: { PatchGroup: "web" } }] },
      { launch_specification: [{ tags: {} }] },
    ),
    ["high", "new instances of it no longer join patch group web: they follow the account's default baseline"],
  ],
  [
    "a Spot request",
    changed("aws_spot_instance_request.it", IN_WEB, tags({})),
    [
      "medium",
      "the tag for the patch group of the instance of it becomes none, was web: AWS does not say whether it reaches the instance",
    ],
  ],
  [
    "both tags with different values",
    changed("aws_instance.it", IN_WEB, tags({ PatchGroup: "web", "Patch Group": "db" })),
    ["medium", 'it carries both tags with different values, "db" and "web": AWS does not say which patch group counts'],
  ],
  [
    "a template whose instances go over to another group",
    changed(
      "aws_launch_template.it",
      { tag_specifications: [{ resource_type: "instance", tags: { PatchGroup: "web" } }] },
      { tag_specifications: [{ resource_type: "instance", tags: { PatchGroup: "db" } }] },
    ),
    [
      "high",
      "instances launched from it join patch group db, no longer web",
      'nobody here registers the patch group "db" of instances launched from it, only "web": they follow the account\'s default baseline',
    ],
  ],
  ["a node that is destroyed", removed("aws_instance.it", IN_WEB), ["low", "it is gone, of patch group web"]],
  [
    "an activation that is over: who has registered stays",
    removed("aws_ssm_activation.it", { iam_role: "node", tags: { PatchGroup: "web" } }),
    ["low", "no more servers that register with it come to patch group web"],
  ],
  [
    "an Auto Scaling group that is destroyed",
    removed("aws_autoscaling_group.it", { tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }] }),
    ["low", "it is gone with its instances, of patch group web"],
  ],
  [
    "a template from which nothing can be launched",
    made("aws_launch_template.it", {
      metadata_options: [{ instance_metadata_tags: "enabled" }],
      tag_specifications: [{ resource_type: "instance", tags: { "Patch Group": "web" } }],
    }),
    [
      "medium",
      'no instance can be launched from it, for EC2 refuses the tag "Patch Group" while instance_metadata_tags is enabled: use PatchGroup, or turn them off',
      "instances launched from it join patch group web",
    ],
  ],
  [
    "an account that shows tags in the metadata",
    changed(
      "aws_ec2_instance_metadata_defaults.it",
      { instance_metadata_tags: "disabled" },
      { instance_metadata_tags: "enabled" },
    ),
    [
      "medium",
      'tags are shown in the instance metadata from now on: EC2 then refuses the tag "Patch Group" on new instances',
    ],
  ],
])("who is in a patch group: %s", (_, resource, sentences) => {
  expect(told(resource)).toEqual(sentences);
});

const PROD = tags({ Stage: "prod" });
const INSTANCE = { id: "i-0123456789abcdef0" };
const query = (stage: string, type = "AWS::EC2::Instance") => ({
  name: "prod",
  resource_query: [
    {
      query: JSON.stringify({ ResourceTypeFilters: [type], TagFilters: [{ Key: "Stage", Values: [stage] }] }),
      type: "TAG_FILTERS_1_0",
    },
  ],
});
const GROUP = kept("aws_resourcegroups_group.prod", query("prod"));
const ON_GROUP = kept(
  ASSOCIATION,
  association(
    "AWS-RunPatchBaseline",
    { Operation: "Install" },
    { targets: [{ key: "resource-groups:Name", values: ["prod"] }] },
  ),
);

test.each<[string, readonly GivenResource[], readonly string[]]>([
  [
    "leaves the resource group of a target",
    [GROUP, ON_GROUP, changed("aws_instance.it", { ...INSTANCE, ...PROD }, { ...INSTANCE, ...tags({}) })],
    ["high", "association it no longer works on it"],
  ],
  [
    "joins the resource group of a target",
    [GROUP, ON_GROUP, changed("aws_instance.it", { ...INSTANCE, ...tags({}) }, { ...INSTANCE, ...PROD })],
    ["medium", "association it works on it from now on"],
  ],
  [
    "leaves a resource group that changes with it",
    [
      changed("aws_resourcegroups_group.prod", query("prod"), query("live")),
      ON_GROUP,
      changed("aws_instance.it", { ...INSTANCE, ...PROD }, { ...INSTANCE, ...tags({ Stage: "live" }) }),
    ],
    ["high", "the resource group prod finds other nodes for association it"],
  ],
  [
    "is no resource of a group's type",
    [
      kept("aws_resourcegroups_group.prod", query("prod", "AWS::S3::Bucket")),
      ON_GROUP,
      changed("aws_instance.it", { ...INSTANCE, ...PROD }, { ...INSTANCE, ...tags({}) }),
    ],
    ["medium"],
  ],
  [
    "loses a tag by which a patch policy finds it",
    [
      kept(
        SETUP,
        quickSetup("AWSQuickSetupType-PatchPolicy", {
          PatchPolicyName: "setup",
          ConfigurationOptionsInstallNextInterval: "true",
          TargetAccounts: "123456789012",
          TargetRegions: "eu-central-1",
          TargetType: "Tags",
          TargetTagKey: "Stage",
          TargetTagValue: "prod",
        }),
      ),
      changed("aws_instance.it", { ...INSTANCE, ...PROD }, { ...INSTANCE, ...tags({}) }),
    ],
    ["high", "patch policy setup no longer works on it"],
  ],
])("an instance that %s", (_, resources, sentences) => {
  expect(told(...resources)).toEqual(sentences);
});

/** A window would do as well: what counts is that it finds nodes by another tag than that of their patch group. */
const ON_STAGE = kept(
  ASSOCIATION,
  association(
    "AWS-RunPatchBaseline",
    { Operation: "Scan" },
    {
      targets: [{ key: "tag:Stage", values: ["prod"] }],
      schedule_expression: "cron(0 2 ? * SUN *)",
      apply_only_at_cron_interval: true,
    },
  ),
);
const IN_GROUP_OF_STAGE = { tag: [{ key: "Stage", value: "prod", propagate_at_launch: true }] };

test.each<[string, GivenResource, readonly string[]]>([
  ["an instance that is new", made("aws_instance.it", PROD), ["association it works on it from now on"]],
  [
    "a new one with a patch group that others reach as well",
    made("aws_instance.it", tags({ Stage: "prod", PatchGroup: "web" })),
    ["it joins patch group web", "association it works on it from now on"],
  ],
  [
    "one that is replaced",
    replaced("aws_instance.it", { ...INSTANCE, ...PROD }, PROD),
    ["association it works on the new it from now on"],
  ],
  ["one that is destroyed", removed("aws_instance.it", PROD), ["it is gone, on which association it worked"]],
  [
    "a single tag that is new",
    made("aws_ec2_tag.it", { resource_id: "i-0123456789abcdef0", key: "Stage", value: "prod" }),
    ["association it works on i-0123456789abcdef0 from now on"],
  ],
  [
    "an Auto Scaling group that is new",
    made("aws_autoscaling_group.it", IN_GROUP_OF_STAGE),
    ["association it works on new instances of it from now on"],
  ],
  [
    "an Auto Scaling group that is replaced",
    replaced("aws_autoscaling_group.it", IN_GROUP_OF_STAGE, IN_GROUP_OF_STAGE),
    ["association it works on new instances of it from now on"],
  ],
  [
    "an Auto Scaling group that is destroyed",
    removed("aws_autoscaling_group.it", IN_GROUP_OF_STAGE),
    ["it is gone with its instances, on which association it worked"],
  ],
  [
    "a template that is destroyed",
    removed("aws_launch_template.it", { tag_specifications: [{ resource_type: "instance", ...PROD }] }),
    ["no more instances launched from it come, on which association it worked"],
  ],
  ["an instance of another stage", made("aws_instance.it", tags({ Stage: "dev" })), []],
])("who is found by a tag that names no patch group: %s", (_, resource, sentences) => {
  expect(told(ON_STAGE, resource).slice(1)).toEqual(sentences);
});

test.each<[string, GivenResource, string]>([
  ["an instance", replaced("aws_instance.it", { ...INSTANCE, ...IN_WEB }, IN_WEB), "the new it joins patch group web"],
  [
    "an Auto Scaling group",
    replaced("aws_autoscaling_group.it", IN_GROUP, IN_GROUP),
    "new instances of it join patch group web",
  ],
])("what replaces %s joins its patch group anew", (_, resource, says) => {
  expect(told(resource)).toEqual(["low", says]);
});

const AT_ONCE = kept(
  ASSOCIATION,
  association("AWS-RunPatchBaseline", { Operation: "Install" }, { apply_only_at_cron_interval: false }),
);

test("what installs on each node that joins installs on a new one, and not on one that it works on already", () => {
  const atOnce = "association it installs on it immediately, and may reboot";

  expect(told(AT_ONCE, made("aws_instance.it", tags({})))).toContain(atOnce);
  expect(told(AT_ONCE, replaced("aws_instance.it", INSTANCE, { ami: "ami-2" }))).toContain(
    "association it installs on the new it immediately, and may reboot",
  );
  expect(
    told(AT_ONCE, changed("aws_instance.it", { ...INSTANCE, ...tags({}) }, { ...INSTANCE, ...tags({ Team: "web" }) })),
  ).not.toContain(atOnce);
});

test("an instance without tags joins no group, unless the provider may add a tag that is known after apply", () => {
  const untagged = () => {
    const plan = new ChangedPlan().create("aws_instance.it", { tags: null });
    plan.plan.resource_changes.at(-1).change.after_unknown = { id: true, tags_all: true };
    return plan;
  };
  const withDefaults = untagged();
  const { expressions } = withDefaults.plan.configuration.provider_config.aws;
  expressions.default_tags = [{ tags: { references: ["var.tags"] } }];

  expect(toldOf(untagged().review())).toEqual([]);
  expect(toldOf(withDefaults.review())).toEqual(["it joins patch group (known after apply) (low)"]);
});
