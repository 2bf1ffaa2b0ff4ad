import { OfflineProvider } from "../../offline-aws/provider/provider";
import type { TerraformError } from "../../offline-aws/terraform/terraform-error";
import type { ObjectValue } from "../../offline-aws/values/value";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const REGION = { region: "eu-central-1" };
const CHINA = {
  alias: "china",
  region: "cn-north-1",
  assume_role: [{ role_arn: "arn:aws-cn:iam::111111111111:role/deploy" }],
};

describeWithTerraform("data sources", () => {
  let outputs: Readonly<Record<string, unknown>>;
  let timesAskedForSchemas: number;

  beforeAll(
    withOfflineAws(async ({ terraform, offline }) => {
      const account = offline.aws.account();
      const put = (type: string, id: string, attributes: ObjectValue) =>
        account.put({ type, id, attributes, ...REGION });
      put("aws_instance", "i-1", { tags: { PatchGroup: "Critical" }, private_ip: "10.0.0.1" });
      put("aws_instance", "i-2", { tags: { PatchGroup: "Other" }, private_ip: "10.0.0.1" });
      put("aws_ssm_maintenance_window", "mw-1", { name: "sunday", enabled: true });
      const china = { provider: "aws.china" };
      const afterDefault = { depends_on: ["aws_ssm_default_patch_baseline.own"] };
      const parts = {
        resource: {
          aws_ssm_patch_baseline: { own: { name: "own", operating_system: "UBUNTU", approved_patches: ["curl"] } },
          aws_ssm_default_patch_baseline: {
            own: { operating_system: "UBUNTU", baseline_id: "${aws_ssm_patch_baseline.own.id}" },
          },
        },
        data: {
          aws_caller_identity: { me: china },
          aws_region: { here: china, there: { ...china, region: "cn-northwest-1" } },
          aws_partition: { one: china },
          aws_ssm_patch_baseline: {
            aws: { owner: "AWS", operating_system: "AMAZON_LINUX_2023", default_baseline: true },
            windows: {
              owner: "AWS",
              operating_system: "WINDOWS",
              name_prefix: "AWS-WindowsPredefinedPatchBaseline-OS-",
            },
            own: { owner: "Self", operating_system: "UBUNTU", default_baseline: true, ...afterDefault },
          },
          aws_ssm_patch_baselines: {
            ubuntu: { filter: [{ key: "OPERATING_SYSTEM", values: ["UBUNTU"] }], ...afterDefault },
          },
          aws_instances: { critical: { instance_tags: { PatchGroup: "Critical" } } },
          aws_ssm_maintenance_windows: {
            sunday: { filter: [{ name: "Name", values: ["sunday"] }] },
            monday: { filter: [{ name: "Name", values: ["monday"] }] },
          },
        },
        output: {
          partition: {
            value: {
              account: "${data.aws_caller_identity.me.account_id}",
              arn: "${data.aws_caller_identity.me.arn}",
              here: "${data.aws_region.here.region}",
              there: "${data.aws_region.there.id}",
              partition: "${data.aws_partition.one.partition}",
              suffix: "${data.aws_partition.one.dns_suffix}",
              reverse: "${data.aws_partition.one.reverse_dns_prefix}",
            },
          },
          baselines: {
            value: {
              aws: "${data.aws_ssm_patch_baseline.aws.name}",
              rules: "${data.aws_ssm_patch_baseline.aws.approval_rule[*].approve_after_days}",
              windows: "${data.aws_ssm_patch_baseline.windows.approval_rule[1].patch_filter[0].values}",
              own: "${data.aws_ssm_patch_baseline.own.approved_patches}",
              ubuntu:
                "${{for one in data.aws_ssm_patch_baselines.ubuntu.baseline_identities : one.baseline_name => one.default_baseline}}",
            },
          },
          found: {
            value: {
              instances: "${data.aws_instances.critical.ids}",
              sunday: "${data.aws_ssm_maintenance_windows.sunday.ids}",
              monday: "${data.aws_ssm_maintenance_windows.monday.ids}",
            },
          },
        },
      };

      const schemas = jest.spyOn(OfflineProvider.prototype, "GetSchema");
      ({ outputs } = await terraform({ ...configuration(parts), provider: { aws: [REGION, CHINA] } }).apply());
      timesAskedForSchemas = schemas.mock.calls.length;
      schemas.mockRestore();
    }),
  );

  test("tell account, Region and partition, also of an assumed role and of China", () => {
    expect(outputs.partition).toEqual({
      account: "111111111111",
      arn: "arn:aws-cn:sts::111111111111:assumed-role/deploy/offline-aws",
      here: "cn-north-1",
      there: "cn-northwest-1",
      partition: "aws-cn",
      suffix: "amazonaws.com.cn",
      reverse: "cn.com.amazonaws",
    });
  });

  test("find AWS's own baselines and those of the account, and which of them is the default", () => {
    expect(outputs.baselines).toEqual({
      aws: "AWS-AmazonLinux2023DefaultPatchBaseline",
      rules: [7, 7],
      windows: ["APPLICATION"],
      own: ["curl"],
      ubuntu: { "AWS-UbuntuDefaultPatchBaseline": false, own: true },
    });
  });

  test("do not have the schemas sent anew for each provider block and each walk through the resources", () => {
    expect(timesAskedForSchemas).toBe(1);
  });

  test("list windows by name and instances by tag", () => {
    expect(outputs.found).toEqual({ instances: ["i-1"], sunday: ["mw-1"], monday: [] });
  });

  test(
    "fail as the provider's when a search for a baseline finds nothing or too much",
    withOfflineAws(async ({ terraform }) => {
      const aws_ssm_patch_baseline = {
        nothing: { owner: "AWS", name_prefix: "AWS-" },
        too_much: { owner: "AWS", operating_system: "WINDOWS" },
      };
      const one = terraform(configuration({ data: { aws_ssm_patch_baseline } }));

      const problem = await one.plan().catch((refusal: TerraformError) => refusal);

      const said = (problem as TerraformError).diagnostics.map(({ address, summary }) => [address, summary]);
      expect(said.sort()).toEqual([
        [
          "data.aws_ssm_patch_baseline.nothing",
          "Your query returned no results. Please change your search criteria and try again.",
        ],
        [
          "data.aws_ssm_patch_baseline.too_much",
          "Your query returned more than one result. Please try a more specific search criteria",
        ],
      ]);
    }),
  );
});
