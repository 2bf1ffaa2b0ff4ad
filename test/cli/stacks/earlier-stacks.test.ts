import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { earlierStacks } from "../../../cli/stacks/earlier-stacks";

const folder = mkdtempSync(join(tmpdir(), "earlier-stacks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ["hcl", "a folder of .tf files"],
  ["hcl/stacks/patching", "a folder of .tf files"],
  ["hcl/prod", "which has .tf files in hcl/prod"],
  ["typo", "which is not there"],
])("what no synth wrote says as --before what to do instead: .tf files in %s", (holder, found) => {
  mkdirSync(join(folder, holder), { recursive: true });
  writeFileSync(join(folder, holder, "main.tf"), "");

  expect(() => earlierStacks({ before: "hcl", app: "cdktf.out" }, folder)).toThrow(
    `--before: expected the output of cdktf synth, got "hcl", ${found}; ` +
      "on the main branch: npx cdktf synth --output main.out",
  );

  rmSync(join(folder, "hcl"), { recursive: true, force: true });
});
