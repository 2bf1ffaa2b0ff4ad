import { run } from "./given-stacks";
import { systemsProject } from "./given-systems";

const PROVED = "Critical within 20 days";

describe("a deadline by severity, in a group with a system that rates nothing", () => {
  test.each([
    ["several systems", ["Windows", "Ubuntu", "Amazon"]],
    ["one other system", ["Ubuntu", "Amazon"]],
  ] as const)("says in the summary that it does not cover it, beside %s", async (_, systems) => {
    const folder = systemsProject({ systems, patchWithin: { Critical: 20 } });

    const { out } = await run(folder, ["summary"]);
    const { rows } = JSON.parse((await run(folder, ["summary", "--format", "json"])).out);
    const { out: page } = await run(folder, ["summary", "--format", "html"]);

    const words = out.replace(/\s+/g, " ");
    expect(words).toContain(`Amazon Linux 2023: ${PROVED}: kept`);
    expect(words).toContain("Ubuntu Server: not covered by the deadline");
    expect(rows.find((row: { operatingSystem: string }) => row.operatingSystem === "Ubuntu Server").arrival).toEqual(
      expect.objectContaining({ deadlines: [{ outcome: "not covered", text: "not covered by the deadline" }] }),
    );
    expect(page).toContain("not covered by the deadline");
  });

  test("is said by arrival and by the matrix, too", async () => {
    const folder = systemsProject({ patchWithin: { Critical: 20 } });

    const { out } = await run(folder, ["arrival"]);
    const { arrivals } = JSON.parse((await run(folder, ["arrival", "--format", "json"])).out);
    const { deadlines } = JSON.parse((await run(folder, ["matrix", "--format", "json"])).out);

    const isUbuntu = ({ system }: { system: string }) => system === "Ubuntu Server";
    expect(out).toContain("not covered by the deadline");
    expect(arrivals.filter(isUbuntu).every((row: { isUncovered?: true }) => row.isUncovered === true)).toBe(true);
    expect(arrivals.some((row: { system: string; isUncovered?: true }) => !isUbuntu(row) && row.isUncovered)).toBe(
      false,
    );
    expect(deadlines.filter(isUbuntu)).toContainEqual(
      expect.objectContaining({ account: "production-eu", outcome: "not covered" }),
    );
  });

  test.each([
    ["days for every patch", { Critical: 20, any: 30 }],
    ["no deadline", undefined],
  ])("is not said with %s", async (_, patchWithin) => {
    const { out } = await run(systemsProject({ patchWithin }), ["summary"]);

    expect(out).not.toContain("not covered");
  });
});
