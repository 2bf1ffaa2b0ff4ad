import { withOfflineAws as withFreshAws } from "../../offline-aws/with-offline-aws";
import { configuration, describeWithTerraform } from "../support/terraform";

const TRUST = JSON.stringify({ Version: "2012-10-17", Statement: [] });
const RULE = { schedule_expression: "rate(1 day)" };

/** Names that nobody gave, of what names its account, its Region and other objects. */
const STACK = {
  aws_kms_key: { topic: {} },
  aws_sns_topic: { runs: { kms_master_key_id: "${aws_kms_key.topic.arn}" } },
  aws_iam_role: { publish: { assume_role_policy: TRUST } },
  aws_iam_role_policy: {
    publish: {
      role: "${aws_iam_role.publish.name}",
      policy:
        '{"Version":"2012-10-17","Statement":[{"Resource":["${aws_sns_topic.runs.arn}","${aws_kms_key.topic.arn}"]}]}',
    },
  },
  aws_cloudwatch_event_rule: { one: RULE, other: { ...RULE, name_prefix: "patching-" } },
  aws_cloudwatch_event_target: {
    one: { rule: "${aws_cloudwatch_event_rule.one.name}", arn: "${aws_sns_topic.runs.arn}" },
    other: { rule: "${aws_cloudwatch_event_rule.other.name}", arn: "${aws_sns_topic.runs.arn}" },
  },
  aws_s3_bucket: { logs: { bucket_prefix: "logs-" } },
  aws_iam_policy: {
    here: { policy: '{"Resource":"${aws_cloudwatch_log_group.here.arn}"}' },
    there: { policy: '{"Resource":"${aws_cloudwatch_log_group.there.arn}"}' },
  },
  aws_cloudwatch_log_group: { here: { name: "runs" }, there: { name: "runs", region: "eu-west-1" } },
};

const NAMES = {
  topic: "${aws_sns_topic.runs.name}",
  policy: "${aws_iam_role_policy.publish.name}",
  rule: "${aws_cloudwatch_event_rule.other.name}",
  targets: "${[aws_cloudwatch_event_target.one.target_id, aws_cloudwatch_event_target.other.target_id]}",
  policies: "${[aws_iam_policy.here.name, aws_iam_policy.there.name]}",
  bucket: "${aws_s3_bucket.logs.bucket}",
};

/** The names in an account, with the seed that a stack of that name has. */
function namesIn(account: string, region: string, seed: string): Promise<Readonly<Record<string, unknown>>> {
  const output = Object.fromEntries(Object.entries(NAMES).map(([name, value]) => [name, { value }]));
  const given = configuration({ resource: STACK, output }, { region, allowed_account_ids: [account] });
  return withFreshAws(async ({ terraform }) => (await terraform(given).apply()).outputs, { seed });
}

describeWithTerraform("names that the provider makes up", () => {
  test("are the same in each run, and in accounts that are alike; those of buckets are of one account alone", async () => {
    const [first, again, other] = await Promise.all([
      namesIn("111111111111", "eu-central-1", "prod-eu"),
      namesIn("111111111111", "eu-central-1", "prod-eu"),
      namesIn("222222222222", "us-east-1", "prod-us"),
    ]);

    expect(first?.rule).toMatch(/^patching-[0-9a-f]{26}$/);
    expect(again).toEqual(first);
    expect({ ...other, bucket: first?.bucket }).toEqual(first);
    expect(other?.bucket).not.toBe(first?.bucket);
  });
});
