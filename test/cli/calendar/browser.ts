import { existsSync } from "node:fs";

/** Where Debian, Chrome's own package and the usual variable put a browser. */
const PLACES = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The program of an installed browser; undefined where there is none. */
export function installedBrowser(): string | undefined {
  return PLACES.find((place) => place !== undefined && existsSync(place));
}
