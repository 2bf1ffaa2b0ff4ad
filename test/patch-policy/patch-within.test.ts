import { arrivalRows } from "../../cli/arrival/arrival-rows";
import { calendarOf } from "../../cli/calendar/calendar";
import { summariseEnvironment } from "../../cli/summary/environment-summary";
import { PROMISE_NOTE, promisesIn, withPromises } from "../../model/arrival/promise-note";
import { type FleetInput, planFleet } from "../../model/patch-fleet/plan/fleet-plan";
import { readTerraformConfiguration } from "../../model/terraform/read-terraform-configuration";
import { findingsIn, PatchDeadlines, PatchEnvironment, type PatchEnvironmentProps } from "../../modules";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchPolicy, type PatchPolicyProps } from "../../modules/patch-policy";
import { deadlineChanges } from "../../review/arrival/deadline-changes";
import { loosenedPromises } from "../../review/arrival/loosened-promises";
import { type Fleet, fleet } from "../support/fleet";
import { errorOf } from "../support/refusal";

const NOW = new Date("2026-11-23T00:00:00Z");

const POLICY = {
  name: "prod",
  operation: "ScanAndInstall",
  targets: { tag: { key: "Stage", value: "prod" } },
  scanSchedule: "cron(0 1 * * ? *)",
  installSchedule: "cron(0 2 ? * SUN *)",
  rebootOption: "RebootIfNeeded",
  localDeploymentAdministrationRoleArn: "arn:aws:iam::123456789012:role/administration",
  localDeploymentExecutionRoleName: "execution",
};

/** A policy that installs on Sundays what was released a week before. */
function policy(props: object, approveAfterDays = 7, system = "AMAZON_LINUX_2023") {
  const one = fleet();
  const linux = new PatchBaseline(one.stack, "Linux", {
    name: "linux",
    operatingSystem: system as "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays }],
  });
  const places = { baselineRegion: "eu-central-1", account: "123456789012", targetRegions: ["eu-west-1", "us-east-1"] };
  new PatchPolicy(one.stack, "Prod", { ...POLICY, ...places, baselines: [linux], ...props } as PatchPolicyProps);
  return one;
}

test("a deadline that the policy keeps lets the stack synthesise", () => {
  expect(policy({ patchWithin: { Critical: 15, Important: 15 } }).synth).not.toThrow();
});

test("one that it cannot keep stops the synth once for all its Regions, and each fix that is told keeps it", () => {
  const { synth } = policy({ patchWithin: { Critical: 14.9 } });

  const text = errorOf(synth);
  expect(text).toMatch(
    /\[fleet\/Prod\] patchWithin\.Critical: a Critical patch released \S+ \S+ 02:00 UTC is on every node by \S+ \S+ 02:00, 15 days later, expected at most 14\.9 \[PM830\]/,
  );
  expect(text.match(/PM830/g)).toHaveLength(1);
  expect(text).toContain("a policy has no end, and its run counts as 24 hours");
  expect(text).toContain("→ approveAfterDays 6 would do, or installSchedule cron(0 2 * * ? *)\n");

  expect(policy({ patchWithin: { Critical: 14.9 } }, 6).synth).not.toThrow();
  expect(policy({ patchWithin: { Critical: 14.9 }, installSchedule: "cron(0 2 * * ? *)" }).synth).not.toThrow();
});

test("a patch that must be in force does not arrive by a policy that does not reboot", () => {
  const { synth } = policy({ patchWithin: { Critical: 30, inForce: true }, rebootOption: "NoReboot" });

  expect(synth).toThrow("a Critical patch is never on every node: the policy installs with NoReboot; expected within");
  expect(synth).toThrow("→ set rebootOption RebootIfNeeded\n");
});

test.each([
  [{ Moderate: 14 }, '"Moderate" is not a severity of Amazon Linux 2023; expected one of Critical,'],
  [{ Critical: 0 }, "patchWithin.Critical: expected days above 0 and at most 3650, got 0"],
  [{}, "patchWithin: missing, expected days for a severity; write Critical: 14"],
])("throws when the deadline is %j", (patchWithin, message) => {
  expect(() => policy({ patchWithin })).toThrow(message);
});

