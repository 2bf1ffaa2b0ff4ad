import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CHANGE_KINDS } from "../../review/risk/change-kinds";
import { changesPage } from "../../scripts/changes-page";

const PAGE = readFileSync(join(__dirname, "../../docs/changes.md"), "utf8");

test("docs/changes.md says what each kind of change weighs, and why; npm run docs writes it anew", () => {
  expect(changesPage(CHANGE_KINDS)).toBe(PAGE);
});
