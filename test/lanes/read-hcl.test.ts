import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { PatchingStack } from "../../main";
import { inTerraformNames } from "../../review/findings/terraform-names";
import { run } from "../cli/given-stacks";
import { testFolder } from "../support/folders";
import { describeWithTerraform } from "../support/terraform";

const PLANNED =
  "cdktf.hcl/stacks/patching: planned against a simulated, empty account (offline-aws): AWS was not contacted.\n";

const NOTICE = `<updates><update status="final" type="security">
  <id>ALAS2-2026-2914</id><title>openssl</title><severity>Important</severity>
  <issued date="2026-11-20 14:03" /><updated date="2026-11-20 14:03" />
  <pkglist><collection><package name="openssl" version="1.0.2k" release="24.amzn2.0.17" epoch="1" arch="x86_64" />
  </collection></pkglist></update></updates>`;

describeWithTerraform("a folder of exported HCL", () => {
  let folder: string;

  beforeAll(async () => {
    folder = testFolder();
    const app = new App({ outdir: join(folder, "cdktf.out") });
    new PatchingStack(app, "patching");
    app.synth();
    writeFileSync(join(folder, "updateinfo.xml"), NOTICE);
    expect((await run(folder, ["export-hcl"])).exitCode).toBe(0);
  });

  test.each([
    ["calendar", ["--limit", "3"]],
    ["calendar", ["--format", "json"]],
    ["explain", ["updateinfo.xml", "--patch", "ALAS2-2026-2914"]],
    ["explain", ["updateinfo.xml", "--format", "csv"]],
  ])("%s %j says of it, in Terraform's names, what it says of the stacks", async (command, options) => {
    const { out, ...rest } = await run(folder, [command, ...options]);
    const ofStacks = { ...rest, out: command === "explain" ? inTerraformNames(out) : out };

    expect(ofStacks).toMatchObject({ exitCode: 0, err: "" });
    expect(ofStacks.out.length).toBeGreaterThan(100);
    expect(await run(folder, [command, ...options, "--app", "cdktf.hcl"])).toEqual({ ...ofStacks, err: PLANNED });
    expect(await run(folder, [command, ...options, "--app", "cdktf.hcl/stacks/patching"])).toEqual({
      ...ofStacks,
      err: PLANNED,
    });
  });

  test("review says what applying it to an empty account would do", async () => {
    const { exitCode, out, err } = await run(folder, ["review", "cdktf.hcl"]);

    expect(err).toBe(PLANNED);
    expect(out).toContain("26 to add, 0 to");
    expect(out).toContain("new baseline AmazonLinuxSecAndNonSecBaseline for Amazon Linux 2");
    expect(exitCode).toBe(2);
  });

  test("what Terraform refuses is told with its folder", async () => {
    const { exitCode, err } = await calendarBeside('resource "aws_sns_topic" "t" {\n  nme = "t"\n}\n');

    expect(exitCode).toBe(2);
    expect(err).toBe(
      'cdktf-patch: cdktf.hcl/stacks/patching: Terraform refuses it: broken.tf:2: Unsupported argument: An argument named "nme" is not expected here. Did you mean "name"?\n',
    );
  });

  test("a module that cannot be fetched is told by why it cannot", async () => {
    const { exitCode, err } = await calendarBeside('module "shared" {\n  source = "./nowhere"\n}\n');

    expect(exitCode).toBe(2);
    expect(err).not.toContain("Module not installed");
    expect(err.replace(/\s+/g, " ")).toContain("Unable to evaluate directory symlink: lstat nowhere");
  });

  /** What calendar says with one more file in the folder, which Terraform cannot plan. */
  async function calendarBeside(broken: string) {
    const file = join(folder, "cdktf.hcl/stacks/patching/broken.tf");
    writeFileSync(file, broken);
    const answer = await run(folder, ["calendar", "--app", "cdktf.hcl"]);
    rmSync(file);
    return answer;
  }
});
