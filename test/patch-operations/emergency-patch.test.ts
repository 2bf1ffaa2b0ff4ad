import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import { parse } from "yaml";
import { EmergencyPatch, PatchLogs } from "../../modules/patch-operations";
import { appOn } from "../support/apps";
import { fleet } from "../support/fleet";
import { testFolder } from "../support/folders";
import { annotationsOn } from "../support/warnings";
import { linux, OPENSSL, refused, tags } from "./given-emergency";
import { policies, resolved } from "./policies";

const KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

function parametersOf(task: Record<string, unknown>): unknown {
  const { run_command_parameters } = task.task_invocation_parameters as Record<string, Record<string, unknown>>;
  return run_command_parameters?.parameter;
}

test("a window that opens once and ends for good installs what a document names", () => {
  const { stack, only } = fleet();

  const lane = new EmergencyPatch(stack, "OpenSsl", OPENSSL);

  expect(only("aws_ssm_maintenance_window")).toEqual({
    name: "emergency-openssl",
    schedule: "at(2026-11-29T22:00:00)",
    end_date: "2026-11-30T02:00:00Z",
    duration: 4,
    cutoff: 0,
  });
  expect(only("aws_ssm_maintenance_window_target").targets).toEqual([{ key: "tag:Patch Group", values: ["Critical"] }]);
  expect(parametersOf(only("aws_ssm_maintenance_window_task"))).toEqual([
    { name: "InstallOverrideList", values: ["s3://patch-output/override/emergency-openssl.yaml"] },
    { name: "Operation", values: ["Install"] },
    { name: "RebootOption", values: ["NoReboot"] },
  ]);
  expect(lane.document.fileName).toBe("emergency-openssl.yaml");
  expect(lane.document.content).toBe('patches:\n  - id: "openssl*"\n  - id: "bind.x86_64"\n    title: "32:9.8.2"\n');
});

test("the document is read back as it was meant, whatever signs an id has", () => {
  const { stack } = fleet();
  const patches = ["*", "1234567", "- x: [y]", "#no", "kernel: 1", "true", "on", "1:20", "null", "KB5031364"];

  const { document } = new EmergencyPatch(stack, "OpenSsl", { ...OPENSSL, patches });

  expect(parse(document.content, { version: "1.1" })).toEqual({ patches: patches.map((id) => ({ id })) });
});

test("a baseline becomes an override document with every field that a node asks for", () => {
  const given = fleet();
  const { patches, overrideUrl, ...rest } = OPENSSL;

  const lane = new EmergencyPatch(given.stack, "OpenSsl", {
    ...rest,
    baselines: [linux(given)],
    logs: new PatchLogs(given.stack, "Logs"),
  });

  expect(lane.document.fileName).toBe("emergency-openssl.json");
  const everything = [
    { Key: "PRODUCT", Values: ["*"] },
    { Key: "CLASSIFICATION", Values: ["*"] },
    { Key: "SEVERITY", Values: ["*"] },
  ];
  expect(JSON.parse(lane.document.content)).toEqual([
    {
      OperatingSystem: "AMAZON_LINUX_2",
      GlobalFilters: { PatchFilters: [{ Key: "PRODUCT", Values: ["AmazonLinux2"] }] },
      ApprovalRules: {
        PatchRules: [
          {
            PatchFilterGroup: { PatchFilters: everything },
            ComplianceLevel: "CRITICAL",
            ApproveAfterDays: 0,
            EnableNonSecurity: false,
          },
          {
            PatchFilterGroup: { PatchFilters: [{ Key: "SEVERITY", Values: ["Low"] }] },
            ComplianceLevel: "UNSPECIFIED",
            ApproveUntilDate: "2026-11-01",
            EnableNonSecurity: true,
          },
        ],
      },
      ApprovedPatches: ["openssl*"],
      ApprovedPatchesComplianceLevel: "UNSPECIFIED",
      ApprovedPatchesEnableNonSecurity: false,
      RejectedPatches: ["kernel*"],
      RejectedPatchesAction: "ALLOW_AS_DEPENDENCY",
      Sources: [{ Name: "extras", Products: ["*"], Configuration: "[extras]" }],
    },
  ]);
  expect(parametersOf(given.only("aws_ssm_maintenance_window_task"))).toContainEqual({
    name: "BaselineOverride",
    values: ["s3://${aws_s3_bucket.Logs.bucket}/override/emergency-openssl.json"],
  });
});

