import { readdirSync } from "node:fs";
import { join } from "node:path";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { App } from "cdktf";
import fc from "fast-check";
import type { Configuration } from "../../cli/export-hcl/hcl-configuration";
import { patchFleet } from "../../examples/fleet/main";
import { PatchingStack } from "../../main";
import { TODAY_CONTEXT } from "../../modules";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchGroup } from "../../modules/patch-group";
import { PatchLogs } from "../../modules/patch-operations";
import { addEnvironments, differences, REGIONS, stackWith } from "../cli/export-hcl/given-exports";
import { CONSTRUCT_CASES } from "../end-to-end/construct-cases";
import { surrounded, urgent } from "../patch-operations/documented-example";
import { validEnvironment } from "../support/arbitraries-environment";
import { AT_FULL_SIZE, cases } from "../support/attacks/full-size";
import { testFolder } from "../support/folders";
import { describeWithTerraform } from "../support/terraform";

/** How many environments are drawn. */
const ENVIRONMENTS = Number(process.env.FUZZ ?? 200);

/** The same each time, so that a failure is the change's fault. */
const SEED = AT_FULL_SIZE ? {} : { seed: 20_260 };

/** What the HCL writer of the framework gets wrong, and other texts that need care. */
const HARD_TEXTS = [
  '[main]\nname="a"\npath=C:\\x\n',
  "no line feed\nat the end",
  "tab\there, \\n no line feed, $${not} %%{this}",
  '${jsonencode({"a" = ["b\\"}"]})}',
  'mixed ${join(",", ["x", "}"])} "quoted" \\',
  "one\r\ntwo\r\n",
  "EOT\nEOT\n",
  "ends with a dollar $",
  " \n leading and trailing \n ",
  "\u00e9 \u2028 \ud83d\ude80",
];

describeWithTerraform("HCL that is exported plans as the JSON does", () => {
  test("the examples", async () => {
    const app = new App({ outdir: testFolder(), context: { [TODAY_CONTEXT]: "2026-11-23" } });
    const { stacks } = patchFleet(app);
    new PatchingStack(app, "patching");
    app.synth();

    const folder = join(app.outdir, "stacks");
    const names = readdirSync(folder);
    expect(names.sort()).toEqual(["patching", ...Object.keys(stacks)].sort());
    expect(await differences(names.map((name) => join(folder, name, "cdk.tf.json")))).toEqual([]);
  });

  test("every argument of our constructs", async () => {
    const stack = stackWith((stack) => {
      for (const { before } of CONSTRUCT_CASES) before(stack);
    });

    expect(await differences([stack])).toEqual([]);
  });

  test("what the documentation shows, and texts that need care", async () => {
    const stack = stackWith((stack) => {
      const rules = { approvalRules: [{ approveAfterDays: 7 }] };
      const baseline = new PatchBaseline(stack, "B", { name: "base", operatingSystem: "AMAZON_LINUX_2", ...rules });
      const group = new PatchGroup(stack, "G", { patchGroup: "Critical", baselines: [baseline] });
      const nodes = new IamRole(stack, "Nodes", { name: "nodes", assumeRolePolicy: "{}" });
      surrounded(stack, group, nodes.name);
      urgent(stack, group, new PatchLogs(stack, "UrgentLogs"));
    });
    const piece = fc.constantFrom(
      ...'"\\\n\r\t$%{} a'.split(""),
      "$${",
      "%%{",
      "${1}",
      '${"}"}',
      "EOT",
      "\u0007",
      "\u00e9",
    );
    const random = fc
      .sample(fc.array(piece, { maxLength: 12 }), { numRuns: cases(300), ...SEED })
      .map((one) => one.join(" "));
    const output = Object.fromEntries([...HARD_TEXTS, ...random].map((value, index) => [`o${index}`, { value }]));

    expect(await differences([{ ...stack, output } as Configuration])).toEqual([]);
  });

  test(
    `${ENVIRONMENTS} random environments`,
    async () => {
      const together = fc.array(validEnvironment, { minLength: REGIONS.length, maxLength: REGIONS.length });
      const property = fc.asyncProperty(together, async (drawn) => {
        expect(await differences([stackWith((stack) => addEnvironments(stack, drawn))])).toEqual([]);
      });

      await fc.assert(property, { numRuns: Math.ceil(ENVIRONMENTS / REGIONS.length), endOnFailure: true });
    },
    60_000 + ENVIRONMENTS * 5000,
  );
});
