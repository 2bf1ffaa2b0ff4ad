import { ACCOUNTS, DEFINITION } from "../patch-fleet/given";
import { withoutBreaks } from "../support/without-breaks";
import { matrixFleet } from "./given-matrix";
import { run } from "./given-stacks";

const account = (index: number) => ({ id: String(444444444444 + index), name: `prod-${index}`, ring: "prod" });
const overrides = { maintenanceWindows: { Sunday: { scheduleTimezone: "Asia/Tokyo" } } };

/** Five accounts by the clock of the definition, beside one that never reboots, and three by a clock of their own. */
const BY_ONE_CLOCK = [...ACCOUNTS, ...[0, 1, 2, 3, 4].map(account)];
const MANY = [...BY_ONE_CLOCK, ...[5, 6, 7].map((index) => ({ ...account(index), overrides }))];

test("tells many accounts that differ in their time zone alone in one row, and below it who they are", async () => {
  const { out } = await run(matrixFleet({ accounts: MANY }), ["matrix"]);

  expect(
    out.slice(0, out.indexOf("\nDays from the end")),
  ).toBe(`1 of 11 accounts differs from the others of its ring; ring order met.
in every row: non-security yes
                  delay  days  reboot     window                  set by
dev-eu      dev   0 d    7.2   if needed  Tue 22:00 Europe/Paris  ring
test-eu     test  3 d    10.2  if needed  Thu 22:00 Europe/Paris  ring
prod-0 and  prod  10 d   17.2  if needed  Sun 02:00 local time    ring, account
7 more
prod-us     prod  10 d   17.2  no ◄       Sun 02:00 Europe/Paris  ring, account
Regions eu-central-1: dev-eu, prod-0, prod-1, prod-2 and 5 more
Regions eu-central-1, us-east-1: test-eu
Regions us-east-1: prod-us

days: from release to every node at most (more: cdktf-patch arrival)
prod-0 and 7 more, ring prod: prod-0, prod-1, prod-2, prod-3, prod-4 (by
  Europe/Paris), prod-5, prod-6, prod-7 (by Asia/Tokyo)
◄ differs from the others of its ring (1 row)
`);
});

test("so does the page, with the time zone beside each name", async () => {
  const { out } = await run(matrixFleet({ accounts: MANY }), ["matrix", "--format", "html"]);

  const page = withoutBreaks(out);
  expect(page).toContain("<summary>8 accounts</summary>");
  expect(page).toContain("<li>prod-4 (444444444448) · Europe/Paris</li><li>prod-5 (444444444449) · Asia/Tokyo</li>");
  expect(page.match(/Sun 02:00 local time/g)).toHaveLength(1);
});

test("and with the Region, where not all of the row have the same", async () => {
  const accounts = [...BY_ONE_CLOCK, { ...account(9), region: "us-west-2" }];

  const page = withoutBreaks((await run(matrixFleet({ accounts }), ["matrix", "--format", "html"])).out);

  expect(page).toContain("<li>prod-4 (444444444448) · eu-central-1</li><li>prod-9 (444444444453) · us-west-2</li>");
});

test("of many accounts by one clock the time zone stands in their row", async () => {
  const { out } = await run(matrixFleet({ accounts: [...BY_ONE_CLOCK, account(9)] }), ["matrix"]);

  expect(out).toContain("prod-0 and 5 more  prod  10 d   17.2  if needed  Sun 02:00 Europe/Paris  ring\n");
  expect(out).toContain("\nprod-0 and 5 more, ring prod: prod-0, prod-1, prod-2, prod-3, prod-4, prod-9\n");
});

test("the page folds a long cell that repeats the one above it, of the same ring and patch group", async () => {
  const environment = { ...DEFINITION, changeFreezes: [{ from: "2026-12-14", until: "2027-01-04" }] };

  const page = withoutBreaks((await run(matrixFleet({ environment }), ["matrix", "--format", "html"])).out);
  const { out } = await run(matrixFleet({ environment, accounts: BY_ONE_CLOCK }), ["matrix", "--format", "html"]);

  expect(page).not.toContain("as above");
  expect(withoutBreaks(out)).toMatch(
    /<td data-label="Window"><details><summary>as above \(web\)<\/summary><div>Sun 02:00 Europe\/Paris, closed from/,
  );
});
