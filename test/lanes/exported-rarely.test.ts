import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectWithConfigurations, projectWithProvider, run } from "../cli/given-stacks";
import { describeWithTerraform } from "../support/terraform";

describeWithTerraform("HCL that is exported", () => {
  test("is written where a stack names what others made, which an empty account does not hold", async () => {
    const folder = projectWithProvider({
      right: {
        aws_iam_role_policy: { P: { name: "nodes", role: "nodes", policy: "{}" } },
        aws_ssm_patch_group: { G: { patch_group: "web", baseline_id: "pb-0123456789abcdef0" } },
        aws_ssm_default_patch_baseline: {
          D: { baseline_id: "pb-0123456789abcdef0", operating_system: "AMAZON_LINUX_2023" },
        },
        aws_ssm_maintenance_window_target: {
          T: {
            window_id: "mw-0123456789abcdef0",
            resource_type: "INSTANCE",
            targets: { key: "tag:Patch Group", values: ["web"] },
          },
        },
        aws_ssm_maintenance_window_task: {
          K: {
            window_id: "mw-0123456789abcdef0",
            task_type: "RUN_COMMAND",
            task_arn: "AWS-RunPatchBaseline",
            max_concurrency: "1",
            max_errors: "1",
            targets: { key: "WindowTargetIds", values: ["0123456789ab-cdef-0123-4567-89abcdef0123"] },
          },
        },
        aws_cloudwatch_event_target: { E: { rule: "nightly", arn: "arn:aws:sns:eu-central-1:123456789012:t" } },
      },
    });

    const { exitCode, out, err } = await run(folder, ["export-hcl"]);

    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toContain("right  equal  ");
  });

  test("is written for stacks that are alike: which account each is for, its credentials decide", async () => {
    const resources = {
      aws_sns_topic: { T: { name: "t" } },
      aws_iam_role: { R: { name: "nodes", assume_role_policy: "{}" } },
      aws_ssm_patch_group: { G: { patch_group: "web", baseline_id: "${aws_ssm_patch_baseline.B.id}" } },
      aws_ssm_patch_baseline: { B: { name: "linux", operating_system: "AMAZON_LINUX_2023", approved_patches: ["a"] } },
    };

    const { exitCode, out, err } = await run(projectWithProvider({ dev: resources, prod: resources }), ["export-hcl"]);

    expect([exitCode, err]).toEqual([0, ""]);
    expect(out.match(/ equal /g)).toHaveLength(2);
  });

  test("is written with what it imports, which an empty account does not hold", async () => {
    const folder = projectWithConfigurations({
      right: {
        provider: { aws: [{ region: "eu-central-1" }] },
        resource: {
          aws_sns_topic: { T: { name: "t" } },
          aws_iam_role: { R: { for_each: '${toset(["a", "b"])}', name: "${each.key}", assume_role_policy: "{}" } },
        },
        import: [
          { to: "aws_sns_topic.T", id: 'arn:aws:sns:eu-central-1:123456789012:${join("", ["t"])}' },
          { to: "aws_iam_role.R[each.key]", id: "${each.key}", for_each: '${toset(["a", "b"])}' },
        ],
      },
      broken: {
        provider: { aws: [{ region: "eu-central-1" }] },
        resource: { aws_sns_topic: { T: { name: "t" } } },
        import: [{ to: "aws_sns_topic.No", id: "t" }],
      },
    });

    const { exitCode, out, err } = await run(folder, ["export-hcl"]);

    expect(err).toContain("broken: not written, Terraform refuses it\n");
    expect(err).toContain("The configuration for the given import target aws_sns_topic.No does not exist.");
    expect(err).not.toContain("right");
    expect(out).toContain("right  equal  cdktf.hcl/stacks/right/main.tf  3 resources\n");
    expect(exitCode).toBe(1);
    const hcl = readFileSync(join(folder, "cdktf.hcl/stacks/right/main.tf"), "utf8");
    expect(hcl).toContain(
      'import {\n  to = aws_sns_topic.T\n  id = "arn:aws:sns:eu-central-1:123456789012:${join("", ["t"])}"\n}\n',
    );
    expect(hcl).toContain(
      'import {\n  to       = aws_iam_role.R[each.key]\n  id       = each.key\n  for_each = toset(["a", "b"])\n}\n',
    );
    expect((await run(folder, ["review", "cdktf.hcl"])).out).toContain("Plan: 3 to add, 0 to change, 0 to destroy.\n");
  });

  test("is written with local modules and files, which stand beside the stack", async () => {
    const folder = projectWithConfigurations({
      right: {
        provider: { aws: [{ region: "eu-central-1" }] },
        module: { topic: { source: "./assets/topic", topic: "t" } },
        resource: { aws_sns_topic: { T: { name: '${file("assets/name.txt")}' } } },
        output: { arn: { value: "${module.topic.arn}" } },
      },
    });
    const assets = join(folder, "cdktf.out/stacks/right/assets");
    mkdirSync(join(assets, "topic"), { recursive: true });
    writeFileSync(join(assets, "name.txt"), "of-a-file");
    writeFileSync(
      join(assets, "topic/main.tf"),
      'variable "topic" {}\nresource "aws_sns_topic" "T" {\n  name = var.topic\n}\noutput "arn" {\n  value = aws_sns_topic.T.arn\n}\n',
    );

    const { exitCode, out, err } = await run(folder, ["export-hcl"]);

    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toContain("right  equal  cdktf.hcl/stacks/right/main.tf  2 resources\n");
    expect(readFileSync(join(folder, "cdktf.hcl/stacks/right/assets/name.txt"), "utf8")).toBe("of-a-file");
    expect((await run(folder, ["plan", "--offline", "--skip-synth"])).out).toContain(
      "Plan: 2 to add, 0 to change, 0 to destroy.\n",
    );
  });
});
