import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { emergencyInAFleet } from "../../examples/cookbook/emergency-in-a-fleet";
import { freezeInDecember } from "../../examples/cookbook/freeze-in-december";
import { mixedSystems } from "../../examples/cookbook/mixed-systems";
import { notifyAChannel } from "../../examples/cookbook/notify-a-channel";
import { notifyATeamChannel } from "../../examples/cookbook/notify-a-team-channel";
import { oneKbOnWindows } from "../../examples/cookbook/one-kb-on-windows";
import { patchAutoScalingGroups } from "../../examples/cookbook/patch-auto-scaling-groups";
import {
  OPERATIONS as OF_ONE_TOPIC,
  publishToOneTopic,
} from "../../examples/cookbook/publish-to-one-topic-of-the-fleet";
import { letEventsPublish, OPERATIONS } from "../../examples/cookbook/publish-to-the-topic-of-each-account";
import { scanDailyInstallWeekly } from "../../examples/cookbook/scan-daily-install-weekly";
import { tagInstances } from "../../examples/cookbook/tag-instances";
import { patchFleet } from "../../examples/fleet/main";
import {
  type AccountStack,
  findingsIn,
  MaintenanceWindow,
  PatchBaseline,
  PatchEnvironment,
  PatchFleet,
  PatchGroup,
  Schedule,
  TODAY_CONTEXT,
} from "../../modules";
import { DEFINITION, FLEET } from "../patch-fleet/given";
import { windowsFleet } from "../patch-fleet/given-fleets";
import { testFolder } from "../support/folders";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";

const TODAY = { [TODAY_CONTEXT]: "2026-11-23" };
const PAGE = readFileSync(join(__dirname, "../../docs/cookbook.md"), "utf8");

interface Kitchen {
  readonly app: App;
  readonly stack: TerraformStack;
  readonly web: PatchGroup;
}

/** A stack with a baseline and the group `web`, as most recipes begin. */
function kitchen(): Kitchen {
  const { app, stack } = emptyKitchen();
  const linux = new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 3, complianceLevel: "HIGH", enableNonSecurity: true }],
  });
  const patchWithin = { any: 14 };
  return { app, stack, web: new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [linux], patchWithin }) };
}

/** A stack with its provider alone. */
function emptyKitchen() {
  const app = new App({ outdir: testFolder(), context: TODAY });
  const stack = new TerraformStack(app, "patching");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  return { app, stack };
}

/** What the recipe synthesises, and what the checks warn of. */
function tasted({ app }: Pick<Kitchen, "app">, stack: string) {
  app.synth();
  const { resource } = JSON.parse(readFileSync(join(app.outdir, "stacks", stack, "cdk.tf.json"), "utf8"));
  return { resource, findings: warningsOf(app) };
}

/** What nobody has accepted. A note says what a rule leaves out; that is what the rule is for. */
function warningsOf(app: App): readonly string[] {
  return findingsIn(app)
    .filter(({ finding, accepted }) => finding.severity !== "information" && accepted === undefined)
    .map(({ text }) => text);
}

/** What the checks warn of in a fleet as it stands, without the recipe. */
function warningsBeside(fleet: (app: App) => PatchFleet): readonly string[] {
  const app = new App({ outdir: testFolder(), context: TODAY });
  fleet(app);
  return warningsOf(app);
}

test.each([
  ["scan-daily-install-weekly", scanDailyInstallWeekly, { aws_ssm_maintenance_window: 2, aws_ssm_patch_group: 1 }],
  ["mixed-systems", mixedSystems, { aws_ssm_patch_baseline: 3, aws_ssm_patch_group: 3 }],
] as const)("%s synthesises, and no check warns of anything", (_, recipe, counts) => {
  const app = new App({ outdir: testFolder(), context: TODAY });
  const stack = new TerraformStack(app, "patching");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });

  recipe(stack);

  const { resource, findings } = tasted({ app }, "patching");
  expect(findings).toEqual([]);
  for (const [type, count] of Object.entries(counts)) expect(Object.keys(resource[type])).toHaveLength(count);
});

test("tag-instances puts the group's tag on the instance, and on those of the Auto Scaling group", () => {
  const given = kitchen();
  weekly(given);

  tagInstances(given.stack, given.web, "ami-0123456789abcdef0");

  const { resource, findings } = tasted(given, "patching");
  expect(findings).toEqual([]);
  expect(resource.aws_instance.Single.tags).toEqual({ "Patch Group": "web", Name: "single" });
  expect(resource.aws_launch_template.Template.tag_specifications).toEqual([
    { resource_type: "instance", tags: { "Patch Group": "web" } },
  ]);
});