test("the document is put into the bucket of the logs, once that is encrypted and versioned, before there is a task", () => {
  const { stack, only } = fleet();
  const logs = new PatchLogs(stack, "Logs", { keyPrefix: "patching", region: "eu-west-1" });

  const lane = new EmergencyPatch(stack, "OpenSsl", {
    ...OPENSSL,
    overrideUrl: undefined,
    logs,
    tags: { Team: "platform" },
  });

  expect(only("aws_s3_object")).toEqual({
    tags: { Team: "platform" },
    bucket: "${aws_s3_bucket.Logs.bucket}",
    key: "patching/override/emergency-openssl.yaml",
    content: lane.document.content,
    content_type: "application/yaml",
    etag: "4eff2df992cfe44c8a9e39874f707d23",
    region: "eu-west-1",
    depends_on: [
      "aws_s3_bucket_server_side_encryption_configuration.Logs_Encryption_BF2096A2",
      "aws_s3_bucket_versioning.Logs_Versioning_7C791BEF",
    ],
  });
  expect(only("aws_ssm_maintenance_window_task").depends_on).toEqual(["aws_s3_object.OpenSsl_Document_E0CEBFFE"]);
});

test.each([
  ["as many tags as the document accepts", 10, {}],
  ["more, where the document lies elsewhere", 50, { overrideUrl: OPENSSL.overrideUrl }],
])("accepts %s", (_, count, where) => {
  expect(
    refused(({ stack }) => ({
      ...OPENSSL,
      overrideUrl: undefined,
      logs: new PatchLogs(stack, "Logs"),
      tags: tags(count),
      ...where,
    })),
  ).toBe("accepted");
});

test("in a bucket with a key the document is encrypted with it, and has no hash that S3 could tell", () => {
  const given = fleet();
  const { patches, overrideUrl, ...rest } = OPENSSL;
  const logs = new PatchLogs(given.stack, "Logs", { kmsMasterKeyId: KEY });

  const lane = new EmergencyPatch(given.stack, "OpenSsl", { ...rest, baselines: [linux(given)], logs });

  expect(given.only("aws_s3_object")).toEqual({
    bucket: "${aws_s3_bucket.Logs.bucket}",
    key: "override/emergency-openssl.json",
    content: lane.document.content,
    content_type: "application/json",
    kms_key_id: KEY,
    depends_on: expect.any(Array),
  });
});

test("a document with a value that only Terraform knows has no hash yet", () => {
  const { stack, only } = fleet();
  const { stringValue } = new TerraformVariable(stack, "package", {});

  new EmergencyPatch(stack, "OpenSsl", {
    ...OPENSSL,
    patches: [stringValue],
    overrideUrl: undefined,
    logs: new PatchLogs(stack, "Logs"),
  });

  expect(only("aws_s3_object")).toMatchObject({ content: 'patches:\n  - id: "${var.package}"\n' });
  expect(only("aws_s3_object")).not.toHaveProperty("etag");
});

