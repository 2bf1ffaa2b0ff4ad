import type { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";
import { outputsOf } from "./real-provider";

const output = (names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([name, value]) => [name, { value: `\${${value}}` }]));

describeWithTerraform("data sources", () => {
  test(
    "tell account, Region and partition, also of an assumed role and of China",
    withOfflineAws(async ({ terraform }) => {
      const data = {
        aws_caller_identity: { me: {} },
        aws_region: { here: {}, there: { region: "cn-northwest-1" } },
        aws_partition: { one: {} },
      };
      const provider = {
        region: "cn-north-1",
        assume_role: [{ role_arn: "arn:aws-cn:iam::111111111111:role/deploy" }],
      };
      const one = terraform(
        configuration(
          {
            data,
            output: output({
              account: "data.aws_caller_identity.me.account_id",
              arn: "data.aws_caller_identity.me.arn",
              here: "data.aws_region.here.region",
              there: "data.aws_region.there.id",
              partition: "data.aws_partition.one.partition",
              suffix: "data.aws_partition.one.dns_suffix",
              reverse: "data.aws_partition.one.reverse_dns_prefix",
            }),
          },
          provider,
        ),
      );

      await one.plan();

      expect(await outputsOf(one)).toEqual({
        account: "111111111111",
        arn: "arn:aws-cn:sts::111111111111:assumed-role/deploy/offline-aws",
        here: "cn-north-1",
        there: "cn-northwest-1",
        partition: "aws-cn",
        suffix: "amazonaws.com.cn",
        reverse: "cn.com.amazonaws",
      });
    }),
  );

  test(
    "find AWS's own baselines and those of the account, and which of them is the default",
    withOfflineAws(async ({ terraform }) => {
      const resource = {
        aws_ssm_patch_baseline: { own: { name: "own", operating_system: "UBUNTU", approved_patches: ["curl"] } },
        aws_ssm_default_patch_baseline: {
          own: { operating_system: "UBUNTU", baseline_id: "${aws_ssm_patch_baseline.own.id}" },
        },
      };
      const one = terraform(configuration({ resource }));
      await one.apply();
      one.configure(
        configuration({
          resource,
          data: {
            aws_ssm_patch_baseline: {
              aws: { owner: "AWS", operating_system: "AMAZON_LINUX_2023", default_baseline: true },
              windows: {
                owner: "AWS",
                operating_system: "WINDOWS",
                name_prefix: "AWS-WindowsPredefinedPatchBaseline-OS-",
              },
              own: { owner: "Self", operating_system: "UBUNTU", default_baseline: true },
            },
            aws_ssm_patch_baselines: { ubuntu: { filter: [{ key: "OPERATING_SYSTEM", values: ["UBUNTU"] }] } },
          },
          output: output({
            aws: "data.aws_ssm_patch_baseline.aws.name",
            rules: "data.aws_ssm_patch_baseline.aws.approval_rule[*].approve_after_days",
            windows: "data.aws_ssm_patch_baseline.windows.approval_rule[1].patch_filter[0].values",
            own: "data.aws_ssm_patch_baseline.own.approved_patches",
            ubuntu:
              "{for one in data.aws_ssm_patch_baselines.ubuntu.baseline_identities : one.baseline_name => one.default_baseline}",
          }),
        }),
      );

      await one.plan();

      expect(await outputsOf(one)).toEqual({
        aws: "AWS-AmazonLinux2023DefaultPatchBaseline",
        rules: [7, 7],
        windows: ["APPLICATION"],
        own: ["curl"],
        ubuntu: { "AWS-UbuntuDefaultPatchBaseline": false, own: true },
      });
    }),
  );

  test.each([
    [
      "nothing",
      { owner: "AWS", name_prefix: "AWS-" },
      "Your query returned no results. Please change your search criteria and try again.",
    ],
    [
      "too much",
      { owner: "AWS", operating_system: "WINDOWS" },
      "Your query returned more than one result. Please try a more specific search criteria",
    ],
  ])("a search for a baseline that finds %s fails as the provider's", async (_what, search, message) => {
    await withOfflineAws(async ({ terraform }) => {
      const one = terraform(configuration({ data: { aws_ssm_patch_baseline: { one: search } } }));

      const problem = await one.plan().catch((refusal: TerraformError) => refusal);

      expect((problem as TerraformError).errors).toEqual([message]);
    })();
  });

  test(
    "list windows by name and instances by tag",
    withOfflineAws(async ({ terraform, offline }) => {
      const node = (tags: Record<string, string>) => ({ tags, private_ip: "10.0.0.1" });
      const account = offline.aws.account();
      account.put({
        type: "aws_instance",
        region: "eu-central-1",
        id: "i-1",
        attributes: node({ PatchGroup: "Critical" }),
      });
      account.put({
        type: "aws_instance",
        region: "eu-central-1",
        id: "i-2",
        attributes: node({ PatchGroup: "Other" }),
      });
      account.put({
        type: "aws_ssm_maintenance_window",
        region: "eu-central-1",
        id: "mw-1",
        attributes: { name: "sunday", enabled: true },
      });
      const data = {
        aws_instances: { critical: { instance_tags: { PatchGroup: "Critical" } } },
        aws_ssm_maintenance_windows: {
          sunday: { filter: [{ name: "Name", values: ["sunday"] }] },
          monday: { filter: [{ name: "Name", values: ["monday"] }] },
        },
      };
      const one = terraform(
        configuration({
          data,
          output: output({
            instances: "data.aws_instances.critical.ids",
            sunday: "data.aws_ssm_maintenance_windows.sunday.ids",
            monday: "data.aws_ssm_maintenance_windows.monday.ids",
          }),
        }),
      );

      await one.plan();

      expect(await outputsOf(one)).toEqual({ instances: ["i-1"], sunday: ["mw-1"], monday: [] });
    }),
  );
});
