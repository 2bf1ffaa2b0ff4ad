import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";
import { describeWithBrowser, openBrowser } from "./browser";

// A browser takes its time where much else runs.
jest.setTimeout(60_000);

/** Where pictures of the page go, if somebody wants to look at them. */
const PICTURES = process.env.CALENDAR_PICTURES;

const stack = {
  ...patching,
  aws_ssm_maintenance_window: {
    ...patching.aws_ssm_maintenance_window,
    Monthly: window("Monthly", "cron(30 2 ? * SUN#1 *)", "Asia/Seoul"),
    Night: window("Night", "cron(30 2 ? * SUN *)", "Europe/Paris"),
  },
  aws_ssm_maintenance_window_target: {
    ...patching.aws_ssm_maintenance_window_target,
    Monthly: target("Monthly", "Critical"),
    Night: target("Night", "dev-web"),
  },
  aws_ssm_maintenance_window_task: { ...patching.aws_ssm_maintenance_window_task, Monthly: installs("Monthly") },
};

describeWithBrowser("the calendar page in a browser", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const folder = projectWith({ patching: stack });
    await run(folder, ["calendar", "--write", "page.html"]);
    browser = await openBrowser();
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(pathToFileURL(join(folder, "page.html")).href);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
  });

  /** The same page for all tests: to open it takes a second. */
  async function look(
    width: number,
    colorScheme: "light" | "dark",
    media: "screen" | "print" = "screen",
  ): Promise<void> {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, media });
    if (PICTURES === undefined || media === "print") return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `calendar-${width}-${colorScheme}.png`), fullPage: true });
  }

  test("shows each group with its windows, without any script", async () => {
    await look(1200, "light");

    expect(await page.locator("h2").allInnerTexts()).toEqual(["Critical", "dev-web"]);
    expect(await page.locator("h3").allInnerTexts()).toEqual(["Sunday", "Monthly", "Tuesday", "Night"]);
    expect(await page.locator("script, link, img").count()).toBe(0);
  });

  test("has a cell for each day with a run, with the local time behind it", async () => {
    await look(1200, "light");

    const tuesday = page.locator("table.year").nth(2);
    expect(await tuesday.locator("td.run").count()).toBe(52);
    expect(await tuesday.locator("td.run").first().getAttribute("title")).toBe("Tue 2026-11-24, 22:00");
  });

  test("marks overlaps, and the days on which the clocks change", async () => {
    await look(1200, "light");

    expect(await page.locator("table.year").nth(1).locator("td.overlap").count()).toBe(12);
    const night = page.locator("table.year").nth(3);
    expect(
      await night.locator("td.clock").evaluateAll((cells) => cells.map((cell) => cell.getAttribute("title"))),
    ).toEqual(["Sun 2027-03-28, 02:30, the clocks change", "Sun 2027-10-31, 02:30, the clocks change"]);
  });

  test("opens its list of runs, in local time and UTC", async () => {
    await look(1200, "light");

    const runs = page.locator("table.runs").first();
    expect(await runs.isVisible()).toBe(false);
    await page.locator("summary").first().click();
    expect(await runs.isVisible()).toBe(true);
    const first = runs.locator("tbody tr").first();
    expect(await first.locator("td").allInnerTexts()).toEqual(["Sun 2026-11-29 02:00", "2026-11-28 17:00", ""]);
  });

  test.each([360, 1200])("needs no sideways scrolling at a width of %d", async (width) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await look(width, colorScheme);

      const overflow = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(overflow).toBe(0);
    }
  });

  /** Styles by the browser's own words; written as text, for the tests know no page. */
  const style = (selector: string, property: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector("${selector}")).${property}`);

  test("follows the reader's choice of light or dark", async () => {
    await look(1200, "light");
    expect(await style("body", "backgroundColor")).toBe("rgb(255, 255, 255)");

    await look(1200, "dark");
    expect(await style("body", "backgroundColor")).toBe("rgb(15, 20, 25)");
  });

  test("prints dark on white, with its colours and every run", async () => {
    await look(1200, "dark", "print");

    expect(await style("body", "backgroundColor")).toBe("rgb(255, 255, 255)");
    expect(await style("body", "color")).toBe("rgb(0, 0, 0)");
    expect(await style("td.run", "printColorAdjust")).toBe("exact");
    // Another list than that which a test opens.
    expect(await page.locator("table.runs").last().isVisible()).toBe(true);
    if (PICTURES !== undefined) await page.pdf({ path: join(PICTURES, "calendar.pdf") });
  });
});
