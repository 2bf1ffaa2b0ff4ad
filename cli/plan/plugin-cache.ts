import { mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/**
 * Lets all stacks share one download of the provider: in Terraform's usual place, unless the user has chosen another.
 */
export function pluginCache(environment: NodeJS.ProcessEnv = process.env): Readonly<Record<string, string>> {
  if (environment.TF_PLUGIN_CACHE_DIR !== undefined || isConfigured(environment)) return {};
  const folder = join(homedir(), ".terraform.d", "plugin-cache");
  try {
    mkdirSync(folder, { recursive: true });
    return { TF_PLUGIN_CACHE_DIR: folder };
  } catch {
    return {}; // A home that cannot be written to costs a download per stack, no more.
  }
}

function isConfigured({ TF_CLI_CONFIG_FILE: file = join(homedir(), ".terraformrc") }: NodeJS.ProcessEnv): boolean {
  try {
    return readFileSync(file, "utf8").includes("plugin_cache_dir");
  } catch {
    return false;
  }
}
