import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyRoot, proveStateIn } from "../../offline-aws/terraform/copied-root";
import { testFolder } from "../support/folders";

test.each([
  ["another kind of backend", { type: "s3", config: { path: "/ours/terraform.tfstate" } }],
  ["another path", { type: "local", config: { path: "/real/terraform.tfstate" } }],
  ["the path that Terraform chooses", { type: "local", config: { path: null } }],
  ["no backend", undefined],
])("a state is refused at %s", (_, backend) => {
  const root = testFolder();
  mkdirSync(join(root, ".terraform"));
  writeFileSync(join(root, ".terraform/terraform.tfstate"), JSON.stringify({ version: 3, backend }));

  expect(() => proveStateIn("/ours/terraform.tfstate", root)).toThrow("where nothing simulated may be written");
});

test("where the state is kept is said by the last of the overrides", () => {
  const [folder, home] = [testFolder(), testFolder()];
  for (const name of ["zz_state_override.tf.json", "zzz_override.tf.json", "\u{10FFFD}_override.tf.json"]) {
    writeFileSync(join(folder, name), "{}");
  }

  const root = copyRoot(folder, join(home, "files"), join(home, "terraform.tfstate"));

  const last = readdirSync(root)
    .map((name) => Buffer.from(name))
    .sort((one, other) => Buffer.compare(one, other))
    .at(-1);
  expect(JSON.parse(readFileSync(join(root, String(last)), "utf8"))).toEqual({
    terraform: { backend: { local: { path: join(home, "terraform.tfstate") } } },
  });
});

test("the state of a configuration in JSON is kept nowhere else, in whatever form it is written", () => {
  const [folder, home] = [testFolder(), testFolder()];
  writeFileSync(
    join(folder, "main.tf.json"),
    '[{ "import": [], "terraform": [{ "cloud": {}, "required_version": "1" }], "terraform": { "backend": { "s3": {} } } }]',
  );

  const root = copyRoot(folder, join(home, "files"), join(home, "terraform.tfstate"));

  expect(readFileSync(join(root, "main.tf.json"), "utf8")).toBe('[{"terraform":{}}]');
});
