import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";
import { type OfflineAws, startOfflineAws } from "../../offline-aws/offline-aws";
import { example, resourceTypes } from "../end-to-end/example-stack";
import { compiledCopyOfTheProject } from "../support/project-copy";
import { describeWithTerraform } from "../support/terraform";

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
