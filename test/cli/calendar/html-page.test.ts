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
    Daily: window("Daily", "cron(0 12 * * ? *)", "UTC"),
  },
  aws_ssm_maintenance_window_target: {
    ...patching.aws_ssm_maintenance_window_target,
    Monthly: target("Monthly", "Critical"),
    Night: target("Night", "dev-web"),
    Daily: target("Daily", "dev-web"),
  },
  aws_ssm_maintenance_window_task: {
    ...patching.aws_ssm_maintenance_window_task,
    Monthly: installs("Monthly"),
    Night: installs("Night"),
    Daily: installs("Daily"),
  },
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

  test("shows the months of a year, one after the other, without any script", async () => {
    await look(1200, "light");

    const titles = await page.locator("h2").allInnerTexts();
    expect(titles.slice(0, 3)).toEqual(["Every day", "November 2026", "December 2026"]);
    expect(titles.slice(13)).toEqual(["November 2027", "Patch groups"]);
    expect(await page.locator("script, link, img").count()).toBe(0);
  });

  test("tells what runs every day of the year once", async () => {
    expect(await page.locator(".daily .opening").allTextContents()).toEqual([
      expect.stringMatching(/^12:00 UTC, 3\sh/),
    ]);
    expect(await page.locator("table.month .opening", { hasText: "12:00" }).count()).toBe(0);
  });

  test("has each run on its day, with the local time", async () => {
    await look(1200, "light");

    const tuesdays = page.locator(".opening", { hasText: "22:00" });
    expect(await tuesdays.count()).toBe(52);
    expect(await tuesdays.first().textContent()).toMatch(/^22:00 Europe\/Paris, 3\s?hdev-webInstall RebootTuesday/);
    const days = page.locator("td", { has: tuesdays.first() }).locator("time");
    expect(await days.first().getAttribute("datetime")).toBe("2026-11-24");
  });

  test("marks windows that are open at once on the same nodes", async () => {
    await look(1200, "light");

    const marks = page.locator(".mark.overlap");
    expect(await marks.count()).toBe(24);
    expect(new Set(await marks.allInnerTexts())).toEqual(new Set(["also open: Monthly", "also open: Sunday"]));
  });

  test("marks the days on which the clocks change, and the times that this skips or repeats", async () => {
    await look(1200, "light");

    expect(await page.locator("p.clock").allInnerTexts()).toEqual([
      "Clocks +1 h, Europe/Paris",
      "Clocks −1 h, Europe/Paris",
    ]);
    expect(await page.locator(".mark.clock").allInnerTexts()).toEqual(["clock time skipped", "clock time repeated"]);
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

  test("prints dark on white, with its colours", async () => {
    await look(1200, "dark", "print");

    expect(await style("body", "backgroundColor")).toBe("rgb(255, 255, 255)");
    expect(await style("body", "color")).toBe("rgb(0, 0, 0)");
    expect(await style(".opening", "printColorAdjust")).toBe("exact");
    if (PICTURES !== undefined) await page.pdf({ path: join(PICTURES, "calendar.pdf") });
  });
});
