import { readFileSync } from "node:fs";
import { join } from "node:path";

test("no line of the changelog has more than 126 characters", () => {
  const lines = readFileSync(join(__dirname, "../../CHANGELOG.md"), "utf8").split("\n");

  expect(lines.filter((line) => [...line].length > 126)).toEqual([]);
});
