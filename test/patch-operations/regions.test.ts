import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import {
  EmergencyPatch,
  MaintenanceWindow,
  PatchAssociation,
  PatchBaseline,
  PatchGroup,
  PatchLogs,
  PatchNotifications,
  PatchPolicy,
  PatchSchedule,
  Schedule,
} from "../../modules";
import { fleet } from "../support/fleet";
import { refusal } from "../support/refusal";

// The provider of the stack works in eu-central-1.

function group(stack: TerraformStack, id: string, where: { region?: string; provider?: AwsProvider } = {}): PatchGroup {
  const baseline = new PatchBaseline(stack, `${id}Linux`, {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 3 }],
    ...where,
  });
  return new PatchGroup(stack, id, { patchGroup: id, baselines: [baseline], ...where });
}

const EMERGENCY = {
  name: "openssl",
  at: "2026-11-29T22:00:00",
  duration: 4,
  rebootOption: "NoReboot",
  patches: ["openssl*"],
  overrideUrl: "s3://patch-output/override/openssl.yaml",
} as const;

const SUNDAY = { name: "sunday", schedule: Schedule.weekly("SUN", "02:00"), duration: 3, cutoff: 1 } as const;

const PAIR = {
  name: "web",
  scan: { schedule: Schedule.daily("12:00"), duration: 1, cutoff: 0 },
  install: { schedule: Schedule.weekly("SUN", "02:00"), duration: 3, cutoff: 1, rebootOption: "RebootIfNeeded" },
} as const;

const ASSOCIATION = {
  operation: "Install",
  rebootOption: "NoReboot",
  scheduleExpression: "cron(0 2 ? * SUN *)",
} as const;

const WORKS_WITH_GROUPS = {
  "an emergency": (stack: TerraformStack, patchGroups: PatchGroup[], more: object = {}) =>
    new EmergencyPatch(stack, "Made", { ...EMERGENCY, patchGroups, ...more }),
  "a pair of windows": (stack: TerraformStack, patchGroups: PatchGroup[], more: object = {}) =>
    new PatchSchedule(stack, "Made", { ...PAIR, patchGroups, ...more }),
  "an association": (stack: TerraformStack, patchGroups: PatchGroup[], more: object = {}) =>
    new PatchAssociation(stack, "Made", { ...ASSOCIATION, targets: { patchGroups }, ...more }),
};

function regionsOf(resource: object): readonly unknown[] {
  const made = { ...resource } as Record<string, Record<string, { region?: string }>>;
  return Object.entries(made)
    .filter(([type]) => /maintenance_window|association/.test(type))
    .flatMap(([, all]) => Object.values(all).map(({ region }) => region));
}

describe.each(Object.entries(WORKS_WITH_GROUPS))("%s", (_, make) => {
  test("works in the Region of its patch groups", () => {
    const { stack, synth } = fleet();

    make(stack, [group(stack, "There", { region: "us-east-1" })]);

    expect(new Set(regionsOf(synth().resource))).toEqual(new Set(["us-east-1"]));
  });

  test("works in the Region of the provider of its patch groups", () => {
    const { stack, synth } = fleet();
    const provider = new AwsProvider(stack, "us", { region: "us-east-1", alias: "us" });

    make(stack, [group(stack, "There", { provider })]);

    expect(new Set(regionsOf(synth().resource))).toEqual(new Set(["us-east-1"]));
  });

  test("writes no Region where the groups are in its provider's", () => {
    const { stack, synth } = fleet();

    make(stack, [group(stack, "Here"), group(stack, "Named", { region: "eu-central-1" })]);

    expect(new Set(regionsOf(synth().resource))).toEqual(new Set([undefined]));
  });

  test("takes the name of its provider's Region for that Region", () => {
    const { stack } = fleet();

    expect(refusal(() => make(stack, [group(stack, "Here")], { region: "eu-central-1" }))).toBe("accepted");
  });

  test("throws when its groups are of two Regions", () => {
    const { stack } = fleet();
    const groups = [group(stack, "Here"), group(stack, "There", { region: "us-east-1" })];

    expect(refusal(() => make(stack, groups))).toMatch(
      /patchGroups\[1\]: expected a patch group of eu-central-1, where the (window|association) is, got one of us-east-1; give the group of eu-central-1, with a baseline of eu-central-1 too, and make another \1 for us-east-1 \[PM419\]/,
    );
  });

  test("throws when its own Region is not that of its groups", () => {
    const { stack } = fleet();

    expect(refusal(() => make(stack, [group(stack, "Here")], { region: "us-east-1" }))).toContain(
      "patchGroups[0]: expected a patch group of us-east-1, where the ",
    );
  });

  test("throws when its logs lie in another Region", () => {
    const { stack } = fleet();
    const logs = new PatchLogs(stack, "Logs");

    expect(refusal(() => make(stack, [group(stack, "There", { region: "us-east-1" })], { logs }))).toContain(
      "logs: expected those of us-east-1, where it runs, got those of eu-central-1; give those of us-east-1, and make " +
        "one of each for each Region [PM765]",
    );
  });

  test("takes a bucket that is kept elsewhere in every Region", () => {
    const { stack } = fleet();
    const logs = PatchLogs.fromBucket({ bucket: "patch-output" });

    expect(refusal(() => make(stack, [group(stack, "There", { region: "us-east-1" })], { logs }))).toBe("accepted");
  });
});

