import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { readText } from "../../host/files/read-text";
import { sayingWhich } from "../../host/files/write-whole";
import { findTerraform, TERRAFORM_DOWNLOAD, terraformMissing } from "../../host/terraform/find-terraform";
import { counted, quote } from "../../model/text/wording";
import { besideOrBelow } from "../../model/text/wrap";
import { formatHcl } from "../../offline-aws/terraform/format-hcl";
import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { BadInput, parseJson, readingFile } from "../console/bad-input";
import { type Console, printWhileRead, say } from "../console/console";
import { sayWork } from "../console/say-work";
import { writeWhole } from "../files/write-file";
import { type WhereToWrite, whereToWrite } from "../forms/where-to-write";
import { shownRefusal } from "../refusal/shown-refusal";
import { copyAssets } from "../stacks/assets";
import { chosenStacks, type StackFile, stackFiles } from "../stacks/stack-files";
import { type Configuration, hclConfiguration } from "./hcl-configuration";
import { prove } from "./proof";

/** What was typed behind `cdktf-patch export-hcl`. */
export interface ExportHclArguments extends WhereToWrite {
  readonly app: string;
}

/** What `export-hcl` ends with: 1 where a stack was not written, for its HCL could not be proved equal. */
export const EXPORT_EXIT_CODES = { equal: 0, notProved: 1 } as const;

const PROVED = "Proved against a simulated account (offline-aws): AWS was not contacted, and\nnothing was created.";

/** Writes every stack as HCL that was proved to plan as its JSON does; one that is not equal is not written. */
export async function runExportHcl(
  names: readonly string[],
  given: ExportHclArguments,
  console: Console,
): Promise<number> {
  if (findTerraform() === undefined) {
    const missing = `terraform is not installed, which proves what is exported; get it from ${TERRAFORM_DOWNLOAD}`;
    throw new BadInput(terraformMissing(missing));
  }
  const stacks = chosenStacks(names, stackFiles(resolve(console.cwd, given.app), given.app), given.app, console.cwd);
  for (const { name } of stacks) refuseOtherNames(name);
  const output = whereToWrite(given, "cdktf.hcl", console);
  sayWork(console, "Terraform plans both forms of each stack");
  let exitCode: number = EXPORT_EXIT_CODES.equal;
  for (const stack of stacks) {
    const problems = await exportStack(stack, output, console);
    if (problems.length > 0) exitCode = EXPORT_EXIT_CODES.notProved;
    for (const problem of problems) say(console, problem);
  }
  await printWhileRead(console.stdout, [`\n${PROVED}\n`]);
  return exitCode;
}

/** Writes one stack, or answers with why it is not written. */
async function exportStack(
  { name, file, shown }: StackFile,
  output: string,
  console: Console,
): Promise<readonly string[]> {
  const configuration = readingFile(shown, () => parseJson(readText(file)) as Configuration);
  try {
    const { differences, resources } = await prove(configuration, dirname(file));
    if (differences.length > 0) return [`${name}: not written, the HCL is not equal`, ...differences.map(indented)];
    const target = join(output, "stacks", name, "main.tf");
    write(resolve(console.cwd, target), target, await formatHcl(hclConfiguration(configuration)), dirname(file));
    await printWhileRead(console.stdout, [
      `${besideOrBelow([`${name}  equal`, target, counted(resources, "resource")])}\n`,
    ]);
    return [];
  } catch (error) {
    if (error instanceof TerraformError) {
      return [`${name}: not written, Terraform refuses it`, shownRefusal(error.message, [file], [])];
    }
    if (error instanceof BadInput) return [`${name}: not written, ${error.message}`];
    throw error;
  }
}

/** The file, and beside it what it names by a relative path. */
function write(path: string, shown: string, text: string, synthesised: string): void {
  sayingWhich(shown, () => {
    mkdirSync(dirname(path), { recursive: true });
    copyAssets(synthesised, dirname(path));
  });
  writeWhole(path, shown, text);
}

/** A folder is called after the stack: a name must not lead out of where it is written. */
function refuseOtherNames(name: string): void {
  if (/^[\w-][\w.-]*$/.test(name)) return;
  throw new BadInput(`expected stacks named by letters, digits, _, - and ., got ${quote(name)}; rename it`);
}

function indented(line: string): string {
  return `  ${line}`;
}
