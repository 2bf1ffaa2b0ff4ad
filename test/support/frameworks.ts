import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FRAMEWORKS, type FrameworkName } from "../../modules/framework/frameworks";

const ROOT = join(__dirname, "../..");
/** What only the longer lanes need; `npm run lanes:install` fills it. */
const LANES = join(ROOT, "test/lanes/node_modules");

/** A program written for cdktf as one for another framework: the names of its imports are all that differs. */
export function inFramework(framework: FrameworkName, program: string): string {
  return program
    .replaceAll('"cdktf-patch-manager', `"${FRAMEWORKS[framework].importFrom}`)
    .replaceAll(/(["'])(@?)cdktf(?=["'/])/g, `$1$2${framework}`);
}

/**
 * Where the bindings of a framework lie. Where those of cdktn are not installed, those of cdktf stand in, with the names
 * of their imports changed: they are written by the same generator. Only what we use is copied, into a folder.
 */
export function bindingsOf(framework: FrameworkName, home: string): string {
  const { bindings } = FRAMEWORKS[framework];
  const installed = [join(ROOT, "node_modules", bindings), join(LANES, bindings)].find((folder) => existsSync(folder));
  if (installed !== undefined) return installed;

  process.stderr.write(`${bindings} is not installed (npm run lanes:install): those of cdktf stand in, renamed\n`);
  const standIn = join(home, "bindings");
  if (existsSync(standIn)) return standIn;
  for (const name of usedModules()) {
    cpSync(join(ROOT, "node_modules/@cdktf/provider-aws/lib", name), join(standIn, "lib", name), { recursive: true });
  }
  for (const file of readdirSync(standIn, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name);
    writeFileSync(path, inFramework(framework, readFileSync(path, "utf8")));
  }
  // What is required from there is looked for from its real path on.
  mkdirSync(join(standIn, "node_modules"), { recursive: true });
  for (const name of [framework, "constructs"]) {
    symlinkSync(join(ROOT, "node_modules", name), join(standIn, "node_modules", name));
  }
  return standIn;
}

/** The modules of the bindings that we name: `ssm-patch-group`. */
export function usedModules(): string[] {
  const names = readFileSync(join(ROOT, "modules/framework/framework.ts"), "utf8");
  return [...names.matchAll(/"@cdktf\/provider-aws\/lib\/([^"]+)"/g)].map(([, name]) => name as string);
}
