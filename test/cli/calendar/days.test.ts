import { installs, projectWith, run, target, window } from "../given-stacks";

const ZONES = { Tokyo: "Asia/Tokyo", Utc: "UTC", Chicago: "America/Chicago" };

/** A window in each zone that opens on Saturday at 22:00, and on Sunday at 08:00. */
const folder = projectWith(
  Object.fromEntries(
    Object.entries(ZONES).map(([name, zone]) => [
      name,
      {
        aws_ssm_maintenance_window: {
          Sat: window(`sat-${name}`, "cron(0 22 ? * SAT *)", zone),
          Sun: window(`sun-${name}`, "cron(0 8 ? * SUN *)", zone),
        },
        aws_ssm_maintenance_window_target: { Sat: target("Sat", "web"), Sun: target("Sun", "web") },
        aws_ssm_maintenance_window_task: { Sat: installs("Sat"), Sun: installs("Sun") },
      },
    ]),
  ),
);

const SATURDAY = ["--from", "2026-12-05", "--until", "2026-12-06"];
const BY_UTC = ["--from", "2026-12-05T00:00Z", "--until", "2026-12-06T00:00Z"];

const windowsIn = (text: string) => [...new Set(text.match(/\bs(?:at|un)-\w+/g))].sort();
const answer = async (...args: readonly string[]) => (await run(folder, args)).out;

describe("Saturday", () => {
  const all = ["sat-Chicago", "sat-Tokyo", "sat-Utc"];

  test.each(["json", "ics", "html"])("is that of each window's own clock in calendar --format %s", async (format) => {
    const out = await answer("calendar", ...SATURDAY, "--format", format);
    const runs =
      format === "json" ? JSON.parse(out).windows.filter(({ runs }: { runs: unknown[] }) => runs.length) : out;
    const shown = format === "html" ? out.slice(0, out.indexOf("Patch groups")) : JSON.stringify(runs);

    expect(windowsIn(shown)).toEqual(all);
  });

  test("is so in the terminal, and said on the error stream", async () => {
    const { out, err } = await run(folder, ["calendar", ...SATURDAY]);

    expect(windowsIn(out.slice(0, out.indexOf("have no run")))).toEqual(all);
    expect(err).toBe(
      "--from 2026-12-05 is Sat 2026-12-05 00:00 on each window's own clock, and UTC elsewhere\n" +
        "--until 2026-12-06 is Sun 2026-12-06 00:00 on each window's own clock, and UTC elsewhere\n",
    );
  });

  test("by moments is that of UTC, on the page as well", async () => {
    const page = await answer("calendar", ...BY_UTC, "--format", "html");

    expect(windowsIn(page.slice(0, page.indexOf("Patch groups")))).toEqual(["sat-Tokyo", "sat-Utc", "sun-Tokyo"]);
  });
});

test("summary, as of a day, tells the runs of that day on each clock", async () => {
  const next = async (at: string) => (await answer("summary", "--at", at)).match(/next: \w+ \d+ \w+/g);

  // Sunday morning in Tokyo is Saturday by UTC, and its Saturday night lies before both.
  expect(await next("2026-12-06")).toEqual(expect.arrayContaining(["next: Sun 6 Dec", "next: Sat 12 Dec"]));
  expect(await next("2026-12-06")).not.toContain("next: Sat 5 Dec");
  expect(await next("2026-12-06T00:00Z")).toContain("next: Sat 5 Dec");
});
