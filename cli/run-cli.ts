import { type Argument, Command, CommanderError } from "commander";
import { COMMANDS } from "./commands/all-commands";
import type { CommandDeclaration } from "./commands/command";
import { refusalIn, refusalText } from "./console/bad-input";
import { type Console, printWhileRead, ReaderGone, say } from "./console/console";
import { refuseToWriteOverInputs } from "./forms/inputs-kept";
import { withBareFormsLast } from "./forms/old-spellings";

/** As package.json has it, which npm reads. */
export const REPOSITORY = "https://github.com/cdktf-patch-manager/cdktf-patch-manager";

/** For who sees the help for the first time: one for stacks of cdktf, one for any plan. */
const START = `Start with:
  npx cdktf synth && npx cdktf-patch summary
  terraform show -json tfplan | npx cdktf-patch review -`;

/** What the process ends with. */
export const EXIT_CODES = { ok: 0, badInput: 2 } as const;

/**
 * Runs `cdktf-patch` with what was typed behind it, and answers with the exit code. Bad input is told on the error
 * stream in one line; an error of our own is thrown.
 */
export async function runCli(args: readonly string[], console: Console): Promise<number> {
  let exitCode: number = EXIT_CODES.ok;
  const help: string[] = [];
  const program = new Command("cdktf-patch")
    .description("Shows what patch baselines, patch groups and maintenance windows will do.")
    .version(version(), "--version")
    .configureOutput({
      writeOut: (text) => help.push(text),
      writeErr: (text) => console.stderr.write(text),
      outputError: (text) => say(console, text.trimEnd()),
      getOutHelpWidth: () => 80,
      getErrHelpWidth: () => 80,
    })
    // All of them have options: without a word of these the list fits.
    .configureHelp({
      subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(shownArgument)].join(" "),
    })
    .addHelpText("after", `\n${START}\n\nDocs: ${REPOSITORY}/tree/HEAD/docs`)
    .showHelpAfterError("(see cdktf-patch --help for all commands)")
    .hook("preAction", (_, command) => refuseToWriteOverInputs(command, console.cwd))
    .exitOverride();
  for (const declare of declarationsFor(args)) {
    declare(program, console, (code) => {
      exitCode = code;
    });
  }
  for (const command of program.commands) command.showHelpAfterError(`(see cdktf-patch ${command.name()} --help)`);
  try {
    try {
      await program.parseAsync([...withBareFormsLast(isHelpOfNothing(args) ? args.slice(1) : args, console.cwd)], {
        from: "user",
      });
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      // A command to which 2 means something else has set its own code.
      if (error.exitCode !== 0) return exitCode || EXIT_CODES.badInput;
      await printWhileRead(console.stdout, help);
      return EXIT_CODES.ok;
    }
    return exitCode;
  } catch (error) {
    if (error instanceof ReaderGone) return exitCode;
    const refusal = refusalIn(error);
    if (refusal === undefined) throw error;
    say(console, refusalText(refusal.message));
    return EXIT_CODES.badInput;
  }
}

function shownArgument(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** `help foo`, for which the library prints the help of the commands, as if nothing were wrong. */
function isHelpOfNothing([first, word = "help"]: readonly string[]): boolean {
  return first === "help" && word !== "help" && !word.startsWith("-") && !Object.hasOwn(COMMANDS, word);
}

/** The command that is typed; all of them where none is, for the help. */
function declarationsFor([typed = ""]: readonly string[]): readonly CommandDeclaration[] {
  return Object.hasOwn(COMMANDS, typed) ? [COMMANDS[typed] as CommandDeclaration] : Object.values(COMMANDS);
}

function version(): string {
  const { version: text } = require("cdktf-patch-manager/package.json") as { version: string };
  return text;
}
