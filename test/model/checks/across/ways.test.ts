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
    `${POLICY}: works on nodes of the patch group "web"  [PM641]\n` +
      "    The policy installs by the baselines that it selects and ignores the groups' baselines. A window or " +
      "an association on these nodes follows the groups, and the last scan decides what is reported.\n" +
      "    → give the policy other nodes, or take the groups away",
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
    `${NIGHTLY}: no patch group is called "web"  [PM601]\n` +
      '    The association targets tag:Patch Group = web, but only "Web" is registered. Nodes tagged "web" would ' +
      "be patched by the account's default baseline, with no error anywhere.\n" +
      '    → target Web, or register the group "web"',
  ]);
});

test("a scan by association beside nothing that installs is told", () => {
  const given: Given = { groups: { web: {} } };

  expect(said("PM605", withWays(given, { [NIGHTLY]: association("Scan") }))).toEqual([
    `${NIGHTLY}: the association only scans, and nothing installs anywhere  [PM605]\n` +
      "    1 association here looks which patches are missing; no task has the operation Install, so none is ever " +
      "installed.\n" +
      '    → add a task with operation: "Install", or accept this if something else installs',
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
    `${NIGHTLY}: installs on the same nodes as Sunday  [PM640]\n` +
      "    Both install on tag:Patch Group = web, and neither waits for the other: the one may reboot a node while the " +
      "other installs.\n" +
      "    → keep one of them, or give them different nodes",
  ]);
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
    `aws_ssm_association.all: installs on the same nodes as ${NIGHTLY}  [PM640]`,
  ]);
});
