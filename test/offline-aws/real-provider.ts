import { copyFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { attributesOf, type Block, blocksOf, PROVIDER_SCHEMA } from "../../offline-aws/schema/schema";
import type { ResourceChange } from "../../offline-aws/terraform/plan-json";
import { Terraform, type Validated } from "../../offline-aws/terraform/terraform";
import { configuration, inParts, REAL_PROVIDER_FOLDER } from "../support/terraform";
import type { Json } from "./ssm-cases";

/** Credentials that no account has, and nothing that would make the provider ask AWS before it plans. */
const WITHOUT_ACCOUNT = {
  region: "eu-central-1",
  access_key: "none",
  secret_key: "none",
  skip_credentials_validation: true,
  skip_metadata_api_check: "true",
  skip_region_validation: true,
  skip_requesting_account_id: true,
};

type Resources = Record<string, Record<string, Json>>;

/** The real provider, which validates and plans without a network as long as nothing is read. */
export class RealProvider {
  private constructor(
    private readonly terraform: Terraform,
    /** Arguments of the stand-in's schema that this provider does not know: they are younger than it. */
    readonly unknownArguments: readonly string[],
    /** Arguments that only this provider knows: they went away later. */
    readonly goneArguments: readonly string[],
    readonly version: string,
  ) {}

  /** Installs the provider from the folder in `TF_PLUGIN_DIR`. */
  static async install(): Promise<RealProvider> {
    const terraform = Terraform.in(configuration({}, WITHOUT_ACCOUNT), { pluginDir: REAL_PROVIDER_FOLDER ?? "" });
    await terraform.init();
    const schemas = await terraform.providerSchemas();
    const missing = Object.entries(PROVIDER_SCHEMA.resources).flatMap(([type, { block }]) =>
      missingIn(schemas[type]?.block ?? {}, block).map((name) => `${type}.${name}`),
    );
    const gone = Object.entries(PROVIDER_SCHEMA.resources).flatMap(([type, { block }]) =>
      missingIn(block, schemas[type]?.block ?? {}).map((name) => `${type}.${name}`),
    );
    const lock = readFileSync(join(terraform.folder, ".terraform.lock.hcl"), "utf8");
    return new RealProvider(terraform, missing, gone, /version\s*=\s*"([^"]+)"/.exec(lock)?.[1] ?? "unknown");
  }

  /** What the provider would do; with a state file, to what is in it. */
  async plan(
    resources: Resources,
    options: { stateFile?: string; provider?: object } = {},
  ): Promise<Map<string, ResourceChange["change"]>> {
    this.terraform.configure(inParts(this.known(resources), { ...WITHOUT_ACCOUNT, ...options.provider }));
    this.startFrom(options.stateFile);
    await this.terraform.plan({ refresh: false });
    return changesOf(this.terraform);
  }

  /** The addresses of resources that the provider finds an error in. */
  async refused(resources: Resources): Promise<string[]> {
    this.terraform.configure(inParts(this.known(resources), WITHOUT_ACCOUNT));
    return refusedBy(this.terraform);
  }

  /** Whether a whole configuration is valid, whatever version of the provider it asks for. */
  async validate(whole: object): Promise<Validated> {
    const { terraform: _settings, provider: _block, ...parts } = whole as Record<string, object>;
    this.terraform.configure(configuration(parts, WITHOUT_ACCOUNT));
    return this.terraform.validate();
  }

  /** Reads data sources; only those that need no network may be asked. */
  async read(data: object, output: object): Promise<Readonly<Record<string, unknown>>> {
    this.terraform.configure(configuration({ data, output }, WITHOUT_ACCOUNT));
    this.startFrom(undefined);
    await this.terraform.plan();
    return outputsOf(this.terraform);
  }

  close(): Promise<void> {
    return this.terraform.close();
  }

  private startFrom(stateFile: string | undefined): void {
    const state = join(this.terraform.folder, "terraform.tfstate");
    if (stateFile === undefined) rmSync(state, { force: true });
    else copyFileSync(stateFile, state);
  }

  private known(resources: Resources): Resources {
    const copy = structuredClone(resources);
    for (const name of this.unknownArguments) {
      const [type = "", argument = ""] = name.split(".");
      for (const resource of Object.values(copy[type] ?? {})) delete (resource as Record<string, Json>)[argument];
    }
    return copy;
  }
}

/** The attributes that one block has and the other has not, or has only as computed, by their names. */
function missingIn(theirs: Block, ours: Block): string[] {
  const attributes = attributesOf(ours).filter(([name, { optional }]) => {
    const same = theirs.attributes?.[name];
    return same === undefined || (optional === true && !same.optional && !same.required);
  });
  const nested = blocksOf(ours).flatMap(([name, { block }]) => {
    const same = theirs.block_types?.[name];
    return same === undefined ? [name] : missingIn(same.block, block);
  });
  return [...attributes.map(([name]) => name), ...nested];
}

/** The changes of the last plan, by address. */
export async function changesOf(terraform: Terraform): Promise<Map<string, ResourceChange["change"]>> {
  const { resource_changes = [] } = await terraform.show();
  return new Map(resource_changes.map(({ address, change }) => [address, change]));
}

/** The planned outputs. */
export async function outputsOf(terraform: Terraform): Promise<Readonly<Record<string, unknown>>> {
  const { planned_values } = await terraform.show();
  return Object.fromEntries(Object.entries(planned_values?.outputs ?? {}).map(([name, { value }]) => [name, value]));
}

/** The addresses of resources in which `validate` finds an error, each once. */
async function refusedBy(terraform: Terraform): Promise<string[]> {
  const { diagnostics } = await terraform.validate();
  const addresses = diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ address, summary }) => address ?? summary);
  return [...new Set(addresses)].sort();
}

/** What is compared of a planned change: its actions, values, unknown values and reasons, without what one side lacks. */
export function comparable(change: ResourceChange["change"] | undefined, leftOut: readonly string[]): object {
  const keep = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(keep);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !leftOut.includes(name))
        .map(([name, part]) => [name, keep(part)]),
    );
  };
  const paths = (change?.replace_paths ?? []).map((path) => path.join(".")).sort();
  return {
    actions: change?.actions,
    after: keep(change?.after ?? null),
    unknown: onlyTrue(keep(change?.after_unknown)),
    replacedBecauseOf: paths.filter((path) => !leftOut.includes(path)),
  };
}

/** The unknown leaves of `after_unknown`, without the skeleton around them. */
function onlyTrue(value: unknown): unknown {
  if (value === true) return true;
  if (typeof value !== "object" || value === null) return undefined;
  const entries = Object.entries(value).map(([name, part]) => [name, onlyTrue(part)] as const);
  const left = entries.filter(([, part]) => part !== undefined);
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}
