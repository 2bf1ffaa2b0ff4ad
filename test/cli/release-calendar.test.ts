import { FLEET } from "../patch-fleet/given";
import { withoutBreaks } from "../support/without-breaks";
import { synthesisedFleet } from "./given-apps";
import { run } from "./given-stacks";

/** One account whose Windows nodes wait 7 days for a weekly run, with a limit of 12 days. */
function project(releases: unknown): string {
  const [web] = Object.values(FLEET.environment.patchGroups);
  const approvalRules = [{ approveAfterDays: 7 }];
  const Windows = {
    name: "windows",
    operatingSystem: "WINDOWS",
    approvalRules,
    ...(releases === undefined ? {} : { releases }),
  };
  const environment = {
    ...FLEET.environment,
    baselines: { Windows },
    patchGroups: { Web: { ...web, baselines: ["Windows"] } },
    patchWithin: { Critical: 12, acceptable: true },
  };
  const rings = FLEET.rings.slice(0, 1);
  const accounts = FLEET.accounts.filter(({ ring }) => ring === rings[0]?.name);
  return synthesisedFleet({ environment, rings, accounts });
}

describe.each([
  ["a system with days of its own", undefined, "Patch Tuesday"],
  ["a baseline with a schedule of its own", { schedule: "cron(0 6 ? * MON#1 *)" }, "scheduled release"],
  ["a baseline that is released at any instant", "anyInstant", undefined],
])("%s", (_, releases, calendar) => {
  const after = `after ${calendar ?? "release"}`;
  const within = calendar === undefined ? "Critical within 12 days:" : `Critical within 12 days ${after}:`;

  test.each([
    ["summary in a terminal", ["summary"]],
    ["summary as JSON", ["summary", "--format", "json"]],
    ["summary as HTML", ["summary", "--format", "html"]],
  ])("%s says after which releases its days and its deadline hold", async (_form, args) => {
    const { out } = await run(project(releases), args);

    const words = out.replace(/&nbsp;|\s+/g, " ");
    expect(words).toMatch(new RegExp(`on every node at most [\\d.]+ days ${after}, typically`));
    expect(words).toContain(within);
    if (calendar !== undefined) expect(words).not.toContain("after release");
  });

  test("the calendar says it too", async () => {
    const { out } = await run(project(releases), ["calendar"]);

    expect(out.replace(/\s+/g, " ")).toMatch(new RegExp(`at most [\\d.]+ days ${after}, typically`));
  });

  test("arrival says from which releases its days are counted, and what is not in them", async () => {
    const folder = project(releases);

    const { out } = await run(folder, ["arrival"]);
    const { arrivals } = JSON.parse((await run(folder, ["arrival", "--format", "json"])).out);
    const { out: csv } = await run(folder, ["arrival", "--format", "csv"]);

    const words = out.replace(/\s+/g, " ");
    expect(words.includes(`· Windows Server · days from ${calendar}`)).toBe(calendar !== undefined);
    expect(words.includes(`Days from ${calendar} are proved for its releases alone`)).toBe(calendar !== undefined);
    expect(arrivals[0].releases).toBe(calendar);
    expect(csv).toContain(`,${calendar ?? "release"},,yes,`);
  });

  test("the matrix says of each deadline after which releases it holds", async () => {
    const folder = project(releases);

    const { out: page } = await run(folder, ["matrix", "--format", "html"]);
    const { deadlines } = JSON.parse((await run(folder, ["matrix", "--format", "json"])).out);

    expect(withoutBreaks(page)).toMatch(new RegExp(`(met|missed): at most [\\d.]+ days ${after}<`));
    expect(deadlines[0].releases).toBe(calendar);
    const { out } = await run(folder, ["matrix"]);
    expect(out.includes(`\n      from ${calendar}: out of band it may take longer\n`)).toBe(calendar !== undefined);
  });
});
