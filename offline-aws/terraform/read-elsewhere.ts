import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CannotPlan, CONFIGURATION } from "./copied-root";
import { type HclBlock, hclBlocks } from "./hcl-blocks";

/** Something that Terraform reads while it plans: `data.aws_ami.linux`. */
interface ReadWhilePlanning {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
}

/**
 * Looks for what Terraform would really read while it plans, of all modules, once `terraform get` has them: a data source
 * of another provider may run a program, ask an address or write a file; the state of another configuration lies
 * wherever its backend is.
 *
 * @throws CannotPlan where there is something
 */
export function refuseReadElsewhere(root: string): void {
  for (const { Key: key, Dir: folder } of modulesOf(root)) {
    const inModule = key === "" ? [] : key.split(".").map((name) => `module.${name}`);
    for (const file of readdirSync(join(root, folder)).filter((name) => CONFIGURATION.test(name))) {
      const text = readFileSync(join(root, folder, file), "utf8");
      const reads = file.endsWith(".json") ? readsInJson(JSON.parse(text)) : hclBlocks(text).flatMap(readsIn);
      const other = reads.find(({ type }) => !type.startsWith("aws_"));
      if (other === undefined) continue;
      const { mode, type, name } = other;
      const address = [...inModule, mode, type, name].join(".");
      throw new CannotPlan(`${address} would really be read while it is planned: only data of AWS is simulated`);
    }
  }
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

const MODES: readonly string[] = ["data", "ephemeral"];

/** Of checks too, which have data sources of their own. */
function readsIn({ type: mode, labels, blocks }: HclBlock): readonly ReadWhilePlanning[] {
  const [type, name = ""] = labels;
  return type !== undefined && MODES.includes(mode) ? [{ mode, type, name }] : blocks.flatMap(readsIn);
}

/** A block is an object or a list of some, as are its labels. Source: Terraform, "JSON Configuration Syntax". */
function readsInJson(configuration: unknown): readonly ReadWhilePlanning[] {
  return entriesOf(configuration).flatMap(([mode, types]) => {
    if (mode === "check") return entriesOf(types).flatMap(([, check]) => readsInJson(check));
    if (!MODES.includes(mode)) return [];
    return entriesOf(types).flatMap(([type, named]) => entriesOf(named).map(([name]) => ({ mode, type, name })));
  });
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return [value].flat().flatMap((part) => (typeof part === "object" && part !== null ? Object.entries(part) : []));
}
