import { Construct } from "constructs";
import { PATCH_EVENT_NAMES } from "../../model/patch-operations/notifications/patch-events";
import { MaintenanceWindow } from "../../modules/maintenance-window";
import {
  EmergencyPatch,
  PatchLogs,
  type PatchLogsProps,
  PatchNotifications,
  PatchSchedule,
  PatchTaskRole,
} from "../../modules/patch-operations";
import { type OfflineAws, startOfflineAws } from "../../offline-aws/offline-aws";
import type { Applied, Planned, Step } from "../../offline-aws/terraform/reported";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { fleet } from "../support/fleet";
import { configuration, describeWithTerraform } from "../support/terraform";
import { AHEAD } from "./given-emergency";

const INSTALL = { operation: "Install", rebootOption: "RebootIfNeeded" } as const;
const KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** Where a case puts what it makes, and which patches are installed in an emergency. */
interface Given {
  readonly stack: Construct;
  readonly patches: readonly string[];
}

function sunday({ stack }: Given) {
  const window = new MaintenanceWindow(stack, "Sunday", {
    name: "linux-critical",
    schedule: "cron(0 2 ? * SUN *)",
    duration: 3,
    cutoff: 1,
  });
  return {
    window,
    target: window.addTarget("Critical", { patchGroups: [{ patchGroup: "Critical", tagKey: "Patch Group" }] }),
  };
}

/** Patches that cannot wait, with all that can surround them. */
function emergency({ stack, patches }: Given, bucket: PatchLogsProps) {
  return new EmergencyPatch(stack, "OpenSsl", {
    ...AHEAD,
    patches,
    serviceRole: new PatchTaskRole(stack, "Role"),
    logs: new PatchLogs(stack, "Logs", bucket),
    notifications: new PatchNotifications(stack, "Alerts", { events: ["windowExecution"] }),
  });
}

