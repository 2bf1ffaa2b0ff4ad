import { reviewStacks } from "../../review/review";
import { isAtLeast, type Risk } from "../../review/risk/risk";
import type { GivenResource } from "./given-plans";
import { AT, stackOf } from "./given-reviews";
import { command, kept, made, quickSetup, removed, TASK, told } from "./given-ways";

// What is destroyed and created again at another address may be missed in between.

/** Types of which another one is another object, whatever it is called. */
const OF_AN_ID = /^aws_ssm_(maintenance_window|patch_baseline|association)|^aws_instance$/;

const WITH_MUCH_AROUND = ["dependencies-change"];

test("nothing that a story has weighs less at another address than its removal alone, unless it is an object of its own", () => {
  const seen = new Set<string>();
  const lighter = WITH_MUCH_AROUND.flatMap((story) => {
    const { plan } = stackOf(story);
    return (plan.resource_changes ?? []).flatMap((one): readonly string[] => {
      const { type, mode, change } = one;
      const key = JSON.stringify([type, change.before]);
      if (mode !== "managed" || change.before === null || OF_AN_ID.test(type) || seen.has(key)) return [];
      seen.add(key);
      const others = (plan.resource_changes ?? []).filter((other) => other !== one);
      const stays = others
        .filter((other) => other.change.before !== null)
        .map((other) => ({
          ...other,
          change: { ...other.change, actions: ["no-op"], after: other.change.before, after_unknown: {} },
        }));
      const gone = { ...one, change: { ...change, actions: ["delete"], after: null, after_unknown: {} } };
      const now = {
        ...one,
        address: `${type}.Other`,
        name: "Other",
        change: {
          ...change,
          actions: ["create"],
          before: null,
          after: { ...change.before, id: undefined },
          after_unknown: { id: true },
        },
      };
      const risk = (...changed: readonly object[]) =>
        reviewStacks(
          [
            {
              name: story,
              plan: { ...plan, resource_drift: [], resource_changes: [...stays, ...changed] as never },
              paths: new Map(),
            },
          ],
          { at: AT },
        ).risk;
      const [alone, pair] = [risk(gone), risk(gone, now)];
      return isAtLeast(pair, alone) ? [] : [`${story} ${one.address}: ${pair}, ${alone} alone`];
    });
  });

  expect(lighter).toEqual([]);
});

const NOTIFIED = {
  notification_config: [
    { notification_arn: "arn:aws:sns:eu-central-1:123456789012:all", notification_events: ["All"] },
  ],
  output_s3_bucket: "patch-logs",
};
const USER = kept(TASK, command("Own", { Operation: "Install" }, NOTIFIED));
const POLICY = "arn:aws:iam::123456789012:policy/run";

describe("what has the same identity at both addresses is removed and made in no order, and weighs at least as its removal:", () => {
  test.each<[string, object, ...GivenResource[]]>([
    ["aws_iam_role_policy_attachment", { role: "task", policy_arn: POLICY }],
    ["aws_iam_role_policy", { role: "task", name: "run", policy: "{}" }],
    ["aws_iam_role", { name: "task", arn: "arn:aws:iam::123456789012:role/task" }],
    [
      "aws_iam_policy",
      { name: "run", arn: POLICY },
      kept("aws_iam_role_policy_attachment.it", { role: "task", policy_arn: POLICY }),
    ],
    ["aws_iam_instance_profile", { name: "node", role: "node" }],
    ["aws_ssm_document", { name: "Own", content: "{}", document_type: "Command" }],
    [
      "aws_autoscaling_group_tag",
      { autoscaling_group_name: "web", tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }] },
    ],
    ["aws_ec2_tag", { resource_id: "i-0123456789abcdef0", key: "PatchGroup", value: "web" }],
    [
      "aws_ssm_service_setting",
      { setting_id: "/ssm/managed-instance/default-ec2-instance-management-role", setting_value: "node" },
    ],
    ["aws_vpc_endpoint", { vpc_id: "vpc-1", service_name: "com.amazonaws.eu-central-1.ssm" }],
    ["aws_sns_topic_policy", { arn: "arn:aws:sns:eu-central-1:123456789012:all", policy: "{}" }],
    ["aws_s3_bucket_policy", { bucket: "patch-logs", policy: "{}" }],
    ["aws_ssmquicksetup_configuration_manager", quickSetup("AWSQuickSetupType-DHMC", {})],
    ["aws_ssmquicksetup_configuration_manager", quickSetup("AWSQuickSetupType-SSMHostMgmt", {})],
  ])("%s %o", (type, values, ...beside) => {
    const old = removed(`${type}.old`, { ...values, id: "old" });
    const now = { ...made(`${type}.new`, values), unknown: { id: true, arn: !("arn" in values) } };
    const [alone = ""] = told(USER, ...beside, old);
    const [risk = "", says] = told(USER, ...beside, old, now);

    expect(alone).not.toBe("none");
    expect(isAtLeast(risk as Risk, alone as Risk)).toBe(true);
    expect(says).toMatch(/^old is now new, the same .* at a new address: no moved block joins the two/);
  });
});
