import { FLEET } from "../patch-fleet/given";
import { withoutBreaks } from "../support/without-breaks";
import { json, matrixFleet } from "./given-matrix";
import { run } from "./given-stacks";

describe("the next releases of a vendor who keeps days", () => {
  const windows = (approvalRules: readonly object[], more: object = {}) => {
    const baselines = { Windows: { name: "windows", operatingSystem: "WINDOWS", approvalRules, ...more } };
    const patchGroups = { Web: { patchGroup: "web", baselines: ["Windows"] } };
    return matrixFleet({ environment: { ...FLEET.environment, baselines, patchGroups } });
  };

  test("are told with the day on which they are on every node, ring by ring", async () => {
    const folder = windows([{ approveAfterDays: 0 }]);

    const { out } = await run(folder, ["matrix"]);
    const { releases } = await json(folder);

    expect(out).toContain(`
The next releases, and when they are on every node of a ring (end of the run):
  Patch Tuesday Tue 2026-12-08
    dev   Wed 2026-12-09 01:00 Europe/Paris +0.3 d
    test  Fri 2026-12-18 01:00 Europe/Paris +9.3 d
    prod  Sun 2026-12-20 05:00 Europe/Paris +11.5 d
`);
    expect(out).toContain("\n  test → prod  windows   1 d       2.04 d    2026-12-08 18:00 UTC  met, for each\n");
    expect(releases).toHaveLength(3);
    expect(releases[0]).toEqual({
      releases: "Patch Tuesday",
      released: "2026-12-08T18:00:00.000Z",
      rings: {
        dev: {
          installed: "2026-12-09T00:00:00.000Z",
          installedLocal: "2026-12-09T01:00",
          zone: "Europe/Paris",
          days: 0.25,
        },
        test: {
          installed: "2026-12-18T00:00:00.000Z",
          installedLocal: "2026-12-18T01:00",
          zone: "Europe/Paris",
          days: 9.25,
        },
        prod: {
          installed: "2026-12-20T04:00:00.000Z",
          installedLocal: "2026-12-20T05:00",
          zone: "Europe/Paris",
          days: 11.4167,
        },
      },
    });
    expect(withoutBreaks((await run(folder, ["matrix", "--format", "html"])).out)).toContain(
      '<td data-label="prod">Sun 2026-12-20 05:00 Europe/Paris +11.5 d</td>',
    );
  });

  test("have no day on a ring where the next one supersedes them first, or where none is approved", async () => {
    const superseded = await json(windows([{ approveAfterDays: 20 }]));
    const never = await json(windows([{ approveUntilDate: "2026-11-01" }]));

    // 20 days, and 10 of the ring: the update of January comes 35 days after that of December, February's after 28.
    expect(superseded.releases.map(({ rings }) => rings.prod === null)).toEqual([false, true, true]);
    expect(never.releases[0]?.rings).toEqual({ dev: null, test: null, prod: null });
  });

  test("are not told of where every release may come at any instant", async () => {
    const { releases } = await json(matrixFleet({}));

    expect(releases).toEqual([]);
    expect((await run(matrixFleet({}), ["matrix"])).out).not.toContain("The next releases");
  });
});
