import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import { PatchFleet } from "../../modules/patch-fleet";
import { FLEET } from "../patch-fleet/given";
import { testFolder } from "../support/folders";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";
import { synthesisedApp, synthesisedFleet } from "./given-apps";
import { withEmergency } from "./given-emergency";
import { run } from "./given-stacks";

// It is Monday 2026-11-23, 09:00 UTC. Windows: dev Tuesday 22:00, test Thursday 22:00, prod Sunday 02:00, all Paris.

test("fixes a ring to what the ring before has installed, and says by which runs", async () => {
  const folder = synthesised();

  const { exitCode, out, err } = await run(folder, ["promote", "test", "prod"]);

  expect({ exitCode, err }).toEqual({ exitCode: 0, err: "" });
  expect(out).toBe(`prod may install what was released up to 2026-11-15 (by its delay until now:
2026-11-12): 1 account

test has installed what was released up to
  2026-11-15  test-eu  web  amazon-linux-2023  sunday, Thu 2026-11-19 22:00
                                               Europe/Paris

Taken from the windows: whether every node was up then is shown by
aws ssm describe-instance-patch-states-for-patch-group --patch-group NAME
Local times by time zone data 2026f.

patch-lock.json is written: commit it, synthesise again, and review the plan.
`);
  expect(lockOf(folder)).toBe(`{
  "version": 1,
  "rings": {
    "prod": { "approveUntilDate": "2026-11-15", "from": "test", "on": "2026-11-23" }
  }
}
`);
});

test("an emergency in every account keeps no ring back, and a note tells of it", async () => {
  const quiet = await run(synthesised(), ["promote", "test", "prod"]);
  const folder = testFolder();
  synthesise(folder, withEmergency);

  const { exitCode, out } = await run(folder, ["promote", "test", "prod"]);

  expect(exitCode).toBe(0);
  expect(out).toBe(`${quiet.out}
Note: the emergency openssl on Wed 2026-11-25 20:00 UTC in 2 accounts adds
patches once, and does not count for the ring order.
`);
});

test("an earlier day can be chosen", async () => {
  const folder = synthesised();

  await run(folder, ["promote", "test", "prod", "--approve-until", "2026-11-13"]);

  expect(lockOf(folder)).toContain('"prod": { "approveUntilDate": "2026-11-13"');
});

test.each([
  [
    ["--approve-until", "2026-11-16"],
    "--approve-until: expected 2026-11-15 or earlier, which test has had for daysOnRingBefore, got 2026-11-16",
  ],
  [["--approve-until", "2026-02-30"], '--approve-until: expected a valid date as YYYY-MM-DD, got "2026-02-30"'],
  [
    ["--approve-until", "2026-11-01"],
    "prod would go back from 2026-11-12 to 2026-11-01: it approves patches released up to 2026-11-12 today, for its " +
      "delay is over for them; wait, or type --allow-rollback (what is installed stays installed)",
  ],
])("refuses %j, and writes nothing", async (args, message) => {
  const folder = synthesised();

  expect(await run(folder, ["promote", "test", "prod", ...args])).toEqual({
    exitCode: 2,
    out: "",
    err: `cdktf-patch: ${message}\n`,
  });
  expect(existsSync(join(folder, "patch-lock.json"))).toBe(false);
});

test("refuses to go back behind a lock without being told to", async () => {
  const folder = synthesised({ prod: { approveUntilDate: "2026-11-14", from: "test", on: "2026-11-20" } });
  const before = lockOf(folder);
  const back = ["promote", "test", "prod", "--approve-until", "2026-11-10"];

  const refused = await run(folder, back);
  const unchanged = lockOf(folder);
  const allowed = await run(folder, [...back, "--allow-rollback"]);

  expect(refused.err).toBe(
    "cdktf-patch: prod would go back from 2026-11-14 to 2026-11-10: it approves patches released up to 2026-11-14 " +
      "today, for its lock says so; wait, or type --allow-rollback (what is installed stays installed)\n",
  );
  expect(unchanged).toBe(before);
  expect([allowed.exitCode, lockOf(folder)]).toEqual([0, expect.stringContaining('"approveUntilDate": "2026-11-10"')]);
});

test("a lock that says so already stays as it is, to the byte", async () => {
  const folder = synthesised({ prod: { approveUntilDate: "2026-11-15", from: "test", on: "2026-11-21" } });
  const before = lockOf(folder);

  const { out } = await run(folder, ["promote", "test", "prod"]);

  expect(out).toContain("patch-lock.json says so already; nothing was written.\n");
  expect(lockOf(folder)).toBe(before);
});

