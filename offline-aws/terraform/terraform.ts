import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { removeTemporaryFolder, temporaryFolder } from "../../host/files/temporary-folder";
import { findTerraform, TERRAFORM_DOWNLOAD, terraformMissing } from "../../host/terraform/find-terraform";
import { TerraformProcess } from "../../host/terraform/terraform-process";
import { PROVIDER_ADDRESSES } from "../protocol/provider-address";
import { inOwnWords } from "../schema/not-served";
import type { VersionedSchema } from "../schema/schema";
import { configurationFiles, refuseTofuAlone } from "./configuration-files";
import { copyRoot, proveStateIn, withoutBackend } from "./copied-root";
import type { PlanJson, StateJson, TerraformDiagnostic } from "./plan-json";
import { refuseReadElsewhere, refuseReadInGraph } from "./read-elsewhere";
import { type Applied, diagnosticsIn, outputsIn, type Planned, summed } from "./reported";
import { StateInMemory } from "./state-in-memory";
import { TerraformError } from "./terraform-error";
import { withoutUsersAws, withoutUsersSettings } from "./users-environment";

/** How a Terraform is set up. */
export interface TerraformOptions {
  /**
   * Added to the environment: what `startOfflineAws` gives in `environment`, or in `environmentFor`, which is then asked
   * about each configuration, and about the folder once its modules are there; nothing for a real provider.
   */
  readonly environment?:
    | Readonly<Record<string, string>>
    | ((configuration: unknown) => Readonly<Record<string, string>>);
  /** Folder with downloaded providers, as `terraform init -plugin-dir` wants it. */
  readonly pluginDir?: string;
  /**
   * Where the state is kept. In memory an apply of many resources, more than sixty or so, is much faster.
   *
   * @default "in its folder"
   */
  readonly state?: "in its folder" | "in memory";
}

/** How a plan is made. */
export interface PlanOptions {
  readonly destroy?: boolean;
  /** Whether to look at what is there first; `true` unless `false` is given. */
  readonly refresh?: boolean;
  readonly refreshOnly?: boolean;
  /** Addresses of resources to replace, although they could be changed. */
  readonly replace?: readonly string[];
  /** Address of the only resource that is planned, with those that it needs. */
  readonly target?: string;
}

/** What Terraform found wrong, or not. */
export interface Validated {
  readonly valid: boolean;
  readonly diagnostics: readonly TerraformDiagnostic[];
}

const FILES = "files";

/**
 * Terraform in a temporary folder of its own. Every method rejects with a `TerraformError` when Terraform fails, but
 * for `validate`, which answers. No process outlives the call that started it, nor this process.
 */
export class Terraform {
  private readonly process: TerraformProcess;
  private readonly settings: string;
  private readonly planFile: string;
  private environment: NodeJS.ProcessEnv = {};
  private readonly memory: StateInMemory | undefined;
  private place: string;

  /** @param home - holds what is ours, apart from the configuration: no file of it may take its place */
  private constructor(
    private readonly home: string,
    private readonly command: string,
    private readonly options: TerraformOptions,
  ) {
    // An empty settings file keeps the user's own out, whose provider mirrors or overrides would change the result.
    this.settings = join(home, "settings.tfrc");
    this.planFile = join(home, "tfplan");
    this.place = join(home, FILES);
    writeFileSync(this.settings, "");
    mkdirSync(this.place);
    this.process = new TerraformProcess(command);
    this.memory = options.state === "in memory" ? new StateInMemory(this.place) : undefined;
  }

  /** The folder in which Terraform runs, with the configuration. */
  get folder(): string {
    return this.place;
  }

  /**
   * Makes a folder with a configuration in it: an object that becomes a `.tf.json` file, several, or the path of one.
   *
   * @throws Error when there is no `terraform` on the PATH
   */
  static in(configuration: object | readonly object[] | string, options: TerraformOptions = {}): Terraform {
    const command = findTerraform();
    if (command === undefined) throw new Error(terraformMissing(`terraform is not installed: ${TERRAFORM_DOWNLOAD}`));
    const terraform = new Terraform(temporaryFolder("offline-terraform"), command, options);
    terraform.configure(configuration);
    return terraform;
  }

