import { TerraformVariable } from "cdktf";
import { acceptFinding, findingsIn } from "../../modules";
import { PatchLogs } from "../../modules/patch-operations";
import { fleet } from "../support/fleet";
import { annotationsOn } from "../support/warnings";
import { policies, resolved } from "./policies";

const KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const ARN = "${aws_s3_bucket.Logs.arn}";
const EVERYBODY = [{ type: "*", identifiers: ["*"] }];

const ONLY_TLS = {
  sid: "OnlyTls",
  effect: "Deny",
  actions: ["s3:*"],
  resources: [ARN, `${ARN}/*`],
  principals: EVERYBODY,
  condition: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
};

test("the bucket is private, encrypted, versioned, owned by its owner, and forgets", () => {
  const { stack, synth } = fleet();

  new PatchLogs(stack, "Logs");

  const bucket = "${aws_s3_bucket.Logs.bucket}";
  expect(synth().resource).toEqual({
    aws_s3_bucket: { Logs: {} },
    aws_s3_bucket_public_access_block: {
      Logs_PublicAccessBlock_316E1BAA: {
        bucket,
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    },
    aws_s3_bucket_ownership_controls: {
      Logs_OwnershipControls_4DCBA4D8: { bucket, rule: { object_ownership: "BucketOwnerEnforced" } },
    },
    aws_s3_bucket_server_side_encryption_configuration: {
      Logs_Encryption_BF2096A2: {
        bucket,
        rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
      },
    },
    aws_s3_bucket_versioning: {
      Logs_Versioning_7C791BEF: { bucket, versioning_configuration: { status: "Enabled" } },
    },
    aws_s3_bucket_lifecycle_configuration: {
      Logs_Lifecycle_7494FC12: {
        bucket,
        depends_on: ["aws_s3_bucket_versioning.Logs_Versioning_7C791BEF"],
        rule: [
          {
            id: "expire",
            status: "Enabled",
            filter: [{ prefix: "" }],
            expiration: [{ days: 400 }],
            noncurrent_version_expiration: [{ noncurrent_days: 30 }],
            abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
          },
        ],
      },
    },
    aws_s3_bucket_policy: {
      Logs_Policy_0AE5C130: {
        bucket,
        policy: "${data.aws_iam_policy_document.Logs_PolicyDocument_6B05AE05.json}",
      },
    },
  });
  expect(policies(synth())).toEqual({ Logs_PolicyDocument_6B05AE05: [ONLY_TLS] });
});

test("everything can be given, and Region and tags reach all that takes them", () => {
  const { stack, synth } = fleet();

  const logs = new PatchLogs(stack, "Logs", {
    bucket: "patch-output",
    keyPrefix: "patching/eu",
    expirationDays: 30,
    kmsMasterKeyId: KEY,
    forceDestroy: true,
    logGroupName: "/patching/output",
    retentionInDays: 30,
    logGroupKmsKeyId: KEY,
    tags: { Team: "platform" },
    region: "eu-west-1",
    lifecycle: { preventDestroy: true },
  });

  const { resource } = synth();
  expect(resource.aws_s3_bucket?.Logs).toEqual({
    bucket: "patch-output",
    force_destroy: true,
    tags: { Team: "platform" },
    region: "eu-west-1",
    lifecycle: { prevent_destroy: true },
  });
  expect(resource.aws_cloudwatch_log_group?.[logs.logGroup?.friendlyUniqueId ?? ""]).toEqual({
    name: "/patching/output",
    retention_in_days: 30,
    kms_key_id: KEY,
    tags: { Team: "platform" },
    region: "eu-west-1",
  });
  expect(resource.aws_s3_bucket_server_side_encryption_configuration).toMatchObject({
    Logs_Encryption_BF2096A2: {
      rule: [
        {
          apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms", kms_master_key_id: KEY },
          bucket_key_enabled: true,
        },
      ],
    },
  });
  expect(resource.aws_s3_bucket_lifecycle_configuration).toMatchObject({
    Logs_Lifecycle_7494FC12: { rule: [{ expiration: [{ days: 30 }] }] },
  });
  const regions = Object.values(resource).flatMap((ofType) => Object.values(ofType).map(({ region }) => region));
  expect(new Set(regions)).toEqual(new Set(["eu-west-1"]));
});

test("a log group that is asked for keeps its lines as long as the bucket by default", () => {
  const { stack, only } = fleet();

  new PatchLogs(stack, "Logs", { logGroupName: "/patching/output" });

  expect(only("aws_cloudwatch_log_group")).toEqual({ name: "/patching/output", retention_in_days: 400 });
});

test("scan and install never share a prefix, and the operation comes before the window", () => {
  const { stack } = fleet();
  const bare = new PatchLogs(stack, "Bare");
  const prefixed = new PatchLogs(stack, "Prefixed", { keyPrefix: "patching/eu", logGroupName: "/patching" });
  const elsewhere = PatchLogs.fromBucket({ bucket: "central-output", keyPrefix: "123456789012", logGroupName: "/p" });

  expect([bare.outputOf("Scan", "web").outputS3KeyPrefix, bare.outputOf("Install", "web").outputS3KeyPrefix]).toEqual([
    "scan/web",
    "install/web",
  ]);
  expect(resolved(stack, prefixed.outputOf("Install", "web"))).toEqual({
    outputS3Bucket: "${aws_s3_bucket.Prefixed.bucket}",
    outputS3KeyPrefix: "patching/eu/install/web",
    cloudwatchLogGroupName: "${aws_cloudwatch_log_group.Prefixed_LogGroup_BEC3B3B9.name}",
  });
  expect(elsewhere.outputOf("Scan", "web")).toEqual({
    outputS3Bucket: "central-output",
    outputS3KeyPrefix: "123456789012/scan/web",
    cloudwatchLogGroupName: "/p",
  });
});

describe("what the nodes need", () => {
  const UNWRITABLE =
    "instancePolicyDocument: expected to be attached to the role of the nodes' instance profile, and nothing reads it: " +
    "their output would be lost, though commands succeed; attach it, or accept this (acceptFinding) where that role may write here " +
    "already [PM706]";

  test("is told to be attached, where a task writes here and nothing reads the policy", () => {
    const { stack } = fleet();
    const logs = new PatchLogs(stack, "Logs");
    logs.outputOf("Install", "web");

    expect(annotationsOn(logs, "warn")).toEqual([UNWRITABLE]);
  });

  test.each<[string, (logs: PatchLogs) => void]>([
    ["whose policy is read after its tasks", (logs) => [logs.outputOf("Scan", "web"), logs.instancePolicyDocument]],
    ["that no task writes to", () => {}],
  ])("is not told of a place %s", (_, use) => {
    const { stack } = fleet();
    const logs = new PatchLogs(stack, "Logs");
    use(logs);

    expect(annotationsOn(logs, "warn")).toEqual([]);
  });

  test("is looked for again where its use or its policy comes after a first look", () => {
    const { stack } = fleet();
    const logs = new PatchLogs(stack, "Logs");
    const found = () => findingsIn(stack).map(({ finding }) => finding.checkId);

    expect(found()).not.toContain("PM706");
    logs.overrideUrl("openssl.yaml");
    expect(found()).toContain("PM706");
    logs.instancePolicyDocument;
    expect(found()).not.toContain("PM706");
  });

  test("is looked for again where a task writes here after a first look", () => {
    const { stack } = fleet();
    const logs = new PatchLogs(stack, "Logs");
    const found = () => findingsIn(stack).map(({ finding }) => finding.checkId);

    expect(found()).not.toContain("PM706");
    logs.outputOf("Install", "web");
    expect(found()).toContain("PM706");
  });

  test("can be accepted, for the role may be made elsewhere", () => {
    const { stack } = fleet();
    const logs = new PatchLogs(stack, "Logs");
    logs.outputOf("Install", "web");
    acceptFinding(logs, { check: "PM706", reason: "their role may write here", owner: "ops", until: "2027-03-31" });

    expect(annotationsOn(logs, "warn")).toEqual([]);
    expect(annotationsOn(logs, "info")).toEqual([expect.stringMatching(/^PM706 accepted until 2027-03-31 \(ops\)/)]);
  });

  test("they may write output, under its two prefixes only, and see how the bucket encrypts", () => {
    const { stack, synth } = fleet();

    const json = new PatchLogs(stack, "Logs", { keyPrefix: "eu" }).instancePolicyDocument;

    expect(resolved(stack, json)).toBe("${data.aws_iam_policy_document.Logs_InstancePolicy_2466FF50.json}");
    expect(policies(synth()).Logs_InstancePolicy_2466FF50).toEqual([
      {
        sid: "WriteOutput",
        actions: ["s3:PutObject", "s3:PutObjectAcl"],
        resources: [`${ARN}/eu/scan/*`, `${ARN}/eu/install/*`],
      },
      { sid: "ReadEncryption", actions: ["s3:GetEncryptionConfiguration"], resources: [ARN] },
    ]);
  });

  test("a key, a log group and override documents add what they ask for, whenever they are asked for", () => {
    const { stack, synth } = fleet();
    const logs = new PatchLogs(stack, "Logs", { kmsMasterKeyId: KEY, logGroupName: "/patching" });
    const group = "${aws_cloudwatch_log_group.Logs_LogGroup_2D29F7A4.arn}";

    logs.instancePolicyDocument;
    const url = logs.overrideUrl("openssl.yaml");

    expect(resolved(stack, url)).toBe("s3://${aws_s3_bucket.Logs.bucket}/override/openssl.yaml");
    expect(policies(synth()).Logs_InstancePolicy_2466FF50).toEqual([
      {
        sid: "WriteOutput",
        actions: ["s3:PutObject", "s3:PutObjectAcl"],
        resources: [`${ARN}/scan/*`, `${ARN}/install/*`],
      },
      { sid: "ReadEncryption", actions: ["s3:GetEncryptionConfiguration"], resources: [ARN] },
      { sid: "ReadOverrides", actions: ["s3:GetObject"], resources: [`${ARN}/override/*`] },
      { sid: "UseBucketKey", actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [KEY] },
      { sid: "FindLogGroup", actions: ["logs:DescribeLogGroups"], resources: ["*"] },
      { sid: "FindLogStreams", actions: ["logs:DescribeLogStreams"], resources: [`${group}:*`] },
      {
        sid: "WriteLogStreams",
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [`${group}:log-stream:*`],
      },
    ]);
  });

  test("other accounts of the organisation may write, each below its own id", () => {
    const { stack, synth } = fleet();

    new PatchLogs(stack, "Logs", { organizationId: "o-abcdefghij" }).overrideUrl("list.yaml");

    const shared = {
      principals: EVERYBODY,
      condition: [{ test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-abcdefghij"] }],
    };
    expect(policies(synth()).Logs_PolicyDocument_6B05AE05).toEqual([
      ONLY_TLS,
      {
        sid: "WriteOutput",
        actions: ["s3:PutObject", "s3:PutObjectAcl"],
        resources: [`${ARN}/&{aws:PrincipalAccount}/scan/*`, `${ARN}/&{aws:PrincipalAccount}/install/*`],
        ...shared,
      },
      { sid: "ReadEncryption", actions: ["s3:GetEncryptionConfiguration"], resources: [ARN], ...shared },
      {
        sid: "ReadOverrides",
        actions: ["s3:GetObject"],
        resources: [`${ARN}/&{aws:PrincipalAccount}/override/*`],
        ...shared,
      },
    ]);
  });
});

test("variables pass", () => {
  const { stack, synth } = fleet();
  const any = new TerraformVariable(stack, "any", {});

  new PatchLogs(stack, "Logs", {
    bucket: any.stringValue,
    keyPrefix: any.stringValue,
    expirationDays: any.numberValue,
    kmsMasterKeyId: any.stringValue,
    organizationId: any.stringValue,
    logGroupName: any.stringValue,
    retentionInDays: any.numberValue,
    region: any.stringValue,
  });

  expect(synth().resource.aws_s3_bucket?.Logs).toEqual({ bucket: "${var.any}", region: "${var.any}" });
});

test("the state addresses are pinned: changing one is a breaking change", () => {
  const { stack } = fleet();

  const logs = new PatchLogs(stack, "Logs", { logGroupName: "/p" });

  const { statePolicy: _, ...parts } = logs.parts;
  expect([logs.resource, logs.logGroup, ...Object.values(parts)].map((one) => one?.friendlyUniqueId)).toEqual([
    "Logs",
    "Logs_LogGroup_2D29F7A4",
    "Logs_PublicAccessBlock_316E1BAA",
    "Logs_OwnershipControls_4DCBA4D8",
    "Logs_Encryption_BF2096A2",
    "Logs_Versioning_7C791BEF",
    "Logs_Lifecycle_7494FC12",
    "Logs_Policy_0AE5C130",
  ]);
  expect(logs.node.defaultChild).toBe(logs.resource);
});
