import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { EmergencyPatch, PatchBaseline, PatchFleet, PatchGroup, Schedule, TODAY_CONTEXT } from "../../../modules";
import { PatchLogs } from "../../../modules/patch-operations";
import { testFolder } from "../../support/folders";
import { run } from "../given-stacks";

const window = (name: string, schedule: Schedule, dates: object = {}) => ({
  name,
  schedule,
  duration: 3,
  cutoff: 1,
  patchGroups: ["Web"],
  patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
  ...dates,
});

/** An account with two Regions, whose group has a window until a freeze, one after it, and an emergency before both. */
function account(name = "openssl", others: readonly object[] = [], systems = ["AMAZON_LINUX_2023"]): string {
  const folder = testFolder();
  const app = new App({ outdir: join(folder, "cdktf.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  const fleet = new PatchFleet(app, {
    environment: {
      baselines: Object.fromEntries(
        systems.map((operatingSystem) => [
          operatingSystem,
          { name: operatingSystem, operatingSystem, approvalRules: [{ approveAfterDays: 0 }] },
        ]),
      ),
      patchGroups: { Web: { patchGroup: "web", baselines: systems } },
      maintenanceWindows: {
        January: window("january", Schedule.weekly("TUE", "22:00"), { startDate: "2027-01-04T00:00:00+01:00" }),
        Weekly: window("weekly", Schedule.weekly("SUN", "04:00"), { endDate: "2026-12-14T12:00:00+01:00" }),
      },
      operations: { logs: {} },
    } as never,
    region: "us-east-1",
    rings: [{ name: "prod" }],
    accounts: [
      { id: "111111111111", name: "us", ring: "prod", regions: ["us-east-1", "us-west-2"] },
      ...others,
    ] as never,
    backend: { kind: "local" },
  });
  for (const stack of Object.values(fleet.stacks)) {
    for (const [region, { patchGroups, logs }] of Object.entries(stack.environment.regions)) {
      // Its list is known where its document is written beside it.
      new EmergencyPatch(stack, `OpenSsl-${region}`, {
        name,
        at: "2026-11-27T22:00:00",
        duration: 4,
        patchGroups: Object.values(patchGroups),
        rebootOption: "RebootIfNeeded",
        patches: ["openssl*"],
        logs,
      });
    }
  }
  app.synth();
  return folder;
}

const linesOf = (out: string) => out.split("\n").map((line) => line.trim());

test("windows of a group have their names, stand in the order of their next run and say between which dates", async () => {
  const { out } = await run(account(), ["summary"]);
  const lines = linesOf(out);

  const inBlock = lines.filter((line) => /^(weekly|january|emergency openssl): /.test(line)).slice(0, 3);
  expect(inBlock).toEqual([
    "emergency openssl: Fri 27 Nov 22:00 UTC, 4 h  Install openssl*,",
    "weekly: Sun 04:00 UTC, 3 h, until Mon 2026-12-14 11:00  Install,",
    "january: Tue 22:00 UTC, 3 h, from Sun 2027-01-03 23:00  Install,",
  ]);
  expect(lines).toContain("alike in us-east-1 and us-west-2");
  expect(Math.max(...out.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test("an emergency whose name says so is not called one twice, and is told no more once it is over", async () => {
  const folder = account("emergency-openssl");
  const { out } = await run(folder, ["summary"]);
  const later = await run(folder, ["summary", "--at", "2026-11-28T02:00Z"]);

  expect(linesOf(out).join(" ")).toContain(
    "emergency-openssl: Fri 27 Nov 22:00 UTC, 4 h  Install openssl*, reboots if anything was installed, 10% at a time",
  );
  expect(linesOf(later.out).filter((line) => line.startsWith("emergency-openssl:"))).toEqual([]);
});

test("the emergency is told by name beside the next reboot of the weeks, in each Region of the account", async () => {
  const { out } = await run(account(), ["summary"]);

  expect(out).toMatch(/^Next reboot, if needed:\n {2}Fri 2026-11-27 22:00 UTC, emergency openssl +web\n/);
});

test("the page calls an emergency one, and says what it installs", async () => {
  const { out } = await run(account(), ["summary", "--format", "html"]);

  const [, friday = ""] = /<time datetime="2026-11-27">(.*?)<\/td>/.exec(out) ?? [];
  expect(friday).toContain(">Emergency</span>");
  expect(friday.replace(/<[^>]*>|&nbsp;/g, " ")).toMatch(/installs openssl\*/);
});

test("the page says of nodes whose system an emergency has nothing for that it neither installs nor reboots, and not that it adds patches", async () => {
  const { out } = await run(account("openssl", [], ["AMAZON_LINUX_2023", "WINDOWS"]), ["summary", "--format", "html"]);

  const [, emergency = ""] = /<b>once, (.*?)<\/p>/.exec(out.replace(/&nbsp;/g, " ")) ?? [];
  expect(emergency.split("<br>").slice(0, 3)).toEqual([
    expect.stringMatching(/4 h<\/b> <span class="mark reboot">/),
    expect.stringMatching(/^Amazon Linux 2023: Install openssl\*, reboots/),
    "Windows Server: neither installs nor reboots here: its list has nothing for Windows Server",
  ]);
});

test("the note of an emergency counts an account of two Regions once", async () => {
  const folder = account("openssl", [{ id: "222222222222", name: "eu", ring: "prod", region: "eu-central-1" }]);

  const { out } = await run(folder, ["summary"]);

  expect(out.replace(/\s+/g, " ")).toContain(
    "note: the emergency openssl installs openssl* once, Fri 2026-11-27 22:00 UTC, on patch group web, in every stack",
  );
});

test("arrival says that an emergency is not counted, while it is to come and for its groups", async () => {
  const folder = account();
  const note = "Note: the emergency openssl is not counted: what it installs may be there earlier.";
  const arrival = async (...more: string[]) => (await run(folder, ["arrival", ...more])).out.replace(/\s+/g, " ");

  expect(await arrival()).toContain(note);
  expect(await arrival("--group", "web")).toContain(note);
  expect(await arrival("--at", "2026-11-28T02:00Z")).not.toContain("Note: the emergency");
});

test("of an emergency with a task for each of two groups, a group is told what its own task brings", async () => {
  const folder = testFolder();
  const app = new App({ outdir: join(folder, "cdktf.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  const stack = new TerraformStack(app, "prod");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  const group = (name: string) => {
    const approvalRules = [{ approveAfterDays: 0 }];
    const baseline = { name: `${name}-baseline`, operatingSystem: "AMAZON_LINUX_2023", approvalRules } as const;
    return new PatchGroup(stack, name, {
      patchGroup: name,
      baselines: [new PatchBaseline(stack, `${name}Baseline`, baseline)],
    });
  };
  const [web, db] = [group("web"), group("db")];
  // The name of its bucket is known after apply.
  const logs = new PatchLogs(stack, "Logs", { bucketPrefix: "output-" });
  const emergency = (name: string, at: string, nodes: PatchGroup) =>
    new EmergencyPatch(stack, name, {
      ...{ name, at, logs, duration: 4, rebootOption: "NoReboot" },
      ...{ patchGroups: [nodes], patches: [`${name}*`] },
    });
  const openssl = emergency("openssl", "2026-11-27T22:00:00", web);
  openssl.window.addPatchTask("Database", {
    operation: "Install",
    rebootOption: "NoReboot",
    targets: [openssl.window.addTarget("Databases", { patchGroups: [db] })],
    installOverrideList: emergency("bash", "2026-12-27T22:00:00", db).document.url,
  });
  app.synth();

  const { out } = await run(folder, ["summary"]);

  expect(out.replace(/\s+/g, " ").match(/emergency openssl: .*? UTC, 4 h Install \S+/g)).toEqual([
    "emergency openssl: Fri 27 Nov 22:00 UTC, 4 h Install bash*,",
    "emergency openssl: Fri 27 Nov 22:00 UTC, 4 h Install openssl*,",
  ]);
});

test("a weekly window that brings a list along says of which systems each entry is, as an emergency does", async () => {
  const folder = account("openssl", [], ["AMAZON_LINUX_2023", "WINDOWS"]);
  const file = join(folder, "cdktf.out/stacks/us/cdk.tf.json");
  const weekly = readFileSync(file, "utf8").replaceAll("at(2026-11-27T22:00:00)", "cron(0 22 ? * FRI *)");
  writeFileSync(file, weekly);

  const { out } = await run(folder, ["summary"]);

  expect(out.replace(/\s+/g, " ")).toContain("Install openssl* (Amazon Linux 2023), ");
});
