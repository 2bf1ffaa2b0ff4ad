import type { GivenResource } from "./given-plans";
import {
  ASSOCIATION,
  association,
  changed,
  command,
  kept,
  made,
  quickSetup,
  removed,
  SETUP,
  TASK,
  tags,
  task,
  told,
} from "./given-ways";

// Sentences about associations, patch policies and what stands around them that no other file asks for.

const install = (more: object = {}) =>
  association("AWS-RunPatchBaseline", { Operation: "Install", RebootOption: "NoReboot" }, more);
const listed = association("AWS-RunPatchBaseline", { Operation: "Install", InstallOverrideList: "s3://lists/a.yaml" });
const tagged = association("AWS-RunPatchBaselineAssociation", {
  Operation: "Install",
  BaselineTags: "Key=Stage,Values=prod",
});
const baseline = (all: object) => ({
  id: "pb-0123456789abcdef0",
  name: "b",
  operating_system: "UBUNTU",
  ...tags(all),
});
const onGroup = install({ targets: [{ key: "resource-groups:Name", values: ["prod"] }] });

function policy(parameters: object = {}, role?: string): object {
  const setup = quickSetup("AWSQuickSetupType-PatchPolicy", {
    PatchPolicyName: "setup",
    TargetAccounts: "123456789012",
    TargetRegions: "eu-central-1",
    ...parameters,
  });
  const roles = {
    local_deployment_administration_role_arn: `arn:aws:iam::123456789012:role/${role}`,
    local_deployment_execution_role_name: role,
  };
  const [definition] = setup.configuration_definition;
  return { ...setup, configuration_definition: [{ ...definition, ...(role === undefined ? {} : roles) }] };
}

const laterKnown = (parameter: string): GivenResource => ({
  ...made(SETUP, policy()),
  unknown: { configuration_definition: [{ parameters: { [parameter]: true } }] },
});

test.each<[string, readonly GivenResource[], readonly string[]]>([
  [
    "an instance that loses its profile",
    [
      changed(
        "aws_instance.it",
        { ...tags({}), iam_instance_profile: "node" },
        { ...tags({}), iam_instance_profile: "" },
      ),
    ],
    ["it loses its instance profile: without Default Host Management it is no longer managed, and never patched"],
  ],
  [
    "images that are built no more",
    [removed("aws_imagebuilder_image_pipeline.it", { name: "images" })],
    ["it no longer builds images with EC2 Image Builder; how these are patched this review does not follow"],
  ],
  [
    "a resource group that is gone",
    [kept(ASSOCIATION, onGroup), removed("aws_resourcegroups_group.prod", { name: "prod", resource_query: [] })],
    ["the resource group prod is gone: nothing is found any more by association it"],
  ],
  [
    "a list that two read",
    [
      kept("aws_ssm_association.a", listed),
      kept("aws_ssm_association.b", listed),
      removed("aws_s3_object.list", { bucket: "lists", key: "a.yaml", content: "a" }),
    ],
    ["the file list goes away, from which association a and association b read what to install"],
  ],
  [
    "an association that comes to wait",
    [changed(ASSOCIATION, install({ apply_only_at_cron_interval: false }), install())],
    ["it waits for its schedule from now on"],
  ],
  [
    "an association without a schedule",
    [made(ASSOCIATION, install({ schedule_expression: undefined }))],
    ["new association: Install, no reboot, on every node, once, when it is created"],
  ],
  [
    "a baseline that gets the tag by which an association finds one",
    [kept(ASSOCIATION, tagged), changed("aws_ssm_patch_baseline.b", baseline({}), baseline({ Stage: "prod" }))],
    ["association it finds it by its tags, and goes by it from now on", "tags: Stage = prod is new"],
  ],
  [
    "other roles of a policy",
    [changed(SETUP, policy({}, "a"), policy({}, "b"))],
    [
      "deployed with role: arn:aws:iam::123456789012:role/b, was arn:aws:iam::123456789012:role/a",
      "deployed in accounts with role: b, was a",
    ],
  ],
  [
    "a policy of organizational units",
    [made(SETUP, policy({ TargetAccounts: undefined, TargetOrganizationalUnits: "ou-a,ou-b" }))],
    ["new patch policy: scans by no schedule; on every node, in organizational unit ou-a, ou-b, eu-central-1"],
  ],
  [
    "a policy whose schedule is known after apply",
    [laterKnown("ConfigurationOptionsScanValue")],
    ["new patch policy: scans by a schedule (known after apply); on every node, in account 123456789012, eu-central-1"],
  ],
  [
    "a policy that goes away",
    [removed(SETUP, policy())],
    ["the patch policy is deleted: scans by no schedule; on every node, in account 123456789012, eu-central-1"],
  ],
  [
    "Host Management that scans nothing",
    [made(SETUP, quickSetup("AWSQuickSetupType-SSMHostMgmt", { ScanInstances: "false" }))],
    ["Host Management of Quick Setup, which does not scan its nodes"],
  ],
  [
    "a task that comes to run a document of one's own",
    [
      changed(
        TASK,
        command("AWS-RunPatchBaseline", { Operation: "Install" }),
        task("RUN_COMMAND", "own", { run_command_parameters: [{}] }),
      ),
    ],
    ["runs: own, was AWS-RunPatchBaseline", "whether it still installs is not known", "Operation not set, was Install"],
  ],
])("%s is told", (_, resources, sentences) => {
  expect(told(...resources).slice(1)).toEqual(sentences);
});

test("whether a policy installs may be known after apply", () => {
  expect(told(laterKnown("ConfigurationOptionsPatchOperation"))[1]).toContain("; what it does is known after apply");
});

test.each<[readonly string[], string]>([
  [["freeze"], ", while the Change Calendar freeze is open"],
  [["b", "a"], ", while the Change Calendars a and b are open"],
  [[], ""],
])("a new association that waits for Change Calendars says so: %j", (calendar_names, open) => {
  const scan = association("AWS-RunPatchBaseline", { Operation: "Scan" }, { calendar_names });

  expect(told(made(ASSOCIATION, scan))).toContain(`new association: Scan, on every node, Sun 02:00 UTC${open}`);
});
