import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const RULE = { approve_after_days: 7, patch_filter: [{ key: "PRODUCT", values: ["*"] }] };
const BASELINE = { name: "linux", operating_system: "AMAZON_LINUX_2", approval_rule: [RULE] };

describeWithTerraform("what changed behind Terraform's back", () => {
  test(
    "shows after a refresh as drift, with the way back as an update",
    withOfflineAws(async ({ terraform, offline }) => {
      const one = terraform(configuration({ resource: { aws_ssm_patch_baseline: { one: BASELINE } } }));
      await one.apply();
      const account = offline.aws.account();
      const id = account.list("aws_ssm_patch_baseline")[0]?.id ?? "";

      account.drift("aws_ssm_patch_baseline", id, { name: "by-hand" });
      await one.plan();

      const { resource_drift = [], resource_changes = [] } = await one.show();
      expect(resource_drift.map(({ change }) => [change.before?.name, change.after?.name])).toEqual([
        ["linux", "by-hand"],
      ]);
      expect(resource_changes.map(({ change }) => [change.actions, change.before?.name, change.after?.name])).toEqual([
        [["update"], "by-hand", "linux"],
      ]);
    }),
  );

  test(
    "is created again when it is gone",
    withOfflineAws(async ({ terraform, offline }) => {
      const one = terraform(configuration({ resource: { aws_ssm_patch_baseline: { one: BASELINE } } }));
      await one.apply();
      const account = offline.aws.account();

      account.remove("aws_ssm_patch_baseline", account.list()[0]?.id ?? "");
      const planned = await one.plan();

      expect(planned.summary).toBe("Plan: 1 to add, 0 to change, 0 to destroy.");
    }),
  );

  test(
    "the first refresh after an apply turns null tags and lists into empty ones and plans nothing",
    withOfflineAws(async ({ terraform }) => {
      const one = terraform(configuration({ resource: { aws_ssm_patch_baseline: { one: BASELINE } } }));
      await one.apply();

      const { changes } = await one.plan();

      const after = (await one.show()).resource_changes?.[0]?.change.after;
      expect(changes).toBe(false);
      expect(after).toMatchObject({ tags: {}, tags_all: {}, approved_patches: [], rejected_patches: [] });
      expect(after?.approval_rule).toMatchObject([{ approve_until_date: "" }]);
    }),
  );

  test(
    "the copy of a baseline in `json` lists its patch groups at the next refresh, which is no change",
    withOfflineAws(async ({ terraform }) => {
      const group = { patch_group: "Critical", baseline_id: "${aws_ssm_patch_baseline.one.id}" };
      const one = terraform(
        configuration({ resource: { aws_ssm_patch_baseline: { one: BASELINE }, aws_ssm_patch_group: { one: group } } }),
      );
      await one.apply();

      const { changes } = await one.plan();

      const drift = (await one.show()).resource_drift ?? [];
      expect(changes).toBe(false);
      expect(drift.map(({ address }) => address)).toEqual(["aws_ssm_patch_baseline.one"]);
      expect(JSON.parse(String(drift[0]?.change.after?.json))).toMatchObject({
        Name: "linux",
        PatchGroups: ["Critical"],
      });
    }),
  );

  test(
    "days and date in one rule never agree: only the date is sent",
    withOfflineAws(async ({ terraform }) => {
      const both = { ...BASELINE, approval_rule: [{ ...RULE, approve_until_date: "2026-01-01" }] };
      const one = terraform(configuration({ resource: { aws_ssm_patch_baseline: { one: both } } }));
      await one.apply();

      const { changes } = await one.plan();

      expect(changes).toBe(true);
    }),
  );

  test(
    "default tags are not a resource's own, unless it has the same one",
    withOfflineAws(async ({ terraform }) => {
      const resource = {
        aws_ssm_patch_baseline: {
          other: { ...BASELINE, name: "other", tags: { own: "1" } },
          same: { ...BASELINE, name: "same", tags: { stage: "prod" } },
        },
      };
      const one = terraform(
        configuration({ resource }, { region: "eu-central-1", default_tags: [{ tags: { stage: "prod" } }] }),
      );
      await one.apply();

      const { changes } = await one.plan();

      const tags = (await one.show()).resource_changes?.map(({ name, change }) => [name, change.after?.tags]);
      expect(changes).toBe(false);
      expect(tags).toEqual([
        ["other", { own: "1" }],
        ["same", { stage: "prod" }],
      ]);
    }),
  );

  test(
    "default tags that are no longer configured become tags to remove",
    withOfflineAws(async ({ terraform }) => {
      const resource = { aws_ssm_patch_baseline: { one: { ...BASELINE, tags: { own: "1" } } } };
      const one = terraform(
        configuration({ resource }, { region: "eu-central-1", default_tags: [{ tags: { stage: "prod" } }] }),
      );
      await one.apply();

      one.configure(configuration({ resource }));
      await one.plan();

      const change = (await one.show()).resource_changes?.[0]?.change;
      expect(change?.before).toMatchObject({
        tags: { own: "1", stage: "prod" },
        tags_all: { own: "1", stage: "prod" },
      });
      expect(change?.after).toMatchObject({ tags: { own: "1" }, tags_all: { own: "1" } });
    }),
  );

  test(
    "a default baseline that is taken away falls back to AWS's own",
    withOfflineAws(async ({ terraform, offline }) => {
      const registration = { operating_system: "AMAZON_LINUX_2", baseline_id: "${aws_ssm_patch_baseline.one.id}" };
      const resource = {
        aws_ssm_patch_baseline: { one: BASELINE },
        aws_ssm_default_patch_baseline: { one: registration },
      };
      const one = terraform(configuration({ resource }));
      await one.apply();

      offline.aws.account().remove("aws_ssm_default_patch_baseline", "AMAZON_LINUX_2");
      await one.plan();

      const drift = (await one.show()).resource_drift ?? [];
      const changed = drift.find(({ type }) => type === "aws_ssm_default_patch_baseline")?.change;
      expect(changed?.after?.baseline_id).toBe(
        "arn:aws:ssm:eu-central-1:075727635805:patchbaseline/pb-0be8c61cde3be63f3",
      );
    }),
  );
});
