import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { findingsIn, Schedule, TODAY_CONTEXT } from "../../modules";
import { PatchFleet } from "../../modules/patch-fleet";
import { FLEET } from "../patch-fleet/given";
import { testFolder } from "../support/folders";
import { run } from "./given-stacks";

// It is Monday 2026-11-23, 09:00 UTC. Patch Tuesday was on the 10th; its update reached test on Sunday 15th at 22:00.

const WINDOWS = { Base: { name: "windows", operatingSystem: "WINDOWS", approvalRules: [{ approveAfterDays: 0 }] } };
const UBUNTU = {
  ...FLEET.environment.baselines,
  Ubuntu: { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{ approveAfterDays: 0 }] },
};

function after(plusDays: 1 | 5 | 11) {
  return { maintenanceWindows: { Sunday: { schedule: Schedule.patchTuesday({ plusDays, at: "22:00" }) } } };
}

/** Three rings, 1, 5 and 11 days after Patch Tuesday. */
const PATCH_TUESDAY_RINGS = [
  { name: "dev", ...after(1) },
  { name: "test", soakDays: 3, ...after(5) },
  { name: "prod", soakDays: 6, daysOnRingBefore: 1, ...after(11) },
];

interface Case {
  readonly baselines?: object;
  readonly rings?: readonly object[];
  readonly lockFile?: string;
}

function synthesise(folder: string, { baselines = WINDOWS, rings, lockFile }: Case = {}): PatchFleet {
  const app = new App({ outdir: join(folder, "cdktf.out"), context: { [TODAY_CONTEXT]: "2026-11-23" } });
  const { patchGroups } = FLEET.environment;
  const keys = Object.keys(baselines);
  const environment = {
    ...FLEET.environment,
    baselines,
    patchGroups: { Web: { ...patchGroups.Web, baselines: keys } },
  };
  const file = lockFile ?? join(folder, "patch-lock.json");
  const fleet = new PatchFleet(app, {
    ...FLEET,
    environment,
    rings: rings ?? PATCH_TUESDAY_RINGS,
    lockFile: file,
  } as never);
  app.synth();
  return fleet;
}

function project(given: Case = {}): string {
  const folder = testFolder();
  synthesise(folder, given);
  return folder;
}

describe("where patches are released on Patch Tuesday", () => {
  test("a ring has installed what was released up to the next one, and nobody goes back where nothing came out", async () => {
    const { out, err } = await run(project(), ["promote", "test", "prod"]);

    expect(err).toBe("");
    expect(out).toContain("prod may install what was released up to 2026-11-22 (by its delay until now:\n2026-11-16)");
    expect(out).toContain("2026-11-22  test-eu  web  windows  sunday, Sun 2026-11-15 22:00");
    expect(out.replace(/\s+/g, " ")).toContain(
      "Counted by Patch Tuesday: an update released out of band after a run is let in on prod, and test has not installed it.",
    );
  });

  test("an earlier day is going back only where an update came out in between", async () => {
    const folder = project();
    const to = (day: string) => run(folder, ["promote", "test", "prod", "--dry-run", "--approve-until", day]);

    expect((await to("2026-11-10")).err).toBe("");
    expect((await to("2026-11-09")).err).toContain("prod would go back from 2026-11-16 to 2026-11-09");
  });

  test("the lock keeps what the rings promise, for the update that it lets through", async () => {
    const folder = project();
    await run(folder, ["promote", "test", "prod"]);

    const { promises, stacks } = synthesise(folder);

    const [prod] = promises.filter(({ ring }) => ring === "prod");
    expect(prod).toMatchObject({ outcome: "kept", released: new Date("2026-11-10T18:00:00Z") });
    // Of a lock, nothing; definition updates wait behind every rule without filters, which is a note.
    const found = findingsIn(Object.values(stacks)[0]?.node.root as App);
    expect(new Set(found.map(({ finding }) => finding.checkId))).toEqual(new Set(["PM145"]));
  });

  test("two rings that are locked, days apart, keep it too where no update lies in between", async () => {
    const folder = testFolder();
    const rings = {
      test: { approveUntilDate: "2026-11-13", from: "dev", on: "2026-11-14" },
      prod: { approveUntilDate: "2026-10-31", from: "test", on: "2026-11-01" },
    };
    writeFileSync(join(folder, "patch-lock.json"), JSON.stringify({ version: 1, rings }));
    synthesise(folder);

    const { out } = await run(folder, ["promote", "test", "prod"]);
    const { promises } = synthesise(folder);

    expect(out).toContain("prod may install what was released up to 2026-11-22 (by its lock until now:\n2026-10-31)");
    expect(promises.map(({ ring, outcome }) => [ring, outcome])).toEqual([
      ["test", "kept"],
      ["prod", "kept"],
    ]);
  });
});

test("nodes that ignore delays keep no ring from being promoted", async () => {
  const rings = FLEET.rings.map((ring) => ({ ...ring, daysOnRingBefore: 0 }));
  const folder = project({ baselines: UBUNTU, rings });

  expect((await run(folder, ["promote", "test", "prod"])).out).toContain(
    "prod may install what was released up to 2026-11-15",
  );
});

describe("the lock file", () => {
  test("is that of the fleet, wherever it lies", async () => {
    const folder = testFolder();
    mkdirSync(join(folder, "locks"));
    synthesise(folder, { lockFile: join(folder, "locks", "windows.json") });

    const { out } = await run(folder, ["promote", "test", "prod"]);

    expect(out).toContain("locks/windows.json is written");
    expect(readFileSync(join(folder, "locks", "windows.json"), "utf8")).toContain('"prod": {');
  });

  test("is named in each stack, as seen from the output", () => {
    const folder = project();

    const stack = JSON.parse(readFileSync(join(folder, "cdktf.out/stacks/prod-us/cdk.tf.json"), "utf8"));
    expect(stack["//"].patchFleet.lockFile).toBe("../patch-lock.json");
  });

  test("in another place is refused", async () => {
    expect(await run(project(), ["promote", "test", "prod", "--lock", "other.json"])).toEqual({
      exitCode: 2,
      out: "",
      err:
        "cdktf-patch: --lock: expected patch-lock.json, where the fleet reads it, got other.json; leave --lock out, or " +
        "give the PatchFleet another lockFile and synthesise again\n",
    });
  });
});
