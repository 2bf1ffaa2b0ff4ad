import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Testing } from "cdktf";
import { PatchingStack } from "../../main";
import { run } from "../cli/given-stacks";
import { testFolder } from "../support/folders";

const ROOT = join(__dirname, "../..");
const LIST = "test/model/patch-lists/fixtures/updateinfo-amazon-linux-2.xml";

const folder = testFolder();

beforeAll(() => {
  writeFileSync(join(folder, "cdk.tf.json"), Testing.synth(new PatchingStack(Testing.app(), "patching")));
  copyFileSync(join(ROOT, LIST), join(folder, "updateinfo.xml"));
});

test("the readme's answer about an advisory is what the command prints for the example", async () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const command = /`npx cdktf-patch (explain updateinfo\.xml [^`]*)`/.exec(readme)?.[1] ?? "";

  const { out } = await run(folder, [...command.split(" "), "--app", "cdk.tf.json", "--at", "2026-11-23T09:00Z"]);

  expect(readme).toContain(`${LIST} --at 2026-11-23T09:00Z -->\n\`\`\`\n${out}\`\`\`\n`);
});
