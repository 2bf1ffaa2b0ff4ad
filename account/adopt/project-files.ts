/** What a project beside the program needs: to be installed, compiled and synthesised. */
export function projectFiles(stack: string): Readonly<Record<string, string>> {
  const { version } = require("cdktf-patch-manager/package.json") as { readonly version: string };
  const json = (content: object) => `${JSON.stringify(content, undefined, 2)}\n`;
  return {
    "package.json": json({
      name: "patching",
      private: true,
      scripts: { synth: "cdktf synth", diff: "cdktf diff", deploy: "cdktf deploy" },
      dependencies: {
        "@cdktf/provider-aws": "^21.22.0",
        "cdktf-patch-manager": `^${version}`,
        cdktf: "^0.21.0",
        // What cdktn takes: npm weighs its peers in a project of cdktf too.
        constructs: "10.7",
      },
      devDependencies: { "@types/node": "^20.19.0", "cdktf-cli": "^0.21.0", tsx: "^4.19.0", typescript: "^5.9.0" },
    }),
    "tsconfig.json": json({
      compilerOptions: {
        target: "ES2022",
        module: "Node16",
        moduleResolution: "Node16",
        strict: true,
        skipLibCheck: true,
        noEmit: true,
      },
    }),
    // With plain-errors a synth that fails says why in words alone.
    "cdktf.json": json({
      language: "typescript",
      app: "npx tsx -r cdktf-patch-manager/plain-errors main.ts",
      projectId: stack,
      sendCrashReports: "false",
    }),
  };
}
