import { readFileSync } from "node:fs";
import { join } from "node:path";

export const README = readFileSync(join(__dirname, "../../README.md"), "utf8");

/** The first block of the README in a language. */
export function firstInReadme(language: "json" | "ts"): string {
  const found = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(README);
  if (found?.[1] === undefined) throw new Error(`README.md has no block of ${language}`);
  return found[1];
}
