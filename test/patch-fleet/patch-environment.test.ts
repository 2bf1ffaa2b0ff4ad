import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, Testing } from "cdktf";
import { MaintenanceWindow } from "../../modules/maintenance-window";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchEnvironment } from "../../modules/patch-fleet";
import { PatchGroup } from "../../modules/patch-group";
import { type Fleet, fleet } from "../support/fleet";
import { DEFINITION, resourcesOf } from "./given";

test("one definition makes the same resources at the same addresses as the constructs composed by hand", () => {
  const one = fleet();
  new PatchEnvironment(one.stack, "Default", DEFINITION);
  const other = fleet();
  composedByHand(other);

  expect(one.synth()).toEqual(other.synth());
});

test("the provider's own Region has plain addresses and no region argument, every other one a scope of its name", () => {
  const { stack, all } = fleet();
  new PatchEnvironment(stack, "Default", { ...DEFINITION, regions: ["us-east-1", "eu-central-1"] });

  const baselines = all("aws_ssm_patch_baseline");

  expect(Object.keys(baselines)).toEqual(["AmazonLinux2023", "us-east-1_AmazonLinux2023_6368B0E3"]);
  expect(Object.values(baselines).map(({ region }) => region)).toEqual([undefined, "us-east-1"]);
});

test("a Region more, or another order, changes no byte of the others", () => {
  const first = inRegions(["eu-central-1", "us-east-1"]);
  const reordered = inRegions(["us-east-1", "eu-central-1"]);
  const more = inRegions(["ap-northeast-2", "us-east-1", "eu-central-1"]);

  expect(reordered).toEqual(first);
  expect(more).toMatchObject(first);
  expect(Object.keys(more)).toHaveLength((Object.keys(first).length / 2) * 3);
});

test("without a provider whose Region is known every Region has a scope of its name", () => {
  const stack = new TerraformStack(Testing.app(), "fleet");
  new AwsProvider(stack, "aws", {});
  const { regions } = new PatchEnvironment(stack, "Default", { ...DEFINITION, regions: ["eu-central-1"] });

  expect(regions["eu-central-1"]?.baselines.AmazonLinux2023.resource.friendlyUniqueId).toBe(
    "eu-central-1_AmazonLinux2023_93C9F94F",
  );
});

test("what was made can be reached by its key", () => {
  const { stack } = fleet();
  const { regions } = new PatchEnvironment(stack, "Default", DEFINITION);
  const made = regions["eu-central-1"];

  expect(made?.baselines.AmazonLinux2023.model.operatingSystem).toBe("AMAZON_LINUX_2023");
  expect(made?.patchGroups.Web.patchGroup).toBe("web");
  expect(made?.maintenanceWindows.Sunday.model.tasks).toHaveLength(1);
});

test("a task runs on every target of its window, unless it names patch groups of it", () => {
  const { stack, all } = fleet();
  const { Sunday } = DEFINITION.maintenanceWindows;
  const { Install } = Sunday.patchTasks;
  new PatchEnvironment(stack, "Default", {
    ...DEFINITION,
    maintenanceWindows: {
      Sunday: {
        ...Sunday,
        targets: { Tagged: { tags: { Tier: ["batch"] } } },
        patchTasks: { Install, Scan: { operation: "Scan", patchGroups: ["Web"] } },
      },
    },
  });

  const tasks = all("aws_ssm_maintenance_window_task");
  const targets = Object.entries(tasks).map(([name, task]) => [
    name.split("_")[1],
    (task.targets as { values: string[] }[])[0]?.values.map((value) => value.split(".")[1]?.split("_")[1]),
  ]);

  expect(targets).toEqual([
    ["Install", ["Tagged", "Web"]],
    ["Scan", ["Web"]],
  ]);
});

test("the role of the tasks is made once, output and notifications in every Region", () => {
  const { stack, all } = fleet();
  new PatchEnvironment(stack, "Default", {
    ...DEFINITION,
    operations: { serviceRole: {}, logs: {}, notifications: {} },
    regions: ["eu-central-1", "us-east-1"],
  });

  const roles = Object.keys(all("aws_iam_role"));
  const tasks = Object.values(all("aws_ssm_maintenance_window_task"));

  expect(roles.filter((name) => name.startsWith("PatchTaskRole"))).toEqual(["PatchTaskRole"]);
  expect(tasks.map(({ service_role_arn: role }) => role)).toEqual([
    "${aws_iam_role.PatchTaskRole.arn}",
    "${aws_iam_role.PatchTaskRole.arn}",
  ]);
  expect(Object.values(all("aws_s3_bucket")).map(({ region }) => region)).toEqual([undefined, "us-east-1"]);
  expect(Object.values(all("aws_sns_topic")).map(({ region }) => region)).toEqual([undefined, "us-east-1"]);
});

