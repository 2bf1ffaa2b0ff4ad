import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import execa from "execa";
import { Processes } from "../../host/process/processes";
import { findTerraform, terraformMissing } from "../../host/terraform/find-terraform";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { withOfflineAws as withFreshAws } from "../../offline-aws/with-offline-aws";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const ROOT = join(__dirname, "../..");
const TYPESCRIPT = ["--require", require.resolve("../support/require-typescript.cjs")];
const BASELINE = {
  aws_ssm_patch_baseline: { one: { name: "linux", operating_system: "AMAZON_LINUX_2", approved_patches: ["curl"] } },
};

// Starting processes takes its time on a busy machine.
jest.setTimeout(120_000);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "processes-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a Terraform that does not come to an end", () => {
  test("is ended by close, and its call rejects", async () => {
    const { started, ended } = endlessTerraform();
    const terraform = terraformOfFolder();
    const planned = terraform.plan().catch((problem: Error) => problem);
    await started;

    await terraform.close();

    expect(await planned).toBeInstanceOf(TerraformError);
    await ended;
    expect(existsSync(terraform.folder)).toBe(false);
  });

  test("is ended with plan:offline when that is interrupted, and no folder stays behind", async () => {
    const { started, ended } = endlessTerraform();
    const child = planOffline({ TMPDIR: folder });
    await started;

    child.kill("SIGINT");

    expect((await child).exitCode).toBe(130);
    await ended;
    expect(readdirSync(folder).filter((name) => name.startsWith("offline-"))).toEqual([]);
  });

  test("still finds the provider where the simulated account is closed: it kills the process of one that is gone", async () => {
    const [line, found] = [join(folder, "line"), join(folder, "found")];
    writeTerraform(`#!${process.execPath}
const { existsSync, writeFileSync } = require("node:fs");
const [{ Addr }] = Object.values(JSON.parse(process.env.TF_REATTACH_PROVIDERS));
process.on("SIGTERM", () => {
  require("node:child_process").spawnSync(process.execPath, ["-e", "0"]);
  writeFileSync(${JSON.stringify(found)}, String(existsSync(Addr.String)));
  process.exit(1);
});
require("node:net").connect(${JSON.stringify(line)});
`);
    const { started, server } = told(line);

    const failed = withFreshAws(async ({ terraform }) => {
      const one = terraformOfFolder(() => terraform(configuration({})));
      one.plan().catch(() => {});
      (await started).on("error", () => {});
      throw new Error("something beside it");
    });

    await expect(failed).rejects.toThrow("something beside it");
    server.close();
    expect(readFileSync(found, "utf8")).toBe("true");
  });

  test("has its folder until it has ended", async () => {
    const [line, found] = [join(folder, "line"), join(folder, "found")];
    writeTerraform(`#!${process.execPath}
const { existsSync, writeFileSync } = require("node:fs");
const folder = process.cwd();
process.on("SIGTERM", () => {
  require("node:child_process").spawnSync(process.execPath, ["-e", "0"], { cwd: "/" });
  writeFileSync(${JSON.stringify(found)}, String(existsSync(folder)));
  process.exit(1);
});
require("node:net").connect(${JSON.stringify(line)});
`);
    const { started, server } = told(line);
    const terraform = terraformOfFolder();
    terraform.plan().catch(() => {});
    (await started).on("error", () => {});

    await terraform.close();

    server.close();
    expect(readFileSync(found, "utf8")).toBe("true");
    expect(existsSync(terraform.folder)).toBe(false);
  });

  test("does not begin once it is closed", async () => {
    const begin = jest.fn();
    const processes = new Processes();
    await processes.close();

    await expect(processes.untilEnd(begin)).rejects.toThrow("it is closed");
    expect(begin).not.toHaveBeenCalled();
  });

  /** Settled once somebody connects to a socket. */
  function told(line: string) {
    const server = createServer();
    const started = new Promise<Socket>((resolve) => server.once("connection", resolve));
    server.listen(line);
    return { started, server };
  }

  /** One that runs the command of the folder. */
  function terraformOfFolder(make = (): Terraform => Terraform.in(configuration({}))): Terraform {
    const path = process.env.PATH;
    process.env.PATH = folder;
    try {
      return make();
    } finally {
      process.env.PATH = path;
    }
  }

  /** A command named terraform that runs for ever, and tells by a line to us that it does: it breaks with the process. */
  function endlessTerraform(): { readonly started: Promise<void>; readonly ended: Promise<void> } {
    const socket = join(folder, "line");
    writeTerraform(`#!${process.execPath}\nrequire("node:net").connect(${JSON.stringify(socket)})\n`);
    const { started, server } = told(socket);
    const ended = started.then(
      (line) => new Promise<void>((resolve) => line.on("error", () => {}).once("close", resolve)),
    );
    return { started: started.then(() => {}), ended: ended.finally(() => server.close()) };
  }
});

