import { App } from "cdktf";
import { TODAY_CONTEXT } from "../../modules";
import { PatchFleet } from "../../modules/patch-fleet";
import { FLEET } from "../patch-fleet/given";
import { json, matrixFleet } from "./given-matrix";

describe("what installs beside windows", () => {
  const { Web: _, ...noGroups } = FLEET.environment.patchGroups;
  const slow = { name: "slow", operatingSystem: "AMAZON_LINUX_2", approvalRules: [{ approveAfterDays: 5 }] };
  const policy = {
    name: "all",
    operation: "ScanAndInstall",
    baselines: ["Slow"],
    targets: { allNodes: true },
    scanSchedule: "cron(0 1 * * ? *)",
    installSchedule: "cron(0 3 ? * SAT *)",
    rebootOption: "NoReboot",
    localDeploymentAdministrationRoleArn: "arn:aws:iam::123456789012:role/administration",
    localDeploymentExecutionRoleName: "execution",
  };
  const association = {
    patchGroups: ["Web"],
    operation: "Install",
    rebootOption: "NoReboot",
    baselineTags: { key: "Stage", values: ["prod"] },
    scheduleExpression: "cron(0 3 ? * MON *)",
  };
  const baselines = { ...FLEET.environment.baselines, Slow: slow };
  const cellsWith = async (changes: object, ofRing: object = {}) => {
    const environment = { ...FLEET.environment, baselines, ...changes };
    const accounts = [{ id: "111111111111", name: "dev-eu", ring: "dev" }];
    const folder = matrixFleet({ environment, rings: [{ name: "dev", ...ofRing }], accounts });
    const { accounts: rows } = await json(folder);
    return rows.map(({ patchGroup, cells }) => [
      patchGroup,
      ...["delay", "reboot", "window"].map((column) => cells[column]?.value),
      cells.window?.from,
    ]);
  };

  test("a policy counts like a window, with the delays of the baselines that it selects", async () => {
    expect(await cellsWith({ patchPolicies: { All: policy } })).toEqual([
      [
        "web",
        "Amazon Linux 2: 5 d; Amazon Linux 2023: 0 d",
        "NoReboot; RebootIfNeeded",
        "Sat 03:00 UTC; Sun 02:00 Europe/Paris",
        undefined,
      ],
    ]);
  });

  test("a policy that only scans does not", async () => {
    const scanning = { ...policy, operation: "Scan", installSchedule: undefined, rebootOption: undefined };

    expect(await cellsWith({ patchPolicies: { All: scanning } })).toEqual([
      ["web", "0 d", "RebootIfNeeded", "Sun 02:00 Europe/Paris", undefined],
    ]);
  });

  test("an association counts whatever baseline it goes by, and a ring that says when is where it comes from", async () => {
    const ofRing = { associations: { Nightly: { scheduleExpression: "cron(0 4 ? * MON *)" } } };

    expect(await cellsWith({ associations: { Nightly: association } }, ofRing)).toEqual([
      ["web", "0 d", "NoReboot; RebootIfNeeded", "Mon 04:00 UTC; Sun 02:00 Europe/Paris", "ring dev"],
    ]);
  });

  test("nodes of a policy that are in no patch group have a row of their own", async () => {
    const alone = { patchGroups: noGroups, maintenanceWindows: {} };
    const tagged = { ...policy, targets: { tag: { key: "Stage", value: "prod" } } };

    expect(await cellsWith({ ...alone, patchPolicies: { All: policy } })).toEqual([
      ["every node", "5 d", "NoReboot", "Sat 03:00 UTC", undefined],
    ]);
    expect(await cellsWith({ ...alone, patchPolicies: { All: tagged } })).toEqual([
      ["nodes with tag Stage = prod", "5 d", "NoReboot", "Sat 03:00 UTC", undefined],
    ]);
  });

  test("so have those of an association, with the delays of the baselines that its tags find", async () => {
    const { patchGroups: _, ...tagged } = { ...association, targets: { tags: { Stage: ["prod"] } } };
    const Slow = { ...slow, tags: { Stage: "prod" } };

    expect(
      await cellsWith({
        ...{ patchGroups: noGroups, maintenanceWindows: {}, associations: { Nightly: tagged } },
        baselines: { ...baselines, Slow },
      }),
    ).toEqual([["nodes with tag Stage = prod", "5 d", "NoReboot", "Mon 03:00 UTC", undefined]]);
  });

  test("rings are held to the same runs as at synth, those of a policy among them", async () => {
    const patchPolicies = { All: { ...policy, baselines: ["AmazonLinux2023"] } };
    const soak = [0, 10, 30];
    const rings = FLEET.rings.map((ring, index) => ({ ...ring, soakDays: soak[index] }));
    const environment = { ...FLEET.environment, patchPolicies };
    const app = new App({ context: { [TODAY_CONTEXT]: "2026-11-23" } });
    const fleet = new PatchFleet(app, { ...FLEET, rings, environment, lockFile: "not-there.json" } as never);

    const { promises } = await json(matrixFleet({ environment, rings }));

    expect(promises.map(({ leastDays }) => leastDays)).toEqual([3.12, 13]);
    expect(fleet.promises.map((promise) => (promise as { leastDays?: number }).leastDays)).toEqual([3.12, 13]);
  });
});
