import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SimulatedAws } from "../../offline-aws/account/simulated-aws";
import { startOfflineAws } from "../../offline-aws/offline-aws";
import type { ResourceChange } from "../../offline-aws/terraform/plan-json";
import { Terraform } from "../../offline-aws/terraform/terraform";
import type { TerraformError } from "../../offline-aws/terraform/terraform-error";
import { testFolder } from "../support/folders";
import { configuration, describeWithTerraform, withOfflineAws } from "../support/terraform";
import { changesOf } from "./real-provider";

const baseline = (name: string, more: object = {}) => ({
  name,
  operating_system: "AMAZON_LINUX_2",
  approved_patches: ["curl"],
  ...more,
});

/** Baselines under several provider blocks. */
const underProviders = (providers: readonly object[], baselines: object) => ({
  ...configuration({ resource: { aws_ssm_patch_baseline: baselines } }),
  provider: { aws: providers },
});

/** What is in an account, and in which Region. */
const contentOf = (aws: SimulatedAws, account?: string) =>
  aws
    .account(account)
    .list()
    .map(({ region, attributes }) => `${String(attributes.name)} in ${region}`)
    .sort();

describeWithTerraform("accounts and Regions", () => {
  const role = (account: string) => [{ role_arn: `arn:aws:iam::${account}:role/deploy` }];
  const PROVIDERS = [
    { region: "eu-central-1", assume_role: role("111111111111") },
    { alias: "second", region: "us-east-1", assume_role: role("222222222222") },
    { alias: "allowed", region: "eu-central-1", allowed_account_ids: ["333333333333"] },
  ];
  const OTHERS = {
    second: baseline("second", { provider: "aws.second" }),
    allowed: baseline("allowed", { provider: "aws.allowed" }),
  };
  const ACCOUNTS = ["111111111111", "222222222222", "333333333333"];

  let applied: string[][];
  let changes: Map<string, ResourceChange["change"]>;
  let destroyed: string[][];

  beforeAll(
    withOfflineAws(async ({ terraform, offline: { aws } }) => {
      const baselines = (regions: Record<string, string | undefined>) => ({
        ...OTHERS,
        ...Object.fromEntries(Object.entries(regions).map(([name, region]) => [name, baseline(name, { region })])),
      });
      const before = baselines({ named: undefined, moved: undefined, elsewhere: "eu-west-1" });
      const after = baselines({ named: "eu-central-1", moved: "eu-west-1", elsewhere: undefined });
      const one = terraform(underProviders(PROVIDERS, before));
      const neighbour = terraform(underProviders(PROVIDERS, { neighbour: baseline("neighbour") }));

      await Promise.all([one.apply(), neighbour.apply()]);
      applied = ACCOUNTS.map((account) => contentOf(aws, account));
      one.configure(underProviders(PROVIDERS, after));
      await one.plan();
      changes = await changesOf(one);
      await one.destroy();
      destroyed = ACCOUNTS.map((account) => contentOf(aws, account));
    }),
  );

  test("each provider block has its own account and Region, and an argument goes before the provider's Region", () => {
    expect(applied[0]).toEqual(expect.arrayContaining(["elsewhere in eu-west-1", "named in eu-central-1"]));
    expect(applied[1]).toEqual(["second in us-east-1"]);
  });

  test("an account that the configuration allows is the one that is simulated", () => {
    expect(applied[2]).toEqual(["allowed in eu-central-1"]);
  });

  test("Terraforms on one server share the account", () => {
    expect(applied[0]).toEqual([
      "elsewhere in eu-west-1",
      "moved in eu-central-1",
      "named in eu-central-1",
      "neighbour in eu-central-1",
    ]);
  });

  test("everything of a Terraform is gone after its destroy, and nothing of another's", () => {
    expect(destroyed).toEqual([["neighbour in eu-central-1"], [], []]);
  });

  test.each([
    ["naming the provider's own Region changes nothing", "named", ["no-op"], undefined],
    ["another Region replaces", "moved", ["delete", "create"], [["region"]]],
    ["no longer naming a Region leaves the resource where it is", "elsewhere", ["no-op"], undefined],
  ])("%s", (_what, name, actions, paths) => {
    const change = changes.get(`aws_ssm_patch_baseline.${name}`);

    expect([change?.actions, change?.replace_paths]).toEqual([actions, paths]);
  });
});