test("everything that is wrong with a definition is said at once, with how to fix it", () => {
  const { Sunday } = DEFINITION.maintenanceWindows;

  expect(() =>
    environment({
      ...DEFINITION,
      patchGroups: {
        Web: { patchGroup: "web", baselines: ["AmazonLinux2O23"] },
        "web servers": { patchGroup: "web-2", baselines: ["Nothing"] },
        AmazonLinux2023: { patchGroup: "web-3", baselines: ["AmazonLinux2023"] },
        PatchLogs: { patchGroup: "web-4", baselines: "AmazonLinux2023" },
      },
      maintenanceWindows: {
        Sunday: {
          ...Sunday,
          patchGroups: ["web"],
          targets: { Install: { tags: { Tier: ["batch"] } } },
          patchTasks: { Install: { ...Sunday.patchTasks.Install, patchGroups: ["Web"] } },
        },
        Monday: { ...Sunday, patchGroups: [] },
      },
      region: "eu-central-1",
    }),
  ).toThrow(
    [
      "patch environment fleet/Default is not valid",
      "  - region: there is no such property; did you mean regions [PM001]",
      '  - patchGroups.web servers: expected a key of letters, digits, "_" and "-", got "web servers"; it becomes an address [PM001]',
      "  - patchGroups.AmazonLinux2023: expected a key of its own, got that of baselines.AmazonLinux2023; both would have one address [PM001]",
      '  - patchGroups.PatchLogs: expected another key, got "PatchLogs", which is taken by what surrounds the windows [PM001]',
      '  - patchGroups.Web.baselines[0]: expected the key of a baseline, got "AmazonLinux2O23"; did you mean AmazonLinux2023 [PM001]',
      '  - patchGroups.web servers.baselines[0]: expected the key of a baseline, got "Nothing"; there are AmazonLinux2023 [PM001]',
      '  - patchGroups.PatchLogs.baselines: expected a list of keys, got "AmazonLinux2023"; write it in square brackets [PM001]',
      '  - maintenanceWindows.Sunday.patchGroups[0]: expected the key of a patch group, got "web"; did you mean Web [PM001]',
      "  - maintenanceWindows.Sunday.patchTasks.Install: expected a key of its own, got that of a target of the window [PM001]",
      '  - maintenanceWindows.Sunday.patchTasks.Install.patchGroups[0]: expected the key of a patch group of the window, got "Web"; there is none [PM001]',
      "  - maintenanceWindows.Monday: expected patchGroups or targets, got neither; its tasks would run nowhere [PM001]",
    ].join("\n"),
  );
});

const GROUP = DEFINITION.patchGroups.Web;
const WINDOW = DEFINITION.maintenanceWindows.Sunday;
const SCAN = { operation: "Scan", scheduleExpression: "cron(0 3 ? * SUN *)", target: { tags: { team: ["web"] } } };

test.each<[string, string, object]>([
  ["baseline", "baselines", { baselines: undefined, baseline: DEFINITION.baselines }],
  ["operations.log", "logs", { operations: { log: { bucketPrefix: "patching" } } }],
  ["patchGroups.Web.baseline", "baselines", { patchGroups: { Web: { ...GROUP, baselines: undefined, baseline: [] } } }],
  [
    "maintenanceWindows.Sunday.target",
    "targets",
    {
      maintenanceWindows: {
        Sunday: { ...WINDOW, patchGroups: undefined, target: { Team: { tags: { team: ["web"] } } } },
      },
    },
  ],
  [
    "maintenanceWindows.Sunday.patchTask",
    "patchTasks",
    { maintenanceWindows: { Sunday: { ...WINDOW, patchTasks: undefined, patchTask: WINDOW.patchTasks } } },
  ],
  [
    "maintenanceWindows.Sunday.patchTasks.Install.patchGroup",
    "patchGroups",
    {
      maintenanceWindows: {
        Sunday: { ...WINDOW, patchTasks: { Install: { ...WINDOW.patchTasks.Install, patchGroup: ["Web"] } } },
      },
    },
  ],
  ["associations.Nightly.target", "targets", { associations: { Nightly: SCAN } }],
])("a misspelt %s of a definition is told once, where it stands", (misspelt, meant, changes) => {
  expect(() => environment({ ...DEFINITION, ...changes })).toThrow(
    new Error(
      `patch environment fleet/Default is not valid\n  - ${misspelt}: there is no such property; did you mean ${meant} [PM001]`,
    ),
  );
});

