import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { adopt } from "../../account/adopt/adopt";
import { fromSnapshot } from "../../account/adopt/from-snapshot";
import { runProgram } from "../../modules/adopted-program/run-program";
import { startOfflineAws } from "../../offline-aws";
import { Terraform } from "../../offline-aws/terraform/terraform";
import { accountOf, BASELINE } from "../account/adopt/given-account";
import { testFolder } from "../support/folders";
import { describeWithTerraform } from "../support/terraform";

const OPTIONS = { stack: "patching", protect: true, names: new Map<string, string>(), run: runProgram };

const REGISTRATION = { PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: BASELINE.BaselineId };

async function adoptedWithScript() {
  const account = accountOf({ baselines: [BASELINE], patchGroups: [REGISTRATION] });
  const adoptable = fromSnapshot(account);
  const adopted = await adopt(adoptable, OPTIONS);
  const folder = testFolder();
  const script = join(folder, "groups-into-state.mjs");
  writeFileSync(script, adopted.files["groups-into-state.mjs"] as string);
  return { adoptable, adopted, folder, script };
}

function run(script: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
}

describeWithTerraform("the script that writes registrations into a state", () => {
  test("makes the first plan add nothing", async () => {
    const { adoptable, adopted, folder, script } = await adoptedWithScript();
    const empty = join(folder, "before.tfstate");
    writeFileSync(empty, "");
    const offline = await startOfflineAws();
    for (const { type, id, region, values } of adoptable.objects) {
      offline.aws.account(adoptable.account).put({ type, id, region, attributes: values as never });
    }
    const terraform = Terraform.in(adopted.configuration, { environment: offline.environmentFor });
    try {
      const state = execFileSync(process.execPath, [script, "patching", empty], { encoding: "utf8", stdio: "pipe" });
      writeFileSync(join(terraform.folder, "terraform.tfstate"), state);

      const { summary } = await terraform.plan();

      expect([adopted.summary, summary]).toEqual([
        "Plan: 1 to import, 1 to add, 0 to change, 0 to destroy.",
        "Plan: 1 to import, 0 to add, 0 to change, 0 to destroy.",
      ]);
    } finally {
      await terraform.close();
      await offline.close();
    }
  });

  test("leaves what the state has, adds nothing twice, and refuses a stack that is none", async () => {
    const { folder, script } = await adoptedWithScript();
    const before = join(folder, "before.tfstate");
    const others = [{ mode: "managed", type: "aws_s3_bucket", name: "logs", instances: [] }];
    writeFileSync(before, JSON.stringify({ version: 4, serial: 7, lineage: "mine", outputs: {}, resources: others }));

    const once = run(script, "patching", before);
    const after = join(folder, "after.tfstate");
    writeFileSync(after, once.stdout);
    const twice = run(script, "patching", after);
    const none = run(script, "nobody", before);

    const { serial, lineage, resources } = JSON.parse(readFileSync(after, "utf8"));
    expect([serial, lineage, resources.map(({ type }: { type: string }) => type)]).toEqual([
      8,
      "mine",
      ["aws_s3_bucket", "aws_ssm_patch_group"],
    ]);
    expect([once.stderr, twice.stderr]).toEqual([
      "1 of 1 registrations are added to the state\n",
      "0 of 1 registrations are added to the state\n",
    ]);
    expect([none.status, none.stderr]).toEqual([2, "usage: node groups-into-state.mjs patching <state file>\n"]);
  });

  test("says of a file that is no state in one line what is wrong with it", async () => {
    const { folder, script } = await adoptedWithScript();
    const version = "expected a state of version 4, as terraform state pull prints it";
    const files = [
      [undefined, "expected a file, found nothing there"],
      ['{"version": 4', "expected complete JSON"],
      ['{"version": 3, "modules": []}', version],
      ['{"version": 4}', version],
      ["null", version],
    ] as const;

    const said = files.map(([content], index) => {
      const file = join(folder, `${index}.tfstate`);
      if (content !== undefined) writeFileSync(file, content);
      const { status, stdout, stderr } = run(script, "patching", file);
      return [status, stdout, stderr.replace(folder, "")];
    });

    expect(said).toEqual(files.map(([, problem], index) => [2, "", `/${index}.tfstate: ${problem}\n`]));
  });
});
