import { readFileSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";
import { removeTemporaryFolder, temporaryFolder } from "../../offline-aws/temporary-folder";

const ROOT = join(__dirname, "../..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** What an app that goes wrong in this way says where `npm run synth` runs it, and what it ends with. */
function run(wrong: string): { readonly said: string; readonly exitCode: number } {
  const folder = temporaryFolder("refused");
  const { app } = JSON.parse(readFileSync(join(ROOT, "cdktf.json"), "utf8")) as { app: string };
  const [command = "", ...words] = app.replace("main.ts", "test/scripts/refused-app.ts").split(" ");
  const { stderr, exitCode } = execa.sync(command, [...words, wrong], {
    cwd: ROOT,
    env: { CDKTF_OUTDIR: folder, CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1" },
    reject: false,
  });
  removeTemporaryFolder(folder);
  return { said: stderr, exitCode };
}

test("what is wrong with one object is told without a stack trace, in 80 columns, as the readme shows it", () => {
  const { said, exitCode } = run("one object");

  expect(exitCode).toBe(1);
  expect(said).toMatch(/^patch baseline patching\/AmazonLinux2 is not valid\n {2}- approvalRules\[1\]: gives both/);
  expect(README).toContain(`\n\`\`\`\n${said}\n\`\`\`\n`);
  expect(Math.max(...said.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("what does not fit between two objects is told in 80 columns, and its way out begins a line", () => {
  const { said, exitCode } = run("two objects");

  expect(exitCode).toBe(1);
  expect(said).toBe(
    [
      "Validation failed with the following errors:",
      '  [patching/Two] the patch group "web" has a second baseline for Amazon Linux',
      "    2 [PM610]",
      "    patching/One registers patching/BaselineOne for it, this one registers",
      "    patching/BaselineTwo. AWS takes one baseline for a group and system, and",
      "    refuses the second with AlreadyExistsException.",
      "    → register the group once, or give one of the two another name",
      "",
      "If you wish to ignore these validations, pass 'skipValidation: true' to your App",
      "configuration.",
    ].join("\n"),
  );
});

test("a mistake of the program itself keeps its stack trace", () => {
  const { said, exitCode } = run("no input");

  expect(exitCode).toBe(1);
  expect(said).toMatch(/^RangeError: a mistake in the program itself\n +at .*refused-app\.ts/);
});