describeWithTerraform("what is wrong with a provider block or a Region is refused in the plan", () => {
  let errors: string[];

  beforeAll(async () => {
    const offline = await startOfflineAws({ accountId: "123456789012" });
    const providers = [
      { region: "eu-central-1" },
      { alias: "forbidden", region: "eu-central-1", allowed_account_ids: ["111111111111"] },
      { alias: "nowhere", region: "middle-earth" },
    ];
    const baselines = {
      forbidden: baseline("forbidden", { provider: "aws.forbidden" }),
      nowhere: baseline("nowhere", { provider: "aws.nowhere" }),
      chinese: baseline("chinese", { region: "cn-north-1" }),
    };
    const terraform = Terraform.in(underProviders(providers, baselines), { environment: offline.environment });
    try {
      const refusal = await terraform.plan().catch((problem: TerraformError) => problem);
      errors = (refusal as TerraformError).errors;
    } finally {
      await terraform.close();
      await offline.close();
    }
  });

  test.each([
    ["an account that is not allowed", "AWS account ID not allowed: 123456789012"],
    ["a Region that is none", "Invalid AWS Region: middle-earth"],
    [
      "a Region of another partition",
      "region (cn-north-1) is not in the partition (aws) of the provider configuration",
    ],
  ])("%s", (_what, message) => {
    expect(errors).toContain(message);
    expect(errors).toHaveLength(3);
  });
});

describeWithTerraform("simulated accounts side by side", () => {
  let accounts: { contents: string[]; ids: string[] }[];

  beforeAll(async () => {
    const seeds = ["one", "one", "two"];
    accounts = await Promise.all(
      seeds.map(async (seed, run) => {
        const offline = await startOfflineAws({ seed });
        const resource = {
          aws_ssm_patch_baseline: { same: baseline("same"), own: baseline(`run-${run}`) },
          aws_ssm_maintenance_window: { same: { name: "same", schedule: "rate(1 day)", duration: 2, cutoff: 1 } },
        };
        const terraform = Terraform.in(configuration({ resource }), { environment: offline.environment });
        try {
          await terraform.apply();
          const same = offline.aws
            .account()
            .list()
            .filter(({ attributes }) => attributes.name === "same");
          return { contents: contentOf(offline.aws), ids: same.map(({ id }) => id) };
        } finally {
          await terraform.close();
          await offline.close();
        }
      }),
    );
  });

  test("see nothing of each other", () => {
    const same = Array.from({ length: 2 }, () => "same in eu-central-1");

    expect(accounts.map(({ contents }) => contents)).toEqual([
      ["run-0 in eu-central-1", ...same],
      ["run-1 in eu-central-1", ...same],
      ["run-2 in eu-central-1", ...same],
    ]);
  });

  test("get the same identifiers in every run, and others from another seed", () => {
    const [first, second, ofOtherSeed] = accounts.map(({ ids }) => ids);

    expect(first).toEqual([expect.stringMatching(/^mw-[0-9a-f]{17}$/), expect.stringMatching(/^pb-[0-9a-f]{17}$/)]);
    expect(second).toEqual(first);
    expect(ofOtherSeed?.filter((id) => first?.includes(id))).toEqual([]);
  });
});

test("a simulated account outlives its process in a file", async () => {
  const stateFile = join(testFolder(), "accounts.json");
  const first = await startOfflineAws({ stateFile });
  first.aws.account().put({
    type: "aws_ssm_patch_baseline",
    region: "eu-central-1",
    id: "pb-0123456789abcdef0",
    attributes: { name: "linux" },
  });
  await first.close();

  const second = await startOfflineAws({ stateFile });
  await second.close();

  expect(contentOf(second.aws)).toEqual(["linux in eu-central-1"]);
  expect(readFileSync(stateFile, "utf8")).toContain("simulated accounts of offline-aws, not AWS");
});
