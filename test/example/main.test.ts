import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { App, Testing } from "cdktf";
import { PatchingStack } from "../../main";
import { testFolder } from "../support/folders";
import { loadedAnew } from "../support/loaded-again";
import { compiledCopyOfTheProject } from "../support/project-copy";

const ROOT = resolve(__dirname, "../..");

function synthesised(): Record<string, Record<string, Record<string, Record<string, unknown>>>> {
  return JSON.parse(Testing.synth(new PatchingStack(Testing.app(), "patching"), true));
}

/** What the app command of a folder writes into it. */
function synthesiseIn(folder: string): Record<string, string> {
  const { app } = JSON.parse(readFileSync(join(folder, "cdktf.json"), "utf8")) as { app: string };
  const [command = "", ...parameters] = app.split(" ");
  const { status, stderr } = spawnSync(command, parameters, { cwd: folder, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return filesIn(join(folder, "cdktf.out"));
}

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(folder.length), readFileSync(file, "utf8")]),
  );
}

test("the example is what it was, with either framework", () => {
  const { terraform, ...example } = synthesised();
  const { required_providers, ...backend } = terraform ?? {};

  expect(required_providers).toEqual({ aws: { source: expect.any(String), version: expect.stringMatching(/^6\./) } });
  expect(JSON.stringify({ ...example, terraform: backend }, null, 2)).toMatchSnapshot();
});

test("Amazon Linux 2: everything as CRITICAL, non-security updates as MEDIUM, no new release of the system", () => {
  const all = ["PRODUCT", "CLASSIFICATION", "SEVERITY"].map((key) => ({ key, values: ["*"] }));

  expect(synthesised().resource?.aws_ssm_patch_baseline?.AmazonLinux2).toMatchObject({
    name: "AmazonLinuxSecAndNonSecBaseline",
    description: "Amazon Linux patch baseline including security and non-security patches",
    operating_system: "AMAZON_LINUX_2",
    approval_rule: [
      { approve_after_days: 0, compliance_level: "CRITICAL", patch_filter: all },
      { approve_after_days: 0, compliance_level: "MEDIUM", enable_non_security: true, patch_filter: all },
    ],
    rejected_patches: ["system-release.*"],
  });
});

test("Amazon Linux 2023 follows the same rules in the same patch group, and rejects no release, which would hold nothing", () => {
  const { aws_ssm_patch_baseline: baselines, aws_ssm_patch_group: groups } = synthesised().resource ?? {};

  expect(baselines?.AmazonLinux2023?.approval_rule).toEqual(baselines?.AmazonLinux2?.approval_rule);
  expect(baselines?.AmazonLinux2023?.rejected_patches).toBeUndefined();
  expect(Object.values(groups ?? {}).map((group) => group.patch_group)).toEqual(["Critical", "Critical"]);
});

test("the weekly window targets the tag of the group", () => {
  const { aws_ssm_maintenance_window: windows, aws_ssm_maintenance_window_target: targets } =
    synthesised().resource ?? {};

  expect(windows?.Sunday).toMatchObject({ schedule: "cron(0 2 ? * SUN *)", schedule_timezone: "Asia/Seoul" });
  expect(Object.values(targets ?? {})).toEqual([
    expect.objectContaining({ targets: [{ key: "tag:Patch Group", values: ["Critical"] }] }),
  ]);
});

test("the local state lies beside the project, by a relative path", () => {
  expect(synthesised().terraform?.backend).toEqual({ local: { path: "../../../terraform.patching.tfstate" } });
});

test("importing main.ts synthesises nothing", () => {
  const synth = jest.spyOn(App.prototype, "synth");
  try {
    const { PatchingStack: Stack } = loadedAnew<typeof import("../../main")>(join(ROOT, "main"));

    expect(Stack).not.toBe(PatchingStack);
    expect(synth).not.toHaveBeenCalled();
  } finally {
    synth.mockRestore();
  }
});

test("two syntheses in different folders give the same bytes, without a path of the machine", () => {
  const there = compiledCopyOfTheProject();
  const app = new App({ outdir: testFolder() });
  new PatchingStack(app, "patching");
  app.synth();

  const first = filesIn(app.outdir);
  const second = synthesiseIn(there);

  expect(Object.keys(first)).toEqual(["/manifest.json", "/stacks/patching/cdk.tf.json"]);
  expect(second).toEqual(first);
  for (const path of [there, app.outdir, ROOT]) expect(JSON.stringify(first)).not.toContain(path);
});