test("throws when a policy that only scans has a deadline", () => {
  const scanning = { operation: "Scan", installSchedule: undefined, rebootOption: undefined };

  expect(() => policy({ ...scanning, patchWithin: { Critical: 14 } })).toThrow(
    "patchWithin: expected nothing for a policy that only scans, got a value",
  );
});

test("throws when a published rule does not speak about the system", () => {
  expect(() => policy({ patchWithin: PatchDeadlines.pciDss() }, 7, "UBUNTU")).toThrow(
    'counts by severity, which Ubuntu Server does not have; give "any", the days for every patch',
  );
});

test("Windows nodes that a policy patches a month late are told of, as those of a group are", () => {
  const late = { installSchedule: "cron(0 2 8 * ? *)" };

  expect(findingsIn(policy(late, 0, "WINDOWS").stack).map(({ text }) => text)).toContainEqual(
    expect.stringContaining("patch policy prod gets the update of"),
  );
});

describe("the deadline of an environment", () => {
  const LINUX = { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 7 }] };
  const place = { account: "123456789012" };

  function environment(given: object) {
    const { groups = {}, ...ofPolicy } = given as { readonly groups?: object };
    const one = fleet();
    new PatchEnvironment(one.stack, "Default", {
      patchWithin: { Critical: 10 },
      baselines: { Linux: LINUX },
      patchGroups: groups,
      maintenanceWindows: {},
      patchPolicies: { Prod: { ...POLICY, ...place, baselines: ["Linux"], ...ofPolicy } },
    } as unknown as PatchEnvironmentProps);
    return findingsIn(one.stack).flatMap(({ construct, finding, text }) =>
      finding.checkId === "PM830" ? [`[${construct.node.path}] ${text}`] : [],
    );
  }

  const WEB = { Web: { patchGroup: "web", baselines: ["Linux"], patchWithin: { Critical: 60 } } };

  test("counts for a policy that works on nodes of no group", () => {
    const message = "patchWithin.Critical: a Critical patch released";

    expect(environment({})).toEqual([expect.stringContaining(message)]);
    expect(environment({ targets: { allNodes: true } })).toEqual([expect.stringContaining(message)]);
    expect(environment({ groups: WEB })).toContainEqual(expect.stringContaining(`[fleet/Default/Prod] ${message}`));
  });

  test("counts for no policy that has its own, installs nothing, or works on all nodes of a group", () => {
    const told = (given: object) => environment(given).filter((text) => text.includes("Default/Prod]"));

    expect(told({ patchWithin: { Critical: 15 } })).toEqual([]);
    expect(told({ operation: "Scan", installSchedule: undefined, rebootOption: undefined })).toEqual([]);
    expect(told({ groups: WEB, targets: { tag: { key: "Patch Group", value: "web" } } })).toEqual([]);
    expect(told({ groups: WEB, targets: { allNodes: true } })).toEqual([]);
  });
});

