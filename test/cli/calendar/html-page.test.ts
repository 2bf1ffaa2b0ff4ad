import { join } from "node:path";
import { installs, patching, projectWith, run, target, window } from "../given-stacks";
import { describeWithBrowser } from "./browser";
import { PICTURES, showPage } from "./shown-page";

// A browser takes its time where much else runs.
jest.setTimeout(60_000);

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
  const shown = showPage("calendar", async () => {
    const folder = projectWith({ patching: stack });
    await run(folder, ["calendar", "--until", "2027-11-23T09:00Z", "--write", "page.html"]);
    return join(folder, "page.html");
  });

  test("shows the months of a year that is asked for, one after the other, without any script", async () => {
    await shown.look(1200, "light");

    const titles = await shown.page.locator("h2").allInnerTexts();
    expect(titles.slice(0, 3)).toEqual(["Next reboot, if needed", "Every day", "November 2026"]);
    expect(titles.slice(14)).toEqual(["November 2027", "Patch groups"]);
    expect(await shown.page.locator("script, link, img").count()).toBe(0);
  });

  test("tells what runs every day of the year once", async () => {
    expect(await shown.page.locator(".daily .opening").allTextContents()).toEqual([
      expect.stringMatching(/^12:00 UTC, 3\sh/),
    ]);
    expect(await shown.page.locator("table.month .opening", { hasText: "12:00" }).count()).toBe(0);
  });

  test("has each run on its day, with the local time", async () => {
    await shown.look(1200, "light");

    const tuesdays = shown.page.locator(".opening", { hasText: "22:00" });
    expect(await tuesdays.count()).toBe(52);
    expect(await tuesdays.first().textContent()).toMatch(/^22:00 Europe\/Paris, 3\s?hdev-webInstall RebootTuesday/);
    const days = shown.page.locator("td", { has: tuesdays.first() }).locator("time");
    expect(await days.first().getAttribute("datetime")).toBe("2026-11-24");
  });

  test("marks windows that are open at once on the same nodes", async () => {
    await shown.look(1200, "light");

    const marks = shown.page.locator(".mark.overlap");
    expect(await marks.count()).toBe(24);
    expect(new Set(await marks.allInnerTexts())).toEqual(new Set(["also open: Monthly", "also open: Sunday"]));
  });

  test("marks the days on which the clocks change, and the times that this skips or repeats", async () => {
    await shown.look(1200, "light");

    expect(await shown.page.locator("p.clock").allInnerTexts()).toEqual([
      "Clocks +1 h, Europe/Paris",
      "Clocks −1 h, Europe/Paris",
    ]);
    expect(await shown.page.locator(".mark.clock").allInnerTexts()).toEqual([
      "clock time skipped",
      "clock time repeated",
    ]);
  });

  test.each([360, 1200])("needs no sideways scrolling at a width of %d", async (width) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await shown.look(width, colorScheme);

      const overflow = await shown.page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(overflow).toBe(0);
    }
  });

  /** Styles by the browser's own words; written as text, for the tests know no shown.page. */
  const style = (selector: string, property: string) =>
    shown.page.evaluate<string>(`getComputedStyle(document.querySelector("${selector}")).${property}`);

  test("follows the reader's choice of light or dark", async () => {
    await shown.look(1200, "light");
    expect(await style("body", "backgroundColor")).toBe("rgb(255, 255, 255)");

    await shown.look(1200, "dark");
    expect(await style("body", "backgroundColor")).toBe("rgb(15, 20, 25)");
  });

  test("prints dark on white, with its colours", async () => {
    await shown.look(1200, "dark", "print");

    expect(await style("body", "backgroundColor")).toBe("rgb(255, 255, 255)");
    expect(await style("body", "color")).toBe("rgb(0, 0, 0)");
    expect(await style(".opening", "printColorAdjust")).toBe("exact");
    if (PICTURES !== undefined) await shown.page.pdf({ path: join(PICTURES, "calendar.pdf") });
  });
});