const CASES: Readonly<Record<string, (given: Given) => void>> = {
  "a task role": (given) => {
    const { window, target } = sunday(given);
    window.addPatchTask("Install", {
      ...INSTALL,
      targets: [target],
      serviceRole: new PatchTaskRole(given.stack, "Role"),
    });
  },
  "a task role that is narrowed": ({ stack }) => {
    new PatchTaskRole(stack, "Role", {
      name: "patching",
      documents: ["AWS-RunPatchBaseline"],
      nodeTags: { "Patch Group": ["Critical"] },
      sourceAccountCondition: true,
      sourceArnCondition: true,
    });
  },
  "a bucket for output": (given) => {
    const { window, target } = sunday(given);
    window.addPatchTask("Install", { ...INSTALL, targets: [target], logs: new PatchLogs(given.stack, "Logs") });
  },
  "a bucket with a key, a log group and an organisation": ({ stack }) => {
    const logs = new PatchLogs(stack, "Logs", {
      bucketPrefix: "patch-output-",
      keyPrefix: "eu",
      expirationDays: 30,
      kmsMasterKeyId: KEY,
      organizationId: "o-abcdefghij",
      logGroupName: "/patching",
      retentionInDays: 30,
    });
    logs.overrideUrl("list.yaml");
    logs.instancePolicyDocument;
  },
  notifications: (given) => {
    const { window, target } = sunday(given);
    const serviceRole = new PatchTaskRole(given.stack, "Role");
    const notifications = new PatchNotifications(given.stack, "Alerts");
    window.addPatchTask("Install", { ...INSTALL, targets: [target], serviceRole, notifications });
  },
  "notifications of every event": ({ stack }) => {
    new PatchNotifications(stack, "Alerts", { name: "patching", kmsMasterKeyId: KEY, events: PATCH_EVENT_NAMES });
  },
  hooks: (given) => {
    const { window, target } = sunday(given);
    window.addPatchTask("Install", { ...INSTALL, targets: [target], hooks: { preInstall: "Drain", onExit: "Fill" } });
  },
  "a patch schedule": ({ stack }) => {
    const region = "eu-west-1";
    new PatchSchedule(stack, "Web", {
      name: "web",
      patchGroups: [{ patchGroup: "Critical", tagKey: "Patch Group" }],
      scheduleTimezone: "Europe/Paris",
      scan: { schedule: "cron(0 12 ? * * *)", duration: 1, cutoff: 0, maxConcurrency: "50%" },
      install: {
        schedule: "cron(0 2 ? * SUN *)",
        duration: 3,
        cutoff: 1,
        rebootOption: "RebootIfNeeded",
        maxConcurrency: 5,
        maxErrors: 0,
        hooks: { preInstall: "Drain" },
      },
      serviceRole: new PatchTaskRole(stack, "Role", { region }),
      logs: new PatchLogs(stack, "Logs", { region }),
      tags: { Team: "platform" },
      region,
    });
  },
  "an emergency": (given) => emergency(given, { bucket: "patch-output" }),
  "an emergency, in a bucket with a key": (given) => emergency(given, { bucket: "patch-secrets", kmsMasterKeyId: KEY }),
  "a topic that exists, of the same account and Region": (given) => {
    const { window, target } = sunday(given);
    const serviceRole = new PatchTaskRole(given.stack, "Role");
    const topicArn = "arn:aws:sns:::patching";
    const notifications = PatchNotifications.fromTopicArn(given.stack, "Alerts", {
      topicArn,
      events: PATCH_EVENT_NAMES,
    });
    window.addPatchTask("Install", { ...INSTALL, targets: [target], serviceRole, notifications });
  },
  "everything at once, in another Region": ({ stack }) => {
    const region = "eu-west-1";
    const tags = { Team: "platform" };
    const window = new MaintenanceWindow(stack, "Sunday", {
      name: "linux-critical",
      schedule: "cron(0 2 ? * SUN *)",
      duration: 3,
      cutoff: 1,
      region,
      tags,
    });
    const around = {
      serviceRole: new PatchTaskRole(stack, "Role", { region, tags }),
      logs: new PatchLogs(stack, "Logs", { logGroupName: "/patching", region, tags }),
      notifications: new PatchNotifications(stack, "Alerts", { events: PATCH_EVENT_NAMES, region, tags }),
    };
    const targets = [
      window.addTarget("Critical", { patchGroups: [{ patchGroup: "Critical", tagKey: "Patch Group", region }] }),
    ];
    window.addPatchTask("Scan", { operation: "Scan", targets, ...around });
    window.addPatchTask("Install", { ...INSTALL, targets, hooks: { preInstall: "Drain" }, ...around });
    around.logs.instancePolicyDocument;
    const patchGroups = [{ patchGroup: "Web", tagKey: "Patch Group", region }] as const;
    new PatchSchedule(stack, "Web", {
      name: "web",
      patchGroups,
      scan: { schedule: "cron(0 12 ? * MON-FRI *)", duration: 1, cutoff: 0 },
      install: { schedule: "cron(0 2 ? * SAT *)", duration: 3, cutoff: 1, rebootOption: "RebootIfNeeded" },
      region,
      tags,
      ...around,
    });
    new EmergencyPatch(stack, "OpenSsl", { ...AHEAD, patchGroups, region, tags, ...around });
  },
};

const LAST = Object.keys(CASES).length - 1;

/** What of the last case is looked at: policies, as Terraform renders them. */
const POLICIES = {
  role: "aws_iam_role.Role.assume_role_policy",
  task: "aws_iam_role_policy.Role_Policy_C696881B.policy",
  bucket: "aws_s3_bucket_policy.Logs_Policy_0AE5C130.policy",
} as const;

/** Each case in a part of one stack; the last one in the stack itself, so that its addresses are short. */
function allCases(patches: readonly string[]) {
  const { stack, synth } = fleet();
  for (const [index, build] of Object.values(CASES).entries()) {
    build({ stack: index === LAST ? stack : new Construct(stack, `Case${index}`), patches });
  }
  const { resource, data = {} } = synth();
  const output = Object.entries(POLICIES).map(([name, reference]) => [name, { value: `\${${reference}}` }]);
  return configuration({ resource, data, output: Object.fromEntries(output) });
}

function isOfCase(index: number, { address }: Step): boolean {
  return index === LAST ? !/\.Case\d+_/.test(address) : address.includes(`.Case${index}_`);
}

