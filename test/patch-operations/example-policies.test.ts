import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack, Testing } from "cdktf";
import { BackUpThenPatch } from "../../examples/back-up-then-patch/main";
import { emergencyInAFleet } from "../../examples/cookbook/emergency-in-a-fleet";
import { freezeInDecember } from "../../examples/cookbook/freeze-in-december";
import { mixedSystems } from "../../examples/cookbook/mixed-systems";
import { notifyAChannel } from "../../examples/cookbook/notify-a-channel";
import { notifyATeamChannel } from "../../examples/cookbook/notify-a-team-channel";
import { oneKbOnWindows } from "../../examples/cookbook/one-kb-on-windows";
import { patchAutoScalingGroups } from "../../examples/cookbook/patch-auto-scaling-groups";
import {
  OPERATIONS as OF_ONE_TOPIC,
  publishToOneTopic,
} from "../../examples/cookbook/publish-to-one-topic-of-the-fleet";
import { letEventsPublish, OPERATIONS } from "../../examples/cookbook/publish-to-the-topic-of-each-account";
import { scanDailyInstallWeekly } from "../../examples/cookbook/scan-daily-install-weekly";
import { tagInstances } from "../../examples/cookbook/tag-instances";
import { WithDeadlines } from "../../examples/deadlines/main";
import { patchFleet } from "../../examples/fleet/main";
import { PolicyOfTheAccount } from "../../examples/patch-policy/main";
import { ScanByAssociation } from "../../examples/scan-by-association/main";
import { Patching } from "../../examples/test-your-stack/patching";
import { PatchingStack } from "../../main";
import {
  MaintenanceWindow,
  PatchBaseline,
  PatchEnvironment,
  PatchFleet,
  PatchGroup,
  TODAY_CONTEXT,
} from "../../modules";
import { DEFINITION, FLEET } from "../patch-fleet/given";
import { windowsFleet } from "../patch-fleet/given-fleets";
import { refused, tasksOf } from "../support/asked-policies";
import type { TerraformBlocks } from "../support/fleet";
import { AppliedStack } from "../support/iam";
import { callsOfTask } from "../support/patch-task-calls";
import { exampleProgram, runIn } from "../support/written-program";
import { scheduled, surrounded } from "./documented-example";

const ACCOUNT = "123456789012";

/** Every example, by the file in which it stands, and how many of its tasks run with a role of its own. */
const EXAMPLES: Readonly<Record<string, readonly [make: (app: App) => readonly TerraformStack[], tasks: number]>> = {
  "main.ts": [(app) => [new PatchingStack(app, "patching")], 1],
  "docs/operations.md, what surrounds a window": [recipe((stack, web) => surrounded(stack, web, "nodes")), 1],
  "docs/operations.md, scan and install as a pair": [recipe(scheduled), 2],
  "examples/back-up-then-patch/main.ts": [(app) => [new BackUpThenPatch(app, "one")], 3],
  "examples/cookbook/emergency-in-a-fleet.ts": [emergency, 0],
  "examples/cookbook/freeze-in-december.ts": [recipe(freezeInDecember), 0],
  "examples/cookbook/mixed-systems.ts": [recipe(mixedSystems), 0],
  "examples/cookbook/notify-a-channel.ts": [recipe(tell(notifyAChannel)), 1],
  "examples/cookbook/notify-a-team-channel.ts": [recipe(tell(notifyATeamChannel)), 1],
  "examples/cookbook/one-kb-on-windows.ts": [oneKb, 4],
  "examples/cookbook/patch-auto-scaling-groups.ts": [recipe(patchAutoScalingGroups), 0],
  "examples/cookbook/publish-to-one-topic-of-the-fleet.ts": [tellFromEachAccount, 3],
  "examples/cookbook/publish-to-the-topic-of-each-account.ts": [recipe(tellOwnTopic), 1],
  "examples/cookbook/scan-daily-install-weekly.ts": [recipe(scanDailyInstallWeekly), 0],
  "examples/cookbook/tag-instances.ts": [recipe((stack, web) => tagInstances(stack, web, "ami-0123456789abcdef0")), 0],
  "examples/deadlines/main.ts": [(app) => [new WithDeadlines(app, "one")], 0],
  "examples/fleet/main.ts": [(app) => Object.values(patchFleet(app).stacks), 0],
  "examples/patch-policy/main.ts": [(app) => [new PolicyOfTheAccount(app, "one")], 0],
  "examples/patch-tuesday/main.ts": [program("patch-tuesday"), 0],
  "examples/scan-by-association/main.ts": [(app) => [new ScanByAssociation(app, "one")], 0],
  "examples/test-your-stack/patching.ts": [(app) => [new Patching(app, "one", 7)], 0],
  "examples/three-rings/main.ts": [program("three-rings"), 8],
};

