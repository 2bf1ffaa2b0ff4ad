import { isFileProblem } from "../../host/files/file-problems";
import { isReaderGone } from "./console";

/** Ends the process where whoever reads what it prints stops early, as `head` does: that is no fault. */
export function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

/**
 * Lets a command come to its own end, and to its exit code, where whoever reads what it prints stops early, or where what
 * it prints fills the disk. `print` tells of both.
 */
export function outliveReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      if (!isReaderGone(error) && !isFileProblem(error)) throw error;
    });
  }
}
