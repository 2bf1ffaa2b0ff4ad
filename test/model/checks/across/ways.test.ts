import { environmentFromTerraform } from "../../../../model/terraform/environment-from-terraform";
import type { TerraformObject } from "../../../../model/terraform/terraform-value";
import { UNKNOWN } from "../../../../model/values/unknown";
import { environment, type Given, idsSaid, installing, nodesOf, said } from "./given";

/** An association on the nodes of a patch group, as Terraform has it. */
function association(operation: string, more: TerraformObject = {}): TerraformObject {
  return {
    name: "AWS-RunPatchBaseline",
    parameters: { Operation: operation, ...(operation === "Install" ? { RebootOption: "RebootIfNeeded" } : {}) },
    targets: [{ key: "tag:Patch Group", values: ["web"] }],
    schedule_expression: "cron(0 2 ? * SUN *)",
    apply_only_at_cron_interval: true,
    ...more,
  };
}

/** A policy that scans and installs in eu-central-1 of the account. */
function policy(parameters: TerraformObject = {}): TerraformObject {
  return {
    name: "all",
    configuration_definition: [
      {
        type: "AWSQuickSetupType-PatchPolicy",
        parameters: {
          PatchPolicyName: "all",
          SelectedPatchBaselines: "{}",
          ConfigurationOptionsPatchOperation: "ScanAndInstall",
          ConfigurationOptionsInstallValue: "cron(0 2 ? * SUN *)",
          TargetAccounts: "123456789012",
          TargetRegions: "eu-central-1",
          TargetType: "*",
          ...parameters,
        },
      },
    ],
  };
}

const REGION = { region: "eu-central-1" };

function withWays(given: Given, ways: Readonly<Record<string, TerraformObject>>) {
  const resources = Object.entries(ways).map(([address, attributes]) => ({
    address,
    type: address.split(".")[0] ?? "",
    isData: false,
    attributes,
  }));
  const { associations, patchPolicies } = environmentFromTerraform(resources);
  return { ...environment({ ...REGION, ...given }), associations, patchPolicies };
}

const NIGHTLY = "aws_ssm_association.nightly";
const POLICY = "aws_ssmquicksetup_configuration_manager.all";

test("an association that installs on a group's tag patches its nodes: nobody says that nothing does", () => {
  const given: Given = { groups: { web: {} } };

  expect(idsSaid(environment({ ...REGION, ...given }))).toEqual(["PM602"]);
  expect(idsSaid(withWays(given, { [NIGHTLY]: association("Install") }))).toEqual([]);
});

test("a patch policy on every node patches those of a group too, and ignores the group", () => {
  const found = withWays({ groups: { web: {} }, account: "123456789012" }, { [POLICY]: policy() });

  expect(idsSaid(found)).toEqual(["PM641"]);
  expect(said("PM641", found)).toEqual([
    `${POLICY}: works on nodes of the patch group "web" [PM641]\n` +
      "    The policy installs by the baselines that it selects and ignores the groups' baselines. A window or " +
      "an association on these nodes follows the groups, and the last scan decides what is reported.\n" +
      "    → give the policy other nodes, or remove the group",
  ]);
});

test.each([
  ["in another Region", { TargetRegions: "eu-west-1" }],
  ["by another tag", { TargetType: "Tags", TargetTagKey: "Stage", TargetTagValue: "prod" }],
])("a patch policy %s is not said to ignore the group", (_, parameters) => {
  const found = withWays({ groups: { web: {} }, account: "123456789012" }, { [POLICY]: policy(parameters) });

  expect(said("PM641", found)).toEqual([]);
});

test("an association that targets a group which nobody registers is told so", () => {
  const found = withWays(
    { groups: { Web: {} }, windows: { Sunday: installing("Web") } },
    { [NIGHTLY]: association("Scan") },
  );

  expect(said("PM601", found)).toEqual([
    `${NIGHTLY}: no patch group is called "web" [PM601]\n` +
      '    The association targets tag:Patch Group = web, but only "Web" is registered. Nodes tagged "web" would ' +
      "be patched by the account's default baseline, with no error anywhere.\n" +
      '    → target Web, or register the group "web"',
  ]);
});

test("a scan by association beside nothing that installs is told", () => {
  const given: Given = { groups: { web: {} } };

  expect(said("PM605", withWays(given, { [NIGHTLY]: association("Scan") }))).toEqual([
    `${NIGHTLY}: the association only scans, and nothing installs anywhere [PM605]\n` +
      "    1 association here looks which patches are missing; no task has the operation Install, so none is ever " +
      "installed.\n" +
      '    → add a task with operation: "Install", or accept this (acceptFinding) if something else installs',
  ]);
  expect(
    said(
      "PM605",
      withWays(given, { [NIGHTLY]: association("Scan"), "aws_ssm_association.other": association("Install") }),
    ),
  ).toEqual([]);
});