describe("what was synthesised is told by every command", () => {
  const read = ({ stack }: Fleet) => {
    const configuration = stack.toTerraform();
    return withPromises(readTerraformConfiguration(configuration), promisesIn(configuration));
  };
  const noted = (props: object) => {
    const one = policy(props);
    one.synth();
    return { ...one, environment: read(one) };
  };
  const WITHIN = { patchWithin: { Critical: 15, Important: 15 } };

  test("the stack notes the deadline, and it is read back", () => {
    const { stack, environment } = noted(WITHIN);
    const comment = (stack.toTerraform() as { "//": Record<string, unknown> })["//"];

    expect(comment[PROMISE_NOTE]).toMatchObject({ policies: [{ policy: "prod", path: "fleet/Prod" }] });
    expect(environment.patchPolicies?.[0]?.patchWithin?.days).toEqual(WITHIN.patchWithin);
  });

  test("by the summary, once for all Regions", () => {
    expect(summariseEnvironment(noted(WITHIN).environment, NOW).slice(-6)).toEqual([
      "  nodes with tag Stage = prod (eu-west-1, us-east-1)",
      expect.stringContaining("Sun 02:00 UTC  Install"),
      expect.stringContaining("policy's own baselines"),
      expect.stringContaining("next: "),
      expect.stringContaining("on every node at most 15 days after release, typically 11.5"),
      expect.stringContaining("Critical and Important within 15 days: met"),
    ]);
  });

  test("by arrival and calendar", () => {
    const stack = {
      name: "one",
      environment: noted(WITHIN).environment,
      file: "one.json",
      resources: 2,
      annotations: [],
    };

    const rows = arrivalRows([stack], NOW);
    const days = rows.map(({ patchGroup, severity, worst, deadline }) => [patchGroup, severity, worst?.days, deadline]);
    expect(days).toContainEqual(["nodes with tag Stage = prod", "Critical", 15, { days: 15, outcome: "kept" }]);
    expect(rows.map(({ region }) => region)).toEqual(expect.arrayContaining(["eu-west-1", "us-east-1"]));
    const { windows } = calendarOf([stack], { from: NOW, until: new Date("2026-12-23T00:00:00Z") });
    expect(windows.flatMap(({ arrival }) => arrival)).toContainEqual({
      patchGroups: [],
      says: "on every node at most 15 days after release, typically 11.5",
    });
  });

  test("by the review: a schedule that breaks it, and a deadline that asks for less", () => {
    const before = noted(WITHIN);
    const monthly = { ...before.environment.patchPolicies?.[0], installSchedule: "cron(0 2 1 * ? *)" };
    const after = { ...before.environment, patchPolicies: [monthly] } as typeof before.environment;

    expect(deadlineChanges(before.environment, after, NOW).says).toEqual([
      "patch policy prod misses its deadline from now on: Critical and Important within 15 days",
    ]);
    const looser = policy({ patchWithin: { Critical: 15, Important: 30 } });
    looser.synth();
    const promises = (stack: Fleet["stack"]) => ({ promises: promisesIn(stack.toTerraform()) });
    const environments = { before: before.environment, after: before.environment };
    const told = loosenedPromises(promises(before.stack), promises(looser.stack), environments);
    expect(told).toMatchObject([
      { key: "fleet/Prod", path: "patchWithin.Important", message: "deadline Important: 30 days, was 15" },
    ]);
    const none = loosenedPromises(promises(before.stack), {}, environments);
    expect(none).toMatchObject([{ message: expect.stringContaining("no deadline any more, was Critical within 15") }]);
  });
});

test("a fleet that a policy patches alone has the deadline of its environment, and a fix that is proved for all rings", () => {
  const planned = (soakDays: number) =>
    planFleet(
      {
        environment: {
          patchWithin: { Critical: 15 },
          baselines: {
            Linux: { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 3 }] },
          },
          patchGroups: {},
          maintenanceWindows: {},
          patchPolicies: { All: { ...POLICY, targets: { allNodes: true }, baselines: ["Linux"] } },
        },
        region: "eu-central-1",
        rings: [
          { name: "dev" },
          { name: "prod", soakDays, patchPolicies: { All: { installSchedule: "cron(0 2 ? * TUE *)" } } },
        ],
        accounts: ["dev", "prod"].map((ring, index) => ({ id: String(index + 1).repeat(12), name: ring, ring })),
        backend: { kind: "local" },
      } as unknown as FleetInput,
      {},
      NOW,
    ).deadlineFix();

  expect(planned(7)).toBe("lower prod's soakDays to 4 (3 to 4 keep the ring order and every deadline)");
  expect(planned(4)).toBeUndefined();
  expect(planned(3)).toBeUndefined();
  expect(() => planned(2)).toThrow("raise prod's soakDays to 3 (3 to 4 keep the ring order and every deadline)");
});
