import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PiecedFile } from "../../../host/files/pieced-file";
import { testFolder } from "../../support/folders";

test("takes its place once it is whole, with the rights of what was there", () => {
  const folder = testFolder();
  const path = join(folder, "snapshot.json");
  writeFileSync(path, "before", { mode: 0o640 });
  const file = new PiecedFile(path, "snapshot.json");

  for (const piece of ["one ", "two ", "x".repeat(3_000_000)]) file.append(piece);
  const during = [readFileSync(path, "utf8"), readdirSync(folder)];
  file.finish();
  file.drop();

  expect(during).toEqual(["before", ["snapshot.json"]]);
  expect(readFileSync(path, "utf8")).toBe(`one two ${"x".repeat(3_000_000)}`);
  expect(statSync(path).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(["snapshot.json"]);
});

test("leaves what was there where it is dropped, and takes nothing more", () => {
  const folder = testFolder();
  const path = join(folder, "snapshot.json");
  writeFileSync(path, "before");
  const file = new PiecedFile(path, "snapshot.json");

  file.append("half");
  file.drop();
  file.drop();
  file.append("more");

  expect([readFileSync(path, "utf8"), readdirSync(folder)]).toEqual(["before", ["snapshot.json"]]);
});

test("writes where a link leads", () => {
  const folder = testFolder();
  symlinkSync("there.json", join(folder, "link.json"));
  const file = new PiecedFile(join(folder, "link.json"), "link.json");

  file.append("text");
  file.finish();
  file.drop();

  expect(readFileSync(join(folder, "there.json"), "utf8")).toBe("text");
});

test.each([
  ["none/snapshot.json", "its folder does not exist, create it first; nothing was changed"],
  ["folder", "a folder has this name; nothing was changed"],
])("throws for %s before anything is read", (path, reason) => {
  const folder = testFolder();
  mkdirSync(join(folder, "folder"));

  expect(() => new PiecedFile(join(folder, path), path)).toThrow(`${path} cannot be written: ${reason}`);
});
