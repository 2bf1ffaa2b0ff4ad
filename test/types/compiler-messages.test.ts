import { compilerMessages } from "../support/compiler";

const BASELINES = {
  right: baseline("AMAZON_LINUX_2", 'approveAfterDays: 0, patchFilters: { severity: ["Medium"] }'),
  value: baseline("AMAZON_LINUX_2", 'approveAfterDays: 0, patchFilters: { severity: ["Moderate"] }'),
  key: baseline("AMAZON_LINUX_2", 'approveAfterDays: 0, patchFilters: { msrcSeverity: ["Critical"] }'),
  system: baseline("AMAZON_LINUX_2O23", "approveAfterDays: 0"),
  flag: baseline("WINDOWS", "approveAfterDays: 0, enableNonSecurity: true"),
  days: baseline("AMAZON_LINUX_2", 'approveAfterDays: 3, approveUntilDate: "2026-12-01"'),
  date: baseline("AMAZON_LINUX_2", 'approveUntilDate: "2026-12-01", approveAfterDays: 3'),
};

const DEFINITIONS = {
  right: definition({}),
  baseline: definition({ group: "AmazonLinux2" }),
  group: definition({ window: "web" }),
  taskGroup: definition({ task: 'operation: "Scan", patchGroups: ["Batch"]' }),
  filter: definition({ rule: 'patchFilters: { severity: ["Moderate"] }' }),
  region: definition({ more: 'region: "eu-central-1"' }),
  regionOfGroup: definition({ ofGroup: 'region: "eu-central-1"' }),
  regionOfWindow: definition({ ofWindow: 'region: "eu-central-1"' }),
  scan: definition({ task: 'operation: "Scan", rebootOption: "NoReboot"' }),
};

const TASKS = {
  right: onWindow('addPatchTask("Scan", { operation: "Scan", targets: [] })'),
  scan: onWindow('addPatchTask("Scan", { operation: "Scan", rebootOption: "NoReboot", targets: [] })'),
  targets: onWindow('addTarget("T", { tags: { Stage: ["prod"] }, instanceIds: ["i-0123456789abcdef0"] })'),
};

const DEADLINES = {
  group: group("Critical: 14, Moderate: 30, Unspecified: 30, any: 60"),
  otherSystem: group("Low: 14, Medium: 14"),
  unrated: group("Critical: 14", "ubuntu"),
  anyUnrated: group("any: 14", "ubuntu"),
  both: group("Moderate: 30, Medium: 30", "windows, linux"),
  elsewhere: group(
    "Medium: 14",
    "linux, PatchBaseline.fromBaselineId({ baselineId: 'pb-1', operatingSystem: 'WINDOWS' })",
  ),
  unlisted: group("Medium: 14", "unknown"),
  policy: fleet({ policy: "Moderate: 30" }),
  ring: fleet({ ring: "Moderate: 30" }),
  account: fleet({ account: "Moderate: 30" }),
  right: fleet({ policy: "Medium: 30", ring: "Critical: 14, any: 30", account: "Important: 14" }),
};

const KEYS = {
  right: fleet({ use: "patchGroups.Web, baselines.Linux" }),
  stack: fleet({ use: "aStack(stack)" }),
  group: fleet({ use: "patchGroups.Wbe" }),
  baseline: fleet({ use: "baselines.Windows" }),
  window: fleet({ use: "maintenanceWindows.Sunday" }),
};

const TIMES = {
  right: schedule('patchTuesday({ at: "02:00", plusDays: 3 })'),
  property: schedule('patchTuesday({ at: "2:00", plusDays: 3 })'),
  argument: schedule('daily("24:00")'),
};

let baselines: Readonly<Record<keyof typeof BASELINES, readonly string[]>>;
let definitions: Readonly<Record<keyof typeof DEFINITIONS, readonly string[]>>;
let tasks: Readonly<Record<keyof typeof TASKS, readonly string[]>>;
let deadlines: Readonly<Record<keyof typeof DEADLINES, readonly string[]>>;
let keys: Readonly<Record<keyof typeof KEYS, readonly string[]>>;
let times: Readonly<Record<keyof typeof TIMES, readonly string[]>>;

beforeAll(() => {
  const parts = [BASELINES, DEFINITIONS, TASKS, DEADLINES, KEYS, TIMES];
  const told = [...compilerMessages(parts.flatMap((part) => Object.values<string>(part)))];
  const toldOf = (part: object) => Object.fromEntries(Object.keys(part).map((name) => [name, told.shift()]));
  [baselines, definitions, tasks, deadlines, keys, times] = parts.map(toldOf) as [
    typeof baselines,
    typeof definitions,
    typeof tasks,
    typeof deadlines,
    typeof keys,
    typeof times,
  ];
}, 60_000);

