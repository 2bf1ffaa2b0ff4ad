import { join } from "node:path";
import { describeWithBrowser } from "./calendar/browser";
import { beyondTheEdge, brokenWords, faintTexts } from "./calendar/page-checks";
import { showPage } from "./calendar/shown-page";
import { synthesisedFleet } from "./given-apps";
import { run } from "./given-stacks";

// A browser takes its time where much else runs.
jest.setTimeout(60_000);

/** Three systems, a deadline that is not kept, and twenty accounts of which one reboots nothing. */
function project(): string {
  const rule = { approveAfterDays: 0 };
  return synthesisedFleet({
    environment: {
      patchWithin: { Critical: 9, Important: 30, acceptable: true },
      baselines: {
        Amazon: { name: "amazon-linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [rule] },
        RedHat: {
          name: "red-hat",
          operatingSystem: "REDHAT_ENTERPRISE_LINUX",
          approvalRules: [{ approveAfterDays: 2 }],
        },
        Windows: { name: "windows", operatingSystem: "WINDOWS", approvalRules: [rule] },
      },
      patchGroups: { Web: { patchGroup: "web", baselines: ["Amazon", "RedHat", "Windows"] } },
      maintenanceWindows: {
        Weekly: {
          name: "weekly",
          schedule: "cron(0 4 ? * SUN *)",
          scheduleTimezone: "America/Argentina/Buenos_Aires",
          duration: 3,
          cutoff: 1,
          patchGroups: ["Web"],
          patchTasks: { Install: { operation: "Install", rebootOption: "RebootIfNeeded" } },
        },
      },
    },
    rings: [
      { name: "dev", maintenanceWindows: { Weekly: { schedule: "cron(0 22 ? * TUE *)" } } },
      { name: "production", soakDays: 6 },
    ],
    accounts: Array.from({ length: 20 }, (_, index) => ({
      id: String(100_000_000_000 + index),
      name: `business-unit-${index}`,
      ring: index === 0 ? ("dev" as const) : ("production" as const),
      ...(index === 7 ? { overrides: { rebootOption: "NoReboot" as const } } : {}),
    })),
  });
}

test("is the page of the summary, with the accounts below the month", async () => {
  const { out: page } = await run(project(), ["matrix", "--format", "html"]);
  const places = [
    "Next reboot",
    '<table class="month',
    "<h2>Accounts</h2>",
    "<h2>Deadlines</h2>",
    "<h2>Patch groups</h2>",
  ];

  expect(places.map((part) => page.indexOf(part))).toEqual(
    places.map((part) => page.indexOf(part)).sort((a, b) => a - b),
  );
  expect(places.filter((part) => !page.includes(part))).toEqual([]);
});

describeWithBrowser("the matrix page in a browser", () => {
  const shown = showPage("matrix", async () => {
    const folder = project();
    await run(folder, ["matrix", "--write", "page.html"]);
    return join(folder, "page.html");
  });

  test.each([
    [360, "light"],
    [390, "dark"],
    [768, "light"],
    [1280, "dark"],
  ] as const)(
    "is readable on a screen of %d pixels, %s, and keeps each number with its unit",
    async (width, scheme) => {
      await shown.look(width, scheme);

      // A table that is wider than the screen scrolls by itself.
      const overflow = await shown.page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(overflow).toBe(0);
      // What stands outside of its cell lies over the next one.
      const outside = await shown.page
        .locator("td")
        .evaluateAll((all) => all.flatMap((td) => (td.scrollHeight > td.clientHeight + 1 ? [td.textContent] : [])));
      expect(outside).toEqual([]);
      expect(await brokenWords(shown.page)).toEqual([]);
      expect(await faintTexts(shown.page)).toEqual([]);
      const days = await shown.page.locator("td[data-label=Arrival], td[data-label=Deadline]").allTextContents();
      expect(days.filter((text) => /\d (d|days)\b/.test(text))).toEqual([]);
      expect(days.join()).toMatch(/\d\u00a0d\b.*\d\u00a0days/);
    },
  );

  // A4 with margins of 10 mm: upright, and lying on its side as the page asks for.
  test.each([718, 1047])("is whole on paper of %d pixels, with the head of each column", async (width) => {
    await shown.look(width, "dark", "print");

    expect(await beyondTheEdge(shown.page)).toBe(0);
    expect(await shown.page.locator("thead").first().isVisible()).toBe(true);
    expect(await brokenWords(shown.page)).toEqual([]);
  });

  test("tells accounts that are alike together, and each that is not by itself", async () => {
    await shown.look(1280, "light");

    const accounts = await shown.page
      .locator("section.matrix table")
      .first()
      .locator("tbody td:first-child")
      .allInnerTexts();
    expect(accounts.map((text) => text.split("\n")[0])).toEqual(["business-unit-0", "18 accounts", "business-unit-7"]);
    expect(await shown.page.locator("td.odd[data-label=Reboot]").allInnerTexts()).toEqual([
      expect.stringMatching(/^NoReboot ◄\s+account business-unit-7$/),
    ]);
    const widths = await shown.page
      .locator("section.matrix table")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(new Set(widths).size).toBe(1);
  });

  test("prints a long list of accounts once, behind everything else, and refers to it", async () => {
    await shown.look(1047, "light", "print");

    expect(await shown.page.locator("summary").allInnerTexts()).toContain("18 accounts (list 2)");
    expect(await shown.page.locator("section.paper p").allInnerTexts()).toContainEqual(
      expect.stringMatching(/^List 2 business-unit-1 \(100000000001\), .*\bbusiness-unit-9 \(100000000009\)$/),
    );

    await shown.look(1280, "light");
    expect(await shown.page.locator("section.paper").isVisible()).toBe(false);
  });

  test("names every column", async () => {
    expect(await shown.page.locator("th[scope=col]").allTextContents()).not.toContain("");
  });
});
