import { join } from "node:path";
import { App } from "cdktf";
import { PatchFleet, Schedule, TODAY_CONTEXT } from "../../../modules";
import { testFolder } from "../../support/folders";
import { withEmergency } from "../given-emergency";
import { run } from "../given-stacks";

const environment = {
  patchWithin: { Critical: 14 },
  baselines: {
    Linux: {
      name: "linux",
      operatingSystem: "AMAZON_LINUX_2023",
      approvalRules: [
        { patchFilters: { severity: ["Critical"] }, approveAfterDays: 0 },
        { approveAfterDays: 30, enableNonSecurity: true },
      ],
    },
  },
  patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"] } },
  maintenanceWindows: {
    Weekly: {
      name: "weekly",
      schedule: Schedule.weekly("SUN", "04:00"),
      duration: 3,
      cutoff: 1,
      patchGroups: ["Web"],
      patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
    },
  },
} as const;

/** Five accounts of one ring, of which the last has a clock of its own. */
function fleet(change: (app: App) => void = () => {}): string {
  const folder = testFolder();
  const app = new App({ outdir: join(folder, "cdktf.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  const clocks = { maintenanceWindows: { Weekly: { scheduleTimezone: "America/New_York" } } };
  new PatchFleet(app, {
    environment,
    region: "eu-central-1",
    rings: [{ name: "prod" }],
    accounts: ["a", "b", "c", "d", "e"].map((name, index) => ({
      id: String(111111111111 + index),
      name,
      ring: "prod" as const,
      ...(name === "e" ? { overrides: clocks } : {}),
    })),
    backend: { kind: "local" },
  });
  change(app);
  app.synth();
  return folder;
}

test("accounts of which the same is told have one block", async () => {
  const { out } = await run(fleet(), ["summary"]);

  expect(out.match(/^✔ .*/gm)).toEqual([
    "✔ a, b, c, d: 4 stacks alike, each 5 resources",
    "✔ e  5 resources  cdktf.out/stacks/e/cdk.tf.json",
  ]);
});

test("what was noted of accounts alike is told once, without the name of one of them", async () => {
  const { out } = await run(fleet(withEmergency), ["summary", "--notes"]);

  expect(out.match(/^ {2}i .*/gm)).toEqual([
    "  i Openssl: patches: reported compliance is not updated by an override: it",
    "  i e/Openssl: patches: reported compliance is not updated by an override: it",
  ]);
});

test("an emergency is told once, and in which stacks it is", async () => {
  const { out } = await run(fleet(withEmergency), ["summary"]);

  expect(out.match(/emergency/g)).toHaveLength(1);
  expect(out).toContain(
    "\nnote: the emergency openssl installs once, Wed 2026-11-25 20:00 UTC (Wed\n" +
      "  2026-11-25 15:00 America/New_York), on patch group web, in every stack\n",
  );
});

test("a deadline is told with its outcome, and with its days where other patches take longer", async () => {
  const { out } = await run(fleet(), ["summary"]);

  expect(out).toContain("on every node at most 37.2 days after release, typically 33.6\n");
  expect(out).toContain(`${" ".repeat(13)}Critical within 14 days: kept, at most 7.2\n`);
});

test("the page orders what runs on a day by the moment, not by the names of clocks, and counts stacks", async () => {
  const { out } = await run(fleet(withEmergency), ["summary", "--format", "html"]);

  const [, sunday = ""] = /<time datetime="2026-11-29">(.*?)<\/td>/.exec(out) ?? [];
  expect([...sunday.matchAll(/<b>04:00<\/b> (?:<span[^>]*>)?(\w+)/g)].map(([, zone]) => zone)).toEqual([
    "UTC",
    "America",
  ]);
  expect(sunday).toContain("weekly · in 4 stacks</summary>");
  expect(out).toContain("1 patch group in 5 stacks, as of");
});
