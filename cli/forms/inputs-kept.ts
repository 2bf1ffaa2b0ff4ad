import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { BadInput } from "../console/bad-input";
import { ENDINGS, type Form } from "./form-endings";

/** What folders are read for: plans, what synth wrote, and Terraform's own files. */
const READ_IN_FOLDERS = /^(manifest|(.+\.)?plan|.+\.(tf|tofu))\.json$/;

/** An answer must not be written over what the command reads. @throws BadInput */
export function refuseToWriteOverInputs(command: Command, cwd: string): void {
  const options = Object.entries(command.opts() as Record<string, unknown>);
  const isWritten = ([name]: [string, unknown]): boolean => name === "write" || Object.hasOwn(ENDINGS, name as Form);
  const read = new Set(
    [...command.args, ...options.filter((one) => !isWritten(one)).flatMap(([, value]) => value)]
      .filter((value): value is string => typeof value === "string")
      .map((path) => resolve(cwd, path)),
  );
  for (const [name, value] of options.filter(isWritten)) {
    for (const file of [value].flat()) {
      if (typeof file !== "string") continue;
      const path = resolve(cwd, file);
      if (!read.has(path) && !(READ_IN_FOLDERS.test(basename(path)) && existsSync(path))) continue;
      throw new BadInput(`--${name} ${file}: this is a file that is read; name another one to write`);
    }
  }
}
