import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { linesOf } from "../../cli/fleet/print-matrix";
import { ACCOUNTS, FLEET } from "../patch-fleet/given";
import { BAD_SNAPSHOTS, nodesOf, snapshotOf } from "../support/snapshots";
import { withoutBreaks } from "../support/without-breaks";
import { synthesisedFleet } from "./given-apps";
import { withEmergency } from "./given-emergency";
import { json, matrixFleet } from "./given-matrix";
import { run } from "./given-stacks";

const PROD = [
  ...ACCOUNTS,
  { id: "444444444444", name: "prod-eu", ring: "prod" },
  {
    id: "555555555555",
    name: "prod-jp",
    ring: "prod",
    overrides: { maintenanceWindows: { Sunday: { scheduleTimezone: "Asia/Tokyo" } } },
  },
] as const;

test("tells what every account follows, where it comes from, and which are odd", async () => {
  const { exitCode, out, err } = await run(matrixFleet({ accounts: PROD }), ["matrix"]);

  expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
  expect(out).toBe(`1 of 5 accounts differs from the others of its ring; ring order met.
in every row: non-security yes
               delay  days  reboot     window                  set by
dev-eu   dev   0 d    7.2   if needed  Tue 22:00 Europe/Paris  ring
test-eu  test  3 d    10.2  if needed  Thu 22:00 Europe/Paris  ring
prod-eu  prod  10 d   17.2  if needed  Sun 02:00 Europe/Paris  ring
prod-jp  prod  10 d   17.2  if needed  Sun 02:00 Asia/Tokyo    ring, account
prod-us  prod  10 d   17.2  no ◄       Sun 02:00 Europe/Paris  ring, account
Regions eu-central-1: dev-eu, prod-eu and prod-jp
Regions eu-central-1, us-east-1: test-eu
Regions us-east-1: prod-us

days: from release to every node at most (more: cdktf-patch arrival)
◄ differs from the others of its ring (1 row)

Days from the end of a run in a ring to the start of the next ring's, whenever
within 366 days a patch is released:
               baseline           required  shortest  if released
  dev → test   amazon-linux-2023  0 d       1.87 d    2026-11-23 00:00 UTC  met
  test → prod  amazon-linux-2023  1 d       1.7 d     2026-11-23 21:00 UTC  met

Local times by time zone data 2026f.
`);
});

test.each(BAD_SNAPSHOTS)("refuses %s in one line", async (_what, text, message) => {
  const folder = matrixFleet({});
  writeFileSync(join(folder, "snapshot.json"), text);

  const { exitCode, out, err } = await run(folder, ["matrix", "--account", "snapshot.json"]);

  expect({ exitCode, out, lines: err.split("\n").length }).toEqual({ exitCode: 2, out: "", lines: 2 });
  expect(err).toContain(`cdktf-patch: ${message}`);
});

test("says that a snapshot is of other accounts, and of another day", async () => {
  const folder = matrixFleet({});
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify(snapshotOf({}, "999999999999", "2026-11-20T08:00:00Z")));

  const { exitCode, out } = await run(folder, ["matrix", "--account", "snapshot.json"]);

  const told = out.replace(/\s+/g, " ");
  expect(exitCode).toBe(0);
  expect(told).toContain(
    "the snapshot has nothing of 111111111111, the account of dev-eu: nodes there are not counted",
  );
  expect(told).toContain("note: the snapshot is 3 days old (2026-11-20T08:00:00Z)");
});

test("counts the nodes of each group where accounts were read", async () => {
  const folder = matrixFleet({ accounts: PROD });
  const [{ patchGroup }] = JSON.parse((await run(folder, ["matrix", "--format", "json"])).out).accounts;
  const snapshot = snapshotOf({ region: "eu-central-1", nodes: [...nodesOf(patchGroup, 3)] }, "444444444444");
  writeFileSync(join(folder, "snapshot.json"), JSON.stringify(snapshot));
  const { out } = await run(folder, ["matrix", "--account", "snapshot.json"]);
  const nodes = out.split("\n").flatMap((line) => /^(\w+-\w+) .*(\d+ nodes|not read)$/.exec(line)?.slice(1) ?? []);

  expect(nodes).toEqual([
    "dev-eu",
    "not read",
    "test-eu",
    "not read",
    "prod-eu",
    "3 nodes",
    "prod-jp",
    "not read",
    "prod-us",
    "not read",
  ]);
});

test("outliers are told with what they differ in alone, in a fleet that is too large to read", async () => {
  const { out } = await run(matrixFleet({ accounts: PROD }), ["matrix", "--outliers"]);

  expect(out).toBe(`1 of 5 accounts differs from the others of its ring:
prod-us · ring prod
  reboot: NoReboot (set by the account), the other 2: RebootIfNeeded

What else they follow: cdktf-patch matrix
`);
});

