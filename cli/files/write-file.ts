import { UnwritableFile, type WrittenFile, writeAllWhole as writeAll } from "../../host/files/write-whole";
import { BadInput } from "../console/bad-input";

/**
 * Writes a file whole or not at all.
 *
 * @param shown - what the user calls it
 * @throws BadInput where it cannot be written
 */
export function writeWhole(path: string, shown: string, text: string): void {
  writeAllWhole([{ path, shown, text }]);
}

/**
 * Writes several files, or none of them.
 *
 * @throws BadInput where one cannot be written
 */
export function writeAllWhole(files: readonly WrittenFile[]): void {
  writing(() => writeAll(files));
}

/** Writes a file of which the user is told why it cannot be written. @throws BadInput where it cannot */
export function writing<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof UnwritableFile ? new BadInput(error.message) : error;
  }
}
