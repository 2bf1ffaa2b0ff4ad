import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { freezeInDecember } from "../../examples/cookbook/freeze-in-december";
import { FLEET } from "../patch-fleet/given";
import { withoutBreaks } from "../support/without-breaks";
import { synthesisedApp, synthesisedFleet } from "./given-apps";
import { run } from "./given-stacks";

const FREEZE = "with the freeze 2026-12-14 through 2027-01-03";

/** What the recipe of the cookbook synthesises, with a delay of 3 days. */
function frozen(): string {
  return synthesisedApp((app) => {
    const stack = new TerraformStack(app, "patching");
    new AwsProvider(stack, "aws", { region: "eu-central-1" });
    freezeInDecember(stack);
  });
}

describe("days that a deadline does not count", () => {
  test("are told in the summary, with what a patch takes where they are counted", async () => {
    const { out } = await run(frozen(), ["summary"]);

    const words = out.replace(/\s+/g, " ");
    expect(words).toContain(`on every node at most 10.2 days after release, 31.2 ${FREEZE}, typically 6.8 with it`);
    expect(words).toContain("Critical and Important within 14 days, the freeze not counted: met");
    expect(words).not.toContain("at most 31.2");
  });

  test("are told by arrival below the table, and all days in its own column", async () => {
    const folder = frozen();

    const { out } = await run(folder, ["arrival"]);
    expect(out.split("\n")[0]).toMatch(/^ {2}patches +worst, all days +typical .*a worst release, all days$/);
    expect(out.split("\n")).toContain("  2026-12-14 through 2027-01-03 are counted here, and not by the deadline");
    expect(out.replace(/\s+/g, " ")).toContain(
      "Critical and Important within 14 days: met, at most 10.2 d, 31.2 d with the freeze",
    );
    const { arrivals } = JSON.parse((await run(folder, ["arrival", "--format", "json"])).out);
    const { out: csv } = await run(folder, ["arrival", "--format", "csv"]);

    expect(out.replace(/\s+/g, " ")).toContain("31.2 d");
    const [critical] = arrivals.filter(({ severity }: { severity: string }) => severity === "Critical");
    expect(critical.worst.days).toBeCloseTo(31.125);
    expect(critical.deadline).toEqual({
      days: 14,
      outcome: "kept",
      worstDays: 10.1667,
      notCounted: [{ from: "2026-12-14", until: "2027-01-04" }],
    });
    expect(csv.split("\r\n").filter((line) => line.includes(",14,kept,"))[0]).toContain(
      ",2026-12-14 through 2027-01-03",
    );
  });

  test("are told by the matrix below its days, and by its page in the proof of each account", async () => {
    const frozenFor = { patchWithin: { Critical: 20 }, changeFreezes: [{ from: "2026-12-14", until: "2027-01-04" }] };
    const folder = synthesisedFleet({ environment: { ...FLEET.environment, ...frozenFor } });

    const { out: page } = await run(folder, ["matrix", "--format", "html"]);
    const { out: table } = await run(folder, ["matrix"]);

    expect(table).toContain(
      "\ndays: from release to every node at most (more: cdktf-patch arrival)\n" +
        "      without the freeze 2026-12-14 through 2027-01-03, which deadlines leave\n" +
        "      out: with it up to 38.2\n",
    );
    expect(table).toMatch(/^prod-us +prod +10 d +17\.2 /m);
    expect(withoutBreaks(page)).toContain(`17.2 d, 38.2 ${FREEZE}`);
    expect(withoutBreaks(page)).toContain(`met: at most 17.2 days after release, 38.2 ${FREEZE}`);
    expect(page).toContain('<th scope="col">Worst release that counts</th>');
  });

  test("fit a terminal of 80 columns below the matrix, however many they are", async () => {
    const exceptDuring = [
      { from: "2026-12-14", until: "2027-01-04" },
      { from: "2027-06-21", until: "2027-07-05" },
    ];
    const environment = { ...FLEET.environment, patchWithin: { Critical: 20, exceptDuring } };

    const { out } = await run(synthesisedFleet({ environment }), ["matrix"]);

    expect(Math.max(...out.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
  });
});
