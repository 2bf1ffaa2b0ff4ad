import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { BadInput } from "../console/bad-input";

/** A file to write: where, what the user calls it, and what goes in. */
export interface WrittenFile {
  readonly path: string;
  readonly shown: string;
  readonly text: string;
}

/**
 * Writes a file whole or not at all: another one beside it takes its place once everything is on the disk.
 *
 * @throws BadInput where it cannot be written
 */
export function writeWhole(path: string, shown: string, text: string): void {
  writeAllWhole([{ path, shown, text }]);
}

/**
 * Writes several files, or none of them: they take their places once all are on the disk.
 *
 * @throws BadInput where one cannot be written
 */
export function writeAllWhole(files: readonly WrittenFile[]): void {
  const drafts: { readonly file: WrittenFile; readonly draft: string; readonly place: string }[] = [];
  try {
    for (const file of files) {
      tellingWhere(file, () => {
        const place = existsSync(file.path) ? realpathSync(file.path) : file.path;
        const draft = isDevice(place) ? place : join(dirname(place), `.${basename(place)}.${process.pid}`);
        if (draft !== place) drafts.push({ file, draft, place });
        writeToDisk(draft, file.text);
      });
    }
    for (const { file, draft, place } of drafts) tellingWhere(file, () => renameSync(draft, place));
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true });
    throw error;
  }
}

/** A pipe or a terminal, which nothing may take the place of. */
function isDevice(place: string): boolean {
  const found = statSync(place, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile();
}

function writeToDisk(path: string, text: string): void {
  const file = openSync(path, "w");
  try {
    writeFileSync(file, text);
    if (!isDevice(path)) fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function tellingWhere({ shown }: WrittenFile, work: () => void): void {
  try {
    work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new BadInput(`${shown}: expected a place to write to, got ${code}`);
  }
}
