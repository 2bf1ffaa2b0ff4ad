import { App } from "cdktf";
import { TODAY_CONTEXT } from "../../modules";
import { MaintenanceWindow } from "../../modules/maintenance-window";
import { PatchAssociation } from "../../modules/patch-association";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchEnvironment, PatchFleet } from "../../modules/patch-fleet";
import { PatchGroup } from "../../modules/patch-group";
import { PatchPolicy } from "../../modules/patch-policy";
import { type Fleet, fleet } from "../support/fleet";
import { DEFINITION, FLEET, RINGS } from "./given";

const LAMBDA = "arn:aws:lambda:eu-central-1:123456789012:function:SSMTell";
const MACHINE = "arn:aws:states:eu-central-1:123456789012:stateMachine:SSMTell";
const ROLES = {
  localDeploymentAdministrationRoleArn: "arn:aws:iam::123456789012:role/administration",
  localDeploymentExecutionRoleName: "execution",
} as const;

const NIGHTLY = {
  patchGroups: ["Web"],
  operation: "Install",
  rebootOption: "RebootIfNeeded",
  scheduleExpression: "cron(0 3 ? * SUN *)",
} as const;

const POLICY = {
  name: "all",
  operation: "ScanAndInstall",
  baselines: ["AmazonLinux2023"],
  account: "123456789012",
  targets: { allNodes: true },
  scanSchedule: "cron(0 1 * * ? *)",
  installSchedule: "cron(0 3 ? * SUN *)",
  rebootOption: "NoReboot",
  ...ROLES,
} as const;

const SCANNING = { ...POLICY, operation: "Scan", installSchedule: undefined, rebootOption: undefined } as const;

const { Sunday } = DEFINITION.maintenanceWindows;

/** The definition's baseline with a tag, and an association that finds it by that. */
const TAGGED = { AmazonLinux2023: { ...DEFINITION.baselines.AmazonLinux2023, tags: { tier: "web" } } };
const BY_TAGS = { ...NIGHTLY, baselineTags: { key: "tier", values: ["web"] } };

/** Every way of patching, in one definition. */
const WITH_ALL = {
  ...DEFINITION,
  maintenanceWindows: {
    Sunday: {
      ...Sunday,
      automationTasks: {
        Image: { taskArn: "AWS-CreateImage", parameters: { AutomationAssumeRole: "arn:aws:iam::123456789012:role/a" } },
      },
      runCommandTasks: { Agent: { taskArn: "AWS-UpdateSSMAgent", patchGroups: ["Web"] } },
      lambdaTasks: { Tell: { taskArn: LAMBDA, runsOnce: true } },
      stepFunctionsTasks: { Check: { taskArn: MACHINE, runsOnce: false } },
    },
  },
  associations: { Nightly: NIGHTLY },
  patchPolicies: { All: POLICY },
} as const;

test("associations, policies and other tasks of a definition are what the constructs composed by hand are", () => {
  const one = fleet();
  new PatchEnvironment(one.stack, "Default", WITH_ALL);
  const other = fleet();
  composedByHand(other);

  expect(one.synth()).toEqual(other.synth());
});

test("an association is made in each Region, a policy once: it works in all of them by itself", () => {
  const { stack, all } = fleet();
  const { regions, patchPolicies } = new PatchEnvironment(stack, "Default", {
    ...WITH_ALL,
    regions: ["us-east-1", "eu-central-1"],
  });

  expect(Object.values(all("aws_ssm_association")).map(({ region }) => region)).toEqual([undefined, "us-east-1"]);
  expect(Object.keys(all("aws_ssmquicksetup_configuration_manager"))).toEqual(["All"]);
  expect(patchPolicies.All?.model.regions).toEqual(["us-east-1", "eu-central-1"]);
  expect(regions["us-east-1"]?.associations.Nightly?.model.parameters).toMatchObject({ Operation: "Install" });
});

test("a policy that names no account works in that of the provider", () => {
  const stack = ringsOf({ patchPolicies: { All: { ...SCANNING, account: undefined } } }).stacks["prod-us"];

  expect(stack?.environment.patchPolicies.All?.model.accounts).toEqual(["333333333333"]);
});

