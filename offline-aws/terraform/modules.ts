import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A module of a configuration, as `terraform get` lists it. */
export interface Module {
  readonly Key: string;
  /** Its folder, below that in which Terraform runs. */
  readonly Dir: string;
}

/** The modules of a configuration, itself first: those that Terraform was told to get. */
export function modulesOf(root: string): readonly Module[] {
  const list = join(root, ".terraform/modules/modules.json");
  if (!existsSync(list)) return [{ Key: "", Dir: "." }];
  return (JSON.parse(readFileSync(list, "utf8")) as { readonly Modules: readonly Module[] }).Modules;
}
