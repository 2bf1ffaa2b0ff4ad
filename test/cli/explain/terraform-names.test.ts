import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ListExplainer } from "../../../cli/explain/explain-list";
import { openPatchList } from "../../../cli/explain/open-patch-list";
import { storyLines } from "../../../cli/explain/print-story";
import { readStacks, type Stack } from "../../../cli/stacks/read-stacks";
import { patching, projectWith } from "../given-stacks";
import { FIXTURES } from "./given-lists";

const AT = new Date("2026-11-23T09:00:00Z");

/** What is told of a package of the list, to each group. */
async function story(packageName: string, ofTerraform: boolean): Promise<string> {
  const stacks = readStacks("cdktf.out", projectWith({ patching })).map(({ constructs, ...stack }) =>
    ofTerraform ? stack : { ...stack, constructs },
  );
  return storyOf(stacks, packageName);
}

async function storyOf(stacks: readonly Stack[], packageName: string): Promise<string> {
  const explainer = new ListExplainer(stacks, {
    at: AT,
    node: {},
    isMeant: ({ patches }) => patches.some((one) => one.package?.name === packageName),
  });
  for await (const { patches, format } of openPatchList("updateinfo-amazon-linux-2.xml", { cwd: FIXTURES } as never)) {
    for (const listed of patches) explainer.add(listed, format);
  }
  return [...storyLines(explainer.answers, AT)].join("").replace(/\s+/g, " ");
}

test.each([
  [false, "approvalRules"],
  [true, "approval_rule"],
])("where Terraform's own language has the stack (%s) a rule is called %s", async (ofTerraform, name) => {
  expect(await story("openssl", ofTerraform)).toContain(` by ${name}[0] (`);
  expect(await story("system-release", ofTerraform)).toContain(`not selected ${name}[0]: classification is Bugfix`);
});

test.each([
  ["that no construct wrote", {}, "approval_rule"],
  ["of a program", { "//": { metadata: { path: "patching/Web/Default" } } }, "approvalRules"],
])("in a file %s a rule is called as there", async (_, note, name) => {
  const folder = projectWith({ patching });
  const [type, named] = ["aws_ssm_patch_baseline", patching.aws_ssm_patch_baseline];
  const blocks = Object.entries(named).map(([id, block]) => [id, { ...block, ...note }]);
  writeFileSync(
    join(folder, "main.tf.json"),
    JSON.stringify({ resource: { ...patching, [type]: Object.fromEntries(blocks) } }),
  );

  expect(await storyOf(readStacks("main.tf.json", folder), "openssl")).toContain(` by ${name}[0] (`);
});
