import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { STACK_NOTE } from "../../model/patch-fleet/stack-note";
import { type Outcome, run } from "../cli/given-stacks";
import { testFolder } from "../support/folders";
import { planOf as planOfConfiguration } from "./plan-of-configuration";

const RINGS = ["first", "second"].map((name) => ({ name, soakDays: 0, daysOnRingBefore: 0 }));

/** Approved by every baseline since long. */
const PATCHES = `<updates><update type="security">
  <id>ALAS-1</id><title>ALAS-1</title><severity>important</severity><issued date="2026-10-01 10:00"/>
  <pkglist><collection short="amazon-linux-2">
    <package name="openssl" version="1" release="1.amzn2" arch="x86_64"/>
  </collection></pkglist>
</update></updates>`;

/**
 * A folder in which fleets take turns: what synth and plan would have written of one, for the commands to read. With
 * `--app .` the second ring is there as well.
 */
export class FleetProject {
  private readonly folder = testFolder();

  private readonly manifests = new Map<string, string>();
  /** Files of plans, for the command line. */
  public plans: readonly string[] = [];

  /** @param late - the only stack of the second ring, for promotions */
  constructor(private readonly late: readonly [name: string, configuration: object]) {
    for (const folder of ["plans", "cdktf.out"]) mkdirSync(join(this.folder, folder));
    this.write("patches.xml", PATCHES);
    this.synthesised(...late, "second");
  }

  public hold(stacks: Readonly<Record<string, object>>): void {
    const names = Object.keys(stacks);
    for (const [name, configuration] of Object.entries(stacks)) {
      this.write(planOf(name), JSON.stringify(planOfConfiguration(configuration)));
      this.synthesised(name, configuration, "first");
    }
    this.plans = names.map(planOf);
    this.manifest("cdktf.out", names);
    this.manifest(".", [...names, this.late[0]]);
  }

  /** What a command prints as JSON. */
  public async json<Answer>(...args: readonly string[]): Promise<Answer> {
    const { out, err } = await this.run(...args);
    if (out === "") throw new Error(`${args.join(" ")}: ${err}`);
    return JSON.parse(out) as Answer;
  }

  /** The same where it may refuse. */
  public run(...args: readonly string[]): Promise<Outcome> {
    return run(this.folder, [...args, "--format", "json"]);
  }

  /** What a command prints for people, with all spaces alike, and what it writes for programs. */
  public async textAndJson<Answer>(
    ...args: readonly string[]
  ): Promise<{ readonly text: string; readonly json: Answer }> {
    const file = "answer.json";
    const { out, err } = await run(this.folder, [...args, "--write", file]);
    if (out === "") throw new Error(`${args.join(" ")}: ${err}`);
    return { text: out.replace(/\s+/g, " "), json: JSON.parse(readFileSync(join(this.folder, file), "utf8")) };
  }

  private synthesised(name: string, configuration: object, ring: string): void {
    const note = { account: { id: "111111111111", name }, ring, rings: RINGS, from: {} };
    this.write(`cdktf.out/${name}.tf.json`, JSON.stringify({ ...configuration, "//": { [STACK_NOTE]: note } }));
  }

  /** Is written where it says something else than that of the fleet before. */
  private manifest(app: string, names: readonly string[]): void {
    const place = (name: string) => relative(app, `cdktf.out/${name}.tf.json`);
    const stacks = names.map((name) => [name, { synthesizedStackPath: place(name) }]);
    const text = JSON.stringify({ stacks: Object.fromEntries(stacks) });
    if (this.manifests.get(app) === text) return;
    this.manifests.set(app, text);
    this.write(join(app, "manifest.json"), text);
  }

  private write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }
}

function planOf(stack: string): string {
  return `plans/${stack}.plan.json`;
}