test("where no account is odd, --outliers says that, and nothing beside it", async () => {
  const { exitCode, out, err } = await run(matrixFleet({ accounts: PROD.slice(0, 2) }), ["matrix", "--outliers"]);

  expect({ exitCode, out, err }).toEqual({
    exitCode: 0,
    out: "No account differs from the others of its ring.\n",
    err: "",
  });
});

test("beside long names a line has 80 columns, and no word breaks: the names stand in a line of their own", async () => {
  const long = { id: "666666666666", name: "payments-production-eu-central-1", ring: "prod" };

  const { out } = await run(matrixFleet({ accounts: [...PROD, long] }), ["matrix"]);

  expect(out.split("\n").slice(0, 5)).toEqual([
    "1 of 6 accounts differs from the others of its ring; ring order met.",
    "in every row: non-security yes",
    "  delay  days  reboot     window                  set by",
    "dev-eu · dev",
    "  0 d    7.2   if needed  Tue 22:00 Europe/Paris  ring",
  ]);
  expect(out).toContain("\npayments-production-eu-central-1 · prod\n");
  expect(Math.max(...out.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test("a schedule is odd, and the clock of a place is not", async () => {
  const late = { maintenanceWindows: { Sunday: { schedule: "cron(0 4 ? * SUN *)" } } };
  const accounts = [...PROD, { id: "666666666666", name: "prod-late", ring: "prod", overrides: late }];

  const { accounts: rows } = await json(matrixFleet({ accounts }));
  const odd = rows.filter(({ cells }) => cells.window?.isOutlier).map(({ account }) => account);

  expect(odd).toEqual(["prod-late"]);
});

test("Regions of an account that its ring has not are set by the account", async () => {
  const accounts = PROD.map((one) =>
    one.name === "prod-eu" ? { ...one, regions: ["eu-central-1", "eu-west-1"] } : one,
  );

  const { out } = await run(matrixFleet({ accounts }), ["matrix"]);

  expect(out).toMatch(/^Regions .* ◄: prod-eu$/m);
  expect(out).toMatch(/^prod-eu .* ring, account$/m);
});

test("what an account says like all others is not odd", async () => {
  const overrides = { rebootOption: "RebootIfNeeded" };
  const accounts = [...ACCOUNTS.slice(0, 2), { id: "444444444444", name: "prod-eu", ring: "prod", overrides }];

  const { out } = await run(matrixFleet({ accounts }), ["matrix"]);

  expect(out).not.toContain("◄");
});

test("answers as of another time, on whatever clock", async () => {
  const folder = matrixFleet({});

  const { out, err } = await run(folder, ["matrix", "--at", "2027-03-14T05:00+09:00"]);

  expect(err).toBe("--at 2027-03-14T05:00+09:00 is Sat 2027-03-13 20:00 UTC\n");
  expect(out).toContain("2027-03-13 00:00 UTC");
  expect(out).not.toContain("2026-");
});

test("a lock shows its day in place of days", async () => {
  const folder = matrixFleet(
    {},
    { locks: { prod: { approveUntilDate: "2026-11-10", from: "test", on: "2026-11-20" } } },
  );

  const { out } = await run(folder, ["matrix"]);

  expect(out).toMatch(/^prod-us {2}prod {2}to 2026-11-10 {2}–.* lock,$/m);
});

test("for programs: every cell with its source and settings, and the promises", async () => {
  const { accounts, promises, timeZoneData } = await json(matrixFleet({}));

  expect(timeZoneData).toBe("2026f");

  expect(accounts.at(-1)).toEqual({
    account: "prod-us",
    accountId: "333333333333",
    ring: "prod",
    patchGroup: "web",
    from: { rebootOption: "account prod-us", soakDays: "ring prod" },
    timeZones: ["Europe/Paris"],
    cells: {
      delay: { value: "10 d", from: "ring prod", settings: ["soakDays"], isOutlier: false },
      arrival: { value: "17.2 d", from: "ring prod", settings: ["soakDays"], isOutlier: false },
      "non-security": { value: "yes", isOutlier: false },
      reboot: { value: "NoReboot", from: "account prod-us", settings: ["rebootOption"], isOutlier: false },
      regions: { value: "us-east-1", isOutlier: false },
      scan: { value: "–", isOutlier: false },
      window: { value: "Sun 02:00 Europe/Paris", isOutlier: false },
    },
  });
  expect(promises).toMatchObject([
    { before: "dev", ring: "test", outcome: "kept" },
    { before: "test", ring: "prod", outcome: "kept" },
  ]);
});

test("after Patch Tuesday an arrival is told apart from that of any release", async () => {
  const baselines = {
    ...FLEET.environment.baselines,
    Windows: { name: "windows", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 0 }] },
  };
  const patchGroups = { Web: { patchGroup: "web", baselines: ["AmazonLinux2023", "Windows"] } };
  const folder = matrixFleet({ environment: { ...FLEET.environment, baselines, patchGroups } });

  const { accounts } = await json(folder);

  expect(accounts.map(({ cells }) => cells.arrival?.value)).toEqual([
    "Amazon Linux 2023: 7.2 d; Windows Server: 0.3 d after Patch Tuesday",
    "Amazon Linux 2023: 10.2 d; Windows Server: 9.3 d after Patch Tuesday",
    "Amazon Linux 2023: 17.2 d; Windows Server: 11.5 d after Patch Tuesday",
  ]);
});

test.each([
  ["7.2 d", "7.2"],
  ["–", "–"],
  ["Amazon Linux 2023: 7.2 d; Windows Server: 0.3 d after Patch Tuesday", "AL2023 7.2, Windows 0.3"],
  [
    "Amazon Linux 2 and Red Hat Enterprise Linux: 7.2 d; Windows Server: 0.3 d after Patch Tuesday",
    "Linux 7.2, Windows 0.3",
  ],
  ["Amazon Linux and SUSE Linux Enterprise Server: 7.2 d; Oracle Linux: never", "Amazon Linux/SLES 7.2, Oracle never"],
])("the days of %s are %s beside many columns", (cell, short) => {
  expect(linesOf("arrival", cell).join(", ")).toBe(short);
});

test("a row says of which systems its days are, where they differ", async () => {
  const Windows = { name: "windows", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 0 }] };
  const Red = { ...Windows, name: "red", operatingSystem: "REDHAT_ENTERPRISE_LINUX" };
  const baselines = { ...FLEET.environment.baselines, Windows, Red };
  const patchGroups = { Web: { patchGroup: "web", baselines: ["AmazonLinux2023", "Windows", "Red"] } };

  const { out } = await run(matrixFleet({ environment: { ...FLEET.environment, baselines, patchGroups } }), ["matrix"]);

  const [whole = ""] = out.split("\n\n");
  const table = whole.slice(whole.indexOf("delay"));
  expect(table.match(/Linux|Windows/g)).toEqual(["Linux", "Windows", "Linux", "Windows", "Linux", "Windows"]);
  expect(Math.max(...table.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test("a page for people, which needs nothing from elsewhere and runs nothing", async () => {
  const folder = matrixFleet({ accounts: PROD });

  const { out } = await run(folder, ["matrix", "--write", "matrix.html"]);
  const page = withoutBreaks(readFileSync(join(folder, "matrix.html"), "utf8"));

  expect(out).toContain("prod-us  prod  10 d");
  expect(page).toContain('<td data-label="Reboot" class="odd">NoReboot ◄<p class="from">account prod-us</p></td>');
  expect(page).toContain('<td data-label="Delay">10 d<p class="from">ring prod</p></td>');
  expect(page).not.toContain("Scan");
  const [answer] = out.split("\n");
  expect(page).toContain(`<p class="lead">${answer}</p>`);
  expect(page).toContain("by time zone data 2026f.");
  expect(page).not.toMatch(/<script|https?:/);
  expect(readdirSync(folder).sort()).toEqual(["cdktf.out", "matrix.html"]);
});

test("an emergency in every account breaks no promise and is no window of the week, and a note tells of it", async () => {
  const quiet = await run(matrixFleet({}), ["matrix"]);
  const folder = matrixFleet({}, { add: withEmergency });

  const { out } = await run(folder, ["matrix"]);
  const { emergencies } = await json(folder);

  const note = `
Note: the emergency openssl on Wed 2026-11-25 20:00 UTC in 3 accounts adds
patches once, and does not count for the ring order.
`;
  expect(out).toBe(quiet.out + note);
  expect(emergencies[0]).toMatchObject({ account: "dev-eu", window: "openssl", patchGroups: ["web"] });
});

test("a freeze that begins at another hour on the clock of an account is no oddity", async () => {
  const { Sunday } = FLEET.environment.maintenanceWindows;
  const maintenanceWindows = {
    Sunday: { ...Sunday, endDate: "2026-12-14T00:00:00Z" },
    After: { ...Sunday, name: "after", startDate: "2027-01-04T00:00:00Z" },
  };
  const alsoAfter = <Part extends object>(part: Part) => {
    const { maintenanceWindows: own } = part as { maintenanceWindows?: { Sunday: object } };
    return own === undefined ? part : { ...part, maintenanceWindows: { ...own, After: own.Sunday } };
  };
  const folder = synthesisedFleet({
    environment: { ...FLEET.environment, maintenanceWindows },
    rings: FLEET.rings.map((ring) => ({ ...alsoAfter(ring), daysOnRingBefore: undefined })),
    accounts: PROD.map((account) =>
      "overrides" in account ? { ...account, overrides: alsoAfter(account.overrides) } : account,
    ),
  });

  const windows = (await json(folder)).accounts.map(({ cells }) => cells.window);

  expect(windows.map((cell) => cell?.value).join()).toContain("closed from Mon 2026-12-14 09:00");
  expect(windows.map((cell) => cell?.isOutlier)).not.toContain(true);
});
