import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const MODULES = join(__dirname, "../../modules");

test("every default that is documented is a value, or says what happens; none and undefined tell nothing", () => {
  const defaults = readdirSync(MODULES, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .flatMap((name) =>
      [...readFileSync(join(MODULES, name), "utf8").matchAll(/@default (.*)/g)].map((match) => `${name}: ${match[1]}`),
    );

  expect(defaults.length).toBeGreaterThan(100);
  expect(defaults.filter((line) => /: (- )?(none|undefined|nothing|no)\b/.test(line))).toEqual([]);
});
