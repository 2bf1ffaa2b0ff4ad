import { ChangedPlan, commandOf } from "../changed-plans";
import type { Examples } from "./example";

const TOPIC = "arn:aws:sns:eu-central-1:123456789012:patching";
/** The task reports its runs to a topic, before the plan and after it. */
const reporting = () => {
  const plan = new ChangedPlan();
  const { change } = plan.at("install");
  for (const side of [change.before, change.after])
    commandOf(side).notification_config = [{ notification_arn: TOPIC, notification_type: "Command" }];
  return plan;
};

/** Who is told of runs. */
export const NOTIFICATIONS: Examples = {
  "an event rule that told of runs": {
    plan: new ChangedPlan().resource(
      "aws_cloudwatch_event_rule.failed",
      {
        name: "failed",
        event_pattern: '{"source":["aws.ssm"],"detail-type":["EC2 Command Status-change Notification"]}',
      },
      null,
    ),
    told: [
      "the event rule goes away: nobody is notified of its events (a patch command failed, timed out or was cancelled) (medium)",
    ],
  },
  "a subscription of the topic to which a task reports": {
    plan: reporting()
      .resource("aws_sns_topic_subscription.mail", { topic_arn: TOPIC, protocol: "email" }, null)
      .resource("aws_sns_topic_subscription.team", { topic_arn: TOPIC, protocol: "email" }),
    told: ["the subscription goes away: its endpoint no longer gets what window sunday reports (low)"],
  },
  "the last subscription of the topic to which a task reports": {
    plan: reporting().resource("aws_sns_topic_subscription.mail", { topic_arn: TOPIC, protocol: "sms" }, null),
    told: [
      "the subscription goes away: its endpoint no longer gets what window sunday reports, and nobody else here does (medium)",
    ],
  },
};