describeWithTerraform("what surrounds a window, in Terraform with a simulated AWS", () => {
  let offline: OfflineAws;
  let here: Terraform;
  let applied: Applied;
  let again: Planned;

  beforeAll(async () => {
    offline = await startOfflineAws();
    here = Terraform.in(allCases(["openssl*"]), { environment: offline.environment, state: "in memory" });
    applied = await here.apply();
    again = await here.plan();
  });

  afterAll(async () => {
    await here?.close();
    await offline.close();
  });

  test("is applied without a word, and a second plan finds nothing to do", () => {
    expect(applied.summary).toContain("Apply complete!");
    expect(applied.diagnostics).toEqual([]);
    expect(again.summary).toBe("Plan: 0 to add, 0 to change, 0 to destroy.");
    expect(again.changes).toBe(false);
  });

  test.each(Object.keys(CASES).map((name, index) => ({ name, index })))(
    "$name: none of it changes in the second plan",
    ({ index }) => {
      const made = applied.steps.filter((step) => isOfCase(index, step));

      expect(made.length).toBeGreaterThan(0);
      expect(again.steps.filter((step) => isOfCase(index, step))).toEqual([]);
    },
  );

  test("the documents of an emergency are encrypted like their buckets", () => {
    const documents = offline.aws.account().list("aws_s3_object");

    const encryption = documents.map(({ attributes }) => [attributes.bucket, attributes.server_side_encryption]);
    expect(Object.fromEntries(encryption)).toMatchObject({ "patch-output": "AES256", "patch-secrets": "aws:kms" });
    for (const { attributes } of documents) expect(attributes.version_id).toMatch(/^[0-9a-f]{32}$/);
  });

  test("other patches are a change of the documents in place, and so is what somebody else has put there", async () => {
    const account = offline.aws.account();
    const valuesOf = (attribute: string, region: string) =>
      account.list("aws_s3_object", region).map(({ attributes }) => attributes[attribute]);
    const [elsewhere] = account.list("aws_s3_object", "eu-west-1");
    account.drift("aws_s3_object", elsewhere?.id ?? "", { etag: "0cc175b9c0f1b6a831c399e269772661" });

    here.configure(allCases(["bash"]));
    const { steps } = await here.apply();

    expect(steps.map(({ address, action }) => [action, address]).sort()).toEqual([
      ["update", "aws_s3_object.Case8_OpenSsl_Document_9E12C924"],
      ["update", "aws_s3_object.Case9_OpenSsl_Document_0A1C96D0"],
      ["update", "aws_s3_object.OpenSsl_Document_E0CEBFFE"],
    ]);
    expect(valuesOf("content", "eu-central-1")).toEqual(Array(2).fill('patches:\n  - id: "bash"\n'));
    expect(valuesOf("etag", "eu-west-1")).toEqual([elsewhere?.attributes.etag]);
  });

  test("the policies are, once rendered, what AWS is told", () => {
    const policyOf = (name: keyof typeof POLICIES) => JSON.parse(applied.outputs[name] as string).Statement;

    const account = "123456789012";
    const nodes = `arn:aws:ssm:eu-west-1:${account}:managed-instance/*`;
    expect(policyOf("role")).toEqual([
      {
        Sid: "SystemsManager",
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "ssm.amazonaws.com" },
      },
    ]);
    expect(policyOf("task")).toEqual([
      {
        Sid: "RunDocument",
        Effect: "Allow",
        Action: "ssm:SendCommand",
        Resource: [
          "arn:aws:ssm:eu-west-1::document/AWS-RunPatchBaselineWithHooks",
          "arn:aws:ssm:eu-west-1::document/AWS-RunPatchBaseline",
        ],
      },
      {
        Sid: "RunOnNodes",
        Effect: "Allow",
        Action: "ssm:SendCommand",
        Resource: [nodes, `arn:aws:ec2:eu-west-1:${account}:instance/*`],
      },
      {
        Sid: "FollowCommands",
        Effect: "Allow",
        Action: [
          "ssm:ListCommands",
          "ssm:ListCommandInvocations",
          "ssm:GetCommandInvocation",
          "ssm:DescribeInstanceInformation",
          "ssm:CancelCommand",
        ],
        Resource: "*",
      },
      { Sid: "ReadTags", Effect: "Allow", Action: "ssm:ListTagsForResource", Resource: nodes },
      { Sid: "FindByTag", Effect: "Allow", Action: "tag:GetResources", Resource: "*" },
      {
        Sid: "PassNotificationRole",
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: expect.stringMatching(`^arn:aws:iam::${account}:role/terraform-`),
        Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
      },
    ]);
    expect(policyOf("bucket")).toEqual([
      {
        Sid: "OnlyTls",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [expect.stringMatching(/^arn:aws:s3:::[^/]+\/\*$/), expect.stringMatching(/^arn:aws:s3:::[^/]+$/)],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });
});