test("the tasks that know them share role, output and notifications of the definition", () => {
  const { stack, all } = fleet();
  new PatchEnvironment(stack, "Default", { ...WITH_ALL, operations: { serviceRole: {}, logs: {}, notifications: {} } });

  const roles = Object.values(all("aws_ssm_maintenance_window_task")).map(({ service_role_arn: role }) => role);

  expect(new Set(roles)).toEqual(new Set(["${aws_iam_role.PatchTaskRole.arn}"]));
  expect(Object.values(all("aws_ssm_association"))[0]?.output_location).toMatchObject({
    s3_bucket_name: expect.stringContaining("aws_s3_bucket.PatchLogs"),
  });
});

test("everything that is wrong with them is said at once, with how to fix it", () => {
  const wrong = {
    ...WITH_ALL,
    maintenanceWindows: {
      Sunday: {
        ...WITH_ALL.maintenanceWindows.Sunday,
        automationTasks: { Install: { taskArn: "AWS-CreateImage" } },
        lambdaTasks: { Tell: { taskArn: LAMBDA, runsOnce: true, patchGroups: ["Web"] } },
        stepFunctionsTasks: { Check: { taskArn: MACHINE, runsOnce: "yes" } },
      },
    },
    associations: {
      Nightly: { ...NIGHTLY, patchGroups: ["web"] },
      Sunday: { ...NIGHTLY, patchGroups: undefined },
      Both: { ...NIGHTLY, targets: { allNodes: true } },
    },
    patchPolicies: { All: { ...POLICY, baselines: ["Linux"] } },
  };

  expect(() => new PatchEnvironment(fleet().stack, "Default", wrong as never)).toThrow(
    [
      "patch environment fleet/Default is not valid",
      "  - associations.Sunday: expected a key of its own, got that of maintenanceWindows.Sunday; both would have one address [PM001]",
      "  - maintenanceWindows.Sunday.automationTasks.Install: expected a key of its own, got that of maintenanceWindows.Sunday.patchTasks.Install [PM001]",
      "  - maintenanceWindows.Sunday.lambdaTasks.Tell.runsOnce: expected nothing beside patchGroups, got true; it runs on nodes, or once [PM001]",
      '  - maintenanceWindows.Sunday.stepFunctionsTasks.Check.runsOnce: expected a boolean, got "yes" [PM001]',
      '  - associations.Nightly.patchGroups[0]: expected the key of a patch group, got "web"; did you mean Web [PM001]',
      "  - associations.Sunday: expected patchGroups or targets, got neither; it would run nowhere [PM001]",
      "  - associations.Both.targets: expected nothing beside patchGroups, got targets; make an association for each [PM001]",
      '  - patchPolicies.All.baselines[0]: expected the key of a baseline, got "Linux"; there are AmazonLinux2023 [PM001]',
    ].join("\n"),
  );
});

test("a command runs on nodes and cannot run once, which the task says itself", () => {
  const wrong = {
    ...DEFINITION,
    maintenanceWindows: {
      Sunday: { ...Sunday, runCommandTasks: { Agent: { taskArn: "AWS-UpdateSSMAgent", runsOnce: true } } },
    },
  };

  expect(() => new PatchEnvironment(fleet().stack, "Default", wrong as never)).toThrow(
    "window task fleet/Default/Sunday/Agent is not valid\n  - runsOnce: there is no such property",
  );
});

/** A fleet in three rings, whose windows are those of the definition. */
function ringsOf(ways: object, rings: readonly object[] = FLEET.rings): PatchFleet {
  const app = new App({ context: { [TODAY_CONTEXT]: "2026-11-23" } });
  return new PatchFleet(app, {
    ...FLEET,
    lockFile: "not-there.json",
    rings,
    environment: { ...DEFINITION, ...ways },
  } as never);
}