test("a window that only scans is enough where an association installs", () => {
  const scanning = {
    targets: { Nodes: nodesOf("web") },
    tasks: { Scan: { operation: "Scan", rebootOption: undefined } },
  };
  const given: Given = { groups: { web: {} }, windows: { Sunday: scanning } };

  expect(said("PM605", environment({ ...REGION, ...given }))).toHaveLength(1);
  expect(said("PM605", withWays(given, { [NIGHTLY]: association("Install") }))).toEqual([]);
});

test("a window and an association that install on the same nodes are told", () => {
  const given: Given = { groups: { web: {} }, windows: { Sunday: installing("web") } };

  expect(said("PM640", withWays(given, { [NIGHTLY]: association("Install") }))).toEqual([
    `${NIGHTLY}: installs on the same nodes as Sunday [PM640]\n` +
      "    Both install on tag:Patch Group = web, and neither waits for the other: the one may reboot a node while the " +
      "other installs.\n" +
      "    → keep one of them, or give them different nodes",
  ]);
});

test("a window that is disabled installs nowhere, also beside an association", () => {
  const beside = (enabled: boolean) => {
    const given: Given = { groups: { web: {} }, windows: { Sunday: installing("web", { enabled }) } };
    return said("PM640", withWays(given, { [NIGHTLY]: association("Install") }));
  };

  expect(beside(false)).toEqual([]);
  expect(beside(true)).toHaveLength(1);
});

test("a script that installs installs on the same nodes as a window, and is enough where nothing else does", () => {
  const given: Given = { groups: { web: {} }, windows: { Sunday: installing("web") } };
  const script = (...commands: string[]) => ({
    ...association("Install"),
    name: "AWS-RunShellScript",
    parameters: { commands: commands.join("\n") },
  });

  expect(said("PM640", withWays(given, { [NIGHTLY]: script("dnf -y update") }))[0]).toContain(
    `${NIGHTLY}: installs on the same nodes as Sunday [PM640]`,
  );
  expect(said("PM640", withWays(given, { [NIGHTLY]: script("uptime") }))).toEqual([]);
  expect(said("PM602", withWays({ groups: { web: {} } }, { [NIGHTLY]: script("apt-get upgrade") }))).toEqual([]);
  expect(said("PM602", withWays({ groups: { web: {} } }, { [NIGHTLY]: script("uptime") }))).toHaveLength(1);
});

test.each<[string, TerraformObject]>([
  ["that only scans", association("Scan")],
  ["on other nodes", association("Install", { targets: [{ key: "tag:Patch Group", values: ["db"] }] })],
  ["on nodes that are not known yet", association("Install", { targets: UNKNOWN })],
  ["without targets", association("Install", { targets: [] })],
  ["with a document of AWS that does something else", { ...association("Install"), name: "AWS-UpdateSSMAgent" }],
])("an association %s does not install on the same nodes as a window", (_, one) => {
  const given: Given = { groups: { web: {}, db: {} }, windows: { Sunday: installing("web") } };
  const found = withWays(given, { [NIGHTLY]: one });

  expect(said("PM640", found)).toEqual([]);
});

test("two associations that install on the same nodes are told once, and one on every node meets any", () => {
  const all = association("Install", { targets: [{ key: "InstanceIds", values: ["*"] }] });

  const found = said("PM640", withWays({}, { [NIGHTLY]: association("Install"), "aws_ssm_association.all": all }));

  expect(found.map((text) => text.split("\n")[0])).toEqual([
    `aws_ssm_association.all: installs on the same nodes as ${NIGHTLY} [PM640]`,
  ]);
});

test("a scan by association that begins while a window is open is told, the other one by its time", () => {
  const given: Given = { groups: { web: {} }, windows: { Sunday: installing("web") } };
  const during = association("Scan", { schedule_expression: "cron(30 3 ? * SUN *)" });
  const same = association("Scan", { schedule_expression: "cron(0 2 ? * SUN *)" });
  const after = association("Scan", { schedule_expression: "cron(0 5 ? * SUN *)" });

  expect(said("PM620", withWays(given, { [NIGHTLY]: during }))).toEqual([
    `${NIGHTLY}: runs while Sunday runs, on the same nodes [PM620]\n` +
      "    First on Sun 2026-11-29 03:30 UTC: Sunday is open for tag:Patch Group = web since Sun 2026-11-29 02:00 UTC, for " +
      "3 hours. The one may reboot a node while the other scans it.\n" +
      '    → move one of them, or give them different nodes; or accept this (acceptFinding) at "sunday (tag:Patch Group = web)"',
  ]);
  expect(said("PM620", withWays(given, { [NIGHTLY]: same }))).toHaveLength(1);
  expect(said("PM620", withWays(given, { [NIGHTLY]: after }))).toEqual([]);
});

