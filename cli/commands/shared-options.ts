import { type Command, Option } from "commander";
import { quote } from "../../model/text/wording";
import { BadInput } from "../console/bad-input";
import type { Console } from "../console/console";
import { DEFAULT_OUTPUT } from "../console/default-output";
import { ENDINGS, FORMS, type Form } from "../forms/form-endings";
import { renamedOption } from "../forms/renamed-option";

/** `--app`: what synth wrote, which cdktf calls `--output`. */
export function withApp(command: Command, console: Console): Command {
  renamedOption(command, "--output <folder>", "--app", console);
  return command.option("--app <folder>", "output folder of cdktf synth, or a single cdk.tf.json", DEFAULT_OUTPUT);
}

/** The same where a single file is none. */
export function withAppFolder(command: Command): Command {
  return command.option("--app <folder>", "output folder of cdktf synth", DEFAULT_OUTPUT);
}

/** `--patches`: lists of patches, wherever a command asks about some. */
export function withPatches(command: Command): Command {
  return command.option(
    "--patches <list>",
    "answer about the patches of a list (see explain); may be repeated",
    collect,
  );
}

/** `--dry-run`, wherever a command writes what may be looked at before. */
export function withDryRun(command: Command): Command {
  return command.option("--dry-run", "only prove and print it, write nothing");
}

/** `--os` and `--product`: what a list of patches does not say. */
export function withSystemOfList(command: Command): Command {
  return command
    .option("--os <system>", "operating system of a list that does not name one, for example AMAZON_LINUX_2")
    .option("--product <name>", "product of the nodes, where rules filter by product, for example AmazonLinux2");
}

/** How a moment is written, wherever one is an option. */
export const MOMENT = "for example 2026-11-29 (on each window's clock), …T02:00Z, …T02:00+09:00 or …T02:00[Asia/Seoul]";

/** What a command ends with that only answers. */
export const EXIT_CODES_OF_ANSWERS = "Exit codes: 0 answered, 2 bad input";

/** `--checks`: the rules of a house. */
export function withChecks(command: Command, more = ""): Command {
  const what = "also run the house rules that a module exports, for example ./house-rules.js";
  return command.option("--checks <module>", `${what}${more}; may be repeated`, collect);
}

/** `--at`: the moment as of which a command answers. What has a start takes `--from` for it itself. */
export function withAt(command: Command, console?: Console): Command {
  if (console !== undefined) renamedOption(command, "--from <moment>", "--at", console);
  return command.option("--at <moment>", `evaluate as of this time, ${MOMENT}; now by default`);
}

/** `--group` and `--stack`: the nodes that a command answers about, wherever it may be asked about some alone. */
export function withMeant(command: Command): Command {
  return withStack(command.option("--group <name>", "only this patch group"));
}

/** `--stack`, which means the same wherever it is typed. */
export function withStack(command: Command): Command {
  return command.option("--stack <name>", "only this stack, or account of a fleet; may be repeated", collect);
}

/** A name behind a command that takes none is told with the option that it belongs to. */
export function refusingNames(command: Command): Command {
  return command.allowExcessArguments().hook("preAction", (_, { args: [name] }) => {
    if (name === undefined) return;
    const fix = `--stack ${name} for a stack, or account of a fleet, --group ${name} for a patch group`;
    throw new BadInput(`${command.name()}: expected options alone, got ${quote(name)}; ${fix}`);
  });
}

/** `--account`: what exists, beside what stacks have. */
export function withAccount(command: Command): Command {
  return command.option(
    "--account <snapshot>",
    "file of cdktf-patch snapshot: also count nodes, and show what no stack manages",
  );
}

/** `--format`: how a command answers. `--json` is another spelling of `--format json`, `--html a.html` of `--write a.html`. */
export function withFormat(command: Command, forms: readonly Form[]): Command {
  command.option("--format <format>", `${listed(forms)} (default: terminal)`);
  for (const form of FORMS) if (form !== "terminal") command.addOption(new Option(`--${form} [file]`).hideHelp());
  return command;
}

/** `--format` and `--write`: how a command answers, and in which files as well. */
export function withForms(command: Command, forms: readonly Form[]): Command {
  const endings = forms.flatMap((form) => ENDINGS[form] ?? []);
  return withFormat(command, forms).option(
    "--write <file>",
    `also write a ${listed(endings)} file; may be repeated`,
    collect,
  );
}

/** `--write`: where a command writes what it makes, a file or a folder. */
export function withWrite(command: Command, place: "file" | "folder", what: string): Command {
  return command.option(`--write <${place}>`, what).addOption(new Option(`--output <${place}>`).hideHelp());
}

/** Values of an option that may be repeated. */
export function collect(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value];
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
