import type { TerraformStack } from "cdktf";
import { MaintenanceWindow, type PatchTaskOptions } from "../../modules/maintenance-window";
import {
  EmergencyPatch,
  type EmergencyPatchProps,
  PatchLogs,
  PatchNotifications,
  PatchSchedule,
  PatchTaskRole,
} from "../../modules/patch-operations";
import { fleet } from "../support/fleet";
import { README } from "../support/readme";
import { AHEAD } from "./given-emergency";

const KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const TOPIC = "arn:aws:sns:eu-central-1:123456789012:patching";
const ROLE = "arn:aws:iam::123456789012:role/patching";
const patchGroups = [{ patchGroup: "Critical", tagKey: "Patch Group" }] as const;

type Make = (stack: TerraformStack) => unknown;

const logs: Make = (stack) => new PatchLogs(stack, "Logs");
const notifications: Make = (stack) => new PatchNotifications(stack, "Alerts");

function emergency(props: Partial<EmergencyPatchProps>): Make {
  return (stack) => new EmergencyPatch(stack, "OpenSsl", { ...AHEAD, logs: new PatchLogs(stack, "Logs"), ...props });
}

function task(options: (stack: TerraformStack) => Partial<PatchTaskOptions> = () => ({})): Make {
  return (stack) => {
    const given = { name: "sunday", schedule: "cron(0 2 ? * SUN *)", duration: 3, cutoff: 1 };
    const window = new MaintenanceWindow(stack, "Sunday", given);
    const targets = [window.addTarget("Critical", { patchGroups })];
    const rest = { operation: "Install", rebootOption: "NoReboot", targets, ...options(stack) } as PatchTaskOptions;
    window.addPatchTask("Install", rest);
  };
}

const pair: Make = (stack) =>
  new PatchSchedule(stack, "Critical", {
    name: "critical",
    patchGroups,
    scan: { schedule: "cron(0 12 * * ? *)", duration: 1, cutoff: 0 },
    install: { schedule: "cron(0 2 ? * SUN *)", duration: 3, cutoff: 1, rebootOption: "NoReboot" },
  });

/** For each row of the table: what is made with it, and what stands there without it. */
const ROWS: Readonly<Record<string, readonly [made: Make, without?: Make]>> = {
  "… `serviceRole`, `logs`, `notifications` of a task": [
    task((stack) => ({
      serviceRole: new PatchTaskRole(stack, "Role"),
      logs: new PatchLogs(stack, "Logs"),
      notifications: new PatchNotifications(stack, "Alerts"),
    })),
    (stack) => {
      task()(stack);
      new PatchTaskRole(stack, "Role", { documents: ["AWS-RunPatchBaseline"] });
      logs(stack);
      notifications(stack);
    },
  ],
  "… `hooks` of a task": [task(() => ({ hooks: { preInstall: "Drain" } }) as never), task()],
  "`PatchTaskRole`": [(stack) => new PatchTaskRole(stack, "Role", { documents: ["AWS-RunPatchBaseline"] })],
  "`PatchLogs`": [logs],
  "… `logGroupName`": [(stack) => new PatchLogs(stack, "Logs", { logGroupName: "/patching" }), logs],
  "… `organizationId`": [(stack) => new PatchLogs(stack, "Logs", { organizationId: "o-abcdefghij" }), logs],
  "`PatchNotifications`": [notifications],
  "… `kmsMasterKeyId`": [(stack) => new PatchNotifications(stack, "Alerts", { kmsMasterKeyId: KEY }), notifications],
  "… `events`": [(stack) => new PatchNotifications(stack, "Alerts", { events: ["compliance"] }), notifications],
  "`PatchNotifications.fromTopicArn`": [
    (stack) => PatchNotifications.fromTopicArn(stack, "Alerts", { topicArn: TOPIC }),
  ],
  "`PatchTaskRole.fromRoleArn`, `PatchLogs.fromBucket`": [
    (stack) => {
      new PatchNotifications(stack, "Alerts");
      PatchTaskRole.fromRoleArn({ roleArn: ROLE });
      PatchLogs.fromBucket({ bucket: "output" });
    },
    notifications,
  ],
  "`PatchSchedule`": [pair],
  "`EmergencyPatch`": [emergency({}), logs],
  "… `overrideUrl`": [emergency({ overrideUrl: "s3://output/list.yaml" }), emergency({})],
};

test.each(Object.entries(ROWS))(
  "README's row for %s names what Terraform gets, and nothing else",
  (row, [make, makeWithout]) => {
    const made = typesOf(make);
    const without = makeWithout === undefined ? new Set<string>() : typesOf(makeWithout);

    const more = [...made].filter((type) => !without.has(type));
    const less = [...without].filter((type) => !made.has(type));

    expect(namedIn(row)).toEqual([...more, ...less].sort());
  },
);

test("what a node's instance profile needs is one document more", () => {
  const { stack, synth } = fleet();
  const before = Object.keys(synthWithLogs().data?.aws_iam_policy_document ?? {}).length;

  new PatchLogs(stack, "Logs").instancePolicyDocument;

  expect(Object.keys(synth().data?.aws_iam_policy_document ?? {})).toHaveLength(before + 1);
  expect(README).toContain("| `logs.instancePolicyDocument` | `data.aws_iam_policy_document`");
});

function synthWithLogs() {
  const { stack, synth } = fleet();
  logs(stack);
  return synth();
}

function typesOf(make: Make): ReadonlySet<string> {
  const { stack, synth } = fleet();
  make(stack);
  return new Set(Object.keys(synth().resource));
}

function namedIn(row: string): string[] {
  const line = README.split("\n").find((one) => one.startsWith(`| ${row} | `));
  return [...(line ?? "no such row `aws_`").slice(row.length).matchAll(/`(aws_[a-z0-9_]*)`/g)]
    .map(([, type]) => type ?? "")
    .sort();
}
