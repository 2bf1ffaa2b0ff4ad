import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const TESTS = join(__dirname, "..");
/** Of a machine that is another one, and not of one that lacks something which could be installed. */
const OTHER_MACHINE = /process\.platform|getuid|\/dev\/full/;

test("what is skipped for want of a tool is told, as test/support does it", () => {
  const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".test.ts") && !file.includes("node_modules"),
  );
  const skipping = files.flatMap((file) =>
    readFileSync(join(TESTS, file), "utf8")
      .split("\n")
      .filter((line) => /\b(?:test|it|describe)\.skip\b/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

  expect(files.length).toBeGreaterThan(100);
  expect(skipping.length).toBeGreaterThan(0);
  expect(skipping.filter((line) => !OTHER_MACHINE.test(line) && !line.startsWith(TOLD_BY_ITSELF))).toEqual([]);
});

/** Its group has the reason in its name. */
const TOLD_BY_ITSELF = "lanes/cdktn-command.test.ts";
