import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { whileAlone } from "../../../host/files/while-alone";
import { UnwritableFile } from "../../../host/files/write-whole";
import { testFolder } from "../../support/folders";

test("a mark stands beside the file while the work is done, and no longer", async () => {
  const folder = testFolder();

  const during = await whileAlone(join(folder, "lock.json"), "lock.json", () => readdirSync(folder));

  expect(during).toEqual([".lock.json.lock"]);
  expect(readdirSync(folder)).toEqual([]);
});

test("work that fails leaves no mark", async () => {
  const folder = testFolder();

  const work = whileAlone(join(folder, "lock.json"), "lock.json", () => {
    throw new Error("no");
  });

  await expect(work).rejects.toThrow("no");
  expect(readdirSync(folder)).toEqual([]);
});

test("who finds a mark waits until it is gone", async () => {
  const folder = testFolder();
  const mark = join(folder, ".lock.json.lock");
  writeFileSync(mark, "1\n");
  let isDone = false;

  const work = whileAlone(join(folder, "lock.json"), "lock.json", () => {
    isDone = true;
  });
  const before = isDone;
  rmSync(mark);
  await work;

  expect([before, isDone]).toEqual([false, true]);
});

test("a mark that stays is told, and nothing is done", async () => {
  const folder = testFolder();
  const mark = join(folder, ".lock.json.lock");
  writeFileSync(mark, "1\n");

  const work = whileAlone(join(folder, "lock.json"), "lock.json", () => "done", 0);

  await expect(work).rejects.toEqual(
    new UnwritableFile(`lock.json is being written by another process; if none runs, remove ${mark}`),
  );
  expect(existsSync(mark)).toBe(true);
});

test("two names of one file have one mark", async () => {
  const folder = testFolder();
  mkdirSync(join(folder, "real"));
  writeFileSync(join(folder, "real", "lock.json"), "");
  symlinkSync("real/lock.json", join(folder, "link.json"));

  const during = await whileAlone(join(folder, "link.json"), "link.json", () => readdirSync(join(folder, "real")));

  expect(during).toEqual([".lock.json.lock", "lock.json"]);
});

test("where no mark can be made the message says why", async () => {
  const work = whileAlone(join(testFolder(), "nowhere", "lock.json"), "nowhere/lock.json", () => "done");

  await expect(work).rejects.toEqual(
    new UnwritableFile(
      "nowhere/lock.json cannot be written: its folder does not exist, create it first; nothing was changed",
    ),
  );
});
