import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { renderHtml } from "../../review/render/html";
import { reviewStacks } from "../../review/review";
import { AT, accounts, stackOf } from "../review/given-reviews";
import { testFolder } from "../support/folders";
import { describeWithBrowser, openBrowser } from "./calendar/browser";
import { beyondTheEdge, brokenWords, faintTexts } from "./calendar/page-checks";

/** Where pictures of the page go, if somebody wants to look at them. */
const PICTURES = process.env.REVIEW_PICTURES;

describeWithBrowser("the review's page in a browser", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const file = join(testFolder(), "review.html");
    const stacks = [...accounts(), stackOf("everything-destroyed"), stackOf("modules-for-each")];
    writeFileSync(file, renderHtml(reviewStacks(stacks, { at: AT }), { name: "patching" }));
    browser = await openBrowser();
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(pathToFileURL(file).href);
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
    await page.screenshot({ path: join(PICTURES, `review-${width}-${colorScheme}.png`), fullPage: true });
  }

  test.each([360, 1280])(
    "fits a screen of %d pixels without scrolling sideways",
    async (width) => {
      await look(width, "light");

      const right = await page
        .locator("body *")
        .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));

      expect(right).toBeLessThanOrEqual(width);
    },
    60_000,
  );

  test("breaks no word of a table's head, nor the name of a stack", async () => {
    await look(700, "light");

    const lines = await page
      .locator("table th, table td:first-child a")
      .evaluateAll((all) =>
        all.filter((one) => !one.textContent?.includes("-")).map((one) => one.getClientRects().length),
      );
    const heads = await page
      .locator("table th")
      .evaluateAll((all) => all.map((one) => one.scrollWidth <= one.clientWidth));

    expect(new Set(lines)).toEqual(new Set([1]));
    expect(new Set(heads)).toEqual(new Set([true]));
  });

  test.each([360, 700, 1280])("breaks no account and no Region on a screen of %d pixels", async (width) => {
    await look(width, "dark");

    const lines = await page
      .locator("td[data-label=Where] .whole")
      .evaluateAll((all) => all.map((one) => [one.textContent, one.getClientRects().length]));

    expect(lines).toContainEqual(["123456789012", 1]);
    expect(lines).toContainEqual(["eu-central-1", 1]);
    expect(lines.filter(([, count]) => count !== 1)).toEqual([]);
  });

  test("breaks an address between its parts alone", async () => {
    await look(360, "light");

    const broken = await page.locator("code.address").evaluateAll((all) =>
      all.flatMap((one) =>
        [...(one.childNodes as unknown as Iterable<{ readonly textContent: string | null }>)].flatMap((part) => {
          const range = (one.ownerDocument as unknown as { createRange(): Ranged }).createRange();
          range.selectNodeContents(part);
          return range.getClientRects().length > 1 ? [part.textContent] : [];
        }),
      ),
    );

    expect(broken).toEqual([]);
    expect(await page.locator("code.address wbr").count()).toBeGreaterThan(20);
  });

  test("leads from the table of stacks to what each of them changes", async () => {
    await look(1280, "light");

    const links = page.locator("table a");

    expect(await links.allTextContents()).toEqual([
      "everything-destroyed",
      "modules-for-each",
      "prod-us",
      "prod-af and 4 more",
    ]);
    expect(
      await page
        .locator((await links.nth(2).getAttribute("href")) as string)
        .locator("h2")
        .textContent(),
    ).toBe("prod-us high");
  }, 60_000);

  test.each([
    [360, "light"],
    [390, "dark"],
    [768, "light"],
    [1280, "dark"],
  ] as const)(
    "is readable on a screen of %d pixels, %s, and breaks no word and no number from its unit",
    async (width, scheme) => {
      await look(width, scheme);

      expect(await brokenWords(page)).toEqual([]);
      expect(await faintTexts(page)).toEqual([]);
      const says = (await page.locator(".says").allTextContents()).join("\n");
      expect(says).toMatch(/after 7\u00a0days/);
      expect(says).not.toMatch(/\d days?\b/);
    },
  );

  test("fills the pages that it is printed on, and breaks them between changes", async () => {
    await look(718, "dark", "print");

    // A stack of many changes is longer than what is left of a page: kept in one piece it leaves that empty.
    const breaks = (selector: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector("${selector}")).breakInside`);
    expect([await breaks(".card"), await breaks(".change")]).toEqual(["auto", "avoid"]);
    expect(await page.locator("th[scope=col]").first().isVisible()).toBe(true);
    expect(await beyondTheEdge(page)).toBe(0);
  });
});

/** What is asked of a range of text here. */
interface Ranged {
  selectNodeContents(of: unknown): void;
  getClientRects(): { readonly length: number };
}
