import type { PlanJson, ResourceChange } from "../../offline-aws/terraform/plan-json";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";

const RULE = { approve_after_days: 7, patch_filter: [{ key: "PRODUCT", values: ["*"] }] };
const baseline = (name: string, more: object = {}) => ({
  name,
  operating_system: "AMAZON_LINUX_2",
  approval_rule: [RULE],
  ...more,
});
const idOf = (name: string) => `\${aws_ssm_patch_baseline.${name}.id}`;

/** Baselines for each test its own, in one account with three provider blocks. */
const RESOURCE = {
  aws_ssm_patch_baseline: {
    drifted: baseline("drifted"),
    gone: baseline("gone"),
    untouched: baseline("untouched"),
    grouped: baseline("grouped"),
    both: baseline("both", { approval_rule: [{ ...RULE, approve_until_date: "2026-01-01" }] }),
    default: baseline("default"),
    other_tag: baseline("other-tag", { provider: "aws.tagging", tags: { own: "1" } }),
    same_tag: baseline("same-tag", { provider: "aws.tagging", tags: { stage: "prod" } }),
    no_longer_tagged: baseline("no-longer-tagged", { provider: "aws.no_longer_tagging", tags: { own: "1" } }),
  },
  aws_ssm_patch_group: { grouped: { patch_group: "Critical", baseline_id: idOf("grouped") } },
  aws_ssm_default_patch_baseline: {
    default: { operating_system: "AMAZON_LINUX_2", baseline_id: idOf("default") },
  },
};

const BEFORE = { region: "eu-central-1" };
const TAGGING = { ...BEFORE, default_tags: [{ tags: { stage: "prod" } }] };
const withProviders = (...provider: object[]) => ({
  ...configuration({ resource: RESOURCE }),
  provider: { aws: provider },
});

describeWithTerraform("what changed behind Terraform's back", () => {
  let plan: PlanJson;

  beforeAll(
    withOfflineAws(async ({ terraform, offline }) => {
      const tagging = { ...TAGGING, alias: "tagging" };
      const one = terraform(withProviders(BEFORE, tagging, { ...TAGGING, alias: "no_longer_tagging" }));
      await one.apply();

      const account = offline.aws.account();
      const idIn = (name: string) => account.list().find(({ attributes }) => attributes.name === name)?.id ?? "";
      account.drift("aws_ssm_patch_baseline", idIn("drifted"), { name: "by-hand" });
      account.remove("aws_ssm_patch_baseline", idIn("gone"));
      account.remove("aws_ssm_default_patch_baseline", "AMAZON_LINUX_2");
      one.configure(withProviders(BEFORE, tagging, { ...BEFORE, alias: "no_longer_tagging" }));
      await one.plan();
      plan = await one.show();
    }),
  );

  test("shows after a refresh as drift, with the way back as an update", () => {
    const drift = driftOf("aws_ssm_patch_baseline.drifted");
    const change = changeOf("aws_ssm_patch_baseline.drifted");

    expect([drift?.before?.name, drift?.after?.name]).toEqual(["drifted", "by-hand"]);
    expect([change.actions, change.before?.name, change.after?.name]).toEqual([["update"], "by-hand", "drifted"]);
  });

  test("is created again when it is gone", () => {
    expect(changeOf("aws_ssm_patch_baseline.gone").actions).toEqual(["create"]);
  });

  test("the first refresh after an apply turns null tags and lists into empty ones and plans nothing", () => {
    const { actions, after } = changeOf("aws_ssm_patch_baseline.untouched");

    expect(actions).toEqual(["no-op"]);
    expect(after).toMatchObject({ tags: {}, tags_all: {}, approved_patches: [], rejected_patches: [] });
    expect(after?.approval_rule).toMatchObject([{ approve_until_date: "" }]);
  });

  test("the copy of a baseline in `json` lists its patch groups at the next refresh, which is no change", () => {
    const { actions } = changeOf("aws_ssm_patch_baseline.grouped");

    expect(actions).toEqual(["no-op"]);
    expect(driftOf("aws_ssm_patch_group.grouped")).toBeUndefined();
    expect(JSON.parse(String(driftOf("aws_ssm_patch_baseline.grouped")?.after?.json))).toMatchObject({
      Name: "grouped",
      PatchGroups: ["Critical"],
    });
  });

  test("days and date in one rule never agree: only the date is sent", () => {
    expect(changeOf("aws_ssm_patch_baseline.both").actions).toEqual(["update"]);
  });

  test("default tags are not a resource's own, unless it has the same one", () => {
    const [other, same] = ["other_tag", "same_tag"].map((name) => changeOf(`aws_ssm_patch_baseline.${name}`));

    expect([other?.actions, other?.after?.tags]).toEqual([["no-op"], { own: "1" }]);
    expect([same?.actions, same?.after?.tags]).toEqual([["no-op"], { stage: "prod" }]);
  });

  test("default tags that are no longer configured become tags to remove", () => {
    const { before, after } = changeOf("aws_ssm_patch_baseline.no_longer_tagged");

    expect(before).toMatchObject({ tags: { own: "1", stage: "prod" }, tags_all: { own: "1", stage: "prod" } });
    expect(after).toMatchObject({ tags: { own: "1" }, tags_all: { own: "1" } });
  });

  test("a default baseline that is taken away falls back to AWS's own", () => {
    expect(driftOf("aws_ssm_default_patch_baseline.default")?.after?.baseline_id).toBe(
      "arn:aws:ssm:eu-central-1:075727635805:patchbaseline/pb-0be8c61cde3be63f3",
    );
  });

  function changeOf(address: string): ResourceChange["change"] {
    const found = plan.resource_changes?.find((one) => one.address === address);
    if (!found) throw new Error(`${address} is not in the plan`);
    return found.change;
  }

  function driftOf(address: string): ResourceChange["change"] | undefined {
    return plan.resource_drift?.find((one) => one.address === address)?.change;
  }
});
