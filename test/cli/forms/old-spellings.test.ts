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
  [["summary", "--account", "a.json", "--write", "./a.json"], "--write ./a.json"],
])("%j does not write over what it reads", async (words, option) => {
  const folder = projectWith({ patching });
  mkdirSync(join(folder, "plans"));
  for (const file of ["a.json", "plans/a.plan.json"]) writeFileSync(join(folder, file), "{}");

  const { exitCode, err } = await run(folder, words);

  expect(exitCode).toBe(2);
  expect(err).toBe(`cdktf-patch: ${option}: this is a file that is read; name another one to write\n`);
  expect(readFileSync(join(folder, "a.json"), "utf8")).toBe("{}");
});
