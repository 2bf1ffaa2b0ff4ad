import { Construct } from "constructs";
import { MaintenanceWindow } from "../../modules/maintenance-window";
import { PATCH_EVENT_NAMES } from "../../modules/model/patch-operations/patch-events";
import {
  EmergencyPatch,
  PatchLogs,
  PatchNotifications,
  PatchSchedule,
  PatchTaskRole,
} from "../../modules/patch-operations";
import { type OfflineAws, startOfflineAws } from "../../offline-aws/offline-aws";
import type { PlanJson } from "../../offline-aws/terraform/plan-json";
import { type Planned, Terraform } from "../../offline-aws/terraform/terraform";
import { fleet } from "../support/fleet";
import { configuration, describeWithTerraform } from "../support/terraform";

const INSTALL = { operation: "Install", rebootOption: "RebootIfNeeded" } as const;
const KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** Where a case puts what it makes. */
interface Given {
  readonly stack: Construct;
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
    new EmergencyPatch(stack, "OpenSsl", {
      name: "emergency-openssl",
      at: "2099-11-29T22:00:00",
      duration: 4,
      patchGroups,
      rebootOption: "NoReboot",
      patches: ["openssl*"],
      region,
      tags,
      ...around,
    });
  },
};

const LAST = Object.keys(CASES).length - 1;

/** Each case in a part of one stack; the last one in the stack itself, so that its addresses are short. */
function allCases() {
  const { stack, synth } = fleet();
  for (const [index, build] of Object.values(CASES).entries()) {
    build({ stack: index === LAST ? stack : new Construct(stack, `Case${index}`) });
  }
  const { resource, data = {} } = synth();
  return configuration({ resource, data });
}

function isOfCase(index: number, address: string): boolean {
  return index === LAST ? !/\.Case\d+_/.test(address) : address.includes(`.Case${index}_`);
}

describeWithTerraform("what surrounds a window, in Terraform with a pretended AWS", () => {
  let offline: OfflineAws;
  let here: Terraform;
  let applied: Planned;
  let again: Planned;
  let changes: NonNullable<PlanJson["resource_changes"]>;

  beforeAll(async () => {
    offline = await startOfflineAws();
    here = Terraform.in(allCases(), { environment: offline.environment });
    applied = await here.apply();
    again = await here.plan();
    changes = (await here.show()).resource_changes ?? [];
  });

  afterAll(async () => {
    here?.close();
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
      const ofCase = changes.filter(({ address }) => isOfCase(index, address));

      expect(ofCase.length).toBeGreaterThan(0);
      expect(ofCase.filter(({ change }) => change.actions.join() !== "no-op")).toEqual([]);
    },
  );

  test("the policies are, once rendered, what AWS is told", async () => {
    const policyOf = await policiesInState(here);

    const account = "123456789012";
    const nodes = `arn:aws:ssm:eu-west-1:${account}:managed-instance/*`;
    expect(policyOf("aws_iam_role.Role", "assume_role_policy")).toEqual([
      {
        Sid: "SystemsManager",
        Effect: "Allow",
        Action: "sts:AssumeRole",
        Principal: { Service: "ssm.amazonaws.com" },
      },
    ]);
    expect(policyOf("aws_iam_role_policy.Role_Policy_C696881B", "policy")).toEqual([
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
    expect(policyOf("aws_s3_bucket_policy.Logs_Policy_0AE5C130", "policy")).toEqual([
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

/** The statements of a policy that the state holds, by the address of what has it. */
async function policiesInState(terraform: Terraform): Promise<(address: string, attribute: string) => unknown> {
  const { values } = (await terraform.state()) as {
    values?: { root_module: { resources: { address: string; values: Record<string, unknown> }[] } };
  };
  return (address, attribute) => {
    const found = values?.root_module.resources.find((one) => one.address === address);
    return JSON.parse(found?.values[attribute] as string).Statement;
  };
}
