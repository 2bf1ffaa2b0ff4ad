import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { WithDeadlines } from "../../examples/deadlines/main";
import { acceptFinding, PatchAssociation, PatchBaseline, PatchGroup } from "../../modules";
import { PatchEnvironment } from "../../modules/patch-fleet";
import { FLEET } from "../patch-fleet/given";
import { withoutBreaks } from "../support/without-breaks";
import { NIGHTLY, synthesisedApp, synthesisedFleet } from "./given-apps";
import { patching, projectWith, run } from "./given-stacks";

describe("stacks that belong to no fleet", () => {
  const NONE =
    "cdktf-patch: cdktf.out: expected stacks of a PatchFleet, or some with deadlines (patchWithin), found none\n";

  /** What examples/deadlines synthesises, and a second stack that does not keep its deadline and may accept that. */
  function plain(isAccepted = true): string {
    return synthesisedApp((app) => {
      new WithDeadlines(app, "servers");
      const late = new TerraformStack(app, "late");
      new AwsProvider(late, "aws", { region: "eu-central-1" });
      new PatchEnvironment(late, "Default", {
        ...FLEET.environment,
        patchWithin: { Critical: 5, Important: 5, acceptable: true },
      });
      const accepted = { reason: "a second window comes", owner: "platform", until: "2099-12-31" };
      if (isAccepted) acceptFinding(late, { check: "PM831", at: "patchWithin (Critical, Important)", ...accepted });
    });
  }

  test("are no matrix, and without a deadline nothing is told of them", async () => {
    expect((await run(projectWith({ patching }), ["matrix"])).err).toBe(NONE);
    for (const option of [["--outliers"], ["--account", "snapshot.json"]]) {
      expect((await run(plain(), ["matrix", ...option])).err).toBe(
        `cdktf-patch: ${option[0]}: expected stacks of a PatchFleet in cdktf.out, found none; leave it out for the deadlines of these stacks\n`,
      );
    }
  });

  test("have no column for what nobody accepts", async () => {
    expect((await run(plain(), ["matrix"])).out).toContain("accepted");
    expect((await run(plain(false), ["matrix"])).out).not.toContain("accepted");
  });

  test("have their deadlines told, each with its proof, its worst release and who accepts it", async () => {
    const folder = plain();

    const { out, err, exitCode } = await run(folder, ["matrix", "--write", "deadlines.html"]);
    const page = withoutBreaks(readFileSync(join(folder, "deadlines.html"), "utf8"));
    const { deadlines } = JSON.parse((await run(folder, ["matrix", "--format", "json"])).out);

    expect({ err, exitCode }).toEqual({ err: "", exitCode: 0 });
    expect(out.replace(/\s+/g, " ")).toMatch(/^stack patch system patches deadline proof worst accepted/);
    expect(out).toMatch(/^late +web /m);
    expect(out).toContain("\ndays: from release to every node at most (more: cdktf-patch arrival)\n");
    expect(page).toContain("<h2>Deadlines</h2>");
    expect(page).not.toMatch(/\bring\b|\baccounts?\b/i);
    expect(page).toMatch(
      /<td data-label="Stack">late<\/td>.*<td data-label="Patches">Critical and Important<\/td><td data-label="Deadline" class="odd">5 days<\/td><td data-label="Proof" class="odd">missed: at most 7\.2 days after release<\/td><td data-label="Worst release">[^<]+ Europe\/Paris<\/td><td data-label="Accepted">until 2099-12-31 by platform: a second window comes<\/td>/,
    );
    expect(page).toContain('<td data-label="Stack">servers</td><td data-label="Patch group">batch</td>');
    expect(page).toContain("A schedule cannot judge: CVSS");
    expect(deadlines[0]).toMatchObject({ stack: "late", patchGroup: "web", outcome: "broken", worstDays: 7.1667 });
    expect(deadlines.every((one: object) => !("account" in one) && !("ring" in one))).toBe(true);
  });

  test("have their deadlines told beside the matrix of a fleet", async () => {
    const environment = { ...FLEET.environment, patchWithin: { Critical: 20 } };
    const folder = synthesisedFleet({ environment }, { add: (app) => new WithDeadlines(app, "servers") });

    const { out } = await run(folder, ["matrix", "--write", "matrix.html"]);
    const { deadlines } = JSON.parse((await run(folder, ["matrix", "--format", "json"])).out);
    const [matrix = ""] = withoutBreaks(readFileSync(join(folder, "matrix.html"), "utf8")).split(
      '<section class="cards">',
    );
    const rows = matrix.split("<tr>").map((row) => row.replace(/<[^>]+>/g, "|").replace(/\|+/g, "|"));

    expect(out).toMatch(/\nThe deadlines of stacks in no fleet:\n +stack +patch/);
    expect(out).toMatch(/^ +servers +web /m);
    const ofDeadlines = rows.slice(rows.findIndex((row) => row.startsWith("|Account or stack|Ring|")));
    expect(ofDeadlines.map((row) => row.split("|").slice(1, 4))).toEqual([
      ["Account or stack", "Ring", "Patch group"],
      ["dev-eu", "dev", "web"],
      ["test-eu", "test", "web (eu-central-1, us-east-1)"],
      ["prod-us", "prod", "web"],
      ["servers", "–", "batch"],
      ["servers", "–", "web"],
      ["servers", "–", "web"],
    ]);
    const places = deadlines.map(({ account, stack }: { account?: string; stack?: string }) => account ?? stack);
    expect([...new Set(places)]).toEqual(["dev-eu", "prod-us", "test-eu", "servers"]);
  });

  test("whose baselines are not known here have their deadlines told, with why nothing is proved of them", async () => {
    const folder = synthesisedApp((app) => {
      const stack = new TerraformStack(app, "open");
      new AwsProvider(stack, "aws", { region: "eu-central-1" });
      new PatchAssociation(stack, "Nightly", {
        ...NIGHTLY,
        patchWithin: { any: 10 },
      });
      const baseline = PatchBaseline.fromBaselineId({
        baselineId: "pb-0123456789abcdef0",
        operatingSystem: "AMAZON_LINUX_2023",
      });
      new PatchGroup(stack, "Web", {
        patchGroup: "web",
        baselines: [baseline],
        patchWithin: { Critical: 14, Important: 14 },
      });
    });

    const { out, err } = await run(folder, ["matrix"]);
    const { deadlines } = JSON.parse((await run(folder, ["matrix", "--format", "json"])).out);

    expect(err).toBe("");
    expect(out.replace(/\s+/g, " ")).toContain("14 days not proved: its");
    expect(deadlines).toEqual([
      ...["Critical", "Important"].map((patches) => ({
        ...{ stack: "open", patchGroup: "web", system: "not known", patches, days: 14, outcome: "not known" },
        because: "its baseline is kept elsewhere",
      })),
      {
        ...{ stack: "open", patchGroup: "association nightly", system: "not known", patches: "any", days: 10 },
        outcome: "not known",
        because: "which baselines it goes by is not known here",
      },
    ]);
  });
});
