import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import ts from "typescript-5";
import * as library from "../../modules";
import { exampleSummary } from "../../scripts/example-summary";
import { terminalPicture } from "../../scripts/terminal-picture";
import { testFolder } from "../support/folders";
import { firstInReadme, README } from "../support/readme";

const ROOT = join(__dirname, "../..");

test("the first program warns of nothing", () => {
  const app = new App({ outdir: testFolder(), context: { [library.TODAY_CONTEXT]: "2026-11-23" } });
  const { outputText } = ts.transpileModule(firstInReadme("ts"), {
    compilerOptions: { module: ts.ModuleKind.CommonJS },
  });
  function AppOfTest() {
    return app;
  }
  const modules: Readonly<Record<string, unknown>> = {
    cdktf: { App: AppOfTest, TerraformStack },
    "cdktf-patch-manager": library,
  };

  new Function("require", "exports", outputText)((name: string) => modules[name] ?? require(name), {});

  expect(existsSync(join(app.outdir, "stacks/patching/cdk.tf.json"))).toBe(true);
  expect(library.findingsIn(app).map(({ text }) => text)).toEqual([]);
});

test("shows what synth tells of the example, in words and as a picture, and no more than two findings and a note", () => {
  const summary = exampleSummary().trimEnd();

  expect(README).toContain(`\n\`\`\`\n${summary}\n\`\`\`\n`);
  expect(readFileSync(join(ROOT, "docs/summary.svg"), "utf8")).toBe(
    terminalPicture("npm run synth", summary.split("\n")),
  );
  expect(summary.match(/^ {2}[i!✖] /gm)).toHaveLength(3);
});
