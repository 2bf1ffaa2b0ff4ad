import { resolve } from "node:path";
import { quote } from "../../model/text/wording";
import { wrap } from "../../model/text/wrap";
import { BadInput } from "../console/bad-input";
import { hclFolders } from "./hcl-folders";
import { type StackFile, stackFiles } from "./stack-files";

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
  if (hclFolders(before, cwd).length > 0) {
    throw new BadInput(
      `--before: expected what cdktf synth wrote, got ${quote(before)}, a folder of .tf files, which promise nothing to compare; ` +
        `for what changes in .tf files: cdktf-patch review . --before ${before}, or terraform show -json tfplan | cdktf-patch review -`,
    );
  }
  return new Map(stackFiles(resolve(cwd, before), before).map((stack) => [stack.name, stack]));
}

/**
 * What a plan against simulated accounts says of itself at its end.
 *
 * @param synthesised - the names of all stacks in the output folder, whether they were chosen or not
 */
export function saidOfSimulated(
  earlier: EarlierStacks,
  { before, app }: BeforeAndAfter,
  synthesised: readonly string[],
): string {
  const accounts = before === undefined ? "simulated, empty accounts" : `simulated accounts that hold ${before}`;
  const gone = [...earlier.keys()].filter((name) => !synthesised.includes(name)).sort();
  const lines = gone.map(
    (name) =>
      `${name}: in ${before} and not in ${app}, so not reviewed; what it made stays until it is destroyed (with the code from before: cdktf destroy ${name})`,
  );
  return [...lines, `Planned against ${accounts} (offline-aws): AWS was not asked.`]
    .flatMap((line) => wrap(line))
    .join("\n");
}