test("throws when the notifications of a task lie in another Region; a topic that is kept elsewhere serves all", () => {
  const { stack } = fleet();
  const window = new MaintenanceWindow(stack, "Sunday", { ...SUNDAY, region: "us-east-1" });
  const targets = [window.addTarget("Web", { patchGroups: [group(stack, "There", { region: "us-east-1" })] })];
  const told = (id: string, notifications: object) =>
    refusal(() =>
      window.addPatchTask(id, {
        operation: "Scan",
        targets,
        serviceRoleArn: "arn:aws:iam::123456789012:role/patching",
        notifications: notifications as PatchNotifications,
      }),
    );

  expect(told("Here", new PatchNotifications(stack, "Alerts"))).toContain(
    "notifications: expected those of us-east-1, where it runs, got those of eu-central-1; ",
  );
  const topicArn = "arn:aws:sns:eu-central-1:123456789012:patching";
  expect(told("Topic", PatchNotifications.fromTopicArn(stack, "Topic", { topicArn }))).toBe("accepted");
  const heard = PatchNotifications.fromTopicArn(stack, "Heard", { topicArn, events: ["windowExecution"] });
  expect(told("Heard", heard)).toContain("got those of eu-central-1");
});

test("a window accepts no group of another Region, whoever names the Region", () => {
  const { stack } = fleet();
  const window = new MaintenanceWindow(stack, "Sunday", SUNDAY);
  const provider = new AwsProvider(stack, "us", { region: "us-east-1", alias: "us" });

  const add = (id: string, where: object) =>
    refusal(() => window.addTarget(id, { patchGroups: [group(stack, `Of${id}`, where)] }));

  expect(add("Named", { region: "us-east-1" })).toContain("[PM419]");
  expect(add("OfProvider", { provider })).toContain("[PM419]");
  expect(add("Same", { region: "eu-central-1" })).toBe("accepted");
});

test("a group is where its baselines are, also where their provider says so, and takes none of another Region", () => {
  const { stack, only } = fleet();
  const provider = new AwsProvider(stack, "us", { region: "us-east-1", alias: "us" });
  const baseline = (id: string, operatingSystem: "UBUNTU" | "WINDOWS", where: object) =>
    new PatchBaseline(stack, id, {
      name: "linux",
      operatingSystem,
      approvalRules: [{ approveAfterDays: 3 }],
      ...where,
    });
  const there = baseline("There", "WINDOWS", { provider });

  new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [there] });

  expect(only("aws_ssm_patch_group")).toMatchObject({ region: "us-east-1" });
  const here = baseline("Here", "UBUNTU", {});
  expect(refusal(() => new PatchGroup(stack, "Both", { patchGroup: "web", baselines: [here, there] }))).toContain(
    "baselines[1]: expected a baseline in eu-central-1, got one in us-east-1 (fleet/There); make one group for each Region [PM206]",
  );
  expect(
    refusal(() => new PatchGroup(stack, "Named", { patchGroup: "w", region: "eu-central-1", baselines: [here] })),
  ).toBe("accepted");
});

test("a patch policy accepts baselines of the Region that it looks in", () => {
  const { stack } = fleet();
  const baseline = (id: string, where: object) =>
    new PatchBaseline(stack, id, {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [{ approveAfterDays: 3 }],
      ...where,
    });
  const policy = (id: string, selected: PatchBaseline, baselineRegion: string) =>
    refusal(
      () =>
        new PatchPolicy(stack, id, {
          name: "prod",
          operation: "Scan",
          baselines: [selected],
          baselineRegion,
          account: "123456789012",
          targetRegions: ["eu-central-1"],
          targets: { tag: { key: "Stage", value: "prod" } },
          scanSchedule: Schedule.daily("01:00"),
          localDeploymentAdministrationRoleArn: "arn:aws:iam::123456789012:role/AWS-QuickSetup-PatchPolicy-Admin",
          localDeploymentExecutionRoleName: "AWS-QuickSetup-PatchPolicy-LocalExecutionRole",
        }),
    );
  const provider = new AwsProvider(stack, "us", { region: "us-east-1", alias: "us" });

  expect(policy("Here", baseline("OfHere", {}), "eu-central-1")).toBe("accepted");
  expect(policy("There", baseline("OfThere", { provider }), "us-east-1")).toBe("accepted");
  expect(policy("Mixed", baseline("OfUs", { region: "us-east-1" }), "eu-central-1")).toContain(
    "baselines[0]: expected a baseline in eu-central-1, as baselineRegion says, got one in us-east-1; give that as " +
      "baselineRegion, or a baseline of eu-central-1 [PM767]",
  );
});
