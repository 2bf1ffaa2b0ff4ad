import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderBefore, hclFolders } from "../../../cli/stacks/hcl-folders";
import { refuseTofuAlone } from "../../../offline-aws/terraform/configuration-files";
import { testFolder } from "../../support/folders";
import { run } from "../given-stacks";

const cwd = testFolder();
for (const folder of [
  "main",
  "main/stacks/web",
  "mine",
  "mine/stacks/web",
  "mine/stacks/db",
  "lone/stacks/db",
  "one",
]) {
  mkdirSync(join(cwd, folder), { recursive: true });
  writeFileSync(join(cwd, folder, "main.tf"), "");
}

test.each([
  [["mine"], "main", ["main", undefined, "main/stacks/web"]],
  [["mine/stacks/web"], "main", ["main/stacks/web"]],
  [["mine/stacks/web", "mine/stacks/db"], "main", ["main/stacks/web", undefined]],
  [["mine/stacks/web"], "one", ["one"]],
  [["one", "mine/stacks/web"], "main", [undefined, "main/stacks/web"]],
  [["lone"], "one", [undefined]],
])("%j is compared with the same path below %s", (places, before, expected) => {
  const now = places.flatMap((place) => hclFolders(place, cwd));

  const found = now.map((hcl) => folderBefore(hcl, hclFolders(before, cwd), places.length === 1)?.shown);

  expect(found).toEqual(expected);
});

test("review says of a folder above some which of these to name", async () => {
  const { exitCode, err } = await run(cwd, ["review", "mine/stacks"]);

  expect(exitCode).toBe(1);
  expect(err).toBe(
    "cdktf-patch: mine/stacks: expected plan.json or *.plan.json below this folder, or .tf files in it, found none; " +
      "name the folders that have some: cdktf-patch review mine/stacks/db mine/stacks/web\n",
  );
});

test("that command can be pasted, whatever the folders are called and however many there are", async () => {
  const many = join(cwd, "many");
  for (const name of ["-a", "b c", "d'e", "f", "g", "h", "i"]) {
    mkdirSync(join(many, name), { recursive: true });
    writeFileSync(join(many, name, "main.tf"), "");
  }

  expect((await run(many, ["review", "."])).err).toMatch(
    /; name the folders that have some, 2 more than these: cdktf-patch review \.\/-a 'b c' 'd'\\''e' f g\n$/,
  );
});

test("review names a folder whose stacks lie below it, and none that a synth wrote", async () => {
  const above = join(cwd, "above");
  for (const folder of ["exported/stacks/web", "cdktf.out"]) {
    mkdirSync(join(above, folder), { recursive: true });
    writeFileSync(join(above, folder, "main.tf"), "");
  }
  writeFileSync(join(above, "cdktf.out/manifest.json"), '{ "stacks": {} }');

  expect((await run(above, ["review", "."])).err).toMatch(/: cdktf-patch review exported\n$/);
});

test("the manifest of another program hides no folder of .tf files", () => {
  const folder = join(cwd, "web-app");
  mkdirSync(folder);
  writeFileSync(join(folder, "main.tf"), "");
  writeFileSync(join(folder, "manifest.json"), '{ "name": "web app" }');

  expect(hclFolders("web-app", cwd).map(({ name }) => name)).toEqual(["web-app"]);
});

test.each([
  ["main.tf", true],
  ["main.tf.json", true],
  ["main.tofu", true],
  ["main.tofu.json", true],
  ["._main.tf", false],
  ["main.tf.backup", false],
  ["cdk.tf.json", false],
])("a folder with %s alone can be planned: %s", (name, expected) => {
  const folder = testFolder();
  writeFileSync(join(folder, name), "");

  expect(hclFolders(folder, cwd).length === 1).toBe(expected);
});

test("a folder that is called as a file of Terraform's is none", () => {
  const folder = testFolder();
  mkdirSync(join(folder, "main.tf"));

  expect(hclFolders(folder, cwd)).toEqual([]);
});

test("a folder with OpenTofu's files alone is refused where Terraform plans, which passes over them", () => {
  const folder = testFolder();
  writeFileSync(join(folder, "main.tofu"), "");
  writeFileSync(join(folder, "terraform"), "");
  writeFileSync(join(folder, "tofu"), "");

  expect(() => refuseTofuAlone(folder, join(folder, "terraform"))).toThrow(
    "Terraform reads no .tofu files; name OpenTofu: TERRAFORM_BINARY_NAME=tofu",
  );
  expect(() => refuseTofuAlone(folder, join(folder, "tofu"))).not.toThrow();
});
