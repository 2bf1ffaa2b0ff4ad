import { existsSync } from "node:fs";

/** Where Debian, Chrome's own package and the usual variable put a browser. */
const PLACES = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The program of an installed browser; undefined where there is none. */
export function installedBrowser(): string | undefined {
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
