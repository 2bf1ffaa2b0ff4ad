import { planWith, reviewWith } from "./given-plans";
import { changed, made, quickSetup, SETUP, told } from "./given-ways";

/** Every parameter of a policy, as it may stand. */
const POLICY = {
  PatchPolicyName: "all",
  SelectedPatchBaselines: '{"UBUNTU":{"value":"pb-0123456789abcdef0"}}',
  PatchBaselineUseDefault: "custom",
  PatchBaselineRegion: "eu-central-1",
  ConfigurationOptionsPatchOperation: "ScanAndInstall",
  ConfigurationOptionsScanValue: "cron(0 1 * * ? *)",
  ConfigurationOptionsInstallValue: "cron(0 2 ? * SUN *)",
  ConfigurationOptionsScanNextInterval: "true",
  ConfigurationOptionsInstallNextInterval: "true",
  RebootOption: "NoReboot",
  IsPolicyAttachAllowed: "false",
  OutputLogEnableS3: "true",
  OutputS3BucketName: "patch-logs",
  OutputS3KeyPrefix: "policy",
  OutputBucketRegion: "eu-central-1",
  RateControlConcurrency: "10%",
  RateControlErrorThreshold: "1",
  TargetType: "Tags",
  TargetTagKey: "Stage",
  TargetTagValue: "prod",
  TargetAccounts: "123456789012",
  TargetRegions: "eu-central-1",
  HasDeletedBaseline: "false",
} as const;

test("names the next run that installs, and that of a scan where a policy only scans", () => {
  const runOf = (parameters: object) => {
    const { stacks } = reviewWith(planWith([made(SETUP, quickSetup("AWSQuickSetupType-PatchPolicy", parameters))]));
    return stacks[0]?.changes[0]?.reach.nextRun?.local;
  };

  expect(runOf(POLICY)).toBe("2026-11-29T02:00");
  expect(runOf({ ...POLICY, ConfigurationOptionsPatchOperation: "Scan" })).toBe("2026-11-23T01:00");
});

test.each<[keyof typeof POLICY, string, readonly string[]]>([
  ["PatchPolicyName", "prod", ["policy: prod, was all"]],
  [
    "SelectedPatchBaselines",
    '{"UBUNTU":{"value":"pb-0fedcba9876543210"}}',
    ["baselines: UBUNTU = pb-0fedcba9876543210, was UBUNTU = pb-0123456789abcdef0"],
  ],
  ["PatchBaselineUseDefault", "default", ["parameter PatchBaselineUseDefault: default, was custom"]],
  ["PatchBaselineRegion", "eu-west-1", ["looks for its baselines in: eu-west-1, was eu-central-1"]],
  ["ConfigurationOptionsPatchOperation", "Scan", ["does: Scan, was ScanAndInstall"]],
  ["ConfigurationOptionsScanValue", "cron(0 4 * * ? *)", ["scans: daily 04:00 UTC, was daily 01:00 UTC"]],
  ["ConfigurationOptionsInstallValue", "cron(0 3 ? * SUN *)", ["installs: Sun 03:00 UTC, was Sun 02:00 UTC"]],
  ["ConfigurationOptionsScanNextInterval", "false", ["the first scan waits for the schedule: no, was yes"]],
  [
    "ConfigurationOptionsInstallNextInterval",
    "false",
    ["it installs immediately, when it is deployed and on each node that joins"],
  ],
  ["RebootOption", "RebootIfNeeded", ["reboot: reboots if anything was installed, was no reboot"]],
  ["IsPolicyAttachAllowed", "true", ["attaches what nodes need to their profiles: yes, was no"]],
  ["OutputLogEnableS3", "false", ["output goes to: not set, was patch-logs/policy in eu-central-1"]],
  [
    "OutputS3BucketName",
    "other-logs",
    ["output goes to: other-logs/policy in eu-central-1, was patch-logs/policy in eu-central-1"],
  ],
  [
    "OutputS3KeyPrefix",
    "other",
    ["output goes to: patch-logs/other in eu-central-1, was patch-logs/policy in eu-central-1"],
  ],
  [
    "OutputBucketRegion",
    "eu-west-1",
    ["output goes to: patch-logs/policy in eu-west-1, was patch-logs/policy in eu-central-1"],
  ],
  ["RateControlConcurrency", "20%", ["nodes at a time: 20%, was 10%"]],
  ["RateControlErrorThreshold", "2", ["stops when more than 2 fail, was when more than 1 fails"]],
  ["TargetType", "*", ["works on: every node, was nodes with tag Stage = prod"]],
  ["TargetTagKey", "Tier", ["works on: nodes with tag Tier = prod, was nodes with tag Stage = prod"]],
  ["TargetTagValue", "dev", ["works on: nodes with tag Stage = dev, was nodes with tag Stage = prod"]],
  [
    "TargetAccounts",
    "210987654321",
    ["works in: account 210987654321, eu-central-1, was account 123456789012, eu-central-1"],
  ],
  ["TargetRegions", "eu-west-1", ["works in: account 123456789012, eu-west-1, was account 123456789012, eu-central-1"]],
  ["HasDeletedBaseline", "true", ["parameter HasDeletedBaseline: true, was false"]],
])("no parameter of a patch policy changes in silence: %s", (name, value, sentences) => {
  const type = "AWSQuickSetupType-PatchPolicy";
  const resource = changed(SETUP, quickSetup(type, POLICY), quickSetup(type, { ...POLICY, [name]: value }));

  expect(told(resource).slice(1)).toEqual(sentences);
});

test("a parameter of a patch policy that becomes known after apply is not told as not set", () => {
  const type = "AWSQuickSetupType-PatchPolicy";
  const { HasDeletedBaseline: _, ...parameters } = POLICY;
  const resource = {
    ...changed(SETUP, quickSetup(type, POLICY), quickSetup(type, parameters)),
    unknown: { configuration_definition: [{ parameters: { HasDeletedBaseline: true } }] },
  };

  expect(told(resource).slice(1)).toEqual(["parameter HasDeletedBaseline: (known after apply), was false"]);
});
