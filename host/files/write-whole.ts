import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
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
import { causeOf } from "./file-problems";

/** A file to write: where, what the user calls it, and what goes in. */
export interface WrittenFile {
  readonly path: string;
  readonly shown: string;
  /** In pieces, where it may be longer than the memory. */
  readonly text: string | Iterable<Uint8Array>;
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
      sayingWhich(file.shown, () => {
        const target = targetOf(file.path);
        const draft = draftOf(target);
        if (!drafts.some((one) => one.target === target)) drafts.push({ file, draft, target });
        refuseFolder(target);
        writeToDisk(draft, file.text, foundAt(target));
      });
    }
    for (const file of files)
      if (isStream(file.path)) sayingWhich(file.shown, () => writeInto(openSync(file.path, "w"), file.text));
    for (const { file, draft, target } of drafts) sayingWhich(file.shown, () => renameSync(draft, target));
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    throw error;
  }
}

/** Where a link leads to, so that the file is written and not the link replaced. */
export function targetOf(path: string): string {
  if (foundAt(path) !== undefined) return realpathSync(path);
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()
    ? resolve(dirname(path), readlinkSync(path))
    : path;
}

/** Undefined where nothing is, or nothing can be: then writing says why. */
export function foundAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** A pipe or a terminal, which nothing may take the place of. */
export function isStream(path: string): boolean {
  const found = foundAt(path);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

export function refuseFolder(path: string): void {
  if (foundAt(path)?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
}

/** Where a file is written before it takes its place. */
export function draftOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.${process.pid}`);
}

function writeToDisk(path: string, text: WrittenFile["text"], before: Stats | undefined): void {
  writeInto(openDraft(path, before), text, (file) => settle(file, before));
}

function writeInto(file: number, text: WrittenFile["text"], whenWhole: (file: number) => void = () => {}): void {
  try {
    for (const piece of typeof text === "string" ? [text] : text) writeFileSync(file, piece);
    whenWhole(file);
  } finally {
    closeSync(file);
  }
}

/** Never through a link that somebody put in the way, and for nobody who might not read what was there before. */
export function openDraft(path: string, before: Stats | undefined, isSecret = false): number {
  rmSync(path, { force: true });
  return openSync(path, "wx", before === undefined && !isSecret ? undefined : 0o600);
}

/** What was there before says who may read it; a secret nobody but its owner. */
export function settle(file: number, before: Stats | undefined, isSecret = false): void {
  if (before !== undefined) belongAs(file, before, isSecret ? 0o700 : 0o7777);
  fsyncSync(file);
}

/** The owner first, for a change of owner takes bits of the mode away. Only root gives a file to another one. */
function belongAs(file: number, { uid, gid, mode }: Stats, most: number): void {
  const now = fstatSync(file);
  if (now.uid !== uid || now.gid !== gid) {
    const isGiven = permitted(() => fchownSync(file, uid, gid));
    if (!isGiven) permitted(() => fchownSync(file, now.uid, gid));
  }
  fchmodSync(file, mode & most);
}

function permitted(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
    return false;
  }
}

/** Does something to a file that the user calls so. @throws UnwritableFile where the file system refuses it */
export function sayingWhich<T>(shown: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UnwritableFile(`${shown} cannot be written: ${whyNotWritten(error)}; nothing was changed`);
  }
}

/** Why writing failed, in words. An error that is not the file system's is thrown on. */
export function whyNotWritten(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? "its folder does not exist, create it first" : causeOf(error);
}