test("what is wrong with several parts is told at once, also beside what is wrong with the definition", () => {
  const changes = {
    baselines: { AmazonLinux2023: { ...DEFINITION.baselines.AmazonLinux2023, name: "a" } },
    maintenanceWindows: { Sunday: { ...WINDOW, duration: 30 } },
    associations: {
      Nightly: {
        associationName: "a",
        operation: "Scan",
        scheduleExpression: "cron(0 3 ? * SUN *)",
        patchGroups: ["Web"],
      },
    },
  };
  const ofParts = [
    '  - baselines.AmazonLinux2023.name: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "a" [PM101]',
    "  - maintenanceWindows.Sunday.duration: expected a whole number from 1 to 24, got 30 [PM310]",
    '  - associations.Nightly.associationName: expected 3 to 128 characters out of letters, digits, "_", "-" and ".", got "a" [PM560]',
  ];

  expect(() => environment({ ...DEFINITION, ...changes })).toThrow(
    new Error(["patch environment fleet/Default is not valid", ...ofParts].join("\n")),
  );
  expect(() => environment({ ...DEFINITION, ...changes, patchWithin: { Critcal: 3 } })).toThrow(
    new Error(
      [
        "patch environment fleet/Default is not valid",
        '  - patchWithin.Critcal: "Critcal" is not a severity of Amazon Linux 2023; did you mean Critical [PM834]',
        ...ofParts,
      ].join("\n"),
    ),
  );
});

test("what a part lacks beside a misspelt property is told with it", () => {
  const Sunday = { ...WINDOW, patchGroups: undefined, patchTasks: undefined, patchTask: WINDOW.patchTasks };

  expect(() => environment({ ...DEFINITION, maintenanceWindows: { Sunday } })).toThrow(
    new Error(
      "patch environment fleet/Default is not valid\n" +
        "  - maintenanceWindows.Sunday: expected patchGroups or targets, got neither; its tasks would run nowhere [PM001]\n" +
        "  - maintenanceWindows.Sunday.patchTask: there is no such property; did you mean patchTasks [PM001]",
    ),
  );
});

test.each([
  [[], "regions: expected at least one Region, got an empty list; leave it out for the provider's"],
  ["eu-central-1", 'regions: expected a list of Regions, got "eu-central-1"; write it in square brackets'],
  [["eu-central"], 'regions[0]: expected the code of a Region such as eu-central-1, got "eu-central"'],
  [["eu-west-1", "eu-west-1"], 'regions[1]: expected each Region once, got "eu-west-1" again'],
])("throws for the Regions %j", (regions, message) => {
  expect(() => environment({ ...DEFINITION, regions })).toThrow(`  - ${message} [PM001]`);
});

test("throws for one name of a bucket in two Regions", () => {
  const operations = { logs: { bucket: "patch-output" } };

  expect(() => environment({ ...DEFINITION, operations, regions: ["eu-west-1", "eu-west-2"] })).toThrow(
    "operations.logs.bucket: expected bucketPrefix or nothing, got a name for 2 Regions; " +
      "the name of a bucket is taken once in the world",
  );
});

test.each([undefined, null, 7, [], "all"])("throws in words for %j in place of a definition", (definition) => {
  expect(() => environment(definition)).toThrow(
    /^patch environment fleet\/Default is not valid\n {2}- expected an object/,
  );
});

function environment(definition: unknown): void {
  new PatchEnvironment(fleet().stack, "Default", definition as never);
}

function inRegions(regions: readonly string[]): Record<string, unknown> {
  const app = new App();
  const stack = new TerraformStack(app, "fleet");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  new PatchEnvironment(stack, "Default", { ...DEFINITION, regions });
  return resourcesOf(stack);
}

function composedByHand({ stack }: Fleet): void {
  const { AmazonLinux2023 } = DEFINITION.baselines;
  const { patchGroups, patchTasks, ...sunday } = DEFINITION.maintenanceWindows.Sunday;
  const baseline = new PatchBaseline(stack, "AmazonLinux2023", AmazonLinux2023);
  const web = new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [baseline] });
  const window = new MaintenanceWindow(stack, "Sunday", sunday);
  window.addPatchTask("Install", {
    ...patchTasks.Install,
    targets: [window.addTarget("Web", { patchGroups: [web] })],
  });
}