  /**
   * Puts another configuration in the place of the present one. The state stays: it is kept in the folder or in memory,
   * whatever backend the configuration names, so that nothing simulated ever reaches a real state.
   *
   * Of several objects each becomes a file. Terraform reads a file again for every diagnostic in it, so that a long
   * configuration with many mistakes is checked much faster in parts.
   */
  configure(configuration: object | readonly object[] | string): void {
    this.forgetConfiguration();
    const given =
      typeof configuration === "string" ? (JSON.parse(readFileSync(configuration, "utf8")) as object) : configuration;
    this.environment = {
      ...withoutUsersSettings(),
      TF_CLI_CONFIG_FILE: this.settings,
      ...this.environmentFor(given),
    };
    const parts = [[given].flat().map(withoutBackend), this.memory ? StateInMemory.configuration : []].flat();
    for (const [index, part] of parts.entries()) {
      const name = index === 0 ? "main.tf.json" : `part-${index}.tf.json`;
      writeFileSync(join(this.folder, name), JSON.stringify(part, undefined, 1));
    }
  }

  /** Puts a configuration in HCL in the place of the present one. It must name no backend. */
  configureHcl(text: string): void {
    this.forgetConfiguration();
    writeFileSync(join(this.folder, "main.tf"), text);
    if (this.memory) {
      writeFileSync(join(this.folder, "state.tf.json"), JSON.stringify(StateInMemory.configuration));
    }
  }

  /**
   * Puts a copy of what a folder holds, and of what it refers to beside it, in the place of the present configuration, and
   * readies it. Nothing is written into the folder, nor to where its links lead. Whatever backend it names, the state is
   * kept here, which is proved before anything can be planned. What it imports is left out.
   *
   * @param before - whose state is gone on from; else there is none
   * @throws CannotPlan where more than a simulated account would be asked; TerraformError
   */
  async configureFolder(folder: string, before?: Terraform): Promise<void> {
    refuseTofuAlone(folder, this.command);
    const files = join(this.home, FILES);
    rmSync(files, { recursive: true });
    this.forgetPlan();
    this.environment = { ...withoutUsersAws(this.settings), ...this.environment };
    this.place = copyRoot(folder, files, this.stateFile);
    if (before !== undefined && existsSync(before.stateFile)) copyFileSync(before.stateFile, this.stateFile);
    await this.run("get", [], false);
    refuseReadElsewhere(this.place);
    await this.init();
    proveStateIn(this.stateFile, this.place);
  }

  /** Readies the folder; needed only where a backend, a module or a provider to install is configured. */
  async init(): Promise<void> {
    const { pluginDir } = this.options;
    await this.run(
      "init",
      ["-backend=true", "-reconfigure", ...(pluginDir === undefined ? [] : [`-plugin-dir=${pluginDir}`])],
      false,
    );
    this.environment = { ...this.environment, ...this.environmentFor(this.place) };
  }

