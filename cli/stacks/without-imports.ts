import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatHcl } from "../../offline-aws/terraform/format-hcl";

/**
 * Takes what is imported out of a stack's own files: in an empty account there is nothing to import, and Terraform would
 * not plan the rest. Modules may hold no such block.
 *
 * @throws TerraformError where a file is no HCL
 */
export async function takeImportsOut(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    if (!/\.tf(\.json)?$/.test(name)) continue;
    const file = join(folder, name);
    const text = readFileSync(file, "utf8");
    if (!/\bimport\b/.test(text)) continue;
    writeFileSync(file, name.endsWith(".json") ? withoutKey(text) : withoutImports(await formatHcl(text)));
  }
}

/**
 * The same text without its import blocks, formatted as `terraform fmt` leaves it: a block ends where its `}` stands first.
 * Empty lines take their place, for Terraform names lines.
 */
export function withoutImports(formatted: string): string {
  const kept: string[] = [];
  let isImport = false;
  let heredoc: string | undefined;
  for (const line of formatted.split("\n")) {
    if (heredoc === undefined && line === "import {") isImport = true;
    kept.push(isImport ? "" : line);
    if (heredoc === undefined && line === "}") isImport = false;
    heredoc = heredoc === undefined ? /<<-?(\w+)$/.exec(line)?.[1] : line.trim() === heredoc ? undefined : heredoc;
  }
  return kept.join("\n");
}

function withoutKey(json: string): string {
  try {
    const { import: _imports, ...others } = JSON.parse(json) as Record<string, unknown>;
    return JSON.stringify(others);
  } catch {
    // Terraform says what is wrong with it.
    return json;
  }
}