test("npm run plan:offline ends with exit code 1 when a stack is refused, and names it", async () => {
  writeTerraform("#!/bin/sh\necho 'no plan today' >&2\nexit 1\n");

  const { stdout, stderr, exitCode } = await planOffline();

  expect(stderr).toBe("patching\nterraform plan failed (exit code 1)\nno plan today\n\n1 of 1 not planned: patching");
  expect(stdout).toMatch(/^Planned against a simulated account/);
  expect(exitCode).toBe(1);
});

/** Puts a command named terraform into the folder. */
function writeTerraform(script: string): void {
  writeFileSync(join(folder, "terraform"), script);
  chmodSync(join(folder, "terraform"), 0o755);
}

/** The command with the terraform of the folder, and with an app that is synthesised at once. */
function planOffline(environment: NodeJS.ProcessEnv = {}): execa.ExecaChildProcess {
  const manifest = JSON.stringify({ stacks: { patching: { synthesizedStackPath: "manifest.json" } } });
  const app = `require("node:fs").writeFileSync(process.env.CDKTF_OUTDIR + "/manifest.json", ${JSON.stringify(manifest)});`;
  writeFileSync(join(folder, "app.cjs"), app);
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify({ app: "node app.cjs" }));
  return execa("node", [...TYPESCRIPT, join(ROOT, "scripts/plan-offline.ts")], {
    cwd: folder,
    env: { PATH: `${folder}:${process.env.PATH}`, ...environment },
    reject: false,
  });
}

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
    "keeps the state in its own folder, whatever backend is configured, and leaves nothing behind after close",
    withOfflineAws(async ({ terraform, offline }) => {
      const socket = JSON.parse(offline.environment.TF_REATTACH_PROVIDERS)["registry.terraform.io/hashicorp/aws"].Addr
        .String;
      const { terraform: settings, ...others } = configuration({ resource: BASELINE }) as { terraform: object };
      const backend = { local: { path: join(folder, "real.tfstate") } };
      const one = terraform({ ...others, terraform: { ...settings, backend } });

      await one.apply();
      const state = existsSync(join(one.folder, "terraform.tfstate"));
      await one.close();
      await Promise.all([offline.close(), offline.close()]);

      expect(state).toBe(true);
      expect([join(folder, "real.tfstate"), one.folder, dirname(socket)].filter(existsSync)).toEqual([]);
    }),
  );

  test("a command finds the stand-in as a process of its own, and the account in a file", async () => {
    const stateFile = join(folder, "aws.json");
    const before = await startOfflineAws({ stateFile });
    const window = { name: "sunday", enabled: true };
    before.aws
      .account()
      .put({ type: "aws_ssm_maintenance_window", region: "eu-central-1", id: "mw-1", attributes: window });
    await before.close();
    const data = { aws_ssm_maintenance_windows: { all: {} } };
    const output = { windows: { value: "${data.aws_ssm_maintenance_windows.all.ids}" } };
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(configuration({ resource: BASELINE, data, output })));
    writeFileSync(join(folder, "settings.tfrc"), "");
    const serve = [...TYPESCRIPT, "offline-aws/serve.ts", "--state", stateFile, "--"];

    const { stdout, stderr, exitCode } = await execa(
      "node",
      [...serve, "terraform", `-chdir=${folder}`, "apply", "-auto-approve", "-no-color"],
      {
        cwd: ROOT,
        env: { CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: join(folder, "settings.tfrc") },
        reject: false,
      },
    );
    const after = await startOfflineAws({ stateFile });
    await after.close();

    expect(stderr).toBe("offline-aws: a simulated AWS, for Terraform alone; AWS is not contacted");
    expect(stdout).toContain("Apply complete! Resources: 1 added");
    expect(stdout).toContain('"mw-1"');
    expect(exitCode).toBe(0);
    expect(
      after.aws
        .account()
        .list()
        .map(({ attributes }) => attributes.name),
    ).toEqual(["sunday", "linux"]);
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

test("OpenTofu serves where there is no Terraform, and either where TERRAFORM_BINARY_NAME names it", () => {
  const [tofu, terraform] = [join(folder, "tofu"), join(folder, "terraform")];
  writeFileSync(tofu, "", { mode: 0o755 });
  expect(findTerraform(folder, undefined)).toBe(tofu);
  expect(findTerraform(folder, "terraform")).toBeUndefined();

  writeFileSync(terraform, "", { mode: 0o755 });
  expect(findTerraform(folder, undefined)).toBe(terraform);
  expect(findTerraform(folder, "tofu")).toBe(tofu);
  expect(findTerraform("", tofu)).toBe(tofu);
  expect(findTerraform(folder, join(folder, "none"))).toBeUndefined();
});

test("a name in TERRAFORM_BINARY_NAME that is not there is told as what is wrong", () => {
  expect(terraformMissing(undefined, "")).toMatch(/^terraform is not installed; get it from https:/);
  expect(terraformMissing("not installed", "tofu")).toBe(
    "tofu, which TERRAFORM_BINARY_NAME names, is not on the PATH; correct it, or remove it from the environment",
  );
  expect(terraformMissing("not installed", join(folder, "none"))).toContain("names, is no program that can be run;");
});

describeWithTerraform("OpenTofu, of which a double plays the command line", () => {
  test(
    "plans and applies against the stand-in, which is announced under the address of its registry",
    withOfflineAws(async ({ terraform, offline }) => {
      const [tofu, path, real] = [join(folder, "tofu"), process.env.PATH, findTerraform() as string];
      writeFileSync(tofu, tofuDouble(real), { mode: 0o755 });
      process.env.PATH = `${folder}:${dirname(process.execPath)}`;
      let one: Terraform;
      try {
        one = terraform(configuration({ resource: BASELINE }));
      } finally {
        process.env.PATH = path;
      }

      expect((await one.plan()).summary).toBe("Plan: 1 to add, 0 to change, 0 to destroy.");
      const [change] = (await one.show()).resource_changes ?? [];
      expect(change).toMatchObject({ provider_name: "registry.opentofu.org/hashicorp/aws" });
      await one.apply();
      expect(offline.aws.account().list()).toHaveLength(1);
      expect(Object.keys(await one.providerSchemas())).toContain("aws_ssm_patch_baseline");
    }),
  );
});

/**
 * No OpenTofu: Terraform, which takes the same words, with the registry of OpenTofu in the place of its own, in what it
 * is told and in what it says. That is where the two differ for us.
 */
function tofuDouble(real: string): string {
  return `#!${process.execPath}
const { spawnSync } = require("node:child_process");
const servers = JSON.parse(process.env.TF_REATTACH_PROVIDERS);
const env = { ...process.env, TF_REATTACH_PROVIDERS: JSON.stringify({
  "registry.terraform.io/hashicorp/aws": servers["registry.opentofu.org/hashicorp/aws"],
}) };
const { status, stdout, stderr } = spawnSync(${JSON.stringify(real)}, process.argv.slice(2), { env, encoding: "utf8" });
process.stdout.write(stdout.replaceAll("registry.terraform.io", "registry.opentofu.org"));
process.stderr.write(stderr);
process.exitCode = status;
`;
}
