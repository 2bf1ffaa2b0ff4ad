import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { earlierStacks } from "../../../cli/stacks/earlier-stacks";

const folder = mkdtempSync(join(tmpdir(), "earlier-stacks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["hcl", "hcl/stacks/patching"])("a folder of .tf files as --before says what to do instead: %s", (holder) => {
  mkdirSync(join(folder, holder), { recursive: true });
  writeFileSync(join(folder, holder, "main.tf"), "");

  expect(() => earlierStacks({ before: "hcl", app: "cdktf.out" }, folder)).toThrow(
    '--before: expected what cdktf synth wrote, got "hcl", a folder of .tf files, which promise nothing to compare; ' +
      "for what changes in .tf files: cdktf-patch review . --before hcl, or terraform show -json tfplan | cdktf-patch review -",
  );

  rmSync(join(folder, "hcl"), { recursive: true });
});
