import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";
import { type OfflineAws, startOfflineAws } from "../../offline-aws/offline-aws";
import type { PlanJson } from "../../offline-aws/terraform/plan-json";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { compiledCopyOfTheProject } from "../support/project-copy";
import { describeWithTerraform } from "../support/terraform";
import { example, resourceTypes } from "./example-stack";

const EXAMPLE_TYPES = resourceTypes(example());

describeWithTerraform("the cdktf command", () => {
  let offline: OfflineAws;
  let folder: string;

  beforeAll(async () => {
    offline = await startOfflineAws();
    folder = compiledCopyOfTheProject();
    writeFileSync(join(folder, "settings.tfrc"), "");
  });

  afterAll(() => offline.close());

  test("plans, deploys and destroys the example", async () => {
    const account = offline.aws.account();

    const diff = await cdktf("diff", "--skip-provider-lock");
    expect(diff).toContain(`${EXAMPLE_TYPES.length} to add, 0 to change, 0 to destroy.`);
    expect(account.list()).toEqual([]);

    // To synthesise what lies there already says nothing more.
    await cdktf("deploy", "--auto-approve", "--skip-provider-lock", "--skip-synth");
    expect(account.list().map(({ type }) => type)).toEqual(EXAMPLE_TYPES);
    expect(existsSync(join(folder, "terraform.patching.tfstate"))).toBe(true);

    await cdktf("destroy", "--auto-approve", "--skip-provider-lock", "--skip-synth");
    expect(account.list()).toEqual([]);
  });

  test("writes HCL that Terraform plans as it plans the JSON", async () => {
    await cdktf("synth", "--hcl", "--output", "hcl");
    const fromJson = Terraform.in(example(), { environment: offline.environment });
    const fromHcl = Terraform.in({}, { environment: offline.environment });
    const hcl = readFileSync(join(folder, "hcl/stacks/patching/cdk.tf"), "utf8");
    // The backend would write beside the project; a pretended state stays in the folder.
    writeFileSync(join(fromHcl.folder, "main.tf"), hcl.replace(/backend "local" \{[^}]*\}/, ""));
    try {
      await Promise.all([fromJson.plan(), fromHcl.plan()]);

      const [json, other] = await Promise.all([fromJson.show(), fromHcl.show()]);

      expect(changesOf(other)).toEqual(changesOf(json));
      expect(json.resource_changes?.filter(({ mode }) => mode === "managed")).toHaveLength(EXAMPLE_TYPES.length);
    } finally {
      fromJson.close();
      fromHcl.close();
    }
  });

  async function cdktf(...words: string[]): Promise<string> {
    const env = {
      ...offline.environment,
      CHECKPOINT_DISABLE: "1",
      CI: "true",
      DISABLE_VERSION_CHECK: "true",
      TF_CLI_CONFIG_FILE: join(folder, "settings.tfrc"),
      FORCE_COLOR: "0",
    };
    const { all } = await execa("node", ["node_modules/cdktf-cli/bundle/bin/cdktf.js", ...words], {
      cwd: folder,
      env,
      all: true,
    });
    return all ?? "";
  }
});

function changesOf({ resource_changes = [] }: PlanJson): unknown {
  return resource_changes.map(({ address, change }) => ({ address, ...change }));
}
