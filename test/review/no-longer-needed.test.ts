import { headlineOf } from "../../review/render/headline";
import { type GivenResource, planWith, reviewWith, sentencesOf } from "./given-plans";
import { changed, command, kept, ROLE, removed, replaced, TASK, told } from "./given-ways";

// What nobody uses after the plan fails nothing where it goes away.

const TOPIC = "arn:aws:sns:eu-central-1:123456789012:all";
const PUBLISHER = "arn:aws:iam::123456789012:role/publish";
const INSTALL = { Operation: "Install", RebootOption: "NoReboot" };
const REPORTS = {
  service_role_arn: PUBLISHER,
  notification_config: [{ notification_arn: TOPIC, notification_events: ["Failed"], notification_type: "Command" }],
};
const QUIET = command("AWS-RunPatchBaseline", INSTALL);
const REPORTING = command("AWS-RunPatchBaseline", INSTALL, REPORTS);
const passing = (...roles: readonly string[]) =>
  JSON.stringify({
    Statement: [
      { Effect: "Allow", Action: "ssm:SendCommand", Resource: "*" },
      ...roles.map((Resource) => ({ Effect: "Allow", Action: "iam:PassRole", Resource })),
    ],
  });

test("a topic, its policy and the role that publishes go away with the notifications of a task: only these are lost", () => {
  expect(
    told(
      changed(TASK, REPORTING, QUIET),
      removed("aws_sns_topic.all", { arn: TOPIC }),
      removed("aws_sns_topic_policy.all", { arn: TOPIC, policy: "{}" }),
      removed("aws_sns_topic_subscription.mail", { topic_arn: TOPIC, protocol: "email", endpoint: "a@b.example" }),
      removed("aws_iam_role.publish", { name: "publish", arn: PUBLISHER }),
      removed("aws_iam_role_policy.publish", { role: "publish", policy: "{}" }),
      changed(
        "aws_iam_role_policy.task",
        { name: "task", role: "task", policy: passing(PUBLISHER) },
        { name: "task", role: "task", policy: passing() },
      ),
    ),
  ).toEqual(["medium", "its runs notify nobody any more, was a@b.example of Failed"]);
});

test("who loses notifications is not told where that is sensitive", () => {
  const mail = { topic_arn: TOPIC, protocol: "email", endpoint: "a@b.example" };
  const plan = planWith([changed(TASK, REPORTING, QUIET), kept("aws_sns_topic_subscription.mail", mail)]) as {
    resource_changes: { type: string; change: object }[];
  };
  for (const { type, change } of plan.resource_changes)
    if (type.endsWith("subscription"))
      Object.assign(change, { before_sensitive: { endpoint: true }, after_sensitive: { endpoint: true } });

  expect(sentencesOf(reviewWith(plan))).toEqual([`${TASK}: its runs notify nobody any more, was email of Failed`]);
});

test("lost notifications stand in the headline, also beside what weighs more", () => {
  const headline = (...more: readonly GivenResource[]) =>
    headlineOf(reviewWith(planWith([changed(TASK, REPORTING, QUIET), ...more]))).text;
  const window = { id: "mw-2", name: "other", schedule: "cron(0 2 ? * MON *)", duration: 3, cutoff: 1, enabled: true };

  expect(headline()).toBe("Nobody is notified of runs that fail any more");
  expect(headline(removed("aws_ssm_maintenance_window.other", window))).toBe(
    "A maintenance window is deleted; nobody is notified of runs that fail any more",
  );
});

test("a role that a task may no longer hand on though it does is told", () => {
  const policy = (...roles: readonly string[]) => ({ name: "run", role: "task", policy: passing(...roles) });
  expect(
    told(
      kept(TASK, REPORTING),
      changed("aws_iam_role_policy.task", policy(PUBLISHER, `${ROLE}-old`), policy(`${ROLE}-old`)),
    ),
  ).toEqual([
    "medium",
    `the policy run changes on role task, with which window sunday works: no longer allows iam:PassRole on ${PUBLISHER}`,
  ]);
});

test("a role that a task names after apply may be the one that is replaced", () => {
  const after = { ...QUIET, service_role_arn: undefined };
  expect(
    told(
      { address: TASK, before: QUIET, after, unknown: { service_role_arn: true } },
      replaced("aws_iam_role.it", { name: "task", arn: ROLE }, { name: "task" }),
    ),
  ).toContain("the role it goes away, with which window sunday works");
});
