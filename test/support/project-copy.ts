import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformFileSync } from "@swc/core";
import { testFolder } from "./folders";

const ROOT = join(__dirname, "../..");
const WHAT_THE_APP_NEEDS = [
  "main.ts",
  "host",
  "model",
  "modules",
  "cli/plain-errors.ts",
  "cli/console",
  "cdktf.json",
  "package.json",
  "tsconfig.json",
];

/**
 * A fresh folder with what the app command needs and nothing it has made, in plain JavaScript: for tests that run the app
 * often and are not about how it is compiled.
 */
export function compiledCopyOfTheProject(): string {
  const folder = testFolder();
  for (const file of WHAT_THE_APP_NEEDS.flatMap(filesIn)) {
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    if (file.endsWith(".ts")) writeFileSync(target.replace(/ts$/, "js"), compiled(join(ROOT, file)));
    else cpSync(join(ROOT, file), target);
  }
  const settings = JSON.parse(readFileSync(join(folder, "cdktf.json"), "utf8"));
  const app = settings.app.replace("--import tsx ", "").replaceAll(".ts", ".js");
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ ...settings, app }));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return folder;
}

function filesIn(part: string): string[] {
  if (/\.[a-z]+$/.test(part)) return [part];
  return readdirSync(join(ROOT, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1));
}

function compiled(file: string): string {
  return transformFileSync(file, {
    jsc: { target: "es2022", parser: { syntax: "typescript" } },
    module: { type: "commonjs" },
  }).code;
}