describe("of a baseline the compiler", () => {
  test("says nothing of a baseline that is right", () => {
    expect(baselines.right).toEqual([]);
  });

  test("names the values of the system when one of another system is written", () => {
    expect(baselines.value).toEqual([
      `Type '"Moderate"' is not assignable to type '"*" | "Critical" | "Important" | "Low" | "Medium" | Unlisted'.`,
    ]);
  });

  test("says that the system has no such filter key, and which one was probably meant", () => {
    expect(baselines.key).toEqual([
      "Object literal may only specify known properties, but 'msrcSeverity' does not exist in type " +
        "'PatchFilters<\"AMAZON_LINUX_2\">'. Did you mean to write 'severity'?",
    ]);
  });

  test("knows the operating system that was probably meant", () => {
    expect(baselines.system).toEqual([
      expect.stringMatching(
        /^Type '"AMAZON_LINUX_2O23"' is not assignable to type '.*'\. Did you mean '"AMAZON_LINUX_2023"'\?$/,
      ),
    ]);
  });

  test("refuses a flag that the system does not have", () => {
    expect(baselines.flag).toEqual([
      `Type 'boolean' is not assignable to type 'OnlyOn<"Linux", "enableNonSecurity">'.`,
    ]);
  });

  test.each([
    ["days", "approveUntilDate", '"2026-12-01"', "approveAfterDays"],
    ["date", "approveAfterDays", "number", "approveUntilDate"],
  ] as const)("refuses both ways of saying when a rule approves, and names them (%s)", (of, property, type, other) => {
    expect(baselines[of]).toEqual([
      expect.stringContaining(
        `Types of property '${property}' are incompatible.\n    Type '${type}' is not assignable to type 'NotWith.${other}'.`,
      ),
    ]);
  });
});

describe("of a task and a target the compiler", () => {
  test("says nothing of one that is right", () => {
    expect(tasks.right).toEqual([]);
  });

  test("refuses a reboot option of a scan, and says where it exists", () => {
    const message = expect.stringMatching(
      /^Type 'string' is not assignable to type 'OnlyOn<"Install", "rebootOption">/,
    );
    expect([tasks.scan, definitions.scan]).toEqual([[message], [message]]);
  });

  test("refuses two ways of finding nodes, and names them", () => {
    expect(tasks.targets).toEqual([
      expect.stringContaining("Type 'string[]' is not assignable to type 'NotWith.tagsOrPatchGroups'."),
    ]);
  });
});

describe("of a whole environment in one definition", () => {
  test("the compiler says nothing of a definition that is right", () => {
    expect(definitions.right).toEqual([]);
  });

  test("a patch group can only name a baseline that the definition has", () => {
    expect(definitions.baseline).toEqual([`Type '"AmazonLinux2"' is not assignable to type '"AmazonLinux2023"'.`]);
  });

  test("a window can only name a patch group that the definition has", () => {
    expect(definitions.group).toEqual([`Type '"web"' is not assignable to type '"Web"'.`]);
  });

  test("so can a task", () => {
    expect(definitions.taskGroup).toEqual([`Type '"Batch"' is not assignable to type '"Web"'.`]);
  });

  test("the filter values of each baseline are those of its own system", () => {
    expect(definitions.filter).toEqual([
      expect.stringContaining(`Type '"Moderate"' is not assignable to type '"*" | "Critical" | "Important"`),
    ]);
  });

  test.each(["region", "regionOfGroup", "regionOfWindow"] as const)(
    "a part has no Region of its own, and the message says where Regions stand (%s)",
    (of) => {
      expect(definitions[of]).toEqual([
        expect.stringContaining(
          `Type 'string' is not assignable to type 'OnlyOn<"regions of the environment", "region">'.`,
        ),
      ]);
    },
  );
});

describe("of a deadline the compiler", () => {
  const unknown = (name: string) =>
    expect.stringContaining(`Object literal may only specify known properties, and '${name}' does not exist in type`);

  test("says nothing of the severities of its systems, of every patch, and of a system that is not listed", () => {
    const { group, anyUnrated, both, elsewhere, unlisted, right } = deadlines;

    expect([group, anyUnrated, both, elsewhere, unlisted, right].flat()).toEqual([]);
  });

  test("refuses a severity that no system of its patch group has", () => {
    expect(deadlines.otherSystem).toEqual([unknown("Medium")]);
    expect(deadlines.unrated).toEqual([unknown("Critical")]);
  });

  test.each(["policy", "ring", "account"] as const)(
    "refuses one that no system of the definition has, in the deadline of its %s",
    (of) => {
      expect(deadlines[of]).toEqual([unknown("Moderate")]);
    },
  );
});

describe("of what a fleet has made the compiler", () => {
  const noSuch = (key: string, known: string) =>
    expect.stringContaining(`Property '${key}' does not exist on type '{ readonly ${known}: `);

  test("knows the keys of the definition in each stack, which is a stack of any fleet", () => {
    expect([keys.right, keys.stack].flat()).toEqual([]);
  });

  test("refuses a key that the definition does not have", () => {
    expect(keys.group).toEqual([noSuch("Wbe", "Web")]);
    expect(keys.baseline).toEqual([noSuch("Windows", "Linux")]);
    expect(keys.window).toEqual(["Property 'Sunday' does not exist on type '{}'."]);
  });
});

