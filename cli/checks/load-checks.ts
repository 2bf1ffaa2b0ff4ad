import { existsSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isWithin } from "../../host/files/is-within";
import { readText } from "../../host/files/read-text";
import { ALL_CHECKS } from "../../model/checks/all-checks";
import { checkModulesIn } from "../../model/house-rules/check-note";
import { readCheckSet } from "../../model/house-rules/check-set";
import { type HouseCheck, isDefinedCheck } from "../../model/house-rules/define-check";
import { NotValidError } from "../../model/values/finding";
import { Problems } from "../../model/values/problems";
import { BadInput } from "../console/bad-input";
import { OF_THE_APP } from "./of-the-app";

/**
 * The rules in modules that somebody named. The code in them is run, so that nothing is loaded that was not asked for:
 * the modules that an app notes in its stacks only where `app` is given.
 *
 * @param configurations - paths of the `cdk.tf.json` that may name modules
 * @throws BadInput for a module that is not there, throws, or exports no rules
 */
export async function loadChecks(
  given: readonly string[],
  cwd: string,
  configurations: () => readonly string[] = () => [],
): Promise<readonly HouseCheck[]> {
  const checks: HouseCheck[] = [];
  for (const place of [...new Set(given.flatMap((name) => modulesNamed(name, cwd, configurations)))]) {
    const problems = new Problems();
    checks.push(...readCheckSet(await exportedBy(place, cwd), "checks", ALL_CHECKS, checks, problems));
    if (problems.findings.length > 0) {
      throw new BadInput(`${place}: ${problems.findings.map(({ path, message }) => `${path}: ${message}`).join("; ")}`);
    }
  }
  return checks;
}

function modulesNamed(name: string, cwd: string, configurations: () => readonly string[]): readonly string[] {
  if (name !== OF_THE_APP) return [name];
  const modules = configurations().flatMap((file) => checkModulesIn(readJson(file)));
  const outside = modules.find((module) => isAbsolute(module) || !isWithin(cwd, resolve(cwd, module)));
  if (outside !== undefined) throw new BadInput(`--checks app: expected modules within this folder, got ${outside}`);
  if (modules.length > 0) return modules;
  throw new BadInput(
    "--checks app: expected stacks that name their house rules, found none; give addChecks the option module",
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch {
    // Whoever reads the stack itself says so.
    return undefined;
  }
}

/** All rules and packs among the exports, each once. */
async function exportedBy(module: string, cwd: string): Promise<readonly unknown[]> {
  const exported = await loaded(module, cwd);
  const values = typeof exported === "object" && exported !== null ? Object.values(exported) : [];
  const defaults = values.flatMap((value) =>
    typeof value === "object" && value !== null && !Array.isArray(value) && !isDefinedCheck(value)
      ? Object.values(value)
      : [value],
  );
  const checks = defaults.filter((value) => isDefinedCheck(value) || (Array.isArray(value) && value.length > 0));
  if (checks.length > 0) return checks;
  throw new BadInput(`${module}: expected a module that exports what defineCheck returns, found no check in it`);
}

async function loaded(module: string, cwd: string): Promise<unknown> {
  const file = resolve(cwd, module);
  const isFile = module.startsWith(".") || isAbsolute(module) || existsSync(file);
  if (isFile && !existsSync(file))
    throw new BadInput(`${module}: expected a module with house rules, found nothing there`);
  try {
    const path = isFile ? file : require.resolve(module, { paths: [cwd] });
    return await load(path);
  } catch (error) {
    const { code, message } = (error ?? {}) as NodeJS.ErrnoException;
    if (!isFile && code === "MODULE_NOT_FOUND" && message.includes(`'${module}'`)) {
      throw new BadInput(`${module}: expected a module with house rules, found no package of this name`);
    }
    const why = error instanceof Error ? error.message : String(error);
    const [first, ...problems] = why.split("\n");
    // A rule that is not well-formed says what is wrong with it in lines of its own.
    const isRule = error instanceof Error && error.name === NotValidError.name;
    const reasons = isRule ? `: ${problems.map((line) => line.replace(/^ *- /, "")).join("; ")}` : "";
    throw new BadInput(`${module}: cannot be loaded: ${first}${reasons}`);
  }
}

/** `require` first: it also takes what a loader such as tsx adds. What is a module of ECMAScript is imported. */
async function load(path: string): Promise<unknown> {
  try {
    return require(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_REQUIRE_ESM") throw error;
    return await import(pathToFileURL(path).href);
  }
}
