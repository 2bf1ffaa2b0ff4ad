import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack, Testing } from "cdktf";
import { TODAY_CONTEXT } from "../../modules/construct/today";

/** What a stack synthesises, as Terraform reads it. */
export interface TerraformBlocks {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Record<string, unknown>>>>>;
}

export interface Fleet {
  readonly app: App;
  readonly stack: TerraformStack;
  /** Runs the validations of the tree, then hands out what Terraform would read. */
  readonly synth: () => TerraformBlocks;
  /** The one resource of a type, without cdktf's metadata; fails where there is none or more than one. */
  readonly only: (type: string) => Record<string, unknown>;
  /** All resources of a type by their Terraform name. */
  readonly all: (type: string) => Record<string, Record<string, unknown>>;
}

/**
 * One folder for all apps of a test file: cdktf would make one for each, and most write nothing. Not one for all files,
 * for two processes that make the same folder at once disturb each other.
 */
let outdir: string | undefined;

/** A stack with a provider, ready for constructs. */
export function fleet(stackName = "fleet", region = "eu-central-1"): Fleet {
  outdir ??= mkdtempSync(join(tmpdir(), "cdktf-patch-"));
  const app = Testing.app({ outdir, context: { [TODAY_CONTEXT]: "2026-11-23" } });
  const stack = new TerraformStack(app, stackName);
  new AwsProvider(stack, "aws", { region });

  const synth = () => withoutMetadata(JSON.parse(Testing.synth(stack, true))) as unknown as TerraformBlocks;
  const all = (type: string) => ({ ...(synth().resource[type] ?? {}) });
  const only = (type: string) => {
    const resources = Object.values(all(type));
    if (resources.length !== 1) throw new Error(`expected one ${type}, got ${resources.length}`);
    return resources[0] as Record<string, unknown>;
  };
  return { app, stack, synth, only, all };
}

/** cdktf writes a comment named "//" into everything: not ours to test. */
function withoutMetadata(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMetadata);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "//")
      .map(([key, entry]) => [key, withoutMetadata(entry)]),
  );
}
