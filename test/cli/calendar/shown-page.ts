import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "./browser";

/** Where pictures of the pages go, if somebody wants to look at them. */
export const PICTURES = process.env.PICTURES;

/** A page as its reader sees it: without scripts. */
export interface ShownPage {
  readonly page: Page;
  readonly look: (width: number, colorScheme: "light" | "dark", media?: "screen" | "print") => Promise<void>;
}

/**
 * The same page for all tests of a group: to open it takes a second.
 *
 * @param picture - what pictures of it are called
 * @param write - writes the page, and says where
 */
export function showPage(picture: string, write: () => string | Promise<string>): ShownPage {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const file = await write();
    browser = await openBrowser();
    page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(pathToFileURL(file).href);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
  });

  return {
    get page() {
      return page;
    },
    look: async (width, colorScheme, media = "screen") => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, media });
      if (PICTURES === undefined || media === "print") return;
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: join(PICTURES, `${picture}-${width}-${colorScheme}.png`), fullPage: true });
    },
  };
}
