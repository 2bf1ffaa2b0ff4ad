import { TerraformVariable } from "cdktf";
import { readTerraformConfiguration } from "../../model/terraform/read-terraform-configuration";
import { UNKNOWN } from "../../model/values/unknown";
import { PatchBaseline, PatchPolicy, type PatchPolicyProps, Schedule } from "../../modules";
import { fleet } from "../support/fleet";
import { mustRefuse } from "../support/refusal";
import { warningsOn } from "../support/warnings";

const TYPE = "aws_ssmquicksetup_configuration_manager";
const ROLE = "arn:aws:iam::123456789012:role/administration";

function made(props: object = {}) {
  const given = fleet();
  const linux = new PatchBaseline(given.stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 7, complianceLevel: "HIGH" }],
  });
  const policy = new PatchPolicy(given.stack, "Policy", {
    name: "nightly",
    operation: "Scan",
    baselines: [linux],
    baselineRegion: "eu-central-1",
    account: "123456789012",
    targetRegions: ["eu-central-1"],
    targets: { allNodes: true },
    scanSchedule: Schedule.daily("01:00"),
    localDeploymentAdministrationRoleArn: ROLE,
    localDeploymentExecutionRoleName: "execution",
    ...props,
  } as PatchPolicyProps);
  return { ...given, policy };
}

const INSTALLS = {
  operation: "ScanAndInstall",
  installSchedule: Schedule.weekly("SUN", "02:00"),
  rebootOption: "NoReboot",
} as const;

function parametersOf(props: object): Record<string, string> {
  const [definition] = made(props).only(TYPE).configuration_definition as { parameters: Record<string, string> }[];
  return definition?.parameters ?? {};
}

function refused(props: object): string {
  return mustRefuse(() => made(props));
}

test("a policy that scans says all that Quick Setup requires, and waits for its schedule", () => {
  const { only, policy } = made();

  expect(only(TYPE)).toEqual({
    name: "nightly",
    configuration_definition: [
      {
        type: "AWSQuickSetupType-PatchPolicy",
        local_deployment_administration_role_arn: ROLE,
        local_deployment_execution_role_name: "execution",
        parameters: {
          PatchPolicyName: "nightly",
          SelectedPatchBaselines: expect.stringContaining("aws_ssm_patch_baseline.Linux.id"),
          PatchBaselineUseDefault: "custom",
          PatchBaselineRegion: "eu-central-1",
          ConfigurationOptionsPatchOperation: "Scan",
          ConfigurationOptionsScanValue: "cron(0 1 * * ? *)",
          ConfigurationOptionsScanNextInterval: "true",
          IsPolicyAttachAllowed: "false",
          OutputLogEnableS3: "false",
          RateControlConcurrency: "10%",
          RateControlErrorThreshold: "1",
          TargetRegions: "eu-central-1",
          TargetAccounts: "123456789012",
          TargetType: "*",
        },
      },
    ],
  });
  expect(policy.resource.friendlyUniqueId).toBe("Policy");
});

test("a policy that installs says when, and with which reboot", () => {
  expect(parametersOf({ ...INSTALLS, attachPolicies: true, maxConcurrency: 5, maxErrors: "2%" })).toMatchObject({
    ConfigurationOptionsPatchOperation: "ScanAndInstall",
    ConfigurationOptionsInstallValue: "cron(0 2 ? * SUN *)",
    ConfigurationOptionsInstallNextInterval: "true",
    RebootOption: "NoReboot",
    IsPolicyAttachAllowed: "true",
    RateControlConcurrency: "5",
    RateControlErrorThreshold: "2%",
  });
});

test.each<[object, object]>([
  [{ tag: { key: "Stage", value: "prod" } }, { TargetType: "Tags", TargetTagKey: "Stage", TargetTagValue: "prod" }],
  [
    { instanceIds: ["i-0123456789abcdef0", "i-0123456789abcdef1"] },
    { TargetType: "InstanceIds", TargetInstances: "i-0123456789abcdef0,i-0123456789abcdef1" },
  ],
  [{ resourceGroup: "web" }, { TargetType: "ResourceGroups", ResourceGroupName: "web" }],
])("targets %j become parameters", (targets, expected) => {
  expect(parametersOf({ targets })).toMatchObject(expected);
});

