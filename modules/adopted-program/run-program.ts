import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isFileProblem } from "../../host/files/file-problems";
import { UnreadableInput } from "../../model/values/unreadable-input";
import { findingsIn } from "../construct/accept-finding";
import type { TerraformStack } from "../framework/framework";
import { installed } from "../framework/installed";

/** As much of the framework as is needed beside what constructs use. */
interface Framework {
  readonly App: new (options: object) => never;
  readonly Testing: { stubVersion(app: never): never; synth(stack: TerraformStack): string };
}

const FRAMEWORK = "cdktf";
const PUBLIC_INDEX = join(__dirname, "../index");

/** JavaScript files by their names: `main`, and those that it requires. */
export type ProgramFiles = Readonly<Record<string, string>>;

/** What came of a program. */
export interface RunProgram {
  /** What Terraform reads. */
  readonly configuration: object;
  /** The address of each resource, by its path below the stack. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly findings: readonly { readonly severity: string; readonly path: string; readonly text: string }[];
}

/**
 * Runs a program that exports `PatchingStack`, and synthesises it.
 *
 * @throws NotValidError where a construct refuses its props
 * @throws Error that says what to install where the framework is missing
 */
export function runProgram(files: ProgramFiles, stackName: string): RunProgram {
  return running((app) => {
    const { PatchingStack } = load(files, "main") as {
      PatchingStack: new (scope: never, id: string) => TerraformStack;
    };
    return synthesised(new PatchingStack(app, stackName));
  });
}

/**
 * Runs a program that exports `patching`, which makes a fleet in an app, and synthesises each of its stacks.
 *
 * @throws NotValidError where a construct refuses its props
 */
export function runFleetProgram(files: ProgramFiles): ReadonlyMap<string, RunProgram> {
  return running((app) => {
    const { patching } = load(files, "main") as {
      patching: (app: never) => { readonly stacks: Readonly<Record<string, TerraformStack>> };
    };
    return new Map(Object.entries(patching(app).stacks).map(([name, stack]) => [name, synthesised(stack)]));
  });
}

function running<Result>(run: (app: never) => Result): Result {
  const { App, Testing } = installed(() => require(FRAMEWORK)) as Framework;
  const outdir = mkdtempSync(join(tmpdir(), "adopt-"));
  try {
    return run(Testing.stubVersion(new App({ outdir, stackTraces: false })));
  } catch (error) {
    throw refusal(error);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function synthesised(stack: TerraformStack): RunProgram {
  const { Testing } = require(FRAMEWORK) as Framework;
  const below = stack.node.path.length + 1;
  const configuration = JSON.parse(Testing.synth(stack)) as object;
  const addresses = new Map(
    stack.node.findAll().flatMap((one) => {
      const { terraformResourceType, friendlyUniqueId } = one as never as Record<string, string | undefined>;
      if (terraformResourceType === undefined) return [];
      return [[one.node.path.slice(below), `${terraformResourceType}.${friendlyUniqueId}`] as const];
    }),
  );
  const findings = findingsIn(stack).map(({ finding, construct, text }) => ({
    severity: finding.severity,
    path: construct.node.path.slice(below),
    text,
  }));
  return { configuration, addresses, findings };
}

/** What the framework refuses beside our constructs, such as an id with nothing in it, comes of what was read. */
function refusal(error: unknown): unknown {
  const { name, message } = error as Error;
  const isTold = name === "NotValidError" || !(error instanceof Error) || isFileProblem(error);
  return isTold
    ? error
    : new UnreadableInput("", `expected objects that make a program, got some that do not: ${message}`);
}

function load(files: ProgramFiles, name: string): Record<string, unknown> {
  const code = files[name];
  if (code === undefined) throw new Error(`the program has no file ${name}`);
  const exports: Record<string, unknown> = {};
  const required = (wanted: string): unknown => {
    if (wanted.startsWith("./")) return load(files, wanted.slice(2));
    // The program is made for users of this package, which come in by its front door.
    if (wanted === "cdktf-patch-manager") return require(PUBLIC_INDEX);
    return require(wanted);
  };
  new Function("require", "exports", `"use strict";\n${code}`)(required, exports);
  return exports;
}
