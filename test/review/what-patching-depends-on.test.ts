import type { GivenResource } from "./given-plans";
import {
  ASSOCIATION,
  association,
  automation,
  changed,
  command,
  kept,
  made,
  quickSetup,
  removed,
  SETUP,
  TASK,
  tags,
  told,
} from "./given-ways";

const INSTALL = kept(TASK, command("AWS-RunPatchBaseline", { Operation: "Install", RebootOption: "NoReboot" }));

test.each<[string, readonly GivenResource[], readonly string[]]>([
  [
    "an inline policy of a task's role",
    [INSTALL, removed("aws_iam_role_policy.it", { name: "run", role: "task", policy: "{}" })],
    ["high", "the policy run is detached from role task, with which window sunday works"],
  ],
  [
    "an inline policy of a task's role that changes",
    [
      INSTALL,
      changed(
        "aws_iam_role_policy.it",
        { name: "run", role: "task", policy: "{}" },
        { name: "run", role: "task", policy: "[]" },
      ),
    ],
    ["medium", "the policy run changes on role task, with which window sunday works"],
  ],
  [
    "the role that an Automation is handed",
    [
      kept(TASK, automation("Own", { AutomationAssumeRole: "arn:aws:iam::123456789012:role/images" })),
      removed("aws_iam_role.images", { name: "images", arn: "arn:aws:iam::123456789012:role/images" }),
    ],
    ["high", "the role images goes away, with which window sunday works"],
  ],
  [
    "a parameter that an association reads",
    [
      kept(ASSOCIATION, association("AWS-RunShellScript", { commands: "{{ssm:/patching/list}}" })),
      changed("aws_ssm_parameter.it", { name: "/patching/list", value: "a" }, { name: "/patching/list", value: "b" }),
    ],
    ["medium", "the parameter it changes, which association it reads"],
  ],
  [
    "a parameter that an association reads which does not wait for its schedule",
    [
      kept(
        ASSOCIATION,
        association(
          "AWS-RunShellScript",
          { commands: "{{ssm:/patching/list}}" },
          { apply_only_at_cron_interval: false },
        ),
      ),
      changed("aws_ssm_parameter.it", { name: "/patching/list", value: "a" }, { name: "/patching/list", value: "b" }),
    ],
    [
      "medium",
      "the parameter it changes, which association it reads, and association it runs immediately on all of its nodes",
    ],
  ],
  [
    "a document that an association runs which does not wait for its schedule",
    [
      kept(ASSOCIATION, association("own", {}, { apply_only_at_cron_interval: false })),
      changed("aws_ssm_document.own", { name: "own", content: "a" }, { name: "own", content: "b" }),
    ],
    [
      "medium",
      "the document own changes, and its new version is the default immediately: association it runs it, and association it runs immediately on all of its nodes",
    ],
  ],
  [
    "a document that an association runs in one version",
    [
      kept(ASSOCIATION, association("own", {}, { apply_only_at_cron_interval: false, document_version: "3" })),
      changed("aws_ssm_document.own", { name: "own", content: "a" }, { name: "own", content: "b" }),
    ],
    ["medium", "the document own changes: association it runs an older version of it, and stays with that"],
  ],
  [
    "a parameter that goes away: nothing runs immediately",
    [
      kept(ASSOCIATION, association("AWS-RunShellScript", { commands: "{{ssm:/patching/list}}" })),
      removed("aws_ssm_parameter.it", { name: "/patching/list", value: "a" }),
    ],
    ["high", "the parameter it goes away, which association it reads"],
  ],
  [
    "a Change Calendar",
    [
      kept(ASSOCIATION, association("AWS-RunPatchBaseline", { Operation: "Scan" }, { calendar_names: ["freeze"] })),
      changed("aws_ssm_document.freeze", { name: "freeze", content: "a" }, { name: "freeze", content: "b" }),
    ],
    ["medium", "the Change Calendar freeze opens at other times: association it runs only while it is open"],
  ],
  [
    "a Change Calendar that goes away",
    [
      kept(ASSOCIATION, association("AWS-RunPatchBaseline", { Operation: "Scan" }, { calendar_names: ["freeze"] })),
      removed("aws_ssm_document.freeze", { name: "freeze", content: "a" }),
    ],
    ["high", "the Change Calendar freeze goes away, for which association it waits to be open"],
  ],
  [
    "a document of one's own that runs one of AWS's",
    [
      made("aws_ssm_document.own", {
        name: "own",
        content: '{"mainSteps":[{"action":"aws:runDocument","inputs":{"documentPath":"AWS-RunPatchBaseline"}}]}',
      }),
    ],
    ["medium", "the document own runs AWS-RunPatchBaseline, on whatever node it is run on"],
  ],
  [
    "a bucket into which a policy writes",
    [
      kept(
        SETUP,
        quickSetup("AWSQuickSetupType-PatchPolicy", {
          PatchPolicyName: "setup",
          OutputLogEnableS3: "true",
          OutputS3BucketName: "patch-logs",
          TargetAccounts: "123456789012",
          TargetRegions: "eu-central-1",
        }),
      ),
      removed("aws_s3_bucket.it", { bucket: "patch-logs" }),
    ],
    ["high", "the bucket it goes away, into which patch policy setup writes"],
  ],
  [
    "a baseline that a patch policy selects",
    [
      kept(
        SETUP,
        quickSetup("AWSQuickSetupType-PatchPolicy", {
          PatchPolicyName: "setup",
          SelectedPatchBaselines: JSON.stringify({ UBUNTU: { value: "pb-0123456789abcdef0" } }),
          TargetAccounts: "123456789012",
          TargetRegions: "eu-central-1",
        }),
      ),
      removed("aws_ssm_patch_baseline.it", { id: "pb-0123456789abcdef0", name: "it", operating_system: "UBUNTU" }),
    ],
    [
      "high",
      "the baseline is deleted: it for Ubuntu Server: nothing",
      "patch policy setup still selects it: once it is gone, its runs fail",
    ],
  ],
])("what patching depends on is told: %s", (_, resources, sentences) => {
  expect(told(...resources)).toEqual(sentences);
});

test.each([
  ["a parameter", changed("aws_ssm_parameter.it", { name: "/a", value: "a" }, { name: "/a", value: "b" })],
  ["a policy of another role", removed("aws_iam_role_policy.it", { name: "run", role: "other", policy: "{}" })],
  [
    "a new endpoint of S3",
    made("aws_vpc_endpoint.it", { service_name: "com.amazonaws.eu-central-1.s3", policy: "{}" }),
  ],
  ["another endpoint", removed("aws_vpc_endpoint.it", { service_name: "com.amazonaws.eu-central-1.ec2" })],
  ["an instance without a group", made("aws_instance.it", tags({ Stage: "prod" }))],
])("%s that nothing about patching refers to is not told", (_, resource) => {
  expect(told(INSTALL, resource)).toEqual(["none"]);
});
