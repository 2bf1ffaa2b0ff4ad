import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Who draws cases, or has more of them where FUZZ is given. */
const DRAWS = /from "fast-check"|process\.env\.FUZZ\b/;
const IMPORTED = /(?:from|require\() ?"(\.[^"]+)"/g;

/** Every test that draws its cases, or has more of them where FUZZ is given, by itself or by a file that it imports. */
export function drawnTests(folder: string): readonly string[] {
  const known = new Map<string, boolean>();
  const draws = (file: string): boolean => {
    const answer = known.get(file);
    if (answer !== undefined) return answer;
    // What imports itself by way of others does not draw because of that.
    known.set(file, false);
    const text = readFileSync(file, "utf8");
    const found = DRAWS.test(text) || importedBy(file, text, folder).some(draws);
    known.set(file, found);
    return found;
  };
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts") && !name.includes("node_modules"))
    .sort()
    .map((name) => join(folder, name))
    .filter(draws);
}

/** The files of the tests that one imports. */
function importedBy(file: string, text: string, folder: string): readonly string[] {
  return [...text.matchAll(IMPORTED)]
    .map(([, name = ""]) => `${join(dirname(file), name)}.ts`)
    .filter((name) => name.startsWith(folder) && existsSync(name));
}