test("a ring that was promoted itself has installed nothing before it ran again", async () => {
  const folder = synthesised({
    test: { approveUntilDate: "2026-11-15", from: "dev", on: "2026-11-20" },
    prod: { approveUntilDate: "2026-11-01", from: "test", on: "2026-11-10" },
  });

  expect((await run(folder, ["promote", "test", "prod"])).err).toBe(
    "cdktf-patch: test-eu: it is not known what web has installed by amazon-linux-2023: sunday has not finished a run " +
      "since its own promotion on 2026-11-20\n",
  );
});

test.each([
  [["dev", "prd"], 'expected one of dev, test, prod, got "prd"; did you mean prod'],
  [["dev", "prod"], "expected test, the ring before prod, got dev"],
  [["prod", "dev"], "expected a ring with another before it, got dev, the first one"],
])("refuses %j", async (rings, message) => {
  expect((await run(synthesised(), ["promote", ...rings])).err).toBe(`cdktf-patch: ${message}\n`);
});

test("a dry run writes nothing", async () => {
  const folder = synthesised();

  const { out } = await run(folder, ["promote", "test", "prod", "--dry-run"]);

  expect(out).toContain("patch-lock.json is left as it was (--dry-run).\n");
  expect(existsSync(join(folder, "patch-lock.json"))).toBe(false);
});

test("a lock file that is damaged is told and left alone, and nothing else is left behind", async () => {
  const folder = synthesised();
  writeFileSync(join(folder, "patch-lock.json"), '{ "version": 1,');

  const { exitCode, err } = await run(folder, ["promote", "test", "prod"]);

  expect(exitCode).toBe(2);
  expect(err).toContain("patch-lock.json is not valid\n  - expected complete JSON, it is damaged");
  expect(lockOf(folder)).toBe('{ "version": 1,');
  expect(readdirSync(folder).sort()).toEqual(["cdktf.out", "patch-lock.json"]);
});

test("a place that cannot be written to is told, and nothing is left behind", async () => {
  const folder = testFolder();
  synthesise(folder, () => {}, "nowhere/patch-lock.json");

  const { err } = await run(folder, ["promote", "test", "prod"]);

  expect(err).toBe(
    "cdktf-patch: nowhere/patch-lock.json cannot be written: its folder does not exist, create it first; nothing was changed\n",
  );
  expect(readdirSync(folder)).toEqual(["cdktf.out"]);
});

describe("two promotions at once", () => {
  const stages = ["dev", "test", "stage", "prod"].map((name, index) => ({ name, soakDays: 8 * index }));
  const accounts = stages.map(({ name }, index) => ({ id: `${index + 1}`.repeat(12), name: `${name}-eu`, ring: name }));
  const fleet = () => synthesisedFleet({ rings: stages, accounts });
  /** A list is read between the reading of the lock and its writing: the second promotion is made whole meanwhile. */
  const atOnce = async (folder: string, first: readonly [string, string], second: readonly [string, string]) => {
    const outcomes: Awaited<ReturnType<typeof run>>[] = [];
    async function* listAfterSecond() {
      outcomes.push(await run(folder, ["promote", ...second]));
      yield Buffer.from(JSON.stringify({ Patches: [patch("a", 10)] }));
    }
    outcomes.unshift(await run(folder, ["promote", ...first, "--patches", "-"], listAfterSecond()));
    return outcomes;
  };

  test("of rings that have nothing to do with each other lose no lock", async () => {
    const folder = fleet();

    const outcomes = await atOnce(folder, ["dev", "test"], ["stage", "prod"]);

    expect(outcomes.map(({ exitCode, err }) => [exitCode, err])).toEqual([
      [0, ""],
      [0, ""],
    ]);
    expect(Object.keys(JSON.parse(lockOf(folder)).rings)).toEqual(["prod", "test"]);
  });

  test("of one ring on which the other rests: one is written, the other is told to be typed once more", async () => {
    const folder = fleet();

    const outcomes = await atOnce(folder, ["test", "stage"], ["dev", "test"]);

    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([2, 0]);
    expect(outcomes[0]?.err).toBe(
      "cdktf-patch: patch-lock.json: the lock of test was changed meanwhile, nothing was written; type it once more\n",
    );
  });

  test("of the same say the same", async () => {
    const folder = fleet();

    const outcomes = await atOnce(folder, ["dev", "test"], ["dev", "test"]);

    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(Object.keys(JSON.parse(lockOf(folder)).rings)).toEqual(["test"]);
  });
});

