import type { Command } from "commander";
import type { Console } from "../console/console";

/**
 * A command of `cdktf-patch`: says what can be typed, and loads what does the work only when it is called. A command
 * may set the exit code of the whole through `finish`; it is 0 otherwise.
 */
export type CommandDeclaration = (program: Command, console: Console, finish: (exitCode: number) => void) => void;
