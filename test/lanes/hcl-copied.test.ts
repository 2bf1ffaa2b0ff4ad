import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findTerraform } from "../../host/terraform/find-terraform";
import { run } from "../cli/given-stacks";
import { withEnvironment } from "../support/aws-environment";
import { testFolder } from "../support/folders";
import { describeWithTerraform } from "../support/terraform";

const PROVIDER = 'provider "aws" {\n  region = "eu-central-1"\n}\n';
const baseline = (name: string) =>
  `resource "aws_ssm_patch_baseline" "${name}" {\n  name = "${name}"\n  operating_system = "AMAZON_LINUX_2023"\n  approved_patches = ["a"]\n}\n`;

const REAL_STATE = '{ "version": 4, "terraform_version": "1.11.4", "serial": 7, "lineage": "real", "resources": [] }';

describeWithTerraform("a folder of .tf files that is planned in a copy", () => {
  test.each([
    ["main.tf", ""],
    ["zz_override.tf", ""],
    ["state_override.tf", ""],
    ["\u{10FFFD}zz_state_override.tf", ""],
    ["main.tf", "/* } */ "],
    ["backend.tf.json", ""],
  ])("keeps its state in the copy, whatever backend %s names", async (file, comment) => {
    const folder = testFolder({ "was/main.tf": PROVIDER, "real.tfstate": REAL_STATE });
    const path = join(folder, "real.tfstate");
    const named = file.endsWith(".json")
      ? JSON.stringify([{ terraform: [{ backend: { local: { path } } }] }])
      : `terraform {\n${comment}  backend "local" { path = "${path}" }\n}\n`;
    writeFileSync(join(folder, "was", file), (file === "main.tf" ? PROVIDER + baseline("web") : "") + named);
    if (file !== "main.tf") writeFileSync(join(folder, "was/web.tf"), baseline("web"));

    symlinkSync("was", join(folder, "is"));
    const { exitCode, out, err } = await run(folder, ["review", "is", "--before", "was"]);

    expect(err).toContain("is: planned against a simulated account that holds was");
    expect(out).toContain("0 to add, 0 to change, 0 to destroy");
    expect(exitCode).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(REAL_STATE);
    expect(existsSync(`${path}.backup`)).toBe(false);
  });

  test.each([
    [
      "a backend that needs credentials",
      'backend "s3" {\n    bucket = "b"\n    key = "k"\n    region = "eu-west-1"\n  }',
    ],
    ["HCP Terraform", 'cloud {\n    organization = "o"\n    workspaces {\n      name = "w"\n    }\n  }'],
  ])("never asks %s, also in an override", async (_, named) => {
    const folder = testFolder({
      "was/main.tf": PROVIDER + baseline("web"),
      "was/zz_override.tf": `terraform {\n  ${named}\n}\n`,
    });

    symlinkSync("was", join(folder, "is"));
    const { exitCode, out } = await run(folder, ["review", "is", "--before", "was"]);

    expect(out).toContain("0 to add, 0 to change, 0 to destroy");
    expect(exitCode).toBe(0);
  });

  test("is not written to, nor what its links lead to", async () => {
    const shared = `# import\n${baseline("web")}import {\n  to = aws_ssm_patch_baseline.web\n  id = "pb-0123456789abcdef0"\n}\n`;
    const folder = testFolder({ "shared/common.tf": shared, "victim.txt": "mine", "stack/main.tf": PROVIDER });
    symlinkSync("../shared/common.tf", join(folder, "stack/common.tf"));
    symlinkSync("../victim.txt", join(folder, "stack/zz_state_override.tf.json"));
    symlinkSync("../victim.txt", join(folder, "stack/tfplan"));
    symlinkSync(".", join(folder, "stack/loop"));
    symlinkSync("nowhere", join(folder, "stack/broken"));
    writeFileSync(join(folder, "victim.txt"), "{}");

    const { err, out } = await run(folder, ["review", "stack"]);

    expect(err).toContain("planned against a simulated, empty account");
    expect(out).toContain("1 to add");
    expect(readFileSync(join(folder, "shared/common.tf"), "utf8")).toBe(shared);
    expect(readFileSync(join(folder, "victim.txt"), "utf8")).toBe("{}");
  });

  test.each(["tfplan", "old.tfstate.d/web", "node_modules/web"])(
    "is read at whatever path it lies: %s",
    async (path) => {
      const folder = testFolder({ [`${path}/main.tf`]: PROVIDER + baseline("web") });

      expect((await run(folder, ["review", path])).out).toContain("1 to add");
    },
  );

  test("is refused where none of its .tf files can be read", async () => {
    const folder = testFolder();
    mkdirSync(join(folder, "stack"));
    symlinkSync("nowhere.tf", join(folder, "stack/main.tf"));

    const { exitCode, err } = await run(folder, ["review", "stack"]);

    expect(exitCode).toBe(1);
    expect(err).toContain(
      "stack: expected plan.json or *.plan.json below this folder, or .tf files in it, found none; ",
    );
  });

  const module = (source: string) => `module "m" {\n  source = "${source}"\n}\n`;

  test("is copied with what it refers to beside it, as a module or with path.module", async () => {
    const named = (name: string) => baseline("b").replace('name = "b"', `name = ${name}`);
    const folder = testFolder({
      "before/envs/prod/main.tf": `${PROVIDER}${module("../../modules/web")}`,
      "before/modules/web/main.tf": module("../base") + named('file("${path.module}/../../names/web.txt")'),
      "before/modules/base/main.tf": `locals {\n  a = "a"\n}\n${named('file("${path.module}/../../names/${local.a}.txt")')}`,
      "before/names/web.txt": "web",
      "before/names/a.txt": "base",
    });
    cpSync(join(folder, "before"), join(folder, "after"), { recursive: true });
    writeFileSync(join(folder, "after/names/a.txt"), "other");

    const { out, err } = await run(folder, ["review", "after/envs/prod", "--before", "before/envs/prod"]);

    expect(err).toContain("planned against a simulated account that holds before/envs/prod");
    expect(out).toContain("0 to add, 1 to change, 0 to destroy");
  });

  test("takes no module of somebody else's that lies beside the temporary folders", async () => {
    const temporary = testFolder({ "mods/p/main.tf": baseline("other") });
    const folder = testFolder({ "stack/main.tf": PROVIDER + module("../mods/p") });

    const { exitCode, err } = await withEnvironment({ TMPDIR: temporary }, () => run(folder, ["review", "stack"]));

    expect(exitCode).toBe(1);
    expect(err).toContain("Unable to evaluate directory symlink");
  });

  test.each([
    ["in it", "stack/.tmp"],
    ["the folder itself", "stack"],
  ])("may have temporary files %s, and what is no file", async (_, temporary) => {
    const folder = testFolder({ "stack/main.tf": PROVIDER + baseline("web"), "stack/.tmp/a": "" });
    execFileSync("mkfifo", [join(folder, "stack/pipe")]);

    const { out } = await withEnvironment({ TMPDIR: join(folder, temporary) }, () => run(folder, ["review", "stack"]));

    expect(out).toContain("1 to add");
  });

  const read = (type: string) => `data "${type}" "a" {\n}\n`;

  test.each<[string, Record<string, string>, string]>([
    ["runs a program", { "main.tf": read("external") }, "data.external.a"],
    [
      "asks an address in a check",
      {
        "main.tf": `check "c" {\n  ${read("http")}  assert {\n    condition = data.http.a.status_code == 200\n    error_message = "no"\n  }\n}\n`,
      },
      "data.http.a",
    ],
    ["reads another state", { "main.tf": read("terraform_remote_state") }, "data.terraform_remote_state.a"],
    [
      "is of another provider that the module calls aws",
      {
        "main.tf": `terraform {\n  required_providers {\n    aws = { source = "acme/aws" }\n  }\n}\n${read("aws_ami")}`,
      },
      "data.aws_ami.a",
    ],
    ["is ephemeral", { "main.tf": read("vault_token").replace("data", "ephemeral") }, "ephemeral.vault_token.a"],
    ["stands in JSON", { "main.tf": "", "a.tf.json": '{ "data": [{ "http": { "a": {} } }] }' }, "data.http.a"],
    [
      "stands in a module of a module",
      {
        "main.tf": 'module "m" {\n  source = "./m"\n}\n',
        "m/main.tf": 'module "n" {\n  source = "../n"\n}\n',
        "n/main.tf": read("terraform_remote_state"),
      },
      "module.m.module.n.data.terraform_remote_state.a",
    ],
  ])("is refused before it is planned where what is read %s", async (_, files, address) => {
    const folder = testFolder(Object.fromEntries(Object.entries(files).map(([path, text]) => [`stack/${path}`, text])));

    const { exitCode, err } = await run(folder, ["review", "stack"]);

    expect(exitCode).toBe(1);
    expect(err).toBe(
      `cdktf-patch: stack: ${address} would really be read while it is planned: only data of AWS is simulated; ` +
        "review terraform's plan: terraform show -json tfplan | cdktf-patch review -\n",
    );
  });

  test("is read with data of AWS, and with what only looks like data of others", async () => {
    const folder = testFolder({
      "stack/main.tf": `${PROVIDER + baseline("web")}data "aws_region" "here" {}\n# ${read("http").split("\n")[0]}\nlocals {\n  data = { http = "data \\"http\\" \\"a\\" {" }\n}\n`,
    });

    expect((await run(folder, ["review", "stack"])).out).toContain("1 to add");
  });

  test("is planned without the user's credentials", async () => {
    const folder = testFolder({ "stack/main.tf": PROVIDER + baseline("web") });
    const recorded = join(folder, "environment");
    const program = join(folder, "terraform");
    writeFileSync(program, `#!/bin/sh\nenv >> ${recorded}\nexec ${findTerraform()} "$@"\n`);
    chmodSync(program, 0o755);
    const given = { TERRAFORM_BINARY_NAME: program, AWS_PROFILE: "prod", AWS_CONFIG_FILE: "/home/config" };

    await withEnvironment(given, () => run(folder, ["review", "stack"]));

    const lines = readFileSync(recorded, "utf8").split("\n");
    expect(lines.filter((line) => /^AWS_(?!CONFIG_FILE|SHARED_CREDENTIALS_FILE)/.test(line))).toEqual(
      lines.filter((line) => line === "AWS_EC2_METADATA_DISABLED=true"),
    );
    expect(lines.filter((line) => line.startsWith("AWS_CONFIG_FILE=") && !line.endsWith("settings.tfrc"))).toEqual([]);
    expect(lines).toContain("AWS_EC2_METADATA_DISABLED=true");
  });

  test("takes settings of its own for none of Terraform's", async () => {
    const folder = testFolder({
      "stack/main.tf": `${PROVIDER + baseline("web")}resource "acme_thing" "a" {}\nterraform {\n  required_providers {\n    acme = {\n      source = "acme/acme"\n    }\n  }\n}\n`,
    });
    const program = join(folder, "stack/terraform-provider-acme");
    writeFileSync(program, `#!/bin/sh\ntouch ${folder}/ran\n`);
    chmodSync(program, 0o755);
    writeFileSync(
      join(folder, "stack/settings.tfrc"),
      `provider_installation {\n  dev_overrides {\n    "acme/acme" = "${folder}/stack"\n  }\n  direct {}\n}\n`,
    );

    await run(folder, ["review", "stack"]);

    expect(existsSync(join(folder, "ran"))).toBe(false);
  });
});
