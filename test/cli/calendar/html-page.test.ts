import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";
import { installedBrowser } from "./browser";

// A browser takes its time where much else runs.
jest.setTimeout(60_000);

const executablePath = installedBrowser();
if (executablePath === undefined)
  console.warn("skipped: no browser is installed, so the calendar page is not looked at");

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

(executablePath === undefined ? describe.skip : describe)("the calendar page in a browser", () => {
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    const folder = projectWith({ patching: stack });
    await run(folder, ["calendar", "--html", "page.html"]);
    url = pathToFileURL(join(folder, "page.html")).href;
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
  });

  async function open(width: number, colorScheme: "light" | "dark"): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(url);
    if (PICTURES !== undefined) {
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `calendar-${width}-${colorScheme}.png`), fullPage: true });
    }
    return page;
  }

  test("shows each group with its windows, without any script", async () => {
    const page = await open(1200, "light");

    expect(await page.locator("h2").allInnerTexts()).toEqual(["Critical", "dev-web"]);
    expect(await page.locator("h3").allInnerTexts()).toEqual(["Sunday", "Monthly", "Tuesday", "Night"]);
    expect(await page.locator("script, link, img").count()).toBe(0);
  });

  test("has a cell for each day with a run, with the local time behind it", async () => {
    const page = await open(1200, "light");

    const tuesday = page.locator("table.year").nth(2);
    expect(await tuesday.locator("td.run").count()).toBe(52);
    expect(await tuesday.locator("td.run").first().getAttribute("title")).toBe("Tue 2026-11-24, 22:00");
  });

  test("marks overlaps, and the days on which the clocks change", async () => {
    const page = await open(1200, "light");

    expect(await page.locator("table.year").nth(1).locator("td.overlap").count()).toBe(12);
    const night = page.locator("table.year").nth(3);
    expect(
      await night.locator("td.clock").evaluateAll((cells) => cells.map((cell) => cell.getAttribute("title"))),
    ).toEqual(["Sun 2027-03-28, 02:30, the clocks change", "Sun 2027-10-31, 02:30, the clocks change"]);
  });

  test("opens its list of runs, in local time and UTC", async () => {
    const page = await open(1200, "light");

    await page.locator("summary").first().click();
    const first = page.locator("table.runs").first().locator("tbody tr").first();
    expect(await first.locator("td").allInnerTexts()).toEqual(["Sun 2026-11-29 02:00", "2026-11-28 17:00", ""]);
  });

  test.each([360, 1200])("needs no sideways scrolling at a width of %d", async (width) => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await open(width, colorScheme);

      const overflow = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(overflow).toBe(0);
    }
  });

  /** Styles by the browser's own words; written as text, for the tests know no page. */
  const style = (page: Page, selector: string, property: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector("${selector}")).${property}`);

  test("follows the reader's choice of light or dark", async () => {
    expect(await style(await open(1200, "light"), "body", "backgroundColor")).toBe("rgb(255, 255, 255)");
    expect(await style(await open(1200, "dark"), "body", "backgroundColor")).toBe("rgb(15, 20, 25)");
  });

  test("prints dark on white, with its colours and every run", async () => {
    const page = await open(1200, "dark");

    await page.emulateMedia({ media: "print", colorScheme: "dark" });

    expect(await style(page, "body", "backgroundColor")).toBe("rgb(255, 255, 255)");
    expect(await style(page, "body", "color")).toBe("rgb(0, 0, 0)");
    expect(await style(page, "td.run", "printColorAdjust")).toBe("exact");
    expect(await page.locator("table.runs").first().isVisible()).toBe(true);
    if (PICTURES !== undefined) await page.pdf({ path: join(PICTURES, "calendar.pdf") });
  });
});
