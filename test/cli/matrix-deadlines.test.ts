import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { App } from "cdktf";
import { acceptFinding, PatchDeadlines } from "../../modules";
import { FLEET } from "../patch-fleet/given";
import { withoutBreaks } from "../support/without-breaks";
import { json, matrixFleet } from "./given-matrix";
import { run } from "./given-stacks";

describe("deadlines", () => {
  const patchWithin = { Critical: 14, Important: 20, acceptable: true };
  const withDeadline = (add?: (app: App) => void) =>
    matrixFleet({ environment: { ...FLEET.environment, patchWithin } }, add && { add });

  test("stand on the page with their proof, for who has to show it", async () => {
    const folder = withDeadline();
    await run(folder, ["matrix", "--write", "matrix.html"]);
    const page = withoutBreaks(readFileSync(join(folder, "matrix.html"), "utf8"));

    expect(page).toContain("<h2>Deadlines</h2>");
    expect(page).toMatch(
      /<td data-label="Patches">Critical<\/td><td data-label="Deadline" class="odd">14 days<\/td><td data-label="Proof" class="odd">missed: at most 17.2 days after release, installed, pending a reboot<\/td><td data-label="Worst release">Thu 2027-10-21 02:00 Europe\/Paris<\/td><\/tr>/,
    );
    expect(page).toContain('<td data-label="Proof">met: at most 10.2 days after release</td>');
  });

  test("that are not kept tell who accepted that, and until when", async () => {
    const accepted = {
      check: "PM831",
      at: "patchWithin.Critical",
      reason: "the second window comes with the new year",
      owner: "platform team",
      until: "2099-12-31",
    };
    const folder = withDeadline((app) => acceptFinding(app, accepted));

    const { deadlines } = await json(folder);

    expect(deadlines.filter(({ outcome }) => outcome === "broken")).toEqual([
      {
        account: "prod-us",
        ring: "prod",
        patchGroup: "web",
        system: "Amazon Linux 2023",
        patches: "Critical",
        days: 14,
        outcome: "broken",
        worstDays: 17.1667,
        inForce: { arrives: "never" },
        restartsWhenReissued: true,
        worstRelease: "Thu 2027-10-21 02:00 Europe/Paris",
        accepted: { owner: "platform team", until: "2099-12-31", reason: "the second window comes with the new year" },
      },
    ]);
    const page = await run(folder, ["matrix", "--format", "html"]);
    expect(withoutBreaks(page.out)).toContain(
      "until 2099-12-31 by platform team: the second window comes with the new year",
    );
  });

  test("of several severities stand in one row, in the order of the rings, with what no schedule can judge", async () => {
    const environment = { ...FLEET.environment, patchWithin: PatchDeadlines.cyberEssentials() };
    const rings = FLEET.rings.map((ring) => ({
      ...ring,
      patchWithin: { ...PatchDeadlines.cyberEssentials(), acceptable: true },
    }));
    const { out } = await run(matrixFleet({ environment, rings }), ["matrix", "--format", "html"]);
    const part = out.slice(out.indexOf("<h2>Deadlines</h2>"));

    expect(part).toContain('<td data-label="Patches">Critical, Important, None and patches without severity</td>');
    expect(part.indexOf(">dev-eu<")).toBeLessThan(part.indexOf(">test-eu<"));
    expect(part.indexOf(">test-eu<")).toBeLessThan(part.indexOf(">prod-us<"));
    expect(part.match(/Meeting the days does not mean that you comply\. A schedule cannot judge: CVSS/g)).toHaveLength(
      1,
    );
  });

  test("are accepted where their finding is, which may be of several severities", async () => {
    const alike = { Critical: 14, Important: 14, acceptable: true };
    const acceptedAt = async (at: string) => {
      const accepted = { check: "PM831", at, reason: "the second window comes", owner: "team", until: "2099-12-31" };
      const environment = { ...FLEET.environment, patchWithin: alike };
      const { deadlines } = await json(matrixFleet({ environment }, { add: (app) => acceptFinding(app, accepted) }));
      return deadlines.flatMap(({ outcome, patches, accepted: by }) =>
        outcome === "broken" ? [[patches, by?.owner]] : [],
      );
    };

    expect(await acceptedAt("patchWithin (Critical, Important)")).toEqual([
      ["Critical", "team"],
      ["Important", "team"],
    ]);
    for (const other of ["patchWithin", "patchWithin.Critical"]) {
      expect(await acceptedAt(other)).toEqual([
        ["Critical", undefined],
        ["Important", undefined],
      ]);
    }
  });

  test("of a fleet without any are not on the page", async () => {
    expect((await run(matrixFleet({}), ["matrix", "--format", "html"])).out).not.toContain("Deadlines");
  });
});
