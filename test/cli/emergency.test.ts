import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { EmergencyPatch, MaintenanceWindow, PatchBaseline, PatchGroup, Schedule, TODAY_CONTEXT } from "../../modules";
import { PatchLogs } from "../../modules/patch-operations";
import { testFolder } from "../support/folders";
import { FIXTURES } from "./explain/given-lists";
import { run } from "./given-stacks";

const update = (KbNumber: string, Classification: string) => ({
  Id: KbNumber,
  ReleaseDate: "2026-11-20T10:00:00Z",
  Title: `Update ${KbNumber}`,
  ProductFamily: "Windows",
  Product: "WindowsServer2022",
  Classification,
  MsrcSeverity: "Critical",
  KbNumber,
});
/** What `aws ssm describe-available-patches` prints. */
const KB = {
  Patches: [
    update("KB5039217", "SecurityUpdates"),
    { ...update("KB5039210", "SecurityUpdates"), ReleaseDate: "2026-11-17T10:00:00Z" },
    update("KB5039299", "Updates"),
  ],
};

let folder: string;

beforeAll(() => {
  folder = testFolder();
  copyFileSync(join(FIXTURES, "updateinfo-amazon-linux-2023.xml"), join(folder, "updateinfo.xml"));
  writeFileSync(join(folder, "kb.json"), JSON.stringify(KB));
  const app = new App({ outdir: join(folder, "cdktf.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  const stack = new TerraformStack(app, "prod");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  const group = (name: string, operatingSystem: "WINDOWS" | "AMAZON_LINUX_2023", classification: string) =>
    new PatchGroup(stack, name, {
      patchGroup: name,
      baselines: [
        new PatchBaseline(stack, `${name}Baseline`, {
          name: `${name}-baseline`,
          operatingSystem,
          approvalRules: [{ patchFilters: { classification: [classification] }, approveAfterDays: 7 }],
        } as never),
      ],
    });
  const patchGroups = [group("linux", "AMAZON_LINUX_2023", "Security"), group("windows", "WINDOWS", "SecurityUpdates")];
  const sunday = new MaintenanceWindow(stack, "Sunday", {
    name: "Sunday",
    schedule: Schedule.weekly("SUN", "05:00"),
    scheduleTimezone: "Europe/Berlin",
    duration: 3,
    cutoff: 1,
  });
  const targets = [sunday.addTarget("Nodes", { patchGroups })];
  sunday.addPatchTask("Install", { operation: "Install", rebootOption: "RebootIfNeeded", targets });
  // The name of the bucket is known after apply.
  const logs = new PatchLogs(stack, "Logs", { bucketPrefix: "output-" });
  new EmergencyPatch(stack, "Cve", {
    name: "cve",
    at: "2026-11-25T22:00:00",
    duration: 4,
    patchGroups,
    rebootOption: "RebootIfNeeded",
    patches: ["KB5039217", "KB5039210", "openssl*", "bash"],
    logs,
  });
  app.synth();
});

const text = (out: string) => out.replace(/\s+/g, " ");

test("summary says what an emergency installs on which systems, and when by the clocks of the other windows", async () => {
  const { out } = await run(folder, ["summary"]);

  expect(text(out)).toContain(
    "note: the emergency cve installs KB5039217 (Windows Server), KB5039210 (Windows Server), openssl* (Amazon Linux 2023) and bash (Amazon Linux " +
      "2023) once, Wed 2026-11-25 22:00 UTC (Wed 2026-11-25 23:00 Europe/Berlin), on patch groups linux and windows",
  );
});

test("summary says of an emergency that it is over", async () => {
  const { out } = await run(folder, ["summary", "--at", "2026-11-26T02:00Z"]);

  expect(text(out)).toContain("note: the emergency cve is over: it installs nothing any more");
});

test("calendar says what it installs, and nothing of how long patches take by it", async () => {
  const { out } = await run(folder, ["calendar", "--limit", "1"]);

  expect(out.split("\n\n")[0]).toBe(
    "cve · emergency, may reboot · linux, windows · once, 2026-11-25 22:00 UTC\n" +
      "  Wed 2026-11-25 22:00    2026-11-25 22:00 UTC\n" +
      "  installs KB5039217 (Windows Server), KB5039210 (Windows Server), openssl*\n" +
      "  (Amazon Linux 2023) and bash (Amazon Linux 2023), and nothing else",
  );
});

test.each([
  ["what it brings", "updateinfo.xml", "openssl", "the emergency cve installs it once, on Wed 2026-11-25 22:00 UTC"],
  ["an update on Windows", "kb.json", "KB5039210", "the emergency cve installs it once, on Wed 2026-11-25 22:00 UTC"],
])("explain says of %s that the emergency installs it", async (_, list, patch, says) => {
  const { out } = await run(folder, ["explain", list, "--patch", patch]);

  expect(text(out)).toContain(says);
});

test("explain tells an emergency before the window that opens after it, which is not the first chance then", async () => {
  const { out } = await run(folder, ["explain", "updateinfo.xml", "--patch", "openssl"]);

  expect(text(out)).toContain(
    "the emergency cve installs it once, on Wed 2026-11-25 22:00 UTC otherwise first chance Sun 2026-11-29 05:00",
  );
});

test("explain tells an emergency between the first chance that is over and the next run", async () => {
  const released = { ...update("KB5039210", "SecurityUpdates"), ReleaseDate: "2026-11-13T10:00:00Z" };
  writeFileSync(join(folder, "approved.json"), JSON.stringify({ Patches: [released] }));

  const { out } = await run(folder, ["explain", "approved.json", "--patch", "KB5039210"]);

  expect(text(out)).toMatch(
    /first chance Sun 2026-11-22 05:00 .* the emergency cve installs it once, .* nodes that still miss it: next run Sun 2026-11-29/,
  );
});

test("explain says of an update that still waits on Windows that AWS does not say whether the delay counts", async () => {
  const { out } = await run(folder, ["explain", "kb.json", "--patch", "KB5039217"]);

  expect(text(out)).toContain(
    "whether the emergency cve installs it on Wed 2026-11-25 22:00 UTC cannot be said: on Windows Server it installs " +
      "only what the baseline of a node also matches, and AWS does not say whether its delay until 2026-11-27 10:00 UTC " +
      "counts there",
  );
});

test.each([
  ["updateinfo.xml", "tzdata"],
  ["kb.json", "KB5039299"],
])("explain says nothing of an emergency for what it does not bring: %s %s", async (list, patch) => {
  const { out } = await run(folder, ["explain", list, "--patch", patch]);

  expect(out).toContain("not selected");
  expect(out).not.toMatch(/emergency|maybe|cve/);
});

test("explain has it in its table, in CSV and in JSON", async () => {
  const ask = async (...more: string[]) =>
    (await run(folder, ["explain", "updateinfo.xml", "--limit", "1", ...more])).out;

  const table = await ask();
  const runs = table.split("\n").map((line) => line.slice(-16).trim());
  expect(runs.slice(2, 6)).toEqual(["emergency 11-25", "22:00 UTC", "next 11-29 05:00", "Europe/Berlin"]);
  expect(await ask("--format", "csv")).toContain(",cve 2026-11-25T22:00:00.000Z\r\n");
  expect(JSON.parse(await ask("--format", "json"))[0].emergencies).toEqual([
    { window: "cve", at: "2026-11-25T22:00:00.000Z", installs: ["openssl"] },
  ]);
});
