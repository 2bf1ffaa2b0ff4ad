import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROVIDER_ADDRESSES } from "../protocol/provider-address";
import { CannotPlan } from "./cannot-plan";
import { CONFIGURATION } from "./copied-root";
import { type HclBlock, hclBlocks } from "./hcl-blocks";
import { jsonConfiguration } from "./json-configuration";

/** Something that Terraform reads while it plans: `data.aws_ami.linux`. */
interface ReadWhilePlanning {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  /** What the module calls its provider. */
  readonly provider: string;
}

interface Requirement {
  /** What the module calls a provider. */
  readonly name: string;
  /** As it is written: `= { source = "hashicorp/aws" }`. */
  readonly text: string;
}

/**
 * Looks for what Terraform would really read while it plans, of all modules, once `terraform get` has them: a data source
 * of another provider may run a program, ask an address or write a file; the state of another configuration lies
 * wherever its backend is. Which provider is meant by `aws` each module says for itself.
 *
 * @throws CannotPlan where there is something
 */
export function refuseReadElsewhere(root: string): void {
  for (const { Key: key, Dir: folder } of modulesOf(root)) {
    const inModule = key === "" ? [] : key.split(".").map((name) => `module.${name}`);
    const files = readdirSync(join(root, folder)).filter((name) => CONFIGURATION.test(name));
    const parts = files.map((file) => partsOf(root, join(folder, file)));
    const required = parts.flatMap((part) => part.required);
    const other = parts.flatMap(({ reads }) => reads).find((read) => !isOfAws(read, required));
    if (other === undefined) continue;
    const { mode, type, name } = other;
    const address = [...inModule, mode, type, name].join(".");
    throw new CannotPlan(`${address} would really be read while it is planned: only data of AWS is simulated`);
  }
}

function isOfAws({ type, provider }: ReadWhilePlanning, required: readonly Requirement[]): boolean {
  const sources = required.filter(({ name }) => name === provider);
  return type.startsWith("aws_") && (sources.length === 0 ? provider === AWS : sources.every(namesAws));
}

const AWS = "aws";
const OF_AWS: readonly string[] = [AWS, "hashicorp/aws", ...PROVIDER_ADDRESSES];
/** `source`, `aws.west` and `>= 5.0, < 7.0.0-beta1` */
const NO_SOURCE = /^(source|version|configuration_aliases|aws\.[\w-]+|[\s<>=!~\d][^/$%\\]*)$/;

/** A source may be written in many ways: what has a text that is not plainly AWS's is somebody else's. */
function namesAws({ text: requirement }: Requirement): boolean {
  const texts = [...requirement.matchAll(/"([^"]*)"?/g)].map(([, text = ""]) => text);
  return texts.every((text) => OF_AWS.includes(text) || NO_SOURCE.test(text)) && !requirement.includes("<<");
}

interface Module {
  readonly Key: string;
  readonly Dir: string;
}

function modulesOf(root: string): readonly Module[] {
  const list = join(root, ".terraform/modules/modules.json");
  if (!existsSync(list)) return [{ Key: "", Dir: "." }];
  return (JSON.parse(readFileSync(list, "utf8")) as { readonly Modules: readonly Module[] }).Modules;
}

/** What a file of a module reads while it is planned, and which providers it requires. */
function partsOf(root: string, file: string) {
  const text = readFileSync(join(root, file), "utf8");
  if (file.endsWith(".json")) {
    const configuration = jsonConfiguration(text, file);
    return { reads: readsInJson(configuration), required: requiredInJson(configuration) };
  }
  const blocks = hclBlocks(text);
  return { reads: blocks.flatMap(readsIn), required: blocks.flatMap(requiredIn) };
}

const MODES: readonly string[] = ["data", "ephemeral"];

/** Of checks too, which have data sources of their own. */
function readsIn(block: HclBlock): readonly ReadWhilePlanning[] {
  const { type: mode, labels, blocks } = block;
  const [type, name = ""] = labels;
  if (type === undefined || !MODES.includes(mode)) return blocks.flatMap(readsIn);
  const given = argumentsOf(block).find((one) => one.name === "provider");
  return [{ mode, type, name, provider: localName(given?.text) }];
}

/** `aws` of `aws.west`, which may stand in quotes. What is written in any other way is nobody whom we know. */
function localName(reference: unknown = AWS): string {
  return /^\s*=?\s*"?([\w-]+)(?![^\s".[])/.exec(String(reference))?.[1] ?? "";
}

function requiredIn({ type, blocks }: HclBlock): readonly Requirement[] {
  if (type !== "terraform") return [];
  return blocks.filter((block) => block.type === "required_providers").flatMap(argumentsOf);
}

function argumentsOf({ arguments: written }: HclBlock): readonly Requirement[] {
  return written.map((argument) => {
    const name = /^[\w-]*/.exec(argument)?.[0] ?? "";
    return { name, text: argument.slice(name.length) };
  });
}

function readsInJson(configuration: unknown): readonly ReadWhilePlanning[] {
  const own = MODES.flatMap((mode) =>
    inJson(configuration, mode).flatMap(([type, named]) =>
      entriesOf(named).flatMap(([name, body]) =>
        [body].flat().map((one) => {
          const { provider } = (one ?? {}) as { readonly provider?: unknown };
          return { mode, type, name, provider: localName(provider) };
        }),
      ),
    ),
  );
  return [...own, ...inJson(configuration, "check").flatMap(([, check]) => readsInJson(check))];
}

function requiredInJson(configuration: unknown): readonly Requirement[] {
  const settings = entriesOf(configuration).flatMap(([name, value]) => (name === "terraform" ? [value].flat() : []));
  return inJson(settings, "required_providers").map(([name, value]) => ({ name, text: JSON.stringify(value) }));
}

/** What stands in the blocks of a type. */
function inJson(configuration: unknown, type: string) {
  return entriesOf(configuration).flatMap(([name, blocks]) => (name === type ? entriesOf(blocks) : []));
}

/** A block is an object or a list of some, as are its labels. Source: Terraform, "JSON Configuration Syntax". */
function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return [value].flat().flatMap((part) => (typeof part === "object" && part !== null ? Object.entries(part) : []));
}
