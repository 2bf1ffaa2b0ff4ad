import { join } from "node:path";
import { testFolder } from "../../support/folders";
import { type Outcome, run, type Stacks, synthesise } from "../given-stacks";

/** What the command says of a change that was synthesised, with what was synthesised before in a folder beside it. */
export function planOf(before: Stacks, after: Stacks, ...args: string[]): Promise<Outcome> {
  const folder = testFolder();
  synthesise(join(folder, "main.out"), before);
  synthesise(join(folder, "cdktf.out"), after);
  return run(folder, ["plan", "--offline", "--skip-synth", "--before", "main.out", ...args]);
}
