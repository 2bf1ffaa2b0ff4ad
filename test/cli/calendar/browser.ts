import { existsSync } from "node:fs";
import type { Browser } from "playwright-core";

/** Where Debian, Chrome's own package and the usual variable put a browser. */
const PLACES = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser that shows nothing on the screen. What drives it is loaded only here: that takes as long as ten tests. */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath: installedBrowser(), args: ["--no-sandbox"] });
}

/** The program of an installed browser; undefined where there is none. */
function installedBrowser(): string | undefined {
  return PLACES.find((place) => place !== undefined && existsSync(place));
}

/** A group of tests that look at a page; where no browser is installed they are skipped, which a line tells. */
export function describeWithBrowser(name: string, tests: () => void): void {
  if (installedBrowser() !== undefined) {
    describe(name, tests);
    return;
  }
  const reason = "no browser is installed (CHROMIUM_PATH can name one)";
  describe.skip(`${name} (skipped: ${reason})`, tests);
  process.stderr.write(`SKIPPED: ${name}: ${reason}\n`);
}
