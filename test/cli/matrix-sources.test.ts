import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ACCOUNTS, FLEET } from "../patch-fleet/given";
import { withoutBreaks } from "../support/without-breaks";
import { json, matrixFleet } from "./given-matrix";
import { run } from "./given-stacks";

const { Sunday } = FLEET.environment.maintenanceWindows;
const SCAN = {
  name: "scan",
  schedule: "cron(0 12 * * ? *)",
  duration: 2,
  cutoff: 1,
  patchGroups: ["Web"],
  patchTasks: { Scan: { operation: "Scan" } },
};
const WITH_SCAN = { ...FLEET.environment, maintenanceWindows: { Sunday, Daily: SCAN } };
const TOKYO = { maintenanceWindows: { Sunday: { scheduleTimezone: "Asia/Tokyo" } } };
const many = (count: number, overrides?: object) =>
  Array.from({ length: count }, (_, index) => ({
    id: String(444444444444 + index),
    name: `prod-${index}`,
    ring: "prod",
    ...(overrides && { overrides }),
  }));

test("a window that a ring changes is the source of what it does, and of nothing that another window does", async () => {
  const { accounts } = await json(matrixFleet({ environment: WITH_SCAN }));

  const [dev] = accounts;
  expect(dev?.cells.window).toMatchObject({
    value: "Tue 22:00 Europe/Paris",
    from: "ring dev",
    settings: ["maintenanceWindows.Sunday.schedule"],
  });
  expect(dev?.cells.scan).toEqual({ value: "daily 12:00 UTC", isOutlier: false });
});

test("where a ring sets one property and an account another, both are named with what they set", async () => {
  const accounts = [{ ...ACCOUNTS[0], overrides: TOKYO }, ...ACCOUNTS.slice(1)];

  const { accounts: rows } = await json(matrixFleet({ accounts }));

  expect(rows[0]?.cells.window?.from).toBe("ring dev (schedule), account dev-eu (scheduleTimezone)");
});

test("a window of other nodes is no source of a row", async () => {
  const environment = {
    ...FLEET.environment,
    patchGroups: { ...FLEET.environment.patchGroups, Db: { patchGroup: "db", baselines: ["AmazonLinux2023"] } },
    maintenanceWindows: { Sunday, Other: { ...Sunday, name: "other", patchGroups: ["Db"] } },
  };
  const folder = matrixFleet({ environment, rings: [FLEET.rings[0]], accounts: [ACCOUNTS[0]] });

  const { accounts } = await json(folder);

  expect(accounts.map(({ patchGroup, from }) => [patchGroup, from])).toEqual([
    ["db", {}],
    ["web", { "maintenanceWindows.Sunday.schedule": "ring dev" }],
  ]);
});

test("a window that an account disables is why it has none", async () => {
  const overrides = { maintenanceWindows: { Sunday: { enabled: false } } };
  const accounts = [...ACCOUNTS.slice(0, 2), { ...ACCOUNTS[2], overrides }];

  const { accounts: rows } = await json(matrixFleet({ accounts }));

  expect(rows.at(-1)?.cells.window).toMatchObject({ value: "–", from: "account prod-us" });
});

test("a window after a change freeze has the sources of the one that it goes on for", async () => {
  const environment = { ...FLEET.environment, changeFreezes: [{ from: "2026-12-14", until: "2027-01-04" }] };

  const { accounts } = await json(matrixFleet({ environment }));

  expect(accounts[0]?.cells.window?.settings).toEqual(["maintenanceWindows.Sunday.schedule"]);
});

test("days of a ring are no source of a cell that has none", async () => {
  const environment = {
    ...FLEET.environment,
    baselines: { Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{}] } },
    patchGroups: { Web: { patchGroup: "web", baselines: ["Ubuntu"] } },
  };
  const rings = FLEET.rings.map(({ name }) => ({ name, soakDays: 2 }));

  const { accounts } = await json(matrixFleet({ environment, rings }));

  const [dev] = accounts;
  expect([dev?.cells.delay?.value, dev?.cells.delay?.from]).toEqual(["–", undefined]);
});

test("a row of many accounts that each set their clock says so, in the terminal and on the page", async () => {
  const zones = ["Asia/Tokyo", "Asia/Seoul", "Europe/Rome", "Europe/Oslo", "US/Eastern", "US/Pacific"];
  const clock = (index: number) => ({ maintenanceWindows: { Sunday: { scheduleTimezone: zones[index] } } });
  const own = many(6).map((account, index) => ({ ...account, overrides: clock(index) }));
  const folder = matrixFleet({ accounts: [...ACCOUNTS, ...own] });

  const { out } = await run(folder, ["matrix", "--write", "matrix.html"]);
  const page = withoutBreaks(readFileSync(join(folder, "matrix.html"), "utf8"));

  expect(out.replace(/\s+/g, " ")).toContain("Sun 02:00 local time ring, account");
  expect(page).toContain('<td data-label="Set by">ring prod, each account</td>');
  expect(page).toContain('Sun 02:00 local time<p class="from">each account</p>');
});

test("where some of them do, it says how many", async () => {
  const accounts = [...ACCOUNTS, ...many(6), ...many(8, TOKYO).slice(6)];

  const { out } = await run(matrixFleet({ accounts }), ["matrix", "--format", "html"]);

  expect(withoutBreaks(out)).toContain('<td data-label="Set by">ring prod, 2 of the accounts</td>');
});
