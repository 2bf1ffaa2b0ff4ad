import { Command, CommanderError } from "commander";
import { printable } from "../model/text/printable";
import { COMMANDS } from "./commands/all-commands";
import { BadInput } from "./console/bad-input";
import { type Console, ReaderGone } from "./console/console";

/** What the process ends with. */
export const EXIT_CODES = { ok: 0, badInput: 2 } as const;

/**
 * Runs `cdktf-patch` with what was typed behind it, and answers with the exit code. Bad input is told on the error
 * stream in one line; an error of our own is thrown.
 */
export async function runCli(args: readonly string[], console: Console): Promise<number> {
  let exitCode: number = EXIT_CODES.ok;
  const program = new Command("cdktf-patch")
    .description("Tells what patch baselines, patch groups and maintenance windows will do.")
    .version(version(), "--version")
    .configureOutput({
      writeOut: (text) => console.stdout.write(text),
      writeErr: (text) => console.stderr.write(text),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    .showHelpAfterError("(see cdktf-patch --help for all commands)")
    .exitOverride();
  for (const declare of COMMANDS) {
    declare(program, console, (code) => {
      exitCode = code;
    });
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      // A command to which 2 means something else has set its own code.
      return error.exitCode === 0 ? EXIT_CODES.ok : exitCode || EXIT_CODES.badInput;
    }
    if (error instanceof ReaderGone) return exitCode;
    if (!(error instanceof BadInput) && !isNotInstalled(error)) throw error;
    console.stderr.write(`cdktf-patch: ${printable(error.message)}\n`);
    return EXIT_CODES.badInput;
  }
}

/** By its name: the class stands with the simulated account, which is loaded only where it is asked for. */
function isNotInstalled(error: unknown): error is Error {
  return error instanceof Error && error.name === "NotInstalled";
}

function version(): string {
  const { version: text } = require("cdktf-patch-manager/package.json") as { version: string };
  return text;
}
