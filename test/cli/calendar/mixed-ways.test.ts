import { installs, projectWith, run, target, window } from "../given-stacks";

const SUNDAY = "cron(0 4 ? * SUN *)";

const association = {
  association_name: "assoc",
  name: "AWS-RunPatchBaseline",
  parameters: { Operation: "Install" },
  targets: [{ key: "tag:Patch Group", values: ["web"] }],
  schedule_expression: "cron(0 2 ? * WED *)",
  apply_only_at_cron_interval: true,
};

/** A patch policy that scans daily and installs on Sundays, in some Regions. */
function policyIn(...regions: readonly string[]): object {
  return {
    name: "prod",
    configuration_definition: [
      {
        type: "AWSQuickSetupType-PatchPolicy",
        parameters: {
          PatchPolicyName: "prod",
          SelectedPatchBaselines: "{}",
          ConfigurationOptionsPatchOperation: "ScanAndInstall",
          ConfigurationOptionsScanValue: "cron(0 1 * * ? *)",
          ConfigurationOptionsInstallValue: "cron(0 2 ? * SUN *)",
          TargetOrganizationalUnits: "ou-abcd-12345678",
          TargetRegions: regions.join(","),
        },
      },
    ],
  };
}

const scan = {
  ...installs("scans"),
  task_invocation_parameters: {
    run_command_parameters: { parameter: [{ name: "Operation", values: ["Scan"] }] },
  },
};

/** A window on the group `web`. */
function windows(...names: readonly string[]): Record<string, Record<string, object>> {
  const each = (make: (name: string) => object) => Object.fromEntries(names.map((name) => [name, make(name)]));
  return {
    aws_ssm_maintenance_window: each((name) => window(name, SUNDAY, "UTC")),
    aws_ssm_maintenance_window_target: each((name) => target(name, "web")),
    aws_ssm_maintenance_window_task: each((name) => (name === "scans" ? scan : installs(name))),
  };
}

/** The window `w` in a Region. */
function inRegion(key: string, region: string): Record<string, Record<string, object>> {
  const objects = windows(key);
  for (const one of Object.values(objects).flatMap(Object.values)) Object.assign(one, { region });
  for (const one of Object.values(objects.aws_ssm_maintenance_window ?? {})) Object.assign(one, { name: "w" });
  return objects;
}

async function calendar(stacks: Readonly<Record<string, object>>, ...args: readonly string[]): Promise<string[]> {
  return (await run(projectWith(stacks), ["calendar", ...args])).out.split("\n");
}

test("the rows of a policy say what it is, which one scans and which installs, and in which Regions", async () => {
  const lines = await calendar({
    patching: { aws_ssmquicksetup_configuration_manager: { All: policyIn("eu-central-1", "us-east-1") } },
  });

  expect(lines.slice(0, 3)).toEqual([
    "1 patch policy; the next run of each schedule:",
    "  Tue 2026-11-24 01:00 UTC  prod  policy, scan          eu-central-1, us-east-1",
    "  Sun 2026-11-29 02:00 UTC  prod  policy, install, may  eu-central-1, us-east-1",
  ]);
});

test("windows, associations and policies are counted apart, and each row says what it is and does", async () => {
  const lines = await calendar({
    patching: {
      ...windows("installs", "scans"),
      aws_ssm_association: { A: association },
      aws_ssmquicksetup_configuration_manager: { All: policyIn("eu-central-1") },
    },
  });

  expect(lines.slice(0, 7)).toEqual([
    "2 windows, 1 association and 1 patch policy; the next run of each schedule:",
    "  Tue 2026-11-24 01:00 UTC  prod      policy, scan",
    "  Wed 2026-11-25 02:00 UTC  assoc     association, install, may    web",
    "                                      reboot",
    "  Sun 2026-11-29 02:00 UTC  prod      policy, install, may reboot",
    "  Sun 2026-11-29 04:00 UTC  installs  window, install, may reboot  web  overlaps",
    "  Sun 2026-11-29 04:00 UTC  scans     window, scan                 web  overlaps",
  ]);
});

test("a Region is named wherever there is more than one, also in one stack, and those of one window stand in its row", async () => {
  const eu = inRegion("w-eu", "eu-west-1");
  const us = inRegion("w-us", "us-east-1");
  const both = Object.fromEntries(Object.keys(eu).map((type) => [type, { ...eu[type], ...us[type] }]));

  const oneStack = await calendar({ a: both, b: both });
  const eachItsOwn = await calendar({ a: eu, b: us, c: us, d: us });

  expect(oneStack[1]).toMatch(/ w +web +a and b · eu-west-1, us-east-1$/);
  expect(eachItsOwn[1]).toMatch(/ w +web +a and 3 more · eu-west-1, us-east-1$/);
});

test("two windows that are alike in one place are two rows", async () => {
  const twins = windows("one", "two", "three", "four");
  for (const object of Object.values(twins.aws_ssm_maintenance_window ?? {})) Object.assign(object, { name: "same" });

  const lines = await calendar({ patching: twins });

  expect(lines[0]).toBe("4 windows (install, may reboot); the next run of each:");
  expect(lines.filter((line) => / same +web {2}overlaps$/.test(line))).toHaveLength(4);
});

test("told one by one, each Region of a policy is named, and which of its schedules scans", async () => {
  const lines = await calendar(
    { patching: { aws_ssmquicksetup_configuration_manager: { All: policyIn("eu-central-1", "us-east-1") } } },
    "--limit",
    "1",
  );

  expect(lines.filter((line) => line.startsWith("prod"))).toEqual([
    "prod · patch policy, scan · daily 01:00 UTC · eu-central-1",
    "prod · patch policy, scan · daily 01:00 UTC · us-east-1",
    "prod · patch policy, install, may reboot · Sun 02:00 UTC · eu-central-1",
    "prod · patch policy, install, may reboot · Sun 02:00 UTC · us-east-1",
  ]);
});

test("the one Region of a policy is not told from that of a provider which names none", async () => {
  const lines = await calendar(
    { patching: { ...windows("w"), aws_ssmquicksetup_configuration_manager: { All: policyIn("eu-central-1") } } },
    "--limit",
    "1",
  );

  expect(lines.join("\n")).not.toContain("Region");
  expect(lines.join("\n")).not.toContain("eu-central-1");
});
