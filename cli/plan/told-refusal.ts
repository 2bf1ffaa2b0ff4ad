import { existsSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readText } from "../../host/files/read-text";
import { sensitiveValues, withoutValues } from "./sensitive-values";

/** Characters of a refusal that are told. */
const LONGEST = 600;

/**
 * What Terraform said of a stack as it may be told: secrets of its files, as it is and as it was before a change, are
 * taken out of the whole of it, then it is cut.
 */
export function toldRefusal(text: string, stackFiles: readonly string[], flags: readonly string[]): string {
  const sources = { environment: process.env, flags };
  let secrets: readonly string[];
  try {
    secrets = stackFiles.flatMap((stackFile) => {
      const files = variableFiles(dirname(stackFile), flags).map((file) => readText(file));
      return sensitiveValues(JSON.parse(readText(stackFile)), { ...sources, files });
    });
  } catch {
    // What is not known to be no secret is not told.
    return `${text.split(":")[0]}: what it said is not told, for a file of variables cannot be read`;
  }
  const message = withoutValues(text, secrets);
  return message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
}

/** The files of variables that Terraform reads by itself, or is told to. Source: Terraform, "Input Variables". */
function variableFiles(folder: string, flags: readonly string[]): readonly string[] {
  const own = readdirSync(folder).filter((name) => /^terraform\.tfvars(\.json)?$|\.auto\.tfvars(\.json)?$/.test(name));
  const typed = flags.flatMap((flag, index) => {
    const [, inOne] = /^--?var-file=(.*)$/s.exec(flag) ?? [];
    return inOne ?? (/^--?var-file$/.test(flag) ? (flags[index + 1] ?? []) : []);
  });
  return [...own, ...typed].map((name) => resolve(folder, name)).filter((file) => existsSync(join(file)));
}