test("notify-a-channel lets the task publish to the topic that the mailing list follows", () => {
  const given = kitchen();
  const sunday = new MaintenanceWindow(given.stack, "Sunday", {
    name: "web-sunday",
    schedule: Schedule.weekly("SUN", "04:00"),
    duration: 3,
    cutoff: 1,
  });

  notifyAChannel(given.stack, sunday, sunday.addTarget("Web", { patchGroups: [given.web] }));

  const { resource, findings } = tasted(given, "patching");
  expect(findings).toEqual([]);
  const [task] = Object.values<Record<string, never>>(resource.aws_ssm_maintenance_window_task);
  expect(task).toMatchObject({ service_role_arn: expect.stringContaining("aws_iam_role.TaskRole") });
  expect(resource.aws_sns_topic_subscription.Mail.topic_arn).toMatch(/^\$\{aws_sns_topic\.Notifications/);
});

test("notify-a-team-channel hands the topic on to the channel, with events of the window and its tasks", () => {
  const given = kitchen();
  const schedule = Schedule.weekly("SUN", "04:00");
  const sunday = new MaintenanceWindow(given.stack, "Sunday", { name: "web-sunday", schedule, duration: 3, cutoff: 1 });

  notifyATeamChannel(given.stack, sunday, sunday.addTarget("Web", { patchGroups: [given.web] }));

  const { resource, findings } = tasted(given, "patching");
  expect(findings).toEqual([]);
  expect(resource.aws_chatbot_slack_channel_configuration.Channel.sns_topic_arns).toEqual([
    "${aws_sns_topic.Notifications.arn}",
  ]);
  expect(Object.keys(resource.aws_cloudwatch_event_rule)).toHaveLength(2);
});

describeWithTerraform("notify-a-team-channel", () => {
  test(
    "is planned without an account, with the channel as it is written",
    withOfflineAws(async ({ offline, terraform }) => {
      const given = kitchen();
      const schedule = Schedule.weekly("SUN", "04:00");
      const sunday = new MaintenanceWindow(given.stack, "Sunday", { name: "sunday", schedule, duration: 3, cutoff: 1 });
      notifyATeamChannel(given.stack, sunday, sunday.addTarget("Web", { patchGroups: [given.web] }));
      given.app.synth();
      const stack = terraform(join(given.app.outdir, "stacks/patching/cdk.tf.json"));

      await stack.apply();

      expect(offline.notSimulated).toEqual(["aws_chatbot_slack_channel_configuration"]);
      expect((await stack.plan()).changes).toBe(false);
    }),
  );
});

test("publish-to-the-topic-of-each-account tells it of failures and of the window, and its policy lets the rules publish", () => {
  const app = new App({ outdir: testFolder(), context: TODAY });
  const stack = new TerraformStack(app, "patching");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  new PatchEnvironment(stack, "Patching", {
    baselines: {
      Linux: {
        name: "linux",
        operatingSystem: "AMAZON_LINUX_2023",
        approvalRules: [{ approveAfterDays: 3, enableNonSecurity: true }],
      },
    },
    patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"], patchWithin: { any: 14 } } },
    maintenanceWindows: {
      Sunday: {
        name: "web-sunday",
        schedule: Schedule.weekly("SUN", "04:00"),
        duration: 3,
        cutoff: 1,
        patchGroups: ["Web"],
        patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
      },
    },
    operations: OPERATIONS,
  });

  letEventsPublish(stack, "arn:aws:sns:eu-central-1:123456789012:patching");

  const { resource, findings } = tasted({ app }, "patching");
  expect(findings).toEqual([]);
  expect(resource.aws_sns_topic).toBeUndefined();
  const [target] = Object.values<{ arn: string }>(resource.aws_cloudwatch_event_target);
  expect(target?.arn).toMatch(/:patching$/);
  expect(JSON.parse(resource.aws_sns_topic_policy.TopicPolicy.policy).Statement).toEqual([
    {
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sns:Publish",
      Resource: "arn:aws:sns:eu-central-1:123456789012:patching",
    },
  ]);
});

test("publish-to-one-topic-of-the-fleet subscribes it once, where it is, and lets every account publish", () => {
  const app = new App({ outdir: testFolder(), context: TODAY });
  const environment = { ...DEFINITION, operations: OF_ONE_TOPIC };
  const fleet = new PatchFleet(app, { ...FLEET, environment, lockFile: "not-there.json" });

  publishToOneTopic(fleet.stacks["dev-eu"] as AccountStack, fleet);

  const { resource, findings } = tasted({ app }, "dev-eu");
  expect(findings).toEqual(warningsBeside((alone) => new PatchFleet(alone, { ...FLEET, lockFile: "not-there.json" })));
  const topic = "arn:aws:sns:eu-central-1:111111111111:patching";
  expect(resource.aws_sns_topic_subscription).toMatchObject({ Mail: { topic_arn: topic, region: "eu-central-1" } });
  const [statement] = JSON.parse(resource.aws_sns_topic_policy.TopicPolicy.policy).Statement;
  expect(statement.Principal.AWS).toEqual([
    "arn:aws:iam::111111111111:root",
    "arn:aws:iam::222222222222:root",
    "arn:aws:iam::333333333333:root",
  ]);
  expect([statement.Action, statement.Resource]).toEqual(["sns:Publish", topic]);
  const notes = findingsIn(app).filter(({ finding }) => finding.checkId === "PM718");
  expect(notes).toEqual([]);
});

test("freeze-in-december ends one window before the freeze and begins another one after it, and scans all year", () => {
  const given = emptyKitchen();

  freezeInDecember(given.stack);

  const { resource, findings } = tasted(given, "patching");
  const { Weekly, Daily, ...others } = resource.aws_ssm_maintenance_window;
  expect(findings).toEqual([]);
  expect(Weekly.end_date).toBe("2026-12-14T00:00:00+01:00");
  expect(others).toMatchObject({ "Weekly-from-2027-01-04": { start_date: "2027-01-04T00:00:00+01:00" } });
  expect([Daily.start_date, Daily.end_date]).toEqual([undefined, undefined]);
});

test("emergency-in-a-fleet opens a window once in every Region of every account, and no check warns of anything", () => {
  const app = new App({ outdir: testFolder(), context: TODAY });
  const fleet = patchFleet(app);

  const at = "2026-11-29T22:00:00";
  emergencyInAFleet(fleet, { patches: ["openssl*"], at, nodeRole: "nodes", unaffected: ["WINDOWS"] });

  for (const name of Object.keys(fleet.stacks)) {
    const { resource, findings } = tasted({ app }, name);
    expect(findings).toEqual([]);
    const regions = Object.values<{ schedule: string; region: string }>(resource.aws_ssm_maintenance_window)
      .filter(({ schedule }) => schedule === "at(2026-11-29T22:00:00)")
      .map(({ region }) => region);
    const environment = fleet.stacks[name]?.environment;
    expect(regions.sort()).toEqual(Object.keys(environment?.regions ?? {}).sort());
  }
});

test("one-kb-on-windows installs it by name in every ring, whatever the ring waits for, and no check warns of anything", () => {
  const app = new App({ outdir: testFolder(), context: TODAY });
  const fleet = windowsFleet(app);

  for (const stack of Object.values(fleet.stacks))
    oneKbOnWindows(stack, { kb: "KB5071547", at: "2026-11-29T22:00:00" });

  const { resource, findings } = tasted({ app }, "prod");
  expect(findings).toEqual(warningsBeside(windowsFleet));
  const [document] = Object.values<{ content: string }>(resource.aws_s3_object);
  expect(JSON.parse(document?.content ?? "")).toEqual([
    expect.objectContaining({ ApprovedPatches: ["KB5071547"], OperatingSystem: "WINDOWS" }),
  ]);
});

test("patch-auto-scaling-groups patches the group by an Automation, one instance after the other", () => {
  const given = kitchen();

  patchAutoScalingGroups(given.stack, given.web);

  const { resource, findings } = tasted(given, "patching");
  expect(findings).toEqual([]);
  expect(resource.aws_ssm_association.PatchAsg).toMatchObject({
    name: "AWS-PatchAsgInstance",
    automation_target_parameter_name: "InstanceId",
    targets: [{ key: "tag:Patch Group", values: ["web"] }],
    max_concurrency: "1",
  });
});

test.each([
  "scan-daily-install-weekly",
  "mixed-systems",
  "tag-instances",
  "notify-a-channel",
  "publish-to-the-topic-of-each-account",
  "publish-to-one-topic-of-the-fleet",
  "freeze-in-december",
  "emergency-in-a-fleet",
  "one-kb-on-windows",
  "patch-auto-scaling-groups",
])("the page shows %s as it runs", (name) => {
  const file = readFileSync(join(__dirname, `../../examples/cookbook/${name}.ts`), "utf8");

  expect(PAGE).toContain(`\`\`\`ts\n${forPackage(file)}\`\`\`\n`);
});

test("the page shows the stack of examples/back-up-then-patch", () => {
  const file = readFileSync(join(__dirname, "../../examples/back-up-then-patch/main.ts"), "utf8");
  const [stack = ""] = forPackage(file)
    .replace("{ App, TerraformStack }", "{ TerraformStack }")
    .split("\n/** The command");

  expect(PAGE).toContain(`\`\`\`ts\n${stack}\`\`\`\n`);
});

/** A recipe as who installed the package writes it. */
function forPackage(file: string): string {
  return file.replace('"../../modules"', '"cdktf-patch-manager"');
}

function weekly({ stack, web }: Kitchen): void {
  const window = new MaintenanceWindow(stack, "Sunday", {
    name: "web-sunday",
    schedule: Schedule.weekly("SUN", "04:00"),
    duration: 3,
    cutoff: 1,
  });
  window.addPatchTask("Install", {
    operation: "Install",
    targets: [window.addTarget("Web", { patchGroups: [web] })],
    rebootOption: "RebootIfNeeded",
  });
}
