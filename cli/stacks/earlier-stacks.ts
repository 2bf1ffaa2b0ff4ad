import { statSync } from "node:fs";
import { resolve } from "node:path";
import { joinedFirst, quote } from "../../model/text/wording";
import { wrap } from "../../model/text/wrap";
import { BadInput } from "../console/bad-input";
import { frameworkCommand, typedCommand } from "../console/framework-command";
import { hclFolders, placesWithHclIn } from "./hcl-folders";
import { isSynthOutput, MOST_NAMED, type StackFile, stackFiles } from "./stack-files";

/**
 * What was synthesised before a change, by the name of the stack: it is applied to simulated accounts first, and holds what
 * was promised.
 */
export type EarlierStacks = ReadonlyMap<string, StackFile>;

interface BeforeAndAfter {
  /** The output folder of the earlier synth, as it was typed. */
  readonly before?: string;
  readonly app: string;
}

/** @throws BadInput where both are one folder, or no synth wrote the earlier one */
export function earlierStacks({ before, app }: BeforeAndAfter, cwd: string): EarlierStacks {
  if (before === undefined) return new Map();
  if (resolve(cwd, before) === resolve(cwd, app)) {
    const copy = `cp -r ${app} before`;
    throw new BadInput(
      `--before: expected another folder than --app, got ${quote(before)}; copy it before you change anything: ${copy}`,
    );
  }
  const folder = resolve(cwd, before);
  if (!isSynthOutput(folder)) {
    throw notSynthesisedBefore(before, cwd, `on the main branch: ${typedCommand("synth", cwd, "--output main.out")}`);
  }
  return new Map(stackFiles(folder, before).map((stack) => [stack.name, stack]));
}

/** Why `--before` is not the output of a synth, and what to do about it. */
export function notSynthesisedBefore(before: string, cwd: string, fix: string): BadInput {
  return wrongBefore(before, cwd, `the output of ${frameworkCommand(cwd)} synth`, fix);
}

/** Why `--before` is not what was expected, with what it is. */
export function wrongBefore(before: string, cwd: string, expected: string, fix: string): BadInput {
  return new BadInput(`--before: expected ${expected}, got ${quote(before)}, ${whatIsAt(before, cwd)}; ${fix}`);
}

function whatIsAt(place: string, cwd: string): string {
  const path = resolve(cwd, place);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return "which is not there";
  if (!stats.isDirectory()) return "a file";
  if (isSynthOutput(path)) return `the output of ${frameworkCommand(cwd)} synth`;
  if (hclFolders(place, cwd).length > 0) return "a folder of .tf files";
  const holders = placesWithHclIn(place, cwd);
  if (holders.length > 0) return `which has .tf files in ${joinedFirst(holders, MOST_NAMED)}`;
  return `a folder with neither .tf files nor the output of ${frameworkCommand(cwd)} synth`;
}

/** What a plan against simulated accounts says of itself at its end. */
export function saidOfSimulated(before: string | undefined): string {
  const accounts = before === undefined ? "simulated, empty accounts" : `simulated accounts that hold ${before}`;
  return wrap(`Planned against ${accounts} (offline-aws): AWS was not contacted.`).join("\n");
}
