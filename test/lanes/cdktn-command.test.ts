import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import execa from "execa";
import { type OfflineAws, startOfflineAws } from "../../offline-aws/offline-aws";
import { example, resourceTypes } from "../end-to-end/example-stack";
import { nodeFolder } from "../support/lanes";
import { compiledCopyOfTheProject } from "../support/project-copy";
import { describeWithTerraform } from "../support/terraform";

const EXAMPLE_TYPES = resourceTypes(example());
const COMMAND = join(__dirname, "cdktn-command/node_modules/cdktn-cli/bundle/bin/cdktn.js");
const SECOND_FRAMEWORK = join(__dirname, "../support/second-framework.cjs");

/** The command asks for Node 22.19. */
const NODE = Number(process.versions.node.split(".")[0]) >= 24 ? process.execPath : nodeOf(22);

const isInstalled = NODE !== undefined && existsSync(COMMAND);
const name = isInstalled
  ? "the cdktn command"
  : "the cdktn command (skipped: npm run lanes:install brought neither it nor Node 22)";

(isInstalled ? describeWithTerraform : describe.skip)(name, () => {
  jest.setTimeout(600_000);

  let offline: OfflineAws;
  let folder: string;

  beforeAll(async () => {
    offline = await startOfflineAws();
    folder = compiledCopyOfTheProject();
    const settings = JSON.parse(readFileSync(join(folder, "cdktf.json"), "utf8")) as { app: string };
    const app = settings.app.replace(/^node /, `node --require ${JSON.stringify(SECOND_FRAMEWORK)} `);
    writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ ...settings, app }));
    writeFileSync(join(folder, "settings.tfrc"), "");
  });

  afterAll(() => offline.close());

  test("synthesises, plans, deploys and destroys the example", async () => {
    const account = offline.aws.account();

    await cdktn("synth");
    const file = join(folder, "cdktf.out/stacks/patching/cdk.tf.json");
    const { terraform } = JSON.parse(readFileSync(file, "utf8")) as { terraform: { required_providers: object } };
    expect(terraform.required_providers).toEqual({ aws: { source: "hashicorp/aws", version: "6.66.0" } });

    const diff = await cdktn("diff", "--skip-provider-lock", "--skip-synth");
    expect(diff).toContain(`${EXAMPLE_TYPES.length} to add, 0 to change, 0 to destroy.`);
    expect(account.list()).toEqual([]);

    await cdktn("deploy", "--auto-approve", "--skip-provider-lock", "--skip-synth");
    expect(account.list().map(({ type }) => type)).toEqual(EXAMPLE_TYPES);
    expect(existsSync(join(folder, "terraform.patching.tfstate"))).toBe(true);

    await cdktn("destroy", "--auto-approve", "--skip-provider-lock", "--skip-synth");
    expect(account.list()).toEqual([]);
  });

  async function cdktn(...words: string[]): Promise<string> {
    const env = {
      ...offline.environmentFor({ terraform: { required_providers: { aws: { source: "aws", version: "6.66.0" } } } }),
      PATH: [join(NODE as string, ".."), process.env.PATH].join(":"),
      CHECKPOINT_DISABLE: "1",
      CI: "true",
      DISABLE_VERSION_CHECK: "true",
      TF_CLI_CONFIG_FILE: join(folder, "settings.tfrc"),
      FORCE_COLOR: "0",
      NODE_OPTIONS: "",
    };
    const { all } = await execa(NODE as string, [COMMAND, ...words], { cwd: folder, env, all: true });
    return all ?? "";
  }
});

function nodeOf(version: number): string | undefined {
  const found = nodeFolder(version);
  return found === undefined ? undefined : join(found, "node");
}
