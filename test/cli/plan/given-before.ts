import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testFolder } from "../../support/folders";
import { type Outcome, run } from "../given-stacks";

export type Stacks = Readonly<Record<string, object>>;

/** Writes into a folder what cdktf would have synthesised. */
export function synthesise(into: string, stacks: Stacks): void {
  const manifest = Object.keys(stacks).map((name) => [name, { synthesizedStackPath: `stacks/${name}/cdk.tf.json` }]);
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, "manifest.json"), JSON.stringify({ stacks: Object.fromEntries(manifest) }));
  for (const [name, configuration] of Object.entries(stacks)) {
    mkdirSync(join(into, "stacks", name), { recursive: true });
    writeFileSync(join(into, "stacks", name, "cdk.tf.json"), JSON.stringify(configuration));
  }
}

/** What the command says of a change that was synthesised, with what was synthesised before in a folder beside it. */
export function planOf(before: Stacks, after: Stacks, ...args: string[]): Promise<Outcome> {
  const folder = testFolder();
  synthesise(join(folder, "main.out"), before);
  synthesise(join(folder, "cdktf.out"), after);
  return run(folder, ["plan", "--offline", "--skip-synth", "--before", "main.out", ...args]);
}
