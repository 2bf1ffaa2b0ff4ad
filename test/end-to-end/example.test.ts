import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import execa from "execa";
import { describeWithTerraform, withOfflineAws } from "../support/terraform";
import { example, resourceTypes } from "./synthesise";

const ROOT = join(__dirname, "../..");
const PLAN_OFFLINE = ["--import", "tsx", "scripts/plan-offline.ts"];

const EXAMPLE = example();
const COUNT = resourceTypes(EXAMPLE).length;

describeWithTerraform("the example environment", () => {
  test(
    "initialises, validates, plans, applies, plans nothing the second time, and leaves nothing after destroy",
    withOfflineAws(async ({ terraform, offline }) => {
      const one = terraform(EXAMPLE);

      await one.init();
      expect(await one.validate()).toEqual({ valid: true, diagnostics: [] });
      expect((await one.plan()).summary).toBe(`Plan: ${COUNT} to add, 0 to change, 0 to destroy.`);
      expect((await one.apply()).summary).toBe(`Apply complete! Resources: ${COUNT} added, 0 changed, 0 destroyed.`);
      expect((await one.plan()).changes).toBe(false);
      expect((await one.destroy()).summary).toBe(`Apply complete! Resources: 0 added, 0 changed, ${COUNT} destroyed.`);
      expect(offline.aws.account().list()).toEqual([]);
    }),
  );

  test("npm run plan:offline prints Terraform's plan, its summary, and that the account is pretended", async () => {
    const { stdout, exitCode } = await execa("node", PLAN_OFFLINE, { cwd: ROOT });

    expect(exitCode).toBe(0);
    expect(stdout).toContain("# aws_ssm_patch_baseline.AmazonLinux2 will be created");
    expect(stdout.split("\n").filter((line) => line.startsWith("Plan:"))).toEqual([
      `Plan: ${COUNT} to add, 0 to change, 0 to destroy.`,
    ]);
    expect(stdout.split("\n").at(-1)).toBe(
      "Planned against a pretended account (offline-aws): AWS was not asked, and nothing was created.",
    );
  });

  test("npm run plan:offline knows the stacks that there are", async () => {
    const { stderr, exitCode } = await execa("node", [...PLAN_OFFLINE, "patchings"], { cwd: ROOT, reject: false });

    expect(exitCode).toBe(1);
    expect(stderr).toBe('there is no stack "patchings", expected one of patching');
  });
});

test("npm run plan:offline says in one line where to get Terraform when it is missing, with exit code 2", async () => {
  const folder = mkdtempSync(join(tmpdir(), "path-"));
  symlinkSync(process.execPath, join(folder, "node"));
  try {
    const { stdout, stderr, exitCode } = await execa("node", PLAN_OFFLINE, {
      cwd: ROOT,
      env: { PATH: folder },
      reject: false,
    });

    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toBe("terraform is not installed; get it from https://developer.hashicorp.com/terraform/install");
  } finally {
    rmSync(folder, { recursive: true });
    expect(dirname(folder)).toBe(tmpdir());
  }
});
