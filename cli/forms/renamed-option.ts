import { type Command, Option } from "commander";
import type { Console } from "../console/console";
import { sayNew } from "./chosen-forms";

/** Lets an option be typed as it was called before: it is in no help, works, and says what it is called now. */
export function renamedOption(command: Command, old: string, now: string, console: Console): void {
  const before = new Option(old).hideHelp();
  const name = new Option(now).attributeName();
  command.addOption(before).on(`option:${before.name()}`, (value?: string) => {
    const typed = value === undefined ? "" : ` ${value}`;
    sayNew(`${before.long}${typed}`, `${now}${typed}`, console);
    command.setOptionValue(name, value ?? true);
  });
}