test("the output of the nodes goes into a bucket, where one is named", () => {
  const output = { outputS3Bucket: "patch-logs", outputS3KeyPrefix: "policy", outputS3Region: "eu-west-1" };

  expect(parametersOf(output)).toMatchObject({
    OutputLogEnableS3: "true",
    OutputS3BucketName: "patch-logs",
    OutputS3KeyPrefix: "policy",
    OutputBucketRegion: "eu-west-1",
  });
});

test("organizational units stand in place of the account", () => {
  const units = ["ou-abcd-12345678", "r-abcd"];

  const parameters = parametersOf({ account: undefined, organizationalUnits: units });

  expect(parameters.TargetOrganizationalUnits).toBe("ou-abcd-12345678,r-abcd");
  expect(parameters).not.toHaveProperty("TargetAccounts");
});

test("what is written of baselines is what is read back: its own by their addresses, others by their ids", () => {
  const { stack, policy } = made();
  const [own] = readTerraformConfiguration(stack.toTerraform()).patchPolicies ?? [];
  expect(own?.baselines).toEqual({ AMAZON_LINUX_2023: "aws_ssm_patch_baseline.Linux" });

  const selected = '{"UBUNTU":{"value":"pb-0123456789abcdef0","disabled":false},"SUSE":{}}';
  policy.resource.addOverride("configuration_definition.0.parameters.SelectedPatchBaselines", selected);
  const [other] = readTerraformConfiguration(stack.toTerraform()).patchPolicies ?? [];
  expect(other?.baselines).toEqual({ UBUNTU: "pb-0123456789abcdef0", SUSE: UNKNOWN });
});

test("what is not known yet passes", () => {
  const { stack } = fleet();
  const text = new TerraformVariable(stack, "text", { type: "string" }).stringValue;

  expect(() =>
    made({
      name: text,
      account: text,
      scanSchedule: text,
      targetRegions: [text],
      targets: { tag: { key: text, value: text } },
    }),
  ).not.toThrow();
});

test.each([
  [
    "cron(0 2 ? * 1 *)",
    'expected names as day of week, got "1"; AWS counts from 1 for Sunday, other crons do not; write SUN [PM579]',
  ],
])("a policy is warned of the schedule %s", (scanSchedule, message) => {
  expect(warningsOn(made({ scanSchedule }).policy).join("\n")).toContain(`scanSchedule: ${message}`);
});

test("a tag key that has the prefix of windows is told", () => {
  const { policy } = made({ targets: { tag: { key: "tag:Stage", value: "prod" } } });

  expect(warningsOn(policy).join("\n")).toContain(
    'targets.tag.key: expected the tag\'s own key, got "tag:Stage"; write "Stage" [PM523]',
  );
});

test("a policy that installs at once is told", () => {
  const { policy } = made({ ...INSTALLS, installWaits: false });

  expect(warningsOn(policy).join("\n")).toContain(
    "installWaits: expected true for a policy that installs, got false; it would install when it is deployed, and on each node that joins [PM593]",
  );
});

