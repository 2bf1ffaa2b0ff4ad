import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { PiecedFile } from "../../../host/files/pieced-file";
import { UnwritableFile, writeAllWhole } from "../../../host/files/write-whole";
import { testFolder } from "../../support/folders";

function write(folder: string, ...names: readonly string[]): void {
  writeAllWhole(names.map((name) => ({ path: join(folder, name), shown: name, text: `text of ${name}` })));
}

test("several files are written, and nothing else is left in their folder", () => {
  const folder = testFolder();
  writeFileSync(join(folder, "b"), "as it was, and longer than before");

  write(folder, "a", "b");

  expect(readdirSync(folder).sort()).toEqual(["a", "b"]);
  expect(readFileSync(join(folder, "b"), "utf8")).toBe("text of b");
});

test.each([
  ["no/such/folder", "its folder does not exist, create it first"],
  ["kept/below", "a part of its path is a file, not a folder"],
  ["folder", "a folder has this name"],
  ["x".repeat(300), "its name is too long"],
])("where one cannot be written none is, and the message says why: %s", (name, reason) => {
  const folder = testFolder();
  mkdirSync(join(folder, "folder"));
  writeFileSync(join(folder, "kept"), "as it was");

  expect(() => write(folder, "kept", name)).toThrow(
    new UnwritableFile(`${name} cannot be written: ${reason}; nothing was changed`),
  );
  expect(readFileSync(join(folder, "kept"), "utf8")).toBe("as it was");
  expect(readdirSync(folder).sort()).toEqual(["folder", "kept"]);
});

const withFullDisk = existsSync("/dev/full") ? test : test.skip;

withFullDisk("on a full disk nothing is changed", () => {
  const folder = testFolder();
  writeFileSync(join(folder, "kept"), "as it was");
  symlinkSync("/dev/full", join(folder, "full"));

  expect(() => write(folder, "kept", "full")).toThrow(
    new UnwritableFile("full cannot be written: the disk is full; nothing was changed"),
  );
  expect(readFileSync(join(folder, "kept"), "utf8")).toBe("as it was");
  expect(readdirSync(folder).sort()).toEqual(["full", "kept"]);
});

test("a link stays a link, though nothing is where it leads to yet", () => {
  const folder = testFolder();
  symlinkSync("later", join(folder, "link"));

  write(folder, "link");

  expect(lstatSync(join(folder, "link")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, "later"), "utf8")).toBe("text of link");
});

test("a link that lies where the draft goes is not followed", () => {
  const folder = testFolder();
  const victim = join(folder, "victim");
  writeFileSync(victim, "kept");
  symlinkSync(victim, join(folder, `.lock.json.${process.pid}`));

  writeAllWhole([{ path: join(folder, "lock.json"), shown: "lock.json", text: "new" }]);

  expect([readFileSync(victim, "utf8"), readFileSync(join(folder, "lock.json"), "utf8")]).toEqual(["kept", "new"]);
});

test("a file that is written anew keeps its mode", () => {
  const path = join(testFolder(), "lock.json");
  writeFileSync(path, "old", { mode: 0o640 });
  chmodSync(path, 0o640);

  writeAllWhole([{ path, shown: "lock.json", text: "new" }]);

  expect([readFileSync(path, "utf8"), statSync(path).mode & 0o777]).toEqual(["new", 0o640]);
});

test.each([
  ["a new file", undefined],
  ["one that everybody could read", 0o644],
])("a secret is for its owner alone: %s", (_, mode) => {
  const path = join(testFolder(), "snapshot.json");
  if (mode !== undefined) writeFileSync(path, "old", { mode });

  const file = new PiecedFile(path, "snapshot.json", true);
  file.append("secret");
  file.finish();
  file.drop();

  expect(statSync(path).mode & 0o777).toBe(0o600);
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;

asRoot("and its owner, where that may be", () => {
  const path = join(testFolder(), "lock.json");
  writeFileSync(path, "old");
  chownSync(path, 4711, 4712);
  chmodSync(path, 0o664);

  writeAllWhole([{ path, shown: "lock.json", text: "new" }]);

  const { uid, gid, mode } = statSync(path);
  expect([uid, gid, mode & 0o7777]).toEqual([4711, 4712, 0o664]);
});
