import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROVIDER_ADDRESSES } from "../protocol/provider-address";
import { CannotPlan } from "./cannot-plan";
import { configurationFiles } from "./configuration-files";
import { argumentsOf, type HclBlock, hclBlocks, modeBlocksInHcl } from "./hcl-blocks";
import { inJson, jsonConfiguration, modeBlocksInJson, namedIn } from "./json-configuration";
import { modulesOf } from "./modules";

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
  readonly isAws: boolean;
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
    const parts = configurationFiles(join(root, folder)).map((file) => partsOf(root, join(folder, file)));
    const required = parts.flatMap((part) => part.required);
    const other = parts.flatMap(({ reads }) => reads).find((read) => !isOfAws(read, required));
    if (other === undefined) continue;
    throw readElsewhere([...inModule, other.mode, other.type, other.name].join("."));
  }
}

/** What is read, of any module, and whose provider it needs, as far as that is not what something else here needs too. */
const READ_IN_GRAPH =
  /"\[root\] (?<address>(?:module\.[^\s."]+\.)*(?:data|ephemeral)\.(?<type>[^\s."]+)\.[^\s."]+)(?: \(expand\))?"(?: -> "\[root\] (?:module\.[^\s"]+\.)?provider\[\\"(?<provider>[^"\\]+))?/g;

/**
 * Holds what was read of the files to what Terraform read of them: what looks different to it would be missed. The files
 * are read all the same: a graph needs every provider installed, and leaves out a dependency that follows from others.
 *
 * @param graph - as `terraform graph -type=plan` gives it
 * @throws CannotPlan where something is read while it is planned
 */
export function refuseReadInGraph(graph: string): void {
  for (const { groups } of graph.matchAll(READ_IN_GRAPH)) {
    const { address = "", type = "", provider } = groups ?? {};
    const isOther = provider !== undefined && !PROVIDER_ADDRESSES.some((aws) => aws === provider);
    if (!type.startsWith("aws_") || isOther) throw readElsewhere(address);
  }
}

function readElsewhere(address: string): CannotPlan {
  return new CannotPlan(`${address} would really be read while it is planned: only data of AWS is simulated`);
}

function isOfAws({ type, provider }: ReadWhilePlanning, required: readonly Requirement[]): boolean {
  const sources = required.filter(({ name }) => name === provider);
  return type.startsWith("aws_") && (sources.length === 0 ? provider === AWS : sources.every(({ isAws }) => isAws));
}

const AWS = "aws";
const OF_AWS: readonly string[] = [AWS, "hashicorp/aws", ...PROVIDER_ADDRESSES];
/** `= "~> 5.0"`, or `= { source = "hashicorp/aws", version = "~> 5.0", configuration_aliases = [aws.west] }`. */
const PLAIN_REQUIREMENT =
  /^\s*=\s*("[^"$%\\]*"|\{([\s,]*("?(source|version)"?\s*[=:]\s*"[^"$%\\]*"|"?configuration_aliases"?\s*[=:]\s*\[[\w\s.,-]*\]))*[\s,]*\})\s*$/;
const SOURCE = /source"?\s*[=:]\s*"([^"]*)"/g;
const TEXT_OR_COMMENT = /"[^"]*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** A source may be written in many ways: one that is not plainly AWS's is somebody else's. */
function namesAws(name: string, requirement: string): boolean {
  const code = requirement.replace(TEXT_OR_COMMENT, (found) => (found.startsWith('"') ? found : " "));
  const sources = [...code.matchAll(SOURCE)].map(([, source = ""]) => source);
  return PLAIN_REQUIREMENT.test(code) && (sources.length === 0 ? [name] : sources).every((one) => OF_AWS.includes(one));
}

/** What has a version alone is of the source that it is named after, as in Terraform's own language. */
function namesAwsInJson(name: string, requirement: unknown): boolean {
  const { source = name } = (requirement ?? {}) as { readonly source?: unknown };
  return typeof source === "string" && OF_AWS.includes(source);
}

/** What a file of a module reads while it is planned, and which providers it requires. */
function partsOf(root: string, file: string) {
  const text = readFileSync(join(root, file), "utf8");
  if (file.endsWith(".json")) {
    const configuration = validJson(text, file);
    const reads = modeBlocksInJson(configuration, MODES).map(({ body, ...one }): ReadWhilePlanning => {
      const { provider } = (body ?? {}) as { readonly provider?: unknown };
      return { ...one, provider: localName(provider) };
    });
    return { reads, required: requiredInJson(configuration) };
  }
  const blocks = hclBlocks(text);
  const reads = modeBlocksInHcl(blocks, MODES).map(({ body, ...one }): ReadWhilePlanning => {
    const given = argumentsOf(body).find(({ name }) => name === "provider");
    return { ...one, provider: localName(given?.text) };
  });
  return { reads, required: blocks.flatMap(requiredIn) };
}

/** What Terraform takes for JSON is some, but for a file that it does not read, as `.tofu.json`, which is OpenTofu's. */
function validJson(text: string, file: string): unknown {
  try {
    return jsonConfiguration(text, file);
  } catch (error) {
    throw error instanceof SyntaxError ? new CannotPlan(`${file} is not valid JSON: correct or remove it`) : error;
  }
}

const MODES = ["data", "ephemeral"] as const;

/** `aws` of `aws.west`, which may stand in quotes. What is written in any other way is nobody whom we know. */
function localName(reference: unknown = AWS): string {
  return /^\s*=?\s*"?([\w-]+)(?![^\s".[])/.exec(String(reference))?.[1] ?? "";
}

function requiredIn({ type, blocks }: HclBlock): readonly Requirement[] {
  if (type !== "terraform") return [];
  const required = blocks.filter((block) => block.type === "required_providers").flatMap(argumentsOf);
  return required.map(({ name, text }) => ({ name, isAws: namesAws(name, text) }));
}

function requiredInJson(configuration: unknown): readonly Requirement[] {
  const settings = inJson(configuration, "terraform").filter(([name]) => name === "required_providers");
  const required = settings.flatMap(([, providers]) => namedIn(providers));
  return required.map(([name, requirement]) => ({ name, isAws: namesAwsInJson(name, requirement) }));
}