test.each<[object, string]>([
  [
    { patchGroups: [] },
    "patchGroups: expected nothing in a patch policy, got a value; a policy ignores patch groups; use a tag, or a maintenance window [PM001]",
  ],
  [
    { duration: 3 },
    "duration: expected nothing in a patch policy, got a value; a policy has no end; use a maintenance window [PM001]",
  ],
  [
    { scheduleTimezone: "Asia/Seoul" },
    "scheduleTimezone: expected nothing in a patch policy, got a value; a policy runs in UTC; use a maintenance window [PM001]",
  ],
  [
    { scanSchedule: Schedule.patchTuesday({ plusDays: 2, at: "02:00" }) },
    "scanSchedule: expected a schedule without an offset, got one with it; a policy knows none, a maintenance window does [PM001]",
  ],
  [
    { scanSchedule: undefined },
    'scanSchedule: missing, expected a Schedule or a string such as "cron(0 2 ? * SUN *)" [PM001]',
  ],
  [
    { scanSchedule: "rate(1 day)" },
    'scanSchedule: expected cron(…), got "rate(1 day)"; a policy accepts no other form [PM592]',
  ],
  [
    { scanSchedule: "cron(0 2 ? JAN SUN *)" },
    'scanSchedule: expected * for the month, got "cron(0 2 ? JAN SUN *)"; State Manager does not support months [PM592]',
  ],
  [{ operation: "Install" }, 'operation: expected one of Scan, ScanAndInstall, got "Install" [PM591]'],
  [
    { operation: "ScanAndInstall", installSchedule: "cron(0 2 ? * SUN *)" },
    "rebootOption: missing, expected one of RebootIfNeeded, NoReboot for a policy that installs [PM591]",
  ],
  [
    { rebootOption: "NoReboot" },
    'rebootOption: expected nothing for a policy that only scans, got a value; leave it out, or write operation: "ScanAndInstall" [PM001]',
  ],
  [{ account: "12345" }, 'account: expected 12 digits, got "12345" [PM594]'],
  [
    { organizationalUnits: ["ou-abcd-12345678"] },
    "account: expected one of account or organizationalUnits, got account and organizationalUnits; a policy works in one of the two [PM001]",
  ],
  [{ targetRegions: [] }, "targetRegions: expected at least one Region, got an empty list [PM594]"],
  [{ targets: {} }, "targets: missing, expected one of allNodes, tag, instanceIds or resourceGroup [PM001]"],
  [
    { targets: { instanceIds: ["web-1"] } },
    'targets.instanceIds[0]: expected i- and 8 or 17 hexadecimal digits, or mi- and 17, got "web-1" [PM596]',
  ],
  [{ baselines: [] }, "baselines: expected a list of at least one baseline, got a list of 0 entries [PM001]"],
  [
    { baselines: ["pb-1"] },
    'baselines[0]: expected a PatchBaseline or PatchBaseline.predefined(…), got "pb-1" [PM001]',
  ],
  [
    { maxErrors: "101%" },
    'maxErrors: expected a count from 0, or a percentage from "0%" to "100%", got "101%" [PM595]',
  ],
  [
    { outputS3KeyPrefix: "policy" },
    "outputS3KeyPrefix: expected outputS3Bucket beside it, but it is missing; there would be no output [PM001]",
  ],
  [
    { localDeploymentAdministrationRoleArn: "administration" },
    'localDeploymentAdministrationRoleArn: expected the ARN of an IAM role such as arn:aws:iam::123456789012:role/patching, got "administration" [PM597]',
  ],
  [
    { localDeploymentExecutionRoleName: "path/execution" },
    'localDeploymentExecutionRoleName: expected 1 to 64 characters out of letters, digits and "_", "+", "=", ",", ".", "@", "-", got "path/execution" [PM597]',
  ],
  [
    { baselineRegion: "Frankfurt" },
    'baselineRegion: expected the code of a Region such as eu-central-1, got "Frankfurt" [PM598]',
  ],
  [
    { outputS3Bucket: "ab" },
    'outputS3Bucket: expected 3 to 63 characters out of lower-case letters, digits, "-" and ".", a letter or digit first and last, got "ab" [PM599]',
  ],
  [
    { name: "a/b" },
    'name: expected 1 to 120 characters out of letters, digits, spaces, ".", "_" and "-", got "a/b" [PM590]',
  ],
])("refuses %j", (props, message) => {
  expect(refused(props).split("\n  - ")).toContain(message);
});

test("of a misspelt operation it is not said what the other one needs or refuses", () => {
  expect(refused({ operation: "Scann", installSchedule: undefined }).split("\n  - ").slice(1)).toEqual([
    'operation: expected one of Scan, ScanAndInstall, got "Scann"; did you mean Scan [PM591]',
  ]);
});
