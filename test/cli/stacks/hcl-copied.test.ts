import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { testFolder } from "../../support/folders";
import { describeWithTerraform } from "../../support/terraform";
import { run } from "../given-stacks";

const PROVIDER = 'provider "aws" {\n  region = "eu-central-1"\n}\n';
const baseline = (name: string) =>
  `resource "aws_ssm_patch_baseline" "${name}" {\n  name = "${name}"\n  operating_system = "AMAZON_LINUX_2023"\n  approved_patches = ["a"]\n}\n`;

/** A folder with these files in it, by their paths. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = testFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

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
    const folder = folderOf({ "was/main.tf": PROVIDER, "real.tfstate": REAL_STATE });
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
    const folder = folderOf({
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
    const folder = folderOf({ "shared/common.tf": shared, "victim.txt": "mine", "stack/main.tf": PROVIDER });
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
      const folder = folderOf({ [`${path}/main.tf`]: PROVIDER + baseline("web") });

      expect((await run(folder, ["review", path])).out).toContain("1 to add");
    },
  );

  test("is refused where none of its .tf files can be read", async () => {
    const folder = folderOf({});
    mkdirSync(join(folder, "stack"));
    symlinkSync("nowhere.tf", join(folder, "stack/main.tf"));

    const { exitCode, err } = await run(folder, ["review", "stack"]);

    expect(exitCode).toBe(1);
    expect(err).toContain("stack: Terraform refuses it: ");
    expect(err).toContain("holds no .tf file that can be read");
  });

  test("takes settings of its own for none of Terraform's", async () => {
    const folder = folderOf({
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
