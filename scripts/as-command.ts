import { refusalIn } from "../cli/console/bad-input";
import { endWithReader } from "../cli/console/early-reader";

/** Does what a script of `npm run` is for, and ends the process with the exit code that comes of it. */
export function asCommand(work: () => Promise<number>): void {
  endWithReader();
  // Leaving through `exit` ends Terraform and removes what is temporary.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  work().then(
    (code) => {
      process.exitCode = code;
    },
    (problem) => {
      console.error(refusalIn(problem)?.message ?? problem);
      process.exitCode = 1;
    },
  );
}
