import { ReviewedRuns } from "../../review/reach/reviewed-runs";
import { AlikeStacks } from "../../review/stacks/alike-stacks";
import { expectNoDifference, inAccount, stack, told } from "./alike-or-not";
import { planWith } from "./given-plans";
import { AT } from "./given-reviews";
import { command, kept, made, TASK } from "./given-ways";
import type { Open } from "./stories/example";

test("what a program says of its stacks is told of each, and stacks of one account are told together", () => {
  const paths = (name: string) => new Map([["aws_ssm_patch_baseline.Linux", `${name}/Linux`]]);
  const accepted = { check: "PM613", reason: "r", owner: "o", until: "2027-01-31", scope: "two/Linux" };

  expectNoDifference([
    stack(inAccount("account-prod-us", 0), "one", { paths: paths("one"), file: "one/plan.json" }),
    stack(inAccount("account-prod-us", 1), "two", { paths: paths("two"), acceptances: [accepted] }),
    stack(inAccount("account-prod-us", 1), "dev", { ring: "dev", target: { backend: "s3" } }),
    stack(inAccount("account-prod-us", 2), "prod", { ring: "prod" }),
    stack(inAccount("everything-created", 0), "fresh", { account: "111111111111" }),
    stack(inAccount("everything-created", 0), "other", { account: "222222222222" }),
  ]);
});

test("plans of one program in several accounts are alike; what differs in one value is not", () => {
  const stacks = new AlikeStacks(new ReviewedRuns(AT));
  const changed = inAccount("account-prod-us", 3);
  changed.resource_changes[3].change.after.rejected_patches = ["glibc*"];
  const plans = [inAccount("account-prod-us", 1), inAccount("account-prod-us", 2), changed];

  const reviewed = plans.map((plan, index) => stacks.review(stack(plan, `account-${index}`)));

  expect(reviewed.map(({ alike }) => alike !== undefined)).toEqual([false, true, false]);
  expect(new Set(reviewed.map(({ review }) => review.fingerprint)).size).toBe(3);
  expect(new Set(reviewed.map(({ review }) => review.account)).size).toBe(3);
});

test("so are those with topics and roles around patching, whose ARNs name their accounts", () => {
  const planOf = (account: string) => {
    const arn = `arn:aws:sns:eu-central-1:${account}:all`;
    const policy = (Principal: string) => ({
      arn,
      policy: JSON.stringify({ Statement: [{ Effect: "Allow", Principal }] }),
    });
    const report = command("AWS-RunPatchBaseline", {}, { notification_config: [{ notification_arn: arn }] });
    const topic = { address: "aws_sns_topic_policy.all", before: policy("a"), after: policy("b") };
    const allowed = { aws: { allowed_account_ids: { constant_value: [account] } } };
    return planWith([kept(TASK, report), topic], allowed) as Open;
  };
  const stacks = new AlikeStacks(new ReviewedRuns(AT));
  const [one, other] = ["111111111111", "222222222222"].map(planOf) as [Open, Open];

  expect([one, other].map((plan, index) => stacks.review(stack(plan, `a-${index}`)).alike !== undefined)).toEqual([
    false,
    true,
  ]);
  expectNoDifference([stack(one, "one"), stack(other, "other")]);
});

test("a node of which nothing is planned that anybody knows is read, and told of each", () => {
  const plans = ["prod-web", "dev-web"].map((group) => {
    const plan = inAccount("instance-leaves-group", 0);
    const node = plan.resource_changes.find(({ type }: Open) => type === "aws_instance");
    node.change.actions = [];
    node.change.after.tags = { "Patch Group": group };
    return plan;
  });

  expectNoDifference(plans.map((plan, index) => stack(plan, `account-${index}`)));
  const [one, other] = plans.map((plan) => told([stack(plan, "account")], 0));
  expect(one).not.toEqual(other);
});

test("a document that stays as it is, and says what a new task installs, is read and told of each", () => {
  const url = "s3://output/override/cve.yaml";
  const task = command("AWS-RunPatchBaseline", { InstallOverrideList: url, Operation: "Install" });
  const plans = ["KB5039217", "openssl*"].map((id) => {
    const document = { bucket: "output", key: "override/cve.yaml", content: `patches:\n  - id: "${id}"\n` };
    const plan = planWith([made(TASK, task), kept("aws_s3_object.list", document)]) as Open;
    plan.resource_changes[1].change.actions = ["no-op"];
    return plan;
  });

  expectNoDifference(plans.map((plan, index) => stack(plan, `account-${index}`)));
  const [one, other] = plans.map((plan) => told([stack(plan, "account")], 0));
  expect(one).not.toEqual(other);
});

test.each(["action_invocations", "deferred_action_invocations"])("%s are counted and told of each", (name) => {
  const plans = [[], ["aws_lambda_invoke"], ["aws_sns_publish"]].map((types) => {
    const plan = inAccount("account-prod-us", 0);
    const invoked = types.map((type) => ({ address: `action.${type}.it`, type }));
    plan[name] = name === "action_invocations" ? invoked : invoked.map((one) => ({ action_invocation: one }));
    return plan;
  });

  expectNoDifference(plans.map((plan, index) => stack(plan, `account-${index}`)));
});
