import { join } from "node:path";
import { DEFINITION } from "../patch-fleet/given";
import { withoutBreaks } from "../support/without-breaks";
import { matrixFleet } from "./given-matrix";
import { run } from "./given-stacks";

const folder = matrixFleet({});
const told = async (...words: readonly string[]) => (await run(folder, words)).out;

test("summary, calendar and arrival answer about one stack, as about one group, with what it has from the others", async () => {
  const summary = await told("summary", "--stack", "test-eu");
  expect(summary.split("\n")[0]).toBe("Next reboot, if needed: web, Thu 2026-11-26 22:00 Europe/Paris");
  expect(summary.match(/^✔ .*/gm)).toEqual([expect.stringMatching(/^✔ test-eu {2}/)]);
  expect(await told("summary", "--stack", "dev-eu", "--stack", "test-eu")).toMatch(/^✔ dev-eu [^✔]*✔ test-eu [^✔]*$/m);

  const { windows } = JSON.parse(await told("calendar", "--stack", "test-eu", "--format", "json"));
  expect(new Set(windows.map(({ stack }: { stack: string }) => stack))).toEqual(new Set(["test-eu"]));
  const { arrivals } = JSON.parse(await told("arrival", "--stack", "test-eu", "--format", "json"));
  expect(arrivals[0]).toMatchObject({ stack: "test-eu", afterRing: { ring: "dev" } });
});

const PATCHES = join(__dirname, "../model/patch-lists/fixtures/updateinfo-amazon-linux-2023.xml");

test("explain answers about one stack alone", async () => {
  const csv = await told("explain", PATCHES, "--stack", "test-eu", "--format", "csv");
  const all = await told("explain", PATCHES, "--format", "csv");

  expect(all).toContain("prod-us");
  expect(csv).toContain("test-eu");
  for (const other of ["dev-eu", "prod-us"]) expect(csv).not.toContain(other);
});

test("matrix tells the accounts that are asked for, compared with all of their ring, and what their rings promise", async () => {
  const accounts = ["a", "b", "c"].map((name, at) => ({
    id: `${at + 1}`.repeat(12),
    name: `prod-${name}`,
    ring: "prod",
  }));
  const [odd, ...others] = accounts;
  const fleet = matrixFleet({
    rings: [{ name: "dev" }, { name: "prod", soakDays: 8 }],
    accounts: [
      { id: "999999999999", name: "dev", ring: "dev" },
      { ...odd, overrides: { rebootOption: "NoReboot" } },
      ...others,
    ],
  });
  const one = async (...words: readonly string[]) => (await run(fleet, ["matrix", ...words])).out;

  const table = await one("--stack", "prod-a");
  expect(table.split("\n")[0]).toMatch(/^1 of 1 account differs from the others of its ring; ring order /);
  expect(table).not.toMatch(/prod-b|prod-c/);
  expect(table).toContain("dev → prod");
  expect(await one("--stack", "prod-a", "--outliers")).toContain(
    "reboot: NoReboot (set by the account), the other 2: RebootIfNeeded",
  );
  expect(await one("--stack", "prod-b", "--outliers")).toBe("No account differs from the others of its ring.\n");
  const json = JSON.parse(await one("--stack", "dev", "--format", "json"));
  expect(json.accounts.map(({ account }: { account: string }) => account)).toEqual(["dev"]);
});

test("so does the page, of which nothing else is told", async () => {
  const page = withoutBreaks(await told("summary", "--stack", "test-eu", "--format", "html"));

  expect(page).toMatch(/no node of test-eu reboots on Tue 24 Nov/);
  expect(page).toContain("<b>Thu 2026-11-26 22:00 Europe/Paris</b> test-eu: web");
  for (const other of ["dev-eu", "prod-us"]) expect(page).not.toContain(other);
  expect(await told("calendar", "--stack", "test-eu", "--format", "html")).toBe(
    await told("summary", "--stack", "test-eu", "--format", "html"),
  );
});

test("a summary of one group leaves out stacks and findings of others", async () => {
  const groups = { Db: { patchGroup: "db", baselines: ["AmazonLinux2023"] } };
  const both = matrixFleet({
    rings: [{ name: "prod" }],
    accounts: [{ id: "111111111111", name: "prod-eu", ring: "prod" }],
    environment: { ...DEFINITION, patchGroups: { ...DEFINITION.patchGroups, ...groups } },
  });

  const all = (await run(both, ["summary"])).out;
  const { out } = await run(both, ["summary", "--group", "web"]);

  expect(all).toContain('no maintenance window targets the patch group "db"');
  expect(out).toMatch(/^ {2}web /m);
  expect(out).not.toMatch(/\bdb\b/);
});

test.each([
  [
    ["summary", "test-eu"],
    'summary: expected options alone, got "test-eu"; --stack test-eu for a stack, or account of a fleet, --group test-eu for a patch group',
  ],
  [
    ["calendar", "web"],
    'calendar: expected options alone, got "web"; --stack web for a stack, or account of a fleet, --group web for a patch group',
  ],
  [
    ["explain", PATCHES, "--stack", "test-ue"],
    '--stack: expected a stack of dev-eu, test-eu, prod-us, got "test-ue"; did you mean test-eu',
  ],
  [
    ["matrix", "--stack", "test-ue"],
    '--stack: expected a stack of dev-eu, test-eu, prod-us, got "test-ue"; did you mean test-eu',
  ],
  [
    ["summary", "--stack", "test-ue"],
    '--stack: expected a stack of dev-eu, test-eu, prod-us, got "test-ue"; did you mean test-eu',
  ],
  [["summary", "--group", "wep"], '--group: no stack has a patch group called "wep"; did you mean web'],
])("%j is refused with what to type", async (words, message) => {
  expect(await run(folder, words)).toEqual({ exitCode: 2, out: "", err: `cdktf-patch: ${message}\n` });
});

test.each([[["export-hcl"]], [["plan", "--skip-synth", "--offline"]]])(
  "%j takes the name of a stack as the others do, and behind it",
  async (words) => {
    const typed = await run(folder, [...words, "--stack", "test-ue"]);

    expect(typed.err).toContain('got "test-ue"; did you mean test-eu');
    expect(await run(folder, [...words, "test-ue"])).toEqual(typed);
  },
);
