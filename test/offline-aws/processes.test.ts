import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import { findTerraform } from "../../offline-aws/terraform/find-terraform";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const ROOT = join(__dirname, "../..");
const BASELINE = {
  aws_ssm_patch_baseline: { one: { name: "linux", operating_system: "AMAZON_LINUX_2", approved_patches: ["curl"] } },
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "processes-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a Terraform that does not come to an end", () => {
  test("is ended by close, and its call rejects", async () => {
    const path = process.env.PATH;
    process.env.PATH = endlessTerraform();
    const terraform = Terraform.in(configuration({}));
    process.env.PATH = path;
    const [started, ended] = [appearance("started"), appearance("ended")];
    const planned = terraform.plan().catch((problem: Error) => problem);
    await started;

    terraform.close();

    expect(await planned).toBeInstanceOf(TerraformError);
    await ended;
    expect(existsSync(terraform.folder)).toBe(false);
  });

  test("is ended with plan:offline when that is interrupted, and no folder stays behind", async () => {
    const path = `${endlessTerraform()}:${process.env.PATH}`;
    const [started, ended] = [appearance("started"), appearance("ended")];
    const child = execa("node", ["--import", "tsx", "scripts/plan-offline.ts"], {
      cwd: ROOT,
      env: { PATH: path, TMPDIR: folder },
      reject: false,
    });
    await started;

    child.kill("SIGINT");

    expect((await child).exitCode).toBe(130);
    await ended;
    expect(readdirSync(folder).filter((name) => name.startsWith("offline-"))).toEqual([]);
  });

  /** A command named terraform that tells when it starts, waits for ever, and tells when it is ended. */
  function endlessTerraform(): string {
    const tell = (what: string) => `require("node:fs").writeFileSync(${JSON.stringify(join(folder, what))}, "")`;
    const script = `process.on("SIGTERM", () => { ${tell("ended")}; process.exit(1); }); ${tell("started")}; setInterval(() => {}, 1000);`;
    const command = join(folder, "terraform");
    writeFileSync(command, `#!${process.execPath}\n${script}\n`);
    chmodSync(command, 0o755);
    return folder;
  }

  function appearance(name: string): Promise<void> {
    return new Promise((resolve) => {
      const watcher = watch(folder, (_event, changed) => {
        if (changed !== name) return;
        watcher.close();
        resolve();
      });
    });
  }
});

describeWithTerraform("Terraform as a helper", () => {
  test(
    "rejects with all that Terraform said when it fails",
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(configuration({ resource: { aws_ssm_patch_baseline: { one: { nothing: true } } } }));

      const problem = await one.plan().catch((refusal: TerraformError) => refusal);

      expect(problem).toBeInstanceOf(TerraformError);
      expect((problem as TerraformError).errors).toContain("Extraneous JSON object property");
      expect((problem as TerraformError).message).toMatch(/^terraform plan failed \(exit code 1\)\n {2}error: /);
    }),
  );

  test(
    "keeps the state in its own folder, whatever backend the configuration names",
    withOfflineAws(async ({ terraform }) => {
      const { terraform: settings, ...others } = configuration({ resource: BASELINE }) as { terraform: object };
      const one = terraform({
        ...others,
        terraform: { ...settings, backend: { local: { path: join(folder, "real.tfstate") } } },
      });

      await one.apply();

      expect(existsSync(join(folder, "real.tfstate"))).toBe(false);
      expect(existsSync(join(one.folder, "terraform.tfstate"))).toBe(true);
    }),
  );

  test("leaves nothing behind after close", async () => {
    const offline = await startOfflineAws();
    const socket = JSON.parse(offline.environment.TF_REATTACH_PROVIDERS)["registry.terraform.io/hashicorp/aws"].Addr
      .String;
    const terraform = Terraform.in(configuration({ resource: BASELINE }), { environment: offline.environment });
    await terraform.plan();

    terraform.close();
    await Promise.all([offline.close(), offline.close()]);

    expect(existsSync(terraform.folder)).toBe(false);
    expect(existsSync(socket)).toBe(false);
  });

  test("a command finds the stand-in as a process of its own, and the account again in its file", async () => {
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(configuration({ resource: BASELINE })));
    writeFileSync(join(folder, "settings.tfrc"), "");
    const env = { CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: join(folder, "settings.tfrc") };
    const serve = (...words: string[]) =>
      execa(
        "node",
        [
          "--import",
          "tsx",
          "offline-aws/serve.ts",
          "--state",
          join(folder, "aws.json"),
          "--",
          "terraform",
          `-chdir=${folder}`,
          ...words,
        ],
        {
          cwd: ROOT,
          env,
          reject: false,
        },
      );

    const applied = await serve("apply", "-auto-approve", "-no-color");
    const planned = await serve("plan", "-detailed-exitcode", "-no-color");

    expect(applied.stderr).toBe("offline-aws: a pretended AWS, for Terraform alone; AWS is not asked");
    expect(applied.stdout).toContain("Apply complete! Resources: 1 added");
    expect([applied.exitCode, planned.exitCode]).toEqual([0, 0]);
  });
});

test("terraform is looked for on the PATH alone", () => {
  expect(findTerraform(folder)).toBeUndefined();
  writeFileSync(join(folder, "terraform"), "");
  expect(findTerraform(folder)).toBeUndefined();
  chmodSync(join(folder, "terraform"), 0o755);
  symlinkSync(folder, join(folder, "link"));
  expect(findTerraform(`/nowhere:${folder}`)).toBe(join(folder, "terraform"));
});