test("says which patches are newly approved, with a patch list", async () => {
  const folder = synthesised({ prod: { approveUntilDate: "2026-11-12", from: "test", on: "2026-11-20" } });
  writeFileSync(
    join(folder, "patches.json"),
    JSON.stringify({ Patches: [patch("a", 10), patch("b", 14), patch("c", 16)] }),
  );

  const { out } = await run(folder, ["promote", "test", "prod", "--patches", "patches.json"]);

  expect(out).toContain("1 patch newly approved on prod:\n  b  b  web\n");
  expect(out).not.toContain("no longer approved");
});

test("the same for programs", async () => {
  const { out } = await run(synthesised(), ["promote", "test", "prod", "--format", "json", "--dry-run"]);

  expect(JSON.parse(out)).toMatchObject({
    from: "test",
    to: "prod",
    on: "2026-11-23",
    timeZoneData: "2026f",
    approveUntilDate: "2026-11-15",
    before: { approveUntilDate: "2026-11-12", by: "delay" },
    newlyApproved: null,
    written: false,
  });
});

describeWithTerraform("the story from dev to prod, with Terraform's plans", () => {
  test(
    "prod follows its lock, the plan says so, and the next promotion moves it on",
    withOfflineAws(async ({ terraform }) => {
      const folder = synthesised();
      const prod = terraform(stackFile(folder));
      await prod.apply();
      const promoted = async (...args: string[]) => {
        await run(folder, ["promote", "test", "prod", ...args]);
        synthesise(folder);
        prod.configure(stackFile(folder));
        const { summary } = await prod.plan();
        const dates = (await prod.showText()).split("\n").filter((line) => line.includes("approve_until_date"));
        return [summary, ...dates.map((line) => line.trim())];
      };

      const first = await promoted("--approve-until", "2026-11-13");
      await prod.apply();
      const second = await promoted();

      expect(first).toEqual(["Plan: 0 to add, 1 to change, 0 to destroy.", '+ approve_until_date  = "2026-11-13"']);
      // Nothing else is to be changed: the first apply brought about what it planned.
      expect(second).toEqual([
        "Plan: 0 to add, 1 to change, 0 to destroy.",
        '~ approve_until_date  = "2026-11-13" -> "2026-11-15"',
      ]);
    }),
  );
});

/** A folder with a synthesised fleet, and a lock file where one is given. */
function synthesised(locks?: object): string {
  const folder = testFolder();
  if (locks === undefined) {
    cpSync(withoutLock(), folder, { recursive: true });
    return folder;
  }
  writeFileSync(join(folder, "patch-lock.json"), `${JSON.stringify({ version: 1, rings: locks })}\n`);
  synthesise(folder);
  return folder;
}

let synthesisedBefore: string | undefined;

/** Most tests begin with the same. */
function withoutLock(): string {
  if (synthesisedBefore === undefined) {
    synthesisedBefore = testFolder();
    synthesise(synthesisedBefore);
  }
  return synthesisedBefore;
}

function synthesise(folder: string, add: (app: App) => void = () => {}, lockFile = "patch-lock.json"): void {
  synthesisedApp((app) => {
    new PatchFleet(app, { ...FLEET, rings: RINGS, lockFile: join(folder, lockFile) });
    add(app);
  }, folder);
}

/** As elsewhere, but without a promise of days: the lock shall be able to follow closely. */
const RINGS = FLEET.rings.map((ring) => ({ ...ring, daysOnRingBefore: 0 }));

function stackFile(folder: string): string {
  return join(folder, "cdktf.out/stacks/prod-us/cdk.tf.json");
}

function lockOf(folder: string): string {
  return readFileSync(join(folder, "patch-lock.json"), "utf8");
}

/** As `aws ssm describe-available-patches` prints one. */
function patch(name: string, day: number) {
  return {
    Id: `${name}.x86_64`,
    ReleaseDate: `2026-11-${day}T12:00:00+00:00`,
    Title: name,
    Name: name,
    Epoch: 0,
    Version: "1.0",
    Release: "1.amzn2023",
    Arch: "x86_64",
    Product: "AmazonLinux2023",
    ProductFamily: "Amazon Linux",
    Classification: "Security",
    Severity: "Important",
  };
}
