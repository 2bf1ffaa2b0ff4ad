import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What stands where a file is expected. */
export interface HostileFile {
  readonly what: string;
  readonly path: string;
  /** Why it cannot be read, as the command says it behind its name. */
  readonly reason: string;
}

const UNIX = process.platform !== "win32";

/** Makes what is no file, does not end, or is too large, in a folder; paths are relative to it. */
export function hostileFiles(folder: string): readonly HostileFile[] {
  mkdirSync(join(folder, "a-folder"));
  writeFileSync(join(folder, "a-file"), "");
  writeFileSync(join(folder, "large.json"), "");
  truncateSync(join(folder, "large.json"), 600 * 1024 ** 2);
  const found: HostileFile[] = [
    { what: "a file that is not there", path: "none.json", reason: "expected a file, found nothing there" },
    { what: "a path through a file", path: "a-file/x.json", reason: "expected a file, found nothing there" },
    { what: "a folder", path: "a-folder", reason: "expected a file, found a folder" },
    { what: "600 MB", path: "large.json", reason: "expected at most 512 MB, got more" },
    {
      what: "a name of 300 characters",
      path: "x".repeat(300),
      reason: "expected a file that may be read, its name is too long",
    },
  ];
  if (!UNIX) return found;
  symlinkSync("there.json", join(folder, "back.json"));
  symlinkSync("back.json", join(folder, "there.json"));
  execFileSync("mkfifo", [join(folder, "pipe")]);
  return [
    ...found,
    {
      what: "links in a circle",
      path: "back.json",
      reason: "expected a file that may be read, its links lead in a circle",
    },
    {
      what: "a pipe to which nobody writes",
      path: "pipe",
      reason: "expected a file, found a pipe that has a name; give a file",
    },
    { what: "a device that does not end", path: "/dev/zero", reason: "expected a file, found a device" },
  ];
}

/** Where nothing can be written, in a folder; paths are relative to it. */
export function hostileTargets(folder: string): readonly HostileFile[] {
  mkdirSync(join(folder, "taken"));
  writeFileSync(join(folder, "file"), "");
  const found: HostileFile[] = [
    { what: "no folder", path: "nowhere/out", reason: "its folder does not exist, create it first" },
    { what: "a path through a file", path: "file/out", reason: "a part of its path is a file, not a folder" },
    { what: "a name of 300 characters", path: "x".repeat(300), reason: "its name is too long" },
  ];
  if (!UNIX) return found;
  symlinkSync("forth", join(folder, "back"));
  symlinkSync("back", join(folder, "forth"));
  const circle = { what: "links in a circle", path: "back/out", reason: "its links lead in a circle" };
  return [...found, circle, ...(existsSync("/dev/full") ? [fullDisk(folder)] : [])];
}

/** A link of the wanted name leads to a device that is always full: `full` with any ending. */
function fullDisk(folder: string): HostileFile {
  for (const ending of ["", ".json", ".html", ".md", ".ics", ".sarif"]) {
    symlinkSync("/dev/full", join(folder, `full${ending}`));
  }
  return { what: "a full disk", path: "full", reason: "the disk is full" };
}
