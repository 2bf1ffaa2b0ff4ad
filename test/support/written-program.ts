import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as cdktf from "cdktf";
import ts from "typescript-5";
import * as library from "../../modules";

/** A program of `examples/`, as who copies it writes it. */
export function exampleProgram(name: "patch-tuesday" | "three-rings"): string {
  const file = join(__dirname, "../../examples", name, "main.ts");
  return readFileSync(file, "utf8").replace('"../../modules"', '"cdktf-patch-manager"');
}

/** Runs a program as a user writes one, which makes an app of its own and synthesises it, with a given app in its place. */
export function runIn(app: cdktf.App, program: string): void {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  function AppOfTest() {
    return app;
  }
  const modules: Readonly<Record<string, unknown>> = {
    cdktf: { ...cdktf, App: AppOfTest },
    "cdktf-patch-manager": library,
  };
  new Function("require", "exports", outputText)((name: string) => modules[name] ?? require(name), {});
}
