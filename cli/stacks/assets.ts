import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";

/** Files and local modules that a stack names by a path relative to its own folder; cdktf writes them beside it. */
const ASSETS = "assets";

export function copyAssets(from: string, to: string): void {
  const assets = join(from, ASSETS);
  if (existsSync(assets)) cpSync(assets, join(to, ASSETS), { recursive: true });
}

/** Whether Terraform must fetch or link something before it plans. */
export function hasModules(configuration: object): boolean {
  const { module: modules } = configuration as { readonly module?: object };
  return modules !== undefined && Object.keys(modules).length > 0;
}
