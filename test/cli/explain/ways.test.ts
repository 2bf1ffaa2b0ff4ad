import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { snapshotOf } from "../../support/snapshots";
import { patching, projectWith, run } from "../given-stacks";

const LIST = join(__dirname, "..", "..", "model", "patch-lists", "fixtures", "updateinfo-amazon-linux-2.xml");
const PATCH = ["explain", "updateinfo.xml", "--patch", "ALAS2-2026-2914"];

const { AmazonLinux2, Web } = patching.aws_ssm_patch_baseline;

function association(baselineTags: string): object {
  return {
    Nightly: {
      association_name: "nightly",
      name: "AWS-RunPatchBaselineAssociation",
      schedule_expression: "cron(0 3 ? * SAT *)",
      apply_only_at_cron_interval: true,
      parameters: { Operation: "Install", BaselineTags: baselineTags },
      targets: [{ key: "tag:Patch Group", values: ["Critical"] }],
    },
  };
}

function policy(baselines: string, others: object = {}): object {
  const parameters = {
    PatchPolicyName: "all",
    SelectedPatchBaselines: baselines,
    ConfigurationOptionsPatchOperation: "ScanAndInstall",
    ConfigurationOptionsScanValue: "cron(0 1 * * ? *)",
    ConfigurationOptionsInstallValue: "cron(0 4 ? * MON *)",
    ConfigurationOptionsInstallNextInterval: "true",
    TargetType: "*",
    TargetRegions: "eu-central-1",
    ...others,
  };
  return {
    All: { name: "all", configuration_definition: [{ type: "AWSQuickSetupType-PatchPolicy", parameters }] },
  };
}

async function story(resource: object, ...args: readonly string[]): Promise<string> {
  const folder = projectWith({ patching: { ...patching, ...resource } });
  copyFileSync(LIST, join(folder, "updateinfo.xml"));
  const { out, err } = await run(folder, [...PATCH, ...args]);
  return out + err;
}

describe("an association with BaselineTags", () => {
  const tagged = { AmazonLinux2, Web: { ...Web, tags: { Stage: "prod" } } };

  test("installs by the baseline that has them, beside what windows do by the patch group", async () => {
    const out = await story({
      aws_ssm_patch_baseline: tagged,
      aws_ssm_association: association("Key=Stage,Values=live,prod"),
    });

    expect(out).toContain(
      [
        "",
        "Critical by nightly   waiting until 2026-11-27 14:03 UTC",
        "                      by approvalRules[0] (Security after 7 days, HIGH)",
        "                      missing it counts as HIGH",
        "                      first chance Sat 2026-11-28 03:00 UTC (nightly), 7.5 days",
        "                      after release",
        "                      follows web: it has tag Stage = live or prod, which",
        "                      nightly asks for",
        "",
      ].join("\n"),
    );
    expect(out).toMatch(/^Critical {14}approved since/m);
    expect(out).not.toContain("maybe earlier");
  });

  test("is asked for its own group alone, for programs as for people", async () => {
    const resource = { aws_ssm_patch_baseline: tagged, aws_ssm_association: association("Key=Stage,Values=prod") };
    const ofDev = JSON.parse(await story(resource, "--group", "dev-web", "--format", "json"));
    const ofCritical = JSON.parse(await story(resource, "--group", "Critical", "--format", "json"));

    expect(ofDev.map(({ patchGroup }: { patchGroup: string }) => patchGroup)).toEqual(["dev-web"]);
    expect(ofCritical).toMatchObject([
      { patchGroup: "Critical", baseline: "AmazonLinuxSecAndNonSecBaseline" },
      { patchGroup: "Critical by nightly", baseline: "web", nextRun: { window: "nightly" } },
    ]);
  });

  test.each([
    [
      "Key=Stage,Values=dev",
      "no baseline for Amazon Linux 2 has tag Stage = dev here, and one elsewhere may have it",
      {},
    ],
    [
      "Key=Stage,Values=prod",
      "several baselines for Amazon Linux 2 have tag Stage = prod, and the run fails then",
      { AmazonLinux2: { ...AmazonLinux2, tags: { Stage: "prod" } }, Web: tagged.Web },
    ],
    [
      "Key=Stage,Values=prod",
      "whether a baseline for Amazon Linux 2 has tag Stage = prod is not known yet",
      { AmazonLinux2: { ...AmazonLinux2, tags: { Stage: "${var.stage}" } }, Web },
    ],
    ["${var.tags}", "the tags of the baseline to follow are not known yet", {}],
  ])("that no single baseline has cannot be said: %s, because %s", async (tags, because, baselines) => {
    const resource = {
      aws_ssm_patch_baseline: { ...tagged, ...baselines },
      aws_ssm_association: association(tags),
    };

    const rows = JSON.parse(await story(resource, "--format", "json"));

    expect(rows).toContainEqual(
      expect.objectContaining({ patchGroup: "Critical by nightly", verdict: "unknown", because }),
    );
    expect(rows[0].nextRun.uncertain).toEqual(["nightly: it chooses the baseline by the baseline's tags"]);
  });

  test("is looked for in the account that was read; where none has them there, the patch group counts", async () => {
    const there = (tags: Record<string, string>) => ({
      BaselineId: "pb-0123456789abcdef0",
      Name: "tagged",
      OperatingSystem: "AMAZON_LINUX_2",
      GlobalFilters: { PatchFilters: [] },
      ApprovalRules: { PatchRules: [] },
      Tags: tags,
    });
    const choiceWith = async (tags: Record<string, string>) => {
      const folder = projectWith({
        patching: { ...patching, aws_ssm_association: association("Key=Stage,Values=prod") },
      });
      copyFileSync(LIST, join(folder, "updateinfo.xml"));
      writeFileSync(join(folder, "snapshot.json"), JSON.stringify(snapshotOf({ baselines: [there(tags)] })));
      const { out } = await run(folder, [...PATCH, "--account", "snapshot.json", "--format", "json"]);
      const rows = JSON.parse(out) as { patchGroup: string; baseline: string; baselineBecause: string }[];
      return rows.find(({ patchGroup }) => patchGroup === "Critical by nightly");
    };

    expect(await choiceWith({ Stage: "prod" })).toMatchObject({
      baseline: "tagged",
      baselineBecause: "it has tag Stage = prod, which nightly asks for",
    });
    expect(await choiceWith({ Stage: "dev" })).toMatchObject({
      baseline: "AmazonLinuxSecAndNonSecBaseline",
      baselineBecause:
        'no baseline for Amazon Linux 2 has tag Stage = prod; registered for patch group "Critical" and Amazon Linux 2',
    });
  });

  test("that the document refuses, or leaves out, says nothing of a baseline", async () => {
    const out = await story({ aws_ssm_association: association("Stage=prod") });

    expect(out).not.toContain("by nightly");
  });
});