test("a ring and an account say when associations and policies run, how much at once, and with which reboot", () => {
  const rings = [
    {
      ...FLEET.rings[0],
      maxConcurrency: "50%",
      associations: { Nightly: { scheduleExpression: "cron(0 3 ? * TUE *)" } },
    },
    { ...FLEET.rings[1], rebootOption: "NoReboot", patchPolicies: { All: { scanSchedule: "cron(0 5 * * ? *)" } } },
    FLEET.rings[2],
  ];
  const ways = {
    associations: { Nightly: { ...NIGHTLY, operation: "Scan", rebootOption: undefined } },
    patchPolicies: { All: SCANNING },
  };

  const { stacks } = ringsOf(ways, rings);
  const [dev, test] = ["dev-eu", "test-eu"].map((name) => stacks[name]);
  const nightly = dev?.environment.regions["eu-central-1"]?.associations.Nightly?.model;

  expect([nightly?.scheduleExpression, nightly?.maxConcurrency]).toEqual(["cron(0 3 ? * TUE *)", "50%"]);
  expect(dev?.environment.patchPolicies.All?.model.maxConcurrency).toBe("50%");
  expect(test?.environment.patchPolicies.All?.model.scanSchedule).toBe("cron(0 5 * * ? *)");
  expect(dev?.settings.map(({ path, from }) => [path, from])).toEqual([
    ["associations.Nightly.scheduleExpression", "ring dev"],
    ["maintenanceWindows.Sunday.schedule", "ring dev"],
    ["maxConcurrency", "ring dev"],
  ]);
  expect(test?.settings.map(({ path }) => path)).toContain("patchPolicies.All.scanSchedule");
});

test("a ring that speaks of an association or a policy that is not there is told so", () => {
  const rings = [{ name: "dev", associations: { Nightli: {} }, patchPolicies: { All: {} } }, ...FLEET.rings.slice(1)];

  expect(() => ringsOf({ associations: { Nightly: NIGHTLY } }, rings)).toThrow(
    [
      "patch fleet is not valid",
      "  - rings[0].associations.Nightli: there is no such association; did you mean Nightly [PM806]",
      "  - rings[0].patchPolicies.All: there is no such patch policy; the definition has none [PM806]",
    ].join("\n"),
  );
});

test.each([
  [
    "association",
    { associations: { Nightly: NIGHTLY } },
    "1 day before dev (one released 2026-11-24 21:00 UTC: dev is done Mon 2026-11-30 03:00 UTC in dev-eu, test starts Sun 2026-11-29 04:00 Europe/Paris in test-eu); raise test's soakDays to 6",
  ],
  [
    "association by the tags of baselines",
    { baselines: TAGGED, associations: { Nightly: BY_TAGS } },
    "3.3 days before dev (one released 2027-03-28 03:00 UTC: dev is done Mon 2027-04-05 03:00 UTC in dev-eu, test starts Thu 2027-04-01 22:00 Europe/Paris in test-eu); raise test's soakDays to 8",
  ],
  [
    "patch policy",
    { patchPolicies: { All: POLICY } },
    "3.3 days before dev (one released 2027-03-28 03:00 UTC: dev is done Mon 2027-04-05 03:00 UTC in dev-eu, test starts Thu 2027-04-01 22:00 Europe/Paris in test-eu); raise test's soakDays to 8",
  ],
])("one %s that installs in all rings at the same time breaks what a ring owes to the one before", (_, ways, how) => {
  expect(() => ringsOf(ways)).toThrow(
    `  - rings[1] (test), baselines.AmazonLinux2023: test would install a patch up to ${how} [PM811]`,
  );
});

test("a patch group on which nothing installs is named where a ring does not have what the next one would install", () => {
  const Servers = { patchGroup: "servers-2", baselines: ["AmazonLinux2023"] };

  expect(() => ringsOf({ patchGroups: { ...DEFINITION.patchGroups, Servers } })).toThrow(
    'which dev does not have by then: nothing installs on its patch group "servers-2"; ' +
      'let a window of dev install on "servers-2" [PM811]',
  );
});

