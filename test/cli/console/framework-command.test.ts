import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { frameworkCommand, typedCommand, whereCommandCannotRun } from "../../../cli/console/framework-command";
import { testFolder } from "../../support/folders";

/** A project that has these frameworks. */
function projectWith(...frameworks: readonly string[]): string {
  const folder = testFolder();
  for (const name of frameworks) {
    mkdirSync(join(folder, "node_modules", name), { recursive: true });
    writeFileSync(join(folder, "node_modules", name, "index.js"), "");
  }
  return folder;
}

test.each([
  ["cdktf", "20.9.0"],
  ["cdktf", "22.19.0"],
  ["cdktn", "22.19.0"],
  ["cdktn", "24.1.0"],
] as const)("nothing is said where the command of %s runs, on Node %s", (command, node) => {
  expect(whereCommandCannotRun(command, node)).toBe("");
});

test.each([
  ["cdktf", "24.1.0", " (not on Node 24: cdktf-cli has its pty prebuilt up to Node 22)"],
  ["cdktn", "20.9.0", " (not on Node 20.9: cdktn-cli asks for Node 22.19)"],
  ["cdktn", "22.18.1", " (not on Node 22.18: cdktn-cli asks for Node 22.19)"],
] as const)("one line says why the command of %s does not run on Node %s", (command, node, line) => {
  expect(whereCommandCannotRun(command, node)).toBe(line);
});

test("the command is that of the framework that a project has, and cdktf's where it has both or none", () => {
  expect(
    [["cdktf"], ["cdktn"], ["cdktf", "cdktn"], []].map((names) => frameworkCommand(projectWith(...names))),
  ).toEqual(["cdktf", "cdktn", "cdktf", "cdktf"]);
  expect(typedCommand("synth", join(projectWith("cdktn"), "cdktf.out"), "first")).toMatch(/^npx cdktn synth first/);
});
