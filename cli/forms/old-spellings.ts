import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { BadInput } from "../console/bad-input";
import { ENDINGS, isForm } from "./form-endings";

/**
 * What was typed, with `--json` and its like at the end where the next word is not the file that they would write: it is
 * a plan, a list or a stack, and would be taken for that file. @throws BadInput
 */
export function withBareFormsLast(args: readonly string[], cwd: string): readonly string[] {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  const isBare = options.map((word, index) => {
    const ending = endingOf(word);
    const next = options[index + 1];
    return ending !== undefined && next !== undefined && !isOption(next) && !isFileToWrite(word, next, ending, cwd);
  });
  const left = options.filter((_, index) => !isBare[index]);
  return [...left, ...options.filter((_, index) => isBare[index]), ...args.slice(options.length)];
}

function endingOf(word: string): string | undefined {
  const form = word.slice(2);
  return word.startsWith("--") && isForm(form) ? ENDINGS[form] : undefined;
}

const isOption = (word: string): boolean => word.length > 1 && word.startsWith("-");

/** Plans, snapshots and lists end in .json as well: one that is there may have been meant to be read. */
function isFileToWrite(option: string, file: string, ending: string, cwd: string): boolean {
  if (!file.endsWith(ending)) return false;
  if (ending === ENDINGS.json && existsSync(resolve(cwd, file))) {
    throw new BadInput(
      `${option} ${file}: this file exists; to replace it, type --write ${file}, and to read it, --format json in place of ${option}`,
    );
  }
  return true;
}