test.each([
  [
    "immediately",
    { associations: { Nightly: { ...NIGHTLY, applyOnlyAtCronInterval: false } } },
    "Nightly also installs when it is applied, and on each node that joins its targets",
  ],
  [
    "while calendars are open",
    { associations: { Nightly: { ...NIGHTLY, calendarNames: ["freeze"] } } },
    "Nightly: it runs only while its Change Calendars are open",
  ],
  [
    "at once by a policy",
    { patchPolicies: { All: { ...POLICY, installWaits: false } } },
    "all also installs when it is deployed, and on each new node",
  ],
])("what installs %s cannot be proved over the calendar, and is said to be not known", (_, ways, because) => {
  const found = ringsOf(ways).promises.map(({ outcome, because: why }) => [outcome, why]);

  expect(found).toEqual([
    ["not known", because],
    ["not known", because],
  ]);
});

test.each([
  ["scans", { associations: { Nightly: { ...NIGHTLY, operation: "Scan", rebootOption: undefined } } }],
  ["brings a baseline of its own", { associations: { Nightly: { ...NIGHTLY, baselineOverride: "s3://a/b.json" } } }],
  ["scans by a policy", { patchPolicies: { All: SCANNING } }],
])("what only %s changes nothing of what rings owe to each other", (_, ways) => {
  expect(ringsOf(ways).promises).toEqual(ringsOf({}).promises);
});

/** The definition, patched by a policy or an association alone: `Sunday` opens for something else. */
const WITHOUT_WINDOW = { maintenanceWindows: { Sunday: { ...Sunday, patchTasks: undefined } } };

test.each([
  ["policy", "patchPolicies", "All", POLICY, "installSchedule"],
  ["association by the tags of baselines", "associations", "Nightly", BY_TAGS, "scheduleExpression"],
] as const)(
  "groups that one %s alone patches owe nothing to a window that does not install",
  (_, kind, key, way, when) => {
    const rings = ["SUN", "TUE"].map((day, index) => ({
      name: RINGS[index]?.name,
      soakDays: index * 7,
      [kind]: { [key]: { [when]: `cron(0 3 ? * ${day} *)` } },
    }));
    const accounts = FLEET.accounts.filter(({ ring }) => ring !== "prod");
    const { account: _account, ...one } = { account: undefined, ...way };
    const given = { ...FLEET, accounts, lockFile: "not-there.json", rings };
    const app = new App({ context: { [TODAY_CONTEXT]: "2026-11-23" } });

    const { promises } = new PatchFleet(app, {
      ...given,
      environment: { ...DEFINITION, ...WITHOUT_WINDOW, baselines: TAGGED, [kind]: { [key]: one } },
    } as never);

    expect(promises.map(({ outcome, leastDays }) => [outcome, leastDays])).toEqual([["kept", 1]]);
  },
);

test("a window whose only installation is an Automation of AWS counts as one that installs", () => {
  const patchTasks = undefined;
  const automationTasks = { Patch: { taskArn: "AWS-PatchAsgInstance" } };
  const maintenanceWindows = { Sunday: { ...Sunday, patchTasks, automationTasks } };

  expect(ringsOf({ maintenanceWindows }).promises).toEqual(ringsOf({}).promises);
});

function composedByHand({ stack }: Fleet): void {
  const { AmazonLinux2023 } = DEFINITION.baselines;
  const { patchGroups, patchTasks, ...sunday } = Sunday;
  const baseline = new PatchBaseline(stack, "AmazonLinux2023", AmazonLinux2023);
  const web = new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline] });
  const window = new MaintenanceWindow(stack, "Sunday", sunday);
  const targets = [window.addTarget("Web", { patchGroups: [web] })];
  const { Image } = WITH_ALL.maintenanceWindows.Sunday.automationTasks;
  window.addPatchTask("Install", { ...patchTasks.Install, targets });
  window.addRunCommandTask("Agent", { taskArn: "AWS-UpdateSSMAgent", targets });
  window.addAutomationTask("Image", { ...Image, targets });
  window.addLambdaTask("Tell", { taskArn: LAMBDA });
  window.addStepFunctionsTask("Check", { taskArn: MACHINE, targets });
  const { patchGroups: groups, ...nightly } = NIGHTLY;
  new PatchAssociation(stack, "Nightly", { ...nightly, targets: { patchGroups: [web] } });
  new PatchPolicy(stack, "All", {
    ...POLICY,
    baselines: [baseline],
    baselineRegion: "eu-central-1",
    targetRegions: ["eu-central-1"],
  });
}
