import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

test("every default that is documented is a value, or says what happens; none and undefined tell nothing", () => {
  const defaults = ["model", "modules"]
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
    )
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .flatMap((name) =>
      [...readFileSync(join(ROOT, name), "utf8").matchAll(/@default (.*)/g)].map((match) => `${name}: ${match[1]}`),
    );

  expect(defaults.length).toBeGreaterThan(100);
  expect(defaults.filter((line) => /: (- )?(none|undefined|nothing|no)\b/.test(line))).toEqual([]);
});
