import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly peer?: boolean;
}

const ROOT = join(__dirname, "../..");
const LOCK = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
  readonly packages: Readonly<Record<string, Locked>>;
};

/** Licences that ask nothing of who uses the package but to keep their text. */
const PERMISSIVE = ["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT"];

test("what npm brings with the package is under licences that ask for nothing but their text", () => {
  const brought = Object.entries(LOCK.packages).filter(([path, { dev, peer }]) => path !== "" && !dev && !peer);
  const others = brought.filter(([, { license }]) => !PERMISSIVE.includes(license ?? ""));

  expect(brought.length).toBeGreaterThan(9);
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test("what is under the AGPL serves the tests alone", () => {
  const found = Object.entries(LOCK.packages).filter(([, { license }]) => /AGPL/.test(license ?? ""));

  expect(found.every(([, { dev }]) => dev === true)).toBe(true);
  expect(found.map(([path]) => path.replace("node_modules/", ""))).toEqual([
    "@cloud-copilot/iam-policy",
    "@cloud-copilot/iam-simulate",
    "@cloud-copilot/iam-utils",
  ]);
});
