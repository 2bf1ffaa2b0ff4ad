import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { readStacks } from "../../../cli/stacks/read-stacks";
import { projectWithConfigurations, run } from "../given-stacks";
import { FIXTURES } from "./given-lists";

const OUTPUT = "cross-stack-output-aws_ssm_patch_baselineLinuxid";
const REFERENCE = `\${data.terraform_remote_state.cross-stack-reference-input-shared.outputs.${OUTPUT}}`;

const OUTPUTS = { [OUTPUT]: value("${aws_ssm_patch_baseline.Linux.id}") };

interface Given {
  readonly reference?: string;
  readonly output?: object | null;
}

/** What cdktf writes where a stack registers a baseline that another stack of the app makes. */
function project({ reference = REFERENCE, output = OUTPUTS }: Given = {}) {
  const linux = {
    name: "linux",
    operating_system: "AMAZON_LINUX_2",
    approval_rule: [{ approve_after_days: 7, patch_filter: [{ key: "CLASSIFICATION", values: ["Security"] }] }],
  };
  const folder = projectWithConfigurations({
    shared: { output, resource: { aws_ssm_patch_baseline: { Linux: linux } } },
    web: { resource: { aws_ssm_patch_group: { Web: { patch_group: "web", baseline_id: reference } } } },
  });
  copyFileSync(join(FIXTURES, "updateinfo-amazon-linux-2.xml"), join(folder, "updateinfo.xml"));
  return folder;
}

function value(expression: string) {
  return { sensitive: true, value: expression };
}

test("a baseline that another stack of the app makes is followed", async () => {
  const { out } = await run(project(), ["explain", "updateinfo.xml", "--format", "json", "--patch", "ALAS2-2026-2914"]);

  expect(JSON.parse(out)).toEqual([
    expect.objectContaining({
      stack: "web",
      patchGroup: "web",
      baseline: "linux",
      baselineBecause: 'registered for patch group "web" and Amazon Linux 2; stack shared makes it',
      verdict: "waiting",
    }),
  ]);
});

test("summary says what it approves, and which stack has it", async () => {
  const { out } = await run(project(), ["summary"]);

  expect(out).toContain("Amazon Linux 2  Security after 7 days (baseline of stack shared)");
});

test.each<[string, Given]>([
  ["an output that the stack does not have", { output: {} }],
  ["an output of something else", { output: { [OUTPUT]: value("${aws_ssm_patch_baseline.Other.id}") } }],
  ["no outputs at all", { output: null }],
  ["a stack that is not here", { reference: REFERENCE.replace("shared", "gone") }],
  ["more than the reference", { reference: `x${REFERENCE}` }],
])("%s is not followed", (_, given) => {
  const [, web] = readStacks("cdktf.out", project(given));

  expect(web?.environment.patchGroups[0]?.registrations[0]?.baseline).not.toHaveProperty("beside");
});