test("an association that installs while a window of another stack of the account does is told by its time", () => {
  const account = "123456789012";
  const sunday: Given = { ...REGION, account, windows: { Sunday: installing("web") } };
  const during = association("Install", { schedule_expression: "cron(30 3 ? * SUN *)" });
  const after = association("Install", { schedule_expression: "cron(0 5 ? * SUN *)" });
  const beside = (one: TerraformObject) => said("PM620", withWays({ account }, { [NIGHTLY]: one }), [sunday]);

  expect(beside(during).map((text) => text.split("\n")[0])).toEqual([
    `${NIGHTLY}: runs while Sunday runs, on the same nodes [PM620]`,
  ]);
  expect(beside(after)).toEqual([]);
});

test("an emergency that meets an association that installs is told by its time, as no other check tells it", () => {
  const emergency = installing("web", { schedule: "at(2026-11-29T02:00:00)" });
  const listed = {
    ...emergency,
    tasks: { Install: { installOverrideList: "s3://lists/now.yaml" } },
  };
  const given: Given = { windows: { Once: listed } };
  const found = withWays(given, { [NIGHTLY]: association("Install") });

  expect(said("PM640", found)).toEqual([]);
  expect(said("PM620", found).map((text) => text.split("\n")[0])).toEqual([
    `${NIGHTLY}: runs while Once runs, on the same nodes [PM620]`,
  ]);
});

test("what has no end is only known to begin: two associations meet in the minute in which both begin", () => {
  const scan = association("Scan", { targets: [{ key: "InstanceIds", values: ["*"] }] });
  const other = association("Install");
  const found = withWays({}, { [NIGHTLY]: scan, "aws_ssm_association.other": other });
  const later = { ...other, schedule_expression: "cron(1 2 ? * SUN *)" };

  expect(said("PM620", found)).toEqual([
    `${NIGHTLY}: runs while aws_ssm_association.other runs, on the same nodes [PM620]\n` +
      `    First on Sun 2026-11-29 02:00 UTC: aws_ssm_association.other begins on tag:Patch Group = web at the same time, and has no ` +
      "end. The one may reboot a node while the other scans it.\n" +
      "    → move one of them, or give them different nodes; or accept this (acceptFinding) at " +
      '"aws_ssm_association.other (tag:Patch Group = web)"',
  ]);
  expect(said("PM620", withWays({}, { [NIGHTLY]: scan, "aws_ssm_association.other": later }))).toEqual([]);
});

test("that two install on the same nodes is told once, and not again for the hours in which they meet", () => {
  const given: Given = { groups: { web: {} }, windows: { Sunday: installing("web") } };

  expect(idsSaid(withWays(given, { [NIGHTLY]: association("Install") }))).toEqual(["PM640"]);
});

test("a scan by association or policy on the day of an installation is told, as a hint", () => {
  const given: Given = { groups: { web: {} }, windows: { Sunday: installing("web") }, account: "123456789012" };
  const evening = { schedule_expression: "cron(0 20 * * ? *)" };
  const scans = policy({
    ConfigurationOptionsPatchOperation: "Scan",
    ConfigurationOptionsScanValue: "cron(0 21 * * ? *)",
  });

  expect(said("PM621", withWays(given, { [NIGHTLY]: association("Scan", evening) }))).toEqual([
    `${NIGHTLY}: scans on the day on which Sunday has installed, on the same nodes [PM621]\n` +
      "    First on Sun 2026-11-29 20:00 UTC, after Sun 2026-11-29 02:00 UTC, for tag:Patch Group = web. The installation " +
      "has reported most of what the scan finds.\n" +
      "    → scan on another day, or leave the scan out",
  ]);
  expect(said("PM621", withWays(given, { [POLICY]: scans }))).toHaveLength(1);
});

test("patches that an association installs the day they are released are told, where no ring is earlier", () => {
  const given: Given = { baselines: { Base: { approvalRules: [{ approveAfterDays: 0 }] } }, groups: { web: {} } };
  const install = association("Install");
  const all = association("Install", { targets: [{ key: "InstanceIds", values: ["*"] }] });
  const own = association("Install", { parameters: { Operation: "Install", BaselineOverride: "s3://a/b.json" } });

  expect(said("PM613", withWays(given, { [NIGHTLY]: install }))).toEqual([
    "Base: patches are approved the day they are released, and no ring is earlier [PM613]\n" +
      `    approvalRules[0] waits 0 days, and ${NIGHTLY} installs on "web". No baseline for Amazon Linux 2023 waits ` +
      "longer, so that a patch which breaks something meets every node in its next run.\n" +
      "    → let the rule wait some days and a smaller group go first, or accept this (acceptFinding) with a reason",
  ]);
  expect(said("PM613", withWays(given, { [NIGHTLY]: all }))).toHaveLength(1);
  expect(said("PM613", withWays(given, { [NIGHTLY]: own }))).toEqual([]);
});