describe("of a time of day the compiler", () => {
  test("says nothing of one that is right", () => {
    expect(times.right).toEqual([]);
  });

  test("names what is expected and the time that was probably meant, not every minute of the day", () => {
    expect(times.property).toEqual([`Type '"2:00"' is not assignable to type 'TimeOfDay'. Did you mean '"02:00"'?`]);
    expect(times.argument).toEqual([`Argument of type '"24:00"' is not assignable to parameter of type 'TimeOfDay'.`]);
  });
});

function group(patchWithin: string, baselines = "windows"): string {
  return `
    import { App, TerraformStack } from "cdktf";
    import { PatchBaseline, unlisted } from "./modules";
    import { PatchGroup } from "./modules/patch-group";

    const stack = new TerraformStack(new App(), "stack");
    const approvalRules = [{ approveAfterDays: 0 }];
    export const windows = new PatchBaseline(stack, "Windows", { name: "windows", operatingSystem: "WINDOWS", approvalRules });
    export const linux = new PatchBaseline(stack, "Linux", { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules });
    export const ubuntu = PatchBaseline.predefined(stack, "Ubuntu", { operatingSystem: "UBUNTU" });
    export const unknown = PatchBaseline.predefined(stack, "New", { operatingSystem: unlisted("NEW_LINUX") });
    new PatchGroup(stack, "Web", { patchGroup: "web", baselines: [${baselines}], patchWithin: { ${patchWithin} } });
  `;
}

function fleet({ policy = "any: 14", ring = "any: 14", account = "any: 14", use = "0" }): string {
  return `
    import { App } from "cdktf";
    import { type AccountStack, PatchFleet } from "./modules/patch-fleet";

    export const aStack = (stack: AccountStack) => stack;
    const fleet = new PatchFleet(new App(), {
      environment: {
        baselines: {
          Linux: { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 0 }] },
        },
        patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"] } },
        maintenanceWindows: {},
        patchPolicies: {
          All: {
            name: "all",
            baselines: ["Linux"],
            account: "111111111111",
            targets: { allNodes: true },
            operation: "ScanAndInstall",
            scanSchedule: "cron(0 1 * * ? *)",
            installSchedule: "cron(0 3 ? * SUN *)",
            rebootOption: "NoReboot",
            localDeploymentAdministrationRoleArn: "arn:aws:iam::111111111111:role/admin",
            localDeploymentExecutionRoleName: "execution",
            patchWithin: { ${policy} },
          },
        },
      },
      region: "eu-central-1",
      rings: [{ name: "prod", patchWithin: { ${ring} } }],
      accounts: [{ id: "111111111111", name: "prod", ring: "prod", overrides: { patchWithin: { ${account} } } }],
      backend: { kind: "local" },
    });
    for (const stack of Object.values(fleet.stacks)) {
      for (const { baselines, maintenanceWindows, patchGroups } of Object.values(stack.environment.regions)) {
        void [stack, baselines, maintenanceWindows, patchGroups, ${use}];
      }
    }
  `;
}

function onWindow(call: string): string {
  return `
    import type { MaintenanceWindow } from "./modules/maintenance-window";

    declare const sunday: MaintenanceWindow;
    sunday.${call};
  `;
}

function schedule(call: string): string {
  return `
    import { Schedule } from "./modules/maintenance-window";

    Schedule.${call};
  `;
}

function baseline(operatingSystem: string, rule: string): string {
  return `
    import { App, TerraformStack } from "cdktf";
    import { PatchBaseline } from "./modules/patch-baseline";

    new PatchBaseline(new TerraformStack(new App(), "fleet"), "Linux", {
      name: "linux",
      operatingSystem: "${operatingSystem}",
      approvalRules: [{ ${rule} }],
    });
  `;
}

function definition({
  group = "AmazonLinux2023",
  window = "Web",
  task = 'operation: "Install", rebootOption: "NoReboot"',
  rule = "complianceLevel: 'HIGH'",
  more = "",
  ofGroup = "",
  ofWindow = "",
}): string {
  return `
    import { App, TerraformStack } from "cdktf";
    import { PatchEnvironment } from "./modules/patch-fleet";

    new PatchEnvironment(new TerraformStack(new App(), "fleet"), "Default", {
      baselines: {
        AmazonLinux2023: {
          name: "linux",
          operatingSystem: "AMAZON_LINUX_2023",
          approvalRules: [{ approveAfterDays: 0, ${rule} }],
          ${more}
        },
      },
      patchGroups: { Web: { patchGroup: "web", baselines: ["${group}"], ${ofGroup} } },
      maintenanceWindows: {
        Sunday: {
          name: "sunday",
          schedule: "rate(7 days)",
          duration: 3,
          cutoff: 1,
          patchGroups: ["${window}"],
          patchTasks: { Install: { ${task} } },
          ${ofWindow}
        },
      },
    });
  `;
}
