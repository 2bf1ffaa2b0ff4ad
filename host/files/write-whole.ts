import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** A file to write: where, what the user calls it, and what goes in. */
export interface WrittenFile {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
}

/** A file cannot be written; its message says which and why, and that nothing was changed. */
export class UnwritableFile extends Error {
  public override readonly name = "UnwritableFile";
}

/**
 * Writes several files, or none of them: they take their places once all are whole on the disk.
 *
 * @throws UnwritableFile where one cannot be written
 */
export function writeAllWhole(files: readonly WrittenFile[]): void {
  const drafts: { readonly file: WrittenFile; readonly draft: string; readonly target: string }[] = [];
  try {
    for (const file of files) {
      if (isStream(file.path)) continue;
      sayingWhich(file, () => {
        const target = targetOf(file.path);
        const draft = join(dirname(target), `.${basename(target)}.${process.pid}`);
        drafts.push({ file, draft, target });
        refuseFolder(target);
        writeToDisk(draft, file.text, foundAt(target)?.mode);
      });
    }
    for (const file of files) if (isStream(file.path)) sayingWhich(file, () => writeFileSync(file.path, file.text));
    for (const { file, draft, target } of drafts) sayingWhich(file, () => renameSync(draft, target));
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    throw error;
  }
}

/** Where a link leads to, so that the file is written and not the link replaced. */
function targetOf(path: string): string {
  if (foundAt(path) !== undefined) return realpathSync(path);
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()
    ? resolve(dirname(path), readlinkSync(path))
    : path;
}

/** Undefined where nothing is, or nothing can be: then writing says why. */
function foundAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** A pipe or a terminal, which nothing may take the place of. */
function isStream(path: string): boolean {
  const found = foundAt(path);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

function refuseFolder(path: string): void {
  if (foundAt(path)?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
}

/** Never through a link that somebody put in the way, and for nobody who might not read what was there before. */
function writeToDisk(path: string, text: string, mode: number | undefined): void {
  rmSync(path, { force: true });
  const file = openSync(path, "wx", mode);
  try {
    if (mode !== undefined) fchmodSync(file, mode);
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Why a file cannot be written, in words for whoever named it. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be larger than is allowed here",
  ENOENT: "its folder does not exist, create it first",
  ENOTDIR: "a part of its path is a file, not a folder",
  EISDIR: "a folder has this name",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links lead in a circle",
};

function sayingWhich({ shown }: WrittenFile, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new UnwritableFile(`${shown} cannot be written: ${reasonOf(error)}; nothing was changed`);
  }
}

/** Why writing failed, in words. An error that is not the file system's is thrown on. */
export function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return REASONS[code] ?? code;
}