test("where the logs are another stack's, the document hangs on their bucket alone", () => {
  const { app, stack } = fleet();
  const other = new TerraformStack(app, "other");
  const provider = new AwsProvider(stack, "west", { region: "eu-west-1", alias: "west" });
  new AwsProvider(other, "aws", { region: "eu-central-1" });
  const logs = new PatchLogs(stack, "Logs", { provider });

  new EmergencyPatch(other, "OpenSsl", { ...OPENSSL, overrideUrl: undefined, logs });

  app.synth();
  const { resource } = JSON.parse(readFileSync(join(app.outdir, "stacks/other/cdk.tf.json"), "utf8"));
  expect(resource.aws_s3_object.OpenSsl_Document_E0CEBFFE).toEqual({
    "//": expect.anything(),
    bucket: expect.stringMatching(/^\$\{data\.terraform_remote_state\./),
    key: "override/emergency-openssl.yaml",
    content: expect.any(String),
    content_type: "application/yaml",
    etag: expect.any(String),
  });
});

test("nothing is put anywhere where overrideUrl says that the document lies elsewhere", () => {
  const { stack, synth, only } = fleet();

  const lane = new EmergencyPatch(stack, "OpenSsl", { ...OPENSSL, logs: new PatchLogs(stack, "Logs") });

  expect(lane.object).toBeUndefined();
  expect(Object.keys(synth().resource)).not.toContain("aws_s3_object");
  expect(only("aws_ssm_maintenance_window_task")).not.toHaveProperty("depends_on");
});

test("the nodes may read the document in the bucket of the logs", () => {
  const { stack, synth } = fleet();
  const logs = new PatchLogs(stack, "Logs");
  logs.instancePolicyDocument;

  const lane = new EmergencyPatch(stack, "OpenSsl", { ...OPENSSL, overrideUrl: undefined, logs });

  expect(resolved(stack, lane.document.url)).toBe("s3://${aws_s3_bucket.Logs.bucket}/override/emergency-openssl.yaml");
  expect(policies(synth()).Logs_InstancePolicy_2466FF50?.map(({ sid }) => sid)).toEqual([
    "WriteOutput",
    "ReadEncryption",
    "ReadOverrides",
  ]);
});

test("it says plainly that compliance is not updated by an override", () => {
  const { stack } = fleet();

  const lane = new EmergencyPatch(stack, "OpenSsl", OPENSSL);

  expect(annotationsOn(lane, "info")).toEqual([
    "patches: reported compliance is not updated by an override: it still follows the registered baseline [PM755]",
  ]);
});

describe("an emergency whose time has come", () => {
  const opened = (duration: number, hoursAgo: number) => {
    const stack = new TerraformStack(new App({ outdir: testFolder() }), "fleet");
    new AwsProvider(stack, "aws", { region: "eu-central-1" });
    const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString().slice(0, 19);
    return new EmergencyPatch(stack, "OpenSsl", { ...OPENSSL, at, duration });
  };

  test("is warned of once its window has closed, and stops no synth on the day after", () => {
    expect(annotationsOn(opened(4, 5), "warn").filter((text) => text.endsWith("[PM762]"))).toEqual([
      expect.stringMatching(
        /^at: expected a time in UTC that is to come, got ".*"; the window closed .* UTC, and it is .* UTC: give a later time, or remove the emergency patch if it has done its work/,
      ),
    ]);
  });

  test("is warned of by itself alone, and not by its window too", () => {
    const lane = opened(4, 24 * 9);

    expect(annotationsOn(lane, "warn")).toEqual([expect.stringMatching(/\[PM762\]$/)]);
    expect(annotationsOn(lane.window, "warn").filter((text) => text.includes("schedule"))).toEqual([]);
  });

  test("is warned of while its window is open: it may be at work", () => {
    expect(annotationsOn(opened(4, 1), "warn").filter((text) => text.endsWith("[PM763]"))).toEqual([
      expect.stringMatching(
        /^at: expected a time in UTC that is to come, got ".*", and it is .* UTC; give a later time, unless this was applied before: then leave it as it is until the window has closed/,
      ),
    ]);
  });

  test("says nothing on a day that the context names, of which all is to come", () => {
    const app = appOn("2026-11-29");
    const stack = new TerraformStack(app, "fleet");
    new AwsProvider(stack, "aws", { region: "eu-central-1" });

    const lane = new EmergencyPatch(stack, "OpenSsl", OPENSSL);

    expect(annotationsOn(lane, "warn").filter((text) => /PM76[23]/.test(text))).toEqual([]);
  });
});

test("the state addresses are pinned: changing one is a breaking change", () => {
  const { stack } = fleet();

  const lane = new EmergencyPatch(stack, "OpenSsl", {
    ...OPENSSL,
    overrideUrl: undefined,
    logs: new PatchLogs(stack, "Logs"),
  });

  expect(lane.object?.friendlyUniqueId).toBe("OpenSsl_Document_E0CEBFFE");
  expect(lane.window.resource.friendlyUniqueId).toBe("OpenSsl");
  expect(lane.task.resource.friendlyUniqueId).toBe("OpenSsl_Task_E6AA4DB4");
});
