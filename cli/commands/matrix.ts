import { DEFAULT_OUTPUT } from "../console/default-output";
import type { CommandDeclaration } from "./command";

export const matrixCommand: CommandDeclaration = (program, console) => {
  program
    .command("matrix")
    .description("what every account of a fleet follows, where it comes from, and the odd ones")
    .option("--app <folder>", "what cdktf synth wrote for the whole fleet", DEFAULT_OUTPUT)
    .option("--odd", "only accounts that are not like the others of their ring")
    .option("--html <file>", "write a page for people")
    .option("--json", "the matrix as JSON")
    .action(async (options) => {
      const { runMatrix } = require("../fleet/run-matrix") as typeof import("../fleet/run-matrix");
      await runMatrix(options, console);
    });
};