describe("a patch policy", () => {
  const own = '${jsonencode({"AMAZON_LINUX_2" = {"value" = aws_ssm_patch_baseline.Web.id}})}';

  test("installs by the baselines that it selects, on nodes that are in no group as well", async () => {
    const { aws_ssm_patch_baseline, ...none } = patching;
    const without = Object.fromEntries(Object.keys(none).map((type) => [type, {}]));

    const alone = await story({ ...without, aws_ssmquicksetup_configuration_manager: policy(own) });

    expect(alone).toContain("every node by all");
    expect(alone).toContain("first chance Mon 2026-11-30 04:00 UTC (all), 9.6 days after");
    expect(alone.replace(/\s+/g, " ")).toContain(
      "follows web: patch policy all selects it for Amazon Linux 2, whatever the patch groups follow",
    );
  });

  test("that only scans, or is for another system, installs nothing of it", async () => {
    const scanning = { ConfigurationOptionsPatchOperation: "Scan" };
    for (const one of [policy(own, scanning), policy('{"UBUNTU":{"value":"pb-0123456789abcdef0"}}')]) {
      expect(await story({ aws_ssmquicksetup_configuration_manager: one })).not.toContain("by all");
    }
  });

  test.each([
    [
      '{"AMAZON_LINUX_2":{"value":"pb-0123456789abcdef0"}}',
      "patch policy all selects pb-0123456789abcdef0, which is kept elsewhere",
    ],
    ["${var.baselines}", "which baseline patch policy all selects for Amazon Linux 2 is not known yet"],
    ['{"AMAZON_LINUX_2":{}}', "which baseline patch policy all selects for Amazon Linux 2 is not known yet"],
  ])("whose baseline is not known here cannot be said: %s", async (selected, because) => {
    const resource = { aws_ssmquicksetup_configuration_manager: policy(selected) };

    expect(JSON.parse(await story(resource, "--format", "json"))).toContainEqual(
      expect.objectContaining({ patchGroup: "every node by all", verdict: "unknown", because }),
    );
  });
});
