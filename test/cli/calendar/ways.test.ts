import { openingsOf } from "../../../cli/overview/openings";
import { patchingOf } from "../../../model/patching/patching";
import { readTerraformConfiguration } from "../../../model/terraform/read-terraform-configuration";
import { patching, projectWith, run } from "../given-stacks";

const association = (operation: string, more: object = {}) => ({
  association_name: operation.toLowerCase(),
  name: "AWS-RunPatchBaseline",
  parameters: { Operation: operation },
  targets: [{ key: "tag:Patch Group", values: ["Critical"] }],
  schedule_expression: "cron(0 18 ? * SAT *)",
  apply_only_at_cron_interval: true,
  ...more,
});

const policy = {
  name: "all",
  configuration_definition: [
    {
      type: "AWSQuickSetupType-PatchPolicy",
      parameters: {
        PatchPolicyName: "all",
        SelectedPatchBaselines: "{}",
        ConfigurationOptionsPatchOperation: "ScanAndInstall",
        ConfigurationOptionsScanValue: "cron(0 1 ? * MON *)",
        ConfigurationOptionsInstallValue: "cron(0 3 ? * TUE *)",
        TargetOrganizationalUnits: "ou-abcd-12345678",
        TargetRegions: "eu-central-1",
      },
    },
  ],
};

const STACK = {
  ...patching,
  aws_ssm_association: {
    Scan: association("Scan"),
    Agent: { ...association("Scan"), association_name: "agent", name: "AWS-UpdateSSMAgent" },
    Later: association("Scan", { association_name: "later", schedule_expression: undefined }),
  },
  aws_ssmquicksetup_configuration_manager: { All: policy },
};

test("tells associations and policies beside windows in the order of time, and a scan that begins while a window is open", async () => {
  const { out } = await run(projectWith({ patching: STACK }), ["calendar", "--limit", "1"]);

  expect(
    out
      .split("\n")
      .filter((line) => !line.includes("…") && !line.includes("clocks"))
      .slice(0, -2),
  ).toEqual([
    "all · patch policy, install, may reboot · Tue 03:00 UTC",
    "  Tue 2026-11-24 03:00    2026-11-24 03:00 UTC",
    "",
    "Tuesday · install, may reboot · dev-web · Tue 22:00 Europe/Paris",
    "  Tue 2026-11-24 22:00    2026-11-24 21:00 UTC",
    "",
    "Sunday · install, may reboot · Critical · Sun 02:00 Asia/Seoul",
    "  Sun 2026-11-29 02:00    2026-11-28 17:00 UTC  overlaps scan",
    "",
    "scan · association, scan · Critical · Sat 18:00 UTC",
    "  Sat 2026-11-28 18:00    2026-11-28 18:00 UTC  overlaps Sunday",
    "",
    "all · patch policy, scan · Mon 01:00 UTC",
    "  Mon 2026-11-30 01:00    2026-11-30 01:00 UTC",
    "",
    "later · association, scan · Critical",
    "  note: it has no schedule, and runs when it is created or changed",
    "",
  ]);
});

test("a group that only an association or a policy works on is not said to be targeted by nothing", async () => {
  const without = {
    aws_ssm_patch_baseline: patching.aws_ssm_patch_baseline,
    aws_ssm_patch_group: patching.aws_ssm_patch_group,
  };
  const [nothing, scan, all, open, byTag] = await Promise.all(
    [
      without,
      { ...without, aws_ssm_association: { Scan: association("Scan") } },
      {
        ...without,
        aws_ssm_association: { Scan: association("Scan", { targets: [{ key: "InstanceIds", values: ["*"] }] }) },
      },
      {
        ...without,
        aws_ssm_association: { Scan: association("Scan", { targets: "${var.targets}" }) },
      },
      {
        ...without,
        aws_ssm_association: { Scan: association("Scan", { targets: [{ key: "tag:Stage", values: ["prod"] }] }) },
      },
    ].map(async (stack) => {
      const { out } = await run(projectWith({ patching: stack }), ["calendar"]);
      return out.split("\n").find((line) => line.startsWith("Nothing targets"));
    }),
  );

  expect([nothing, scan, all]).toEqual(["Nothing targets Critical or dev-web.", "Nothing targets dev-web.", undefined]);
  expect([open, byTag]).toEqual([undefined, undefined]);
});

test("the overview counts scans and installations of a policy apart", () => {
  const environment = readTerraformConfiguration({ resource: STACK });
  const room = patchingOf([{ environment }], { from: new Date("2026-11-23T00:00:00Z") });
  const openings = openingsOf(room, room.from, new Date("2026-12-07T00:00:00Z"));

  expect(openings.filter(({ name }) => name === "all").map(({ day, time, does }) => `${day} ${time} ${does}`)).toEqual([
    "2026-11-23 01:00 scan",
    "2026-11-24 03:00 install",
    "2026-11-30 01:00 scan",
    "2026-12-01 03:00 install",
  ]);
});

test("of the rate of an association no start date is asked for, which it cannot have", async () => {
  const stack = { aws_ssm_association: { Web: association("Install", { schedule_expression: "rate(7 days)" }) } };
  const { out } = await run(projectWith({ patching: stack }), ["calendar"]);

  expect(out.replace(/\s+/g, " ")).toContain(
    "every 7 days · UTC note: schedule: a rate counts from when the association was made or changed, " +
      "which is not known here; a cron says when it runs",
  );
});
