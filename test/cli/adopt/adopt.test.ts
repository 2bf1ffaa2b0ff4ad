import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MODULE_STATE } from "../../account/adopt/module-state";
import { testFolder } from "../../support/folders";
import { describeWithTerraform } from "../../support/terraform";
import { run } from "../given-stacks";

function folderWith(content: object): string {
  const folder = testFolder();
  writeFileSync(join(folder, "state.json"), JSON.stringify(content));
  return folder;
}

describeWithTerraform("cdktf-patch adopt", () => {
  test("writes a project for a state, and tells what Terraform says of it and what is left", async () => {
    const folder = folderWith(MODULE_STATE);

    const { exitCode, out, err } = await run(folder, ["adopt", "state.json", "--except", "system=UBUNTU"]);

    expect([exitCode, err]).toEqual([0, ""]);
    const told = out.slice(0, out.indexOf("  warning "));
    expect(told).toBe(
      `8 objects of 123456789012 · eu-central-1 → patching/
  baselines 1 · groups 3 · windows 1 · targets 1 · tasks 2
kept as it is: the order in patch baseline "acme-linux" (pb-0123456789abcdef0)
kept as it is: the order in window target "nodes"
  (11111111-2222-4333-8444-555555555555)
not adopted: patch baseline "ubuntu" (pb-aaaaaaaaaaaaaaaaa) (not asked for)
not adopted: default patch baseline of UBUNTU (not asked for)
not adopted: 2 resources beside the patching (they stay; Terraform forgets
  them here)
to do: give the sensitive variable SourceAcmeOfPatchBaselineAcmeLinux
  (TF_VAR_SourceAcmeOfPatchBaselineAcmeLinux): source acme of patch baseline
  acme-linux

Terraform, against a copy of the account:
  Plan: 0 to add, 1 to change, 0 to destroy.
  1 to change: every value stays; what is given by a variable only becomes
    sensitive
adopted as it is; 4 findings
`,
    );
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(out).toMatch(
      /Next: copy the backend of your state into patching\/main\.ts, then\n {6}cd patching && npm install && npx cdktf diff( \(not on Node .*\))?\n$/,
    );
    expect(out).toContain("  warning Legacy: no maintenance window targets the patch group");
    expect(readdirSync(join(folder, "patching")).sort()).toEqual([
      "adoption.ts",
      "cdktf.json",
      "main.ts",
      "package.json",
      "tsconfig.json",
    ]);
    expect(readFileSync(join(folder, "patching/adoption.ts"), "utf8")).toContain(
      "const FORGOTTEN = [\n" +
        '  "aws_s3_bucket.logs",\n' +
        '  "random_id.suffix",\n' +
        '  "module.ireland.aws_ssm_patch_baseline.this",\n' +
        '  "module.ireland.aws_ssm_default_patch_baseline.this",\n' +
        "];",
    );
  });

  test("with --dry-run nothing is written", async () => {
    const folder = folderWith(MODULE_STATE);

    const { exitCode } = await run(folder, ["adopt", "state.json", "--only", "window=scan", "--dry-run"]);

    expect([exitCode, readdirSync(folder)]).toEqual([0, ["state.json"]]);
  });

  test("tells a selection and a name that nothing answers to, which are mistyped most of the time", async () => {
    const folder = folderWith(MODULE_STATE);
    writeFileSync(join(folder, "names.yaml"), "scan: Scanning\nnightyl: Nightly\n");

    const { out } = await run(
      folder,
      "adopt state.json --dry-run --only window=scan --only tag=a:b --except group=wbe --names names.yaml".split(" "),
    );

    expect(out.split("\n").slice(0, 4)).toEqual([
      "--only tag=a:b matches nothing",
      "--except group=wbe matches nothing",
      'names.yaml: nothing is called "nightyl"',
      "4 objects of 123456789012 · eu-central-1",
    ]);
  });

  test.each([
    [
      ["state.json", "--only", "colour=red"],
      '--only: expected one of name, group, window, system, tag with = and a value, got "colour=red"',
    ],
    [["state.json", "--stack-name", "1"], '--stack-name: expected letters, digits, _ and -, a letter first, got "1"'],
    [
      ["state.json", "--only", "name=nobody"],
      "state.json: expected something to adopt, found no baseline, group or window that was asked for",
    ],
    [["none.json"], "none.json: expected a file, found nothing there"],
    [["state.json", "--write", "taken"], "--write taken: expected a new folder, found main.ts in it; give another one"],
  ])("refuses %j in one line", async (args, message) => {
    const folder = folderWith(MODULE_STATE);
    mkdirSync(join(folder, "taken"));
    writeFileSync(join(folder, "taken/main.ts"), "");

    const { exitCode, out, err } = await run(folder, ["adopt", ...args]);

    expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: "", err: `cdktf-patch: ${message}\n` });
  });

  test("refuses an account that could not be entered in one line", async () => {
    const reason = "AccessDenied: not authorized to perform: sts:AssumeRole";
    const account = { id: "222222222222", regions: [], refused: [{ part: "account 222222222222", reason }] };
    const snapshot = {
      format: "cdktf-patch-snapshot",
      version: 1,
      taken: "2026-11-23T08:00:00.000Z",
      secrets: "hidden",
    };

    const { err } = await run(folderWith({ ...snapshot, accounts: [account] }), ["adopt", "state.json"]);

    expect(err).toBe(
      `cdktf-patch: state.json: expected what an account has, but nothing was read: account 222222222222 was not read: ${reason}\n`,
    );
  });

  test("refuses a state without patching in one line", async () => {
    const { err } = await run(folderWith({ format_version: "1.0", values: { root_module: {} } }), [
      "adopt",
      "state.json",
    ]);

    expect(err).toBe(
      "cdktf-patch: state.json: expected a state with patching, found no aws_ssm_patch_… or maintenance window in it\n",
    );
  });
});
