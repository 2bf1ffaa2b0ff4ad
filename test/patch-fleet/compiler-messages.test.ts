import { compilerMessages } from "../support/compiler";

const PIECES = {
  right: definition({}),
  baseline: definition({ group: "AmazonLinux2" }),
  group: definition({ window: "web" }),
  taskGroup: definition({ task: 'operation: "Scan", patchGroups: ["Batch"]' }),
  filter: definition({ rule: 'patchFilters: { severity: ["Moderate"] }' }),
  region: definition({ more: 'region: "eu-central-1"' }),
};

let messages: Readonly<Record<keyof typeof PIECES, readonly string[]>>;

beforeAll(() => {
  const told = compilerMessages(Object.values(PIECES));
  messages = Object.fromEntries(Object.keys(PIECES).map((name, index) => [name, told[index]])) as typeof messages;
}, 60_000);

test("the compiler says nothing of a definition that is right", () => {
  expect(messages.right).toEqual([]);
});

test("a patch group can only name a baseline that the definition has", () => {
  expect(messages.baseline).toEqual([`Type '"AmazonLinux2"' is not assignable to type '"AmazonLinux2023"'.`]);
});

test("a window can only name a patch group that the definition has", () => {
  expect(messages.group).toEqual([`Type '"web"' is not assignable to type '"Web"'.`]);
});

test("so can a task", () => {
  expect(messages.taskGroup).toEqual([`Type '"Batch"' is not assignable to type '"Web"'.`]);
});

test("the filter values of each baseline are those of its own system", () => {
  expect(messages.filter).toEqual([
    expect.stringContaining(`Type '"Moderate"' is not assignable to type '"Critical" | "Important"`),
  ]);
});

test("a part has no Region of its own", () => {
  expect(messages.region).toEqual([expect.stringContaining("Type 'string' is not assignable to type 'undefined'")]);
});

function definition({
  group = "AmazonLinux2023",
  window = "Web",
  task = 'operation: "Install", rebootOption: "NoReboot"',
  rule = "complianceLevel: 'HIGH'",
  more = "",
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
      patchGroups: { Web: { patchGroup: "web", baselines: ["${group}"] } },
      maintenanceWindows: {
        Sunday: {
          name: "sunday",
          schedule: "rate(7 days)",
          duration: 3,
          cutoff: 1,
          patchGroups: ["${window}"],
          patchTasks: { Install: { ${task} } },
        },
      },
    });
  `;
}
