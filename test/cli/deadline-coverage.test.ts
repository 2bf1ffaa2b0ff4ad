import { PatchDeadlines } from "../../modules";
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
    expect(words).toContain(`Amazon Linux 2023: ${PROVED}: met`);
    expect(words).toContain("Ubuntu Server: not covered by the deadline");
    expect(words).toMatch(/! \S+: the deadline of "web" does not cover Ubuntu Server \[PM835\]/);
    expect(rows.find((row: { operatingSystem: string }) => row.operatingSystem === "Ubuntu Server").arrival).toEqual(
      expect.objectContaining({ deadlines: [{ outcome: "not covered", text: "not covered by the deadline" }] }),
    );
    expect(page).toContain("not covered by the deadline");
  });

  test("is said by arrival and by the page of the matrix in the same words", async () => {
    const folder = systemsProject({ patchWithin: { Critical: 20 } });

    const { out } = await run(folder, ["arrival"]);
    const { arrivals } = JSON.parse((await run(folder, ["arrival", "--format", "json"])).out);
    const { deadlines } = JSON.parse((await run(folder, ["matrix", "--format", "json"])).out);
    const { out: page } = await run(folder, ["matrix", "--format", "html"]);

    const isUbuntu = ({ system }: { system: string }) => system === "Ubuntu Server";
    expect(out).toContain("not covered by the deadline");
    expect(page).toContain('<td data-label="Proof">not covered by the deadline</td>');
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

describe("days for every patch, beside days by severity", () => {
  const deadlinesOf = async (patchWithin: object) => {
    const folder = systemsProject({ systems: ["Amazon"], patchWithin: { ...patchWithin, acceptable: true } });
    const { arrivals } = JSON.parse((await run(folder, ["arrival", "--format", "json"])).out);
    const production = arrivals.filter(({ account }: { account: string }) => account === "production-eu");
    return Object.fromEntries(
      production
        .filter(({ classification = "Security" }) => classification === "Security")
        .map(({ severity, deadline }: { severity: string; deadline: object }) => [severity, deadline]),
    );
  };

  test.each([
    ["the same", { Critical: 14, any: 14 }, 14, 14, "kept"],
    ["fewer for one severity", { Critical: 10, any: 20 }, 10, 20, "broken"],
    ["more for one severity, of which the fewer count", { Critical: 20, any: 14 }, 14, 14, "kept"],
  ])("each row has the deadline that covers it: %s", async (_, patchWithin, critical, others, outcome) => {
    const found = await deadlinesOf(patchWithin);

    const other = { days: others, outcome: "kept" };
    expect(found).toEqual({
      any: other,
      Critical: { days: critical, outcome },
      Important: other,
      Medium: other,
      None: other,
      Low: other,
    });
  });

  test("the summary, the page of the matrix and arrival speak of every patch", async () => {
    const folder = systemsProject({ systems: ["Amazon"], patchWithin: { Critical: 14, any: 14 } });

    const { out: summary } = await run(folder, ["summary"]);
    const { out: page } = await run(folder, ["matrix", "--format", "html"]);
    const { out: arrival } = await run(folder, ["arrival"]);

    // Who looks for the severity that was written finds it.
    expect(summary).toContain("Critical and every other approved patch within 14 days: met");
    expect(page).toContain('<td data-label="Patches">Critical and every other approved patch</td>');
    expect(arrival).toContain("every approved patch within 14 days: met");
    expect(
      arrival.match(/^ {2}(all|Critical|Important|Medium).*/gm)?.map((line) => line.trim().split(/ {2,}/)[0]),
    ).toEqual(["all", "all", "all"]);
    for (const out of [summary, page, arrival]) expect(out).not.toMatch(/\bany\b(?! instant)/);
  });
});

test("the summary says of a product that AWS does not list what the deadline rests on", async () => {
  const folder = systemsProject({ systems: ["NewAmazon"], patchWithin: { Critical: 14 } });

  const { out } = await run(folder, ["summary"]);

  expect(out.replace(/\s+/g, " ")).toContain("Critical within 14 days: met, if AWS has the product AmazonLinux2026");
});

describe("a rule that asks for a run in every month", () => {
  const RHYTHM = "a run in every month (CIS Controls 7.3 8.1): met";

  test("is told by the summary, by arrival and by the page of the matrix", async () => {
    const folder = systemsProject({ patchWithin: PatchDeadlines.cisControls() });

    const { out: summary } = await run(folder, ["summary"]);
    const { out: arrival } = await run(folder, ["arrival"]);
    const { arrivals } = JSON.parse((await run(folder, ["arrival", "--format", "json"])).out);
    const { out: csv } = await run(folder, ["arrival", "--format", "csv"]);
    const { deadlines } = JSON.parse((await run(folder, ["matrix", "--format", "json"])).out);
    const { out: page } = await run(folder, ["matrix", "--format", "html"]);

    expect(summary).toContain(RHYTHM);
    expect(csv.split("\r\n")[1]).toMatch(/,CIS Controls 7\.3: kept,/);
    expect(arrival).toContain("a run in every month (CIS Controls 7.3): met");
    expect(arrivals[0].everyMonth).toEqual({ by: "CIS Controls 7.3", outcome: "kept" });
    expect(deadlines).toContainEqual(
      expect.objectContaining({
        account: "production-eu",
        by: "CIS Controls 7.3 8.1 (2024-06)",
        outcome: "kept",
        because: "a run begins in every month",
      }),
    );
    expect(page).toContain('<td data-label="Proof">met: a run begins in every month</td>');
  });

  test("is told with the month that has none, and with who accepts that", async () => {
    const quarterly = { maintenanceWindows: { Weekly: { schedule: "cron(0 4 1 1,4,7,10 ? *)" } } };
    const folder = systemsProject({
      systems: ["Ubuntu"],
      patchWithin: { ...PatchDeadlines.cisControls(), acceptable: true },
      overrides: { "production-us": quarterly },
    });

    const { out: page } = await run(folder, ["matrix", "--format", "html"]);

    expect(page.replace(/<[^>]*>/g, "")).toContain("missed: no run begins in 2026-12");
  });
});