describe("the policies that are synthesised allow each call that AWS documents for a task", () => {
  test.each(Object.entries(EXAMPLES))("%s", async (_, [make, count]) => {
    const app = Testing.app({ context: { [TODAY_CONTEXT]: "2026-11-23" } });
    const stacks = make(app).map((stack) => JSON.parse(Testing.synth(stack)) as TerraformBlocks);
    const applied = stacks.map(
      (stack) => new AppliedStack(stack, { partition: "aws", account: ACCOUNT, region: regionOf(stack) }),
    );

    const tasks = applied.map((stack) => ({ stack, own: tasksOf(stack) }));

    expect(tasks.flatMap(({ own }) => own)).toHaveLength(count);
    expect(await refused(tasks.flatMap(({ stack, own }) => own.flatMap((task) => callsOfTask(stack, task))))).toEqual(
      [],
    );
  });

  test("no example is left out", () => {
    const root = join(__dirname, "../..");
    const files = readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" })
      .map((name) => join("examples", name))
      .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|house-rules|cdktf\.out/.test(name));

    expect(Object.keys(EXAMPLES).filter((name) => existsSync(join(root, name)) && name !== "main.ts")).toEqual(
      files.sort(),
    );
  });
});

/** A recipe of a stack in which a group stands already. */
function recipe(
  add: (stack: TerraformStack, web: PatchGroup, linux: PatchBaseline<"AMAZON_LINUX_2023">) => unknown,
): (app: App) => readonly TerraformStack[] {
  return (app) => {
    const stack = new TerraformStack(app, "patching");
    new AwsProvider(stack, "aws", { region: "eu-central-1" });
    const linux = new PatchBaseline(stack, "Given", {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [{ approveAfterDays: 3 }],
    });
    add(stack, new PatchGroup(stack, "GivenGroup", { patchGroup: "Critical", baselines: [linux] }), linux);
    return [stack];
  };
}

function program(name: Parameters<typeof exampleProgram>[0]): (app: App) => readonly TerraformStack[] {
  return (app) => {
    runIn(app, exampleProgram(name));
    return app.node.children.filter(TerraformStack.isStack);
  };
}

function tell(recipeOf: typeof notifyAChannel) {
  return (stack: TerraformStack, web: PatchGroup): void => {
    const sunday = new MaintenanceWindow(stack, "Sunday", {
      name: "web-sunday",
      schedule: "cron(0 4 ? * SUN *)",
      duration: 3,
      cutoff: 1,
    });
    recipeOf(stack, sunday, sunday.addTarget("Web", { patchGroups: [web] }));
  };
}

function emergency(app: App): readonly TerraformStack[] {
  const fleet = patchFleet(app);
  emergencyInAFleet(fleet, { patches: ["openssl*"], at: "2026-11-29T22:00:00", nodeRole: "nodes", unaffected: [] });
  return Object.values(fleet.stacks);
}

function oneKb(app: App): readonly TerraformStack[] {
  const stacks = Object.values(windowsFleet(app).stacks);
  for (const stack of stacks) oneKbOnWindows(stack, { kb: "KB5071547", at: "2026-11-29T22:00:00" });
  return stacks;
}

function regionOf({ provider }: TerraformBlocks & { provider?: { aws?: readonly { region?: string }[] } }): string {
  return provider?.aws?.[0]?.region ?? "eu-central-1";
}

function tellFromEachAccount(app: App): readonly TerraformStack[] {
  const environment = { ...DEFINITION, operations: OF_ONE_TOPIC };
  const accounts = FLEET.accounts.map(({ id, name, ring }) => ({ id, name, ring }));
  const fleet = new PatchFleet(app, { ...FLEET, environment, accounts, lockFile: "not-there.json" });
  const [first, ...others] = Object.values(fleet.stacks);
  if (first === undefined) throw new Error("the fleet has no stack");
  publishToOneTopic(first, fleet);
  return [first, ...others];
}

function tellOwnTopic(stack: TerraformStack): void {
  new PatchEnvironment(stack, "Patching", { ...DEFINITION, operations: OPERATIONS });
  letEventsPublish(stack, `arn:aws:sns:eu-central-1:${ACCOUNT}:patching`);
}
