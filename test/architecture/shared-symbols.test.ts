import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COMPATIBLE_VERSIONS, sharedSymbol } from "../../model/values/shared-symbol";
import { sourceFiles } from "./imports";

const ROOT = join(__dirname, "../..");

test("what two copies of the library share carries the versions that understand it", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const [major, minor] = version.split(".");

  expect(COMPATIBLE_VERSIONS).toBe(major === "0" ? `0.${minor}` : major);
  expect(sharedSymbol("unknown").description).toBe(`cdktf-patch-manager@${COMPATIBLE_VERSIONS}/unknown`);
});

test("nothing of ours is shared behind a global symbol of another name", () => {
  const own = sourceFiles().filter((file) => file !== "model/values/shared-symbol.ts");

  expect(
    own.filter((file) => /Symbol\.for\(\s*.cdktf-patch-manager/.test(readFileSync(join(ROOT, file), "utf8"))),
  ).toEqual([]);
});
