import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import { Terraform } from "../../offline-aws/terraform/terraform";
import type { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const BASELINE = { name: "linux", operating_system: "AMAZON_LINUX_2", approved_patches: ["curl"] };
const ONE_BASELINE = { aws_ssm_patch_baseline: { one: BASELINE } };

describeWithTerraform("accounts and Regions", () => {
  test(
    "each provider block has its own account and Region, and an argument goes before the provider's Region",
    withOfflineAws(async ({ terraform, offline }) => {
      const role = (account: string) => [{ role_arn: `arn:aws:iam::${account}:role/deploy` }];
      const one = terraform({
        terraform: { required_providers: { aws: { source: "hashicorp/aws" } } },
        provider: {
          aws: [
            { region: "eu-central-1", assume_role: role("111111111111") },
            { alias: "second", region: "us-east-1", assume_role: role("222222222222") },
          ],
        },
        resource: {
          aws_ssm_patch_baseline: {
            first: BASELINE,
            elsewhere: { ...BASELINE, region: "eu-west-1" },
            second: { ...BASELINE, provider: "aws.second" },
          },
        },
      });

      await one.apply();

      const places = (account: string) =>
        offline.aws
          .account(account)
          .list()
          .map(({ region }) => region);
      expect(places("111111111111")).toEqual(["eu-central-1", "eu-west-1"]);
      expect(places("222222222222")).toEqual(["us-east-1"]);
    }),
  );

  test(
    "another Region replaces, naming the provider's own changes nothing",
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(configuration({ resource: ONE_BASELINE }));
      await one.apply();
      const planWith = async (region: string | undefined) => {
        one.configure(
          configuration({
            resource: { aws_ssm_patch_baseline: { one: { ...BASELINE, ...(region ? { region } : {}) } } },
          }),
        );
        await one.plan();
        const change = (await one.show()).resource_changes?.[0]?.change;
        return [change?.actions, change?.replace_paths];
      };

      expect(await planWith("eu-central-1")).toEqual([["no-op"], undefined]);
      expect(await planWith("eu-west-1")).toEqual([["delete", "create"], [["region"]]]);
      one.configure(
        configuration({ resource: { aws_ssm_patch_baseline: { one: { ...BASELINE, region: "eu-west-1" } } } }),
      );
      await one.apply();
      expect(await planWith(undefined)).toEqual([["no-op"], undefined]);
    }),
  );

  test.each([
    [
      "an account that is not allowed",
      { region: "eu-central-1", allowed_account_ids: ["111111111111"] },
      "AWS account ID not allowed: 123456789012",
    ],
    ["a Region that is none", { region: "middle-earth" }, "Invalid AWS Region: middle-earth"],
  ])("%s is refused when the provider is configured", async (_what, provider, message) => {
    const offline = await startOfflineAws({ accountId: "123456789012" });
    const terraform = Terraform.in(configuration({ resource: ONE_BASELINE }, provider), {
      environment: offline.environment,
    });
    try {
      const refusal = await terraform.plan().catch((problem: TerraformError) => problem);

      expect((refusal as TerraformError).errors).toEqual([message]);
    } finally {
      terraform.close();
      await offline.close();
    }
  });

  test(
    "a Region of another partition is refused in the plan",
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(
        configuration({ resource: { aws_ssm_patch_baseline: { one: { ...BASELINE, region: "cn-north-1" } } } }),
      );

      const refusal = await one.plan().catch((problem: TerraformError) => problem);

      expect((refusal as TerraformError).errors).toEqual([
        "region (cn-north-1) is not in the partition (aws) of the provider configuration",
      ]);
    }),
  );

  test(
    "an account that the configuration allows is the one that is pretended",
    withOfflineAws(async ({ terraform, offline }) => {
      const provider = { region: "eu-central-1", allowed_account_ids: ["333333333333"] };

      await terraform(configuration({ resource: ONE_BASELINE }, provider)).apply();

      expect(
        offline.aws
          .account("333333333333")
          .list()
          .map(({ type }) => type),
      ).toEqual(["aws_ssm_patch_baseline"]);
    }),
  );
});

describeWithTerraform("what is pretended", () => {
  test("gets the same identifiers in every run, and others from another seed", async () => {
    const idsFrom = async (seed: string) => {
      const offline = await startOfflineAws({ seed });
      const resource = {
        ...ONE_BASELINE,
        aws_ssm_maintenance_window: { one: { name: "window", schedule: "rate(1 day)", duration: 2, cutoff: 1 } },
      };
      const terraform = Terraform.in(configuration({ resource }), { environment: offline.environment });
      try {
        await terraform.apply();
        return offline.aws
          .account()
          .list()
          .map(({ id }) => id);
      } finally {
        terraform.close();
        await offline.close();
      }
    };

    const ids = await idsFrom("one");

    expect(ids).toEqual([expect.stringMatching(/^mw-[0-9a-f]{17}$/), expect.stringMatching(/^pb-[0-9a-f]{17}$/)]);
    expect(await idsFrom("one")).toEqual(ids);
    expect(await idsFrom("two")).not.toEqual(ids);
  });

  test("outlives its process in a file", async () => {
    const folder = mkdtempSync(join(tmpdir(), "offline-aws-test-"));
    const stateFile = join(folder, "accounts.json");
    const first = await startOfflineAws({ stateFile });
    const terraform = Terraform.in(configuration({ resource: ONE_BASELINE }), { environment: first.environment });
    try {
      await terraform.apply();
      await first.close();

      const second = await startOfflineAws({ stateFile });
      const found = second.aws.account().list();
      await second.close();

      expect(found.map(({ attributes }) => attributes.name)).toEqual(["linux"]);
      expect(readFileSync(stateFile, "utf8")).toContain("pretended accounts of offline-aws, not AWS");
    } finally {
      terraform.close();
      rmSync(folder, { recursive: true });
    }
  });

  test("runs side by side see nothing of each other", async () => {
    const runs = Array.from({ length: 4 }, async (_, index) => {
      const offline = await startOfflineAws();
      const terraform = Terraform.in(
        configuration({ resource: { aws_ssm_patch_baseline: { one: { ...BASELINE, name: `run-${index}` } } } }),
        {
          environment: offline.environment,
        },
      );
      try {
        await terraform.apply();
        return offline.aws
          .account()
          .list()
          .map(({ attributes }) => attributes.name);
      } finally {
        terraform.close();
        await offline.close();
      }
    });

    expect(await Promise.all(runs)).toEqual([["run-0"], ["run-1"], ["run-2"], ["run-3"]]);
  });

  test(
    "Terraforms on one server share the account",
    withOfflineAws(async ({ terraform, offline }) => {
      const names = ["one", "two", "three"];

      await Promise.all(
        names.map((name) =>
          terraform(configuration({ resource: { aws_ssm_patch_baseline: { one: { ...BASELINE, name } } } })).apply(),
        ),
      );

      expect(
        offline.aws
          .account()
          .list()
          .map(({ attributes }) => attributes.name)
          .sort(),
      ).toEqual(["one", "three", "two"]);
    }),
  );

  test(
    "everything is gone after destroy",
    withOfflineAws(async ({ terraform, offline }) => {
      const one = terraform(configuration({ resource: ONE_BASELINE }));
      await one.apply();

      await one.destroy();

      expect(offline.aws.account().list()).toEqual([]);
      expect((await one.state()).values).toBeUndefined();
    }),
  );
});
