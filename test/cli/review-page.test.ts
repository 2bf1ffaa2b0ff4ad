import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderHtml } from "../../review/render/html";
import { reviewStacks } from "../../review/review";
import { AT, accounts, stackOf } from "../review/given-reviews";
import { testFolder } from "../support/folders";
import { describeWithBrowser } from "./calendar/browser";
import { beyondTheEdge, brokenWords, faintTexts } from "./calendar/page-checks";
import { showPage } from "./calendar/shown-page";

describeWithBrowser("the review's page in a browser", () => {
  const shown = showPage("review", () => {
    const file = join(testFolder(), "review.html");
    const stacks = [...accounts(), stackOf("everything-destroyed"), stackOf("modules-for-each")];
    writeFileSync(file, renderHtml(reviewStacks(stacks, { at: AT }), { name: "patching" }));
    return file;
  });

  test.each([360, 1280])(
    "fits a screen of %d pixels without scrolling sideways",
    async (width) => {
      await shown.look(width, "light");

      const right = await shown.page
        .locator("body *")
        .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));

      expect(right).toBeLessThanOrEqual(width);
    },
    60_000,
  );

  test("breaks no word of a table's head, nor the name of a stack", async () => {
    await shown.look(700, "light");

    const lines = await shown.page
      .locator("table th, table td:first-child a")
      .evaluateAll((all) =>
        all.filter((one) => !one.textContent?.includes("-")).map((one) => one.getClientRects().length),
      );
    const heads = await shown.page
      .locator("table th")
      .evaluateAll((all) => all.map((one) => one.scrollWidth <= one.clientWidth));

    expect(new Set(lines)).toEqual(new Set([1]));
    expect(new Set(heads)).toEqual(new Set([true]));
  });

  test.each([360, 700, 1280])("breaks no account and no Region on a screen of %d pixels", async (width) => {
    await shown.look(width, "dark");

    const lines = await shown.page
      .locator("td[data-label=Where] .whole")
      .evaluateAll((all) => all.map((one) => [one.textContent, one.getClientRects().length]));

    expect(lines).toContainEqual(["123456789012", 1]);
    expect(lines).toContainEqual(["eu-central-1", 1]);
    expect(lines.filter(([, count]) => count !== 1)).toEqual([]);
  });

  test("breaks an address between its parts alone", async () => {
    await shown.look(360, "light");

    const broken = await shown.page.locator("code.address").evaluateAll((all) =>
      all.flatMap((one) =>
        [...(one.childNodes as unknown as Iterable<{ readonly textContent: string | null }>)].flatMap((part) => {
          const range = (one.ownerDocument as unknown as { createRange(): Ranged }).createRange();
          range.selectNodeContents(part);
          return range.getClientRects().length > 1 ? [part.textContent] : [];
        }),
      ),
    );

    expect(broken).toEqual([]);
    expect(await shown.page.locator("code.address wbr").count()).toBeGreaterThan(20);
  });

  test("leads from the table of stacks to what each of them changes", async () => {
    await shown.look(1280, "light");

    const links = shown.page.locator("table a");

    expect(await links.allTextContents()).toEqual([
      "everything-destroyed",
      "modules-for-each",
      "prod-us",
      "prod-af and 4 more",
    ]);
    expect(
      await shown.page
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
      await shown.look(width, scheme);

      expect(await brokenWords(shown.page)).toEqual([]);
      expect(await faintTexts(shown.page)).toEqual([]);
      const says = (await shown.page.locator(".says").allTextContents()).join("\n");
      expect(says).toMatch(/after 7\u00a0days/);
      expect(says).not.toMatch(/\d days?\b/);
    },
  );

  test("fills the pages that it is printed on, and breaks them between changes", async () => {
    await shown.look(718, "dark", "print");

    // A stack of many changes is longer than what is left of a page: kept in one piece it leaves that empty.
    const breaks = (selector: string) =>
      shown.page.evaluate<string>(`getComputedStyle(document.querySelector("${selector}")).breakInside`);
    expect([await breaks(".card"), await breaks(".change")]).toEqual(["auto", "avoid"]);
    expect(await shown.page.locator("th[scope=col]").first().isVisible()).toBe(true);
    expect(await beyondTheEdge(shown.page)).toBe(0);
  });
});

/** What is asked of a range of text here. */
interface Ranged {
  selectNodeContents(of: unknown): void;
  getClientRects(): { readonly length: number };
}
