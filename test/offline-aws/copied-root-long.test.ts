import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyRoot, proveStateIn } from "../../offline-aws/terraform/copied-root";
import { testFolder } from "../support/folders";

test.each([
  ["another kind of backend", { type: "s3", config: { path: "/ours/terraform.tfstate" } }],
  ["another path", { type: "local", config: { path: "/real/terraform.tfstate" } }],
  ["the path that Terraform chooses", { type: "local", config: { path: null } }],
  ["no backend", undefined],
])("a state is refused at %s", (_, backend) => {
  const root = testFolder({ ".terraform/terraform.tfstate": JSON.stringify({ version: 3, backend }) });

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
    '[{ "import": [], "terraform": [{ "cloud": {} }] }, { "terraform": { "backend": { "s3": {} } } }]',
  );

  const root = copyRoot(folder, join(home, "files"), join(home, "terraform.tfstate"));

  expect(readFileSync(join(root, "main.tf.json"), "utf8")).toBe('[{"terraform":[{}]},{"terraform":{}}]');
});

test("a configuration in JSON that says something twice is refused, for one of both would be left out", () => {
  const [folder, home] = [testFolder(), testFolder()];
  const copy = () => copyRoot(folder, join(home, "files"), join(home, "terraform.tfstate"));
  writeFileSync(
    join(folder, "main.tf.json"),
    '{ "terraform": { "cloud": {} }, "terraform": { "backend": { "s3": {} } } }',
  );

  expect(copy).toThrow(
    'main.tf.json:1: "terraform" stands twice in one object, and Terraform reads both: name it once',
  );
  writeFileSync(join(folder, "main.tf.json"), "{ no JSON");
  expect(readFileSync(join(copy(), "main.tf.json"), "utf8")).toBe("{ no JSON");
});

test("of a folder its files are copied, as ones that can be written and not run, and nothing that is no configuration", () => {
  const left = ["node_modules/a", ".git/a", ".terraform/a", "terraform.d/plugins/a", "terraform.tfstate"];
  const [folder, home] = [
    testFolder(Object.fromEntries([...left, "web/a.txt"].map((path) => [path, ""]))),
    testFolder(),
  ];
  writeFileSync(join(folder, "main.tf"), "import {\n}\n", { mode: 0o444 });
  writeFileSync(join(folder, "hook.sh"), "", { mode: 0o555 });

  const root = copyRoot(folder, join(home, "files"), join(home, "terraform.tfstate"));

  expect(readdirSync(root)).toEqual(["hook.sh", "main.tf", "web", "zz_state_override.tf.json"]);
  expect(statSync(join(root, "hook.sh")).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(root, "main.tf"), "utf8").trim()).toBe("");
});

test("what is referred to has its place beside the copy, and a folder that is too large is refused", () => {
  const files = {
    "c/d.txt": "d",
    "a/b/main.tf": 'locals {\n  d = file("${path.module}/../../c/d.txt")\n}\n',
    "c/many/0": "",
  };
  const [folder, home] = [testFolder(files), testFolder()];
  const copy = () => copyRoot(join(folder, "a/b"), join(home, "files"), join(home, "terraform.tfstate"));

  expect(copy()).toBe(join(home, "files/a/b"));
  expect(readFileSync(join(home, "files/c/d.txt"), "utf8")).toBe("d");

  writeFileSync(join(folder, "a/b/more.tf"), 'locals {\n  e = file("../../c/many/${local.d}")\n}\n');
  for (let at = 1; at <= 20_000; at += 1) writeFileSync(join(folder, "c/many", String(at)), "");
  expect(copy).toThrow(`its files refer to ${join(folder, "c/many")}, which has more than 20000 files`);
});
