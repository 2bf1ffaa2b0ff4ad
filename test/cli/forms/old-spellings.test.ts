import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withBareFormsLast } from "../../../cli/forms/old-spellings";
import { testFolder } from "../../support/folders";
import { patching, projectWith, run } from "../given-stacks";

test.each([
  ["review --json a.tfplan b.tfplan", "review a.tfplan b.tfplan --json"],
  ["plan --offline --json patching", "plan --offline patching --json"],
  ["explain --csv updateinfo.xml --app out", "explain updateinfo.xml --app out --csv"],
  ["review --json -", "review - --json"],
  ["calendar --ics w.ics", "calendar --ics w.ics"],
  ["calendar --json --limit 3", "calendar --json --limit 3"],
  ["review a.tfplan --json", "review a.tfplan --json"],
  ["review --html a.tfplan -- --odd", "review a.tfplan --html -- --odd"],
])("in '%s' only a file of that form is taken for the one to write", (typed, understood) => {
  expect(withBareFormsLast(typed.split(" "), testFolder()).join(" ")).toBe(understood);
});

test("a plan behind --json is neither overwritten nor left out: the command stops, and says how to type it", async () => {
  const folder = testFolder();
  writeFileSync(join(folder, "a.plan.json"), "{}");

  const { exitCode, err } = await run(folder, ["review", "--json", "a.plan.json", "b.plan.json"]);

  expect(exitCode).toBe(2);
  expect(err).toBe(
    "cdktf-patch: --json a.plan.json: this file exists; to replace it, type --write a.plan.json, and to read it, --format json in place of --json\n",
  );
  expect(readFileSync(join(folder, "a.plan.json"), "utf8")).toBe("{}");
});

test.each([
  [["review", "a.json", "--write", "a.json"], "--write a.json"],
  [["review", "plans", "--write", "plans/a.plan.json"], "--write plans/a.plan.json"],
  [["review", "plans", "--write", "plans/tfplan.json"], "--write plans/tfplan.json"],
  [["summary", "--account", "a.json", "--write", "./a.json"], "--write ./a.json"],
  [["summary", "--write", "cdktf.out/manifest.json"], "--write cdktf.out/manifest.json"],
  [["matrix", "--write", "cdktf.out/stacks/patching/cdk.tf.json"], "--write cdktf.out/stacks/patching/cdk.tf.json"],
])("%j does not write over what it reads", async (words, option) => {
  const folder = projectWith({ patching });
  mkdirSync(join(folder, "plans"));
  for (const file of ["a.json", "plans/a.plan.json", "plans/tfplan.json"]) writeFileSync(join(folder, file), "{}");

  const { exitCode, err } = await run(folder, words);

  expect(exitCode).toBe(2);
  expect(err).toBe(`cdktf-patch: ${option}: this is a file that is read; name another one to write\n`);
  expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("{}");
});

test("a folder may be called as the stack in it, which is no file that is read", async () => {
  const { err } = await run(testFolder({ "a.json": "{}" }), ["adopt", "a.json", "--write", "patching"]);

  expect(err).not.toContain("--write");
});

test.each([
  ["matrix --odd", "--odd still works; it is called --outliers now"],
  ["summary --snapshot a.json", "--snapshot a.json still works; it is called --account-only a.json now"],
  ["snapshot --patches --tag", "--patches still works; it is called --node-patches now"],
  ["adopt a.json --account 1 --stack -", "--account 1 still works; it is called --account-id 1 now"],
  ["adopt a.json --stack -", "--stack - still works; it is called --stack-name - now"],
  ["promote a b --date x", "--date x still works; it is called --approve-until x now"],
  ["promote a b --patches x y", "--patches x y still works; it is called --patches x --patches y now"],
])("'%s' works, and says what it is called now; the help leaves the old name out", async (typed, told) => {
  const [command = "", ...words] = typed.split(" ");
  const folder = testFolder();

  const { exitCode, err } = await run(folder, [command, ...words]);
  const { out } = await run(folder, [command, "--help"]);

  expect(exitCode).toBe(2);
  expect(err.split("\n")[0]).toBe(`cdktf-patch: ${told}`);
  const old = /^\S+/.exec(told)?.[0] as string;
  if (!told.includes(`called ${old} `)) expect(out).not.toMatch(new RegExp(`^ *${old}\\b(?!-)`, "m"));
});

test("promote takes two rings, and lists behind --patches alone", async () => {
  const { exitCode, err } = await run(testFolder(), ["promote", "a", "b", "c"]);

  expect({ exitCode, err: err.split("\n")[0] }).toEqual({
    exitCode: 2,
    err: "error: expected two rings, from and to, got more",
  });
});