  /** The addresses of the providers that the configuration requires, in all of its modules. None of their programs is started. */
  async providers(): Promise<readonly string[]> {
    const { stdout } = await this.run("providers", [], false);
    return [...stdout.matchAll(/provider\[([^\]]+)\]/g)].map(([, address = ""]) => address);
  }

  /**
   * Asks Terraform itself what it would read while it plans. The programs of the providers are started for it. Why it
   * has no graph of what it cannot plan, the plan says.
   *
   * @throws CannotPlan where that is anything but data of AWS
   */
  async proveReadsOfAws(): Promise<void> {
    refuseReadInGraph((await this.run("graph", ["-type=plan"], false, [0, 1])).stdout);
  }

  /** Checks the configuration by itself. */
  async validate(): Promise<Validated> {
    const { stdout } = await this.run("validate", ["-json"], false, [0, 1]);
    const { valid, diagnostics } = JSON.parse(stdout) as Validated;
    return { valid, diagnostics: diagnostics.map(this.sayingWho) };
  }

  /** Plans, and keeps the plan for `show` and `apply`. */
  async plan(options: PlanOptions = {}): Promise<Planned> {
    const flags = [
      ...(options.destroy ? ["-destroy"] : []),
      ...(options.refresh === false ? ["-refresh=false"] : []),
      ...(options.refreshOnly ? ["-refresh-only"] : []),
      ...(options.replace ?? []).map((address) => `-replace=${address}`),
      ...(options.target === undefined ? [] : [`-target=${options.target}`]),
    ];
    const result = await this.run(
      "plan",
      ["-json", "-detailed-exitcode", `-out=${this.planFile}`, ...flags],
      true,
      [0, 2],
    );
    return { changes: result.exitCode === 2, ...summed(result.stdout, "planned_change") };
  }

  /** The last plan, as `terraform show -json` gives it. */
  async show(): Promise<PlanJson> {
    return JSON.parse((await this.run("show", ["-json", this.planFile], false)).stdout) as PlanJson;
  }

  /** The last plan as Terraform prints it for people. */
  async showText(options: { readonly colour?: boolean } = {}): Promise<string> {
    return (await this.run("show", [...(options.colour ? [] : ["-no-color"]), this.planFile], false)).stdout;
  }

  /** The state, as `terraform show -json` gives it. */
  async state(): Promise<StateJson> {
    return JSON.parse((await this.run("show", ["-json"], false)).stdout) as StateJson;
  }

  /** The schemas of the resource types of the AWS provider, by type. */
  async providerSchemas(): Promise<Readonly<Record<string, VersionedSchema>>> {
    const { stdout } = await this.run("providers schema", ["-json"], false);
    const { provider_schemas } = JSON.parse(stdout) as {
      provider_schemas: Record<string, { resource_schemas: Record<string, VersionedSchema> }>;
    };
    const [schemas] = PROVIDER_ADDRESSES.flatMap((address) => provider_schemas[address] ?? []);
    return schemas?.resource_schemas ?? {};
  }

  /** Applies the plan that was made last; where none was made since the last change, plans and applies. */
  async apply({ refresh }: Pick<PlanOptions, "refresh"> = {}): Promise<Applied> {
    const unplanned = ["-auto-approve", ...(refresh === false ? ["-refresh=false"] : [])];
    const planned = existsSync(this.planFile) ? [this.planFile] : unplanned;
    const { stdout } = await this.run("apply", ["-json", ...planned], true);
    this.forgetPlan();
    return { changes: true, ...summed(stdout, "apply_start"), outputs: outputsIn(stdout) };
  }

  /** Destroys all that is in the state. */
  async destroy(): Promise<Planned> {
    this.forgetPlan();
    const { stdout } = await this.run("apply", ["-json", "-destroy", "-auto-approve"], true);
    return { changes: true, ...summed(stdout, "apply_start") };
  }

  /** Takes something that exists into the state. */
  async import(address: string, id: string): Promise<void> {
    await this.run("import", [address, id], false);
  }

  /** Ends what still runs and removes the folder and the state. Done when nothing runs any more. */
  async close(): Promise<void> {
    // What still runs writes there.
    await this.process.close();
    this.memory?.close();
    removeTemporaryFolder(this.home);
  }

  /** Where the state of a folder is kept. */
  private get stateFile(): string {
    return join(this.home, "terraform.tfstate");
  }

  private environmentFor(configuration: unknown): Readonly<Record<string, string>> | undefined {
    const { environment } = this.options;
    return typeof environment === "function" ? environment(configuration) : environment;
  }

  private get isOffline(): boolean {
    return this.environment.TF_REATTACH_PROVIDERS !== undefined;
  }

  /** What offline-aws lacks is not said of the provider that it stands for. */
  private readonly sayingWho = (diagnostic: TerraformDiagnostic): TerraformDiagnostic =>
    this.isOffline && diagnostic.detail !== undefined
      ? { ...diagnostic, detail: inOwnWords(diagnostic.detail) }
      : diagnostic;

  private forgetConfiguration(): void {
    for (const name of configurationFiles(this.folder)) rmSync(join(this.folder, name));
    this.forgetPlan();
  }

  private forgetPlan(): void {
    rmSync(this.planFile, { force: true });
  }

  private async run(
    command: string,
    flags: readonly string[],
    isJson: boolean,
    good: readonly number[] = [0],
  ): Promise<{ stdout: string; exitCode: number }> {
    // Options come before what they are about: a plan file, an address.
    const options = flags.filter((flag) => flag.startsWith("-"));
    const subjects = flags.filter((flag) => !flag.startsWith("-"));
    if (["init", "import"].includes(command)) options.push("-no-color");
    // Nobody else works in this folder.
    if (["plan", "apply", "import"].includes(command)) options.push("-lock=false");
    const { stdout, stderr, exitCode } = await this.process.run([...command.split(" "), ...options, ...subjects], {
      cwd: this.folder,
      env: { ...this.environment, ...(await this.memory?.environment()) },
    });
    if (exitCode === undefined || !good.includes(exitCode)) {
      const reports = isJson ? diagnosticsIn(stdout) : [];
      const output = [stdout, stderr].filter((text) => text !== "").join("\n");
      throw new TerraformError(
        command,
        exitCode ?? -1,
        reports.map(this.sayingWho),
        this.isOffline ? inOwnWords(output) : output,
      );
    }
    return { stdout, exitCode };
  }
}
