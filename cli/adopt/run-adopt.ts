import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Adopted, adopt } from "../../account/adopt/adopt";
import type { Adoptable } from "../../account/adopt/existing-object";
import { projectFiles } from "../../account/adopt/project-files";
import { readSelector, SELECTOR_KEYS, type Selector, selected } from "../../account/adopt/select";
import { MAKES_SNAPSHOT } from "../../account/snapshot/read-snapshot";
import { readText } from "../../host/files/read-text";
import { findTerraform, TERRAFORM_DOWNLOAD, terraformMissing } from "../../host/terraform/find-terraform";
import { oneOf, quote, show } from "../../model/text/wording";
import { BadInput, parseJson, readingFile } from "../console/bad-input";
import { type Console, printWhileRead } from "../console/console";
import { ADOPT_EXIT_CODES } from "../console/exit-codes";
import { sayWork } from "../console/say-work";
import { parseYaml } from "../files/parse-yaml";
import { whereToWrite } from "../forms/where-to-write";
import type { AdoptArguments } from "./adopt-arguments";
import { adoptableIn } from "./adoptable-in";
import { adoptedLines } from "./print-adopted";
import { sayingWhy } from "./saying-why";
import { type Chosen, unanswered } from "./unanswered";
import { writeProject } from "./write-project";

/** Writes a project for what exists, proves that its first plan changes nothing, and answers with the exit code. */
export async function runAdopt(file: string, given: AdoptArguments, console: Console): Promise<number> {
  if (!/^[A-Za-z][\w-]*$/.test(given.stackName)) {
    throw new BadInput(
      `--stack-name: expected letters, digits, _ and -, a letter first, got ${quote(given.stackName)}`,
    );
  }
  const chosen: Chosen = {
    only: selectors("--only", given.only),
    except: selectors("--except", given.except),
    names: givenNames(given.names, console.cwd),
    ...(given.names === undefined ? {} : { namesFile: given.names }),
  };
  const into = whereToWrite(given, "patching", console);
  const folder = resolve(console.cwd, into);
  if (given.dryRun !== true) refuseTaken(folder, into);
  if (findTerraform() === undefined) {
    const missing = `adopt proves what it writes with terraform, which is not installed; get it from ${TERRAFORM_DOWNLOAD}`;
    throw new BadInput(terraformMissing(missing));
  }
  const content = readingFile(file, () => parseJson(readText(resolve(console.cwd, file)), MAKES_EITHER));
  if (given.fleet === true) {
    const { runAdoptFleet } = require("./run-adopt-fleet") as typeof import("./run-adopt-fleet");
    return runAdoptFleet({ file, content, into, folder, chosen }, given, console);
  }
  const whole = readingFile(file, () => adoptableIn(content, given, console.now()));
  const adoptable = selected(whole.adoptable, chosen.only, chosen.except);
  if (adoptable.objects.length === 0) {
    throw new BadInput(`${file}: expected something to adopt, found no baseline, group or window that was asked for`);
  }
  sayWork(console, "Terraform plans what would be written against a copy of the account");
  const adopted = await proved(adoptable, given, chosen.names);
  const isProved = adopted.remaining.length === 0;
  if (isProved && given.dryRun !== true) {
    writeProject({ ...projectFiles(given.stackName), ...adopted.files }, { folder, into }, console);
  }
  await printWhileRead(
    console.stdout,
    adoptedLines(adopted, adoptable, {
      into,
      isCheck: given.dryRun === true,
      notes: [...whole.notes, ...unanswered([whole.adoptable], chosen)],
      isProved,
    }),
  );
  return isProved ? ADOPT_EXIT_CODES.proved : ADOPT_EXIT_CODES.changes;
}

const MAKES_EITHER = `${MAKES_SNAPSHOT}, or of a state terraform show -json > state.json`;

async function proved(
  adoptable: Adoptable,
  given: AdoptArguments,
  names: ReadonlyMap<string, string>,
): Promise<Adopted> {
  const { runProgram } =
    require("../../modules/adopted-program/run-program") as typeof import("../../modules/adopted-program/run-program");
  return sayingWhy(() => adopt(adoptable, { stack: given.stackName, protect: given.protect, names, run: runProgram }));
}

function selectors(option: string, texts: readonly string[] = []): readonly Selector[] {
  return texts.map((text) => {
    const selector = readSelector(text);
    if (selector !== undefined) return selector;
    throw new BadInput(`${option}: expected ${oneOf(SELECTOR_KEYS)} with = and a value, got ${quote(text)}`);
  });
}

function givenNames(file: string | undefined, cwd: string): ReadonlyMap<string, string> {
  if (file === undefined) return new Map();
  const content = readingFile(file, () => parseYaml(readText(resolve(cwd, file))));
  const entries = typeof content === "object" && content !== null ? Object.entries(content) : [];
  const wrong = entries.find(([, id]) => typeof id !== "string" || !/^[A-Za-z_][\w-]*$/.test(id));
  if (entries.length === 0 || wrong !== undefined) {
    const got = wrong === undefined ? "no entry" : show(wrong[1]);
    throw new BadInput(`${file}: expected construct ids by the names of objects, acme-linux: AcmeLinux; got ${got}`);
  }
  return new Map(entries as [string, string][]);
}

function refuseTaken(folder: string, shown: string): void {
  const taken = ["main.ts", "adoption.ts", "package.json"].find((name) => existsSync(join(folder, name)));
  if (taken === undefined) return;
  throw new BadInput(`--write ${shown}: expected a new folder, found ${taken} in it; give another one`);
}
