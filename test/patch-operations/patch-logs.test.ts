import { TerraformVariable } from "cdktf";
import { acceptFinding, findingsIn } from "../../modules";
import { PatchLogs, type PatchLogsProps } from "../../modules/patch-operations";
import { fleet } from "../support/fleet";
import { refusal } from "../support/refusal";
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

function refused(props: unknown): string {
  return refusal(() => new PatchLogs(fleet().stack, "Logs", props as PatchLogsProps));
}

const problem = (line: string) => `patch logs fleet/Logs is not valid\n  - ${line}`;

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

test.each<[string, unknown, string]>([
  [
    "a bucket name with a dot",
    { bucket: "patch.output" },
    'bucket: expected 3 to 63 characters out of lower-case letters, digits and "-", a letter or digit first and last, got "patch.output" [PM701]',
  ],
  [
    "a prefix with a slash at its end",
    { keyPrefix: "patching/" },
    'keyPrefix: expected 1 to 350 characters out of letters, digits, "_", "-" and ".", in parts between "/", got "patching/" [PM701]',
  ],
  [
    "an organisation that is none",
    { organizationId: "123456789012" },
    'organizationId: expected 12 to 34 characters out of o- and 10 to 32 lower-case letters and digits, got "123456789012" [PM701]',
  ],
  [
    "two names for the bucket",
    { bucket: "patch-output", bucketPrefix: "patch" },
    "bucketPrefix: expected bucket or bucketPrefix, got both; leave one out [PM702]",
  ],
  [
    "a retention and no log group",
    { retentionInDays: 30 },
    "retentionInDays: expected logGroupName beside it, got none; name the log group [PM702]",
  ],
  ["half a day", { expirationDays: 0.5 }, "expirationDays: expected a whole number from 1 to 36500, got 0.5 [PM703]"],
  [
    "days that CloudWatch Logs does not offer",
    { logGroupName: "/p", retentionInDays: 100 },
    "retentionInDays: expected a number of days that CloudWatch Logs offers, got 100; the next longer is 120 [PM703]",
  ],
  [
    "more days than CloudWatch Logs offers",
    { logGroupName: "/p", retentionInDays: 5000 },
    "retentionInDays: expected a number of days that CloudWatch Logs offers, got 5000; the next longer is 0, for ever [PM703]",
  ],
  [
    "a key by its alias",
    { kmsMasterKeyId: "alias/patching" },
    'kmsMasterKeyId: expected the ARN of a KMS key such as arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab, got "alias/patching" [PM704]',
  ],
  [
    "a Region that is none",
    { region: "Frankfurt" },
    'region: expected the code of a Region such as eu-central-1, got "Frankfurt" [PM705]',
  ],
  ...["*", "a*", "?", "mrk-1/2"].map((id): [string, unknown, string] => [
    `a key whose id is ${id}, which would be any`,
    { kmsMasterKeyId: `arn:aws:kms:eu-central-1:123456789012:key/${id}` },
    `kmsMasterKeyId: expected the ARN of a KMS key such as arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab, got "arn:aws:kms:eu-central-1:123456789012:key/${id}" [PM704]`,
  ]),
  [
    "a property that does not exist",
    { expiration: 3 },
    "expiration: there is no such property; did you mean expirationDays [PM001]",
  ],
])("throws when there is %s", (_, props, line) => {
  expect(refused(props)).toBe(problem(line));
});

test.each<[string, unknown]>([
  ["the shortest names", { bucket: "abc", keyPrefix: "a", expirationDays: 1 }],
  ["the longest names", { bucket: "a".repeat(63), keyPrefix: "a".repeat(350), expirationDays: 36500 }],
  ["output that is kept for ever", { logGroupName: "/p", retentionInDays: 0 }],
])("takes %s", (_, props) => {
  expect(refused(props)).toBe("accepted");
});

test("throws when a bucket of elsewhere has no name", () => {
  const make = () => PatchLogs.fromBucket({ keyPrefix: "a//b" } as never);

  expect(make).toThrow(
    'existing patch logs is not valid\n  - bucket: missing, expected a string [PM001]\n  - keyPrefix: expected 1 to 350 characters out of letters, digits, "_", "-" and ".", in parts between "/", got "a//b" [PM001]',
  );
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
