import { existsSync } from "node:fs";
import { join } from "node:path";

/** What `npm run lanes:install` brings. */
export const LANE_PACKAGES = join(__dirname, "../lanes/node_modules");

/** Folder of the `node` of another version, where a package brings it. */
export function nodeFolder(version: number): string | undefined {
  const folder = join(LANE_PACKAGES, `node-${version}-${process.platform}-${process.arch}/bin`);
  return existsSync(folder) ? folder : undefined;
}

/** A group of tests that need packages of the lanes; without them they are skipped, which one line tells. */
export function describeWithLanes(name: string, tests: () => void): void {
  jest.setTimeout(300_000);
  if (existsSync(join(LANE_PACKAGES, "@cdktn/provider-aws"))) describe(name, tests);
  else describe.skip(`${name} (skipped: npm run lanes:install was not run)`, tests);
}
