import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

test.each(["model/checks", "modules"])("what a message of %s says to accept, it says how to", (folder) => {
  const asked = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => readFileSync(join(ROOT, folder, file), "utf8").match(/accept this\b.{0,40}/g) ?? []);

  expect(asked.length).toBeGreaterThan(1);
  expect(asked.filter((text) => !/^accept this \(acceptFinding\)/.test(text))).toEqual([]);
});
