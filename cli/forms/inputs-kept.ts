import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { BadInput } from "../console/bad-input";
import { isForm } from "./form-endings";

/** Names of a plan's JSON within a folder: `plan.json`, `tfplan.json`, `prod-eu.plan.json`. */
export const PLAN_JSON = /^(?:(?<stack>.+)\.)?(?:tf)?plan\.json$/;
/** What else folders are read for: what synth wrote, and Terraform's own files. */
const READ_IN_FOLDERS = /^(manifest|.+\.(tf|tofu))\.json$/;

/** An answer must not be written over what the command reads; what an option calls a name is no path. @throws BadInput */
export function refuseToWriteOverInputs(command: Command, cwd: string): void {
  const notPaths = new Set(
    command.options.filter(({ flags }) => flags.endsWith("<name>")).map((one) => one.attributeName()),
  );
  const options = Object.entries(command.opts() as Record<string, unknown>).filter(([name]) => !notPaths.has(name));
  const isWritten = ([name]: [string, unknown]): boolean => name === "write" || isForm(name);
  const read = new Set(
    [...command.args, ...options.filter((one) => !isWritten(one)).flatMap(([, value]) => value)]
      .filter((value): value is string => typeof value === "string")
      .map((path) => resolve(cwd, path)),
  );
  for (const [name, value] of options.filter(isWritten)) {
    for (const file of [value].flat()) {
      if (typeof file !== "string") continue;
      const path = resolve(cwd, file);
      const isReadInFolders = [PLAN_JSON, READ_IN_FOLDERS].some((names) => names.test(basename(path)));
      if (!read.has(path) && !(isReadInFolders && existsSync(path))) continue;
      throw new BadInput(`--${name} ${file}: this is a file that is read; name another one to write`);
    }
  }
}
