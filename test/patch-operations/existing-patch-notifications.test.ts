import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { findingsIn, PatchEnvironment } from "../../modules";
import { MaintenanceWindow } from "../../modules/maintenance-window";
import {
  type ExistingPatchNotificationsProps,
  PatchNotifications,
  PatchTaskRole,
} from "../../modules/patch-operations";
import { fleet } from "../support/fleet";
import { growth } from "../support/processor-time";
import { refusal } from "../support/refusal";
import { addresses, policies } from "./policies";

const TOPIC = "arn:aws:sns:eu-central-1:123456789012:patching";
const KEY = "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const ROLE = "${aws_iam_role.Alerts_Role_8900DF7C.arn}";

function refused(props: unknown): string {
  const { stack } = fleet();
  return refusal(() => PatchNotifications.fromTopicArn(stack, "Alerts", props as ExistingPatchNotificationsProps));
}

const problem = (line: string) => `patch notifications fleet/Alerts is not valid\n  - ${line}`;

test("a topic that exists is told by a role that may publish to it alone: no topic, no policy of it, no key", () => {
  const { stack, synth } = fleet();

  PatchNotifications.fromTopicArn(stack, "Alerts", { topicArn: TOPIC, kmsMasterKeyId: KEY });

  expect(Object.keys(synth().resource).sort()).toEqual(["aws_iam_role", "aws_iam_role_policy"]);
  expect(policies(synth()).Alerts_RolePermissions_2A7A475B).toEqual([
    { sid: "Publish", actions: ["sns:Publish"], resources: [TOPIC] },
    { sid: "UseTopicKey", actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [KEY] },
  ]);
});

test("without its key the role may only publish", () => {
  const { stack, synth } = fleet();

  PatchNotifications.fromTopicArn(stack, "Alerts", { topicArn: TOPIC });

  expect(policies(synth()).Alerts_RolePermissions_2A7A475B).toEqual([
    { sid: "Publish", actions: ["sns:Publish"], resources: [TOPIC] },
  ]);
});

test("a task publishes to it, its own role may pass the publishing one on, and rules tell of its window", () => {
  const { stack, synth, all } = fleet();
  const notifications = PatchNotifications.fromTopicArn(stack, "Alerts", {
    topicArn: TOPIC,
    notificationEvents: ["Failed"],
    events: ["windowExecution"],
  });
  const serviceRole = new PatchTaskRole(stack, "TaskRole");
  const window = new MaintenanceWindow(stack, "Sunday", {
    name: "sunday",
    schedule: "cron(0 4 ? * SUN *)",
    duration: 3,
    cutoff: 1,
  });
  const targets = [window.addTarget("Web", { tags: { Role: ["web"] } })];
  window.addPatchTask("Scan", { operation: "Scan", targets, notifications, serviceRole });

  const [task] = Object.values(all("aws_ssm_maintenance_window_task"));
  expect(task?.task_invocation_parameters).toMatchObject({
    run_command_parameters: {
      service_role_arn: ROLE,
      notification_config: {
        notification_arn: TOPIC,
        notification_events: ["Failed"],
        notification_type: "Command",
      },
    },
  });
  const passed = Object.values(policies(synth())).flatMap((statements) =>
    statements.filter(({ sid }) => sid === "PassNotificationRole"),
  );
  expect(passed.map(({ resources }) => resources)).toEqual([[ROLE]]);
  const [rule] = Object.values(all("aws_cloudwatch_event_rule"));
  expect(JSON.parse(rule?.event_pattern as string).detail["window-id"]).toEqual([
    "${aws_ssm_maintenance_window.Sunday.id}",
  ]);
  expect(Object.values(all("aws_cloudwatch_event_target")).map(({ arn }) => arn)).toEqual([TOPIC]);
  expect(findingsIn(stack).map(({ finding }) => finding.checkId)).not.toContain("PM716");
});

test("an environment tells the topic of each Region, where the ARN has none", () => {
  const { stack, synth, all } = fleet();

  const { regions } = new PatchEnvironment(stack, "Default", {
    baselines: {
      Linux: { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 3 }] },
    },
    patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"] } },
    maintenanceWindows: {
      Sunday: {
        name: "sunday",
        schedule: "cron(0 4 ? * SUN *)",
        duration: 3,
        cutoff: 1,
        patchGroups: ["Web"],
        patchTasks: { Scan: { operation: "Scan" } },
      },
    },
    operations: { serviceRole: {}, notifications: { topicArn: "arn:aws:sns::123456789012:patching" } },
    regions: ["eu-west-1", "us-east-1"],
  });

  expect(Object.values(regions).map(({ notifications }) => notifications?.topicArn)).toEqual([
    "arn:aws:sns:eu-west-1:123456789012:patching",
    "arn:aws:sns:us-east-1:123456789012:patching",
  ]);
  expect(synth().resource.aws_sns_topic).toBeUndefined();
  const told = Object.values(all("aws_ssm_maintenance_window_task")).map((task) => JSON.stringify(task));
  expect(told).toEqual([
    expect.stringContaining("arn:aws:sns:eu-west-1:123456789012:patching"),
    expect.stringContaining("arn:aws:sns:us-east-1:123456789012:patching"),
  ]);
});

test("an ARN without account and Region is the topic of that name where the provider works", () => {
  const { stack, all } = fleet();

  PatchNotifications.fromTopicArn(stack, "Alerts", { topicArn: "arn:aws:sns:::patching", events: ["compliance"] });

  expect(Object.values(all("aws_cloudwatch_event_target")).map(({ arn }) => arn)).toEqual([
    "arn:aws:sns:${data.aws_region.Alerts_Region_315D80A2.id}:${data.aws_caller_identity.Alerts_Account_35A83401.account_id}:patching",
  ]);
});

test("events ask for a topic of the account that the provider is allowed to work in", () => {
  const stack = new TerraformStack(Testing.app(), "prod");
  new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["210987654321"] });
  const told = (id: string, events?: ["compliance"]) =>
    PatchNotifications.fromTopicArn(stack, id, { topicArn: TOPIC, events });

  expect(refusal(() => told("Events", ["compliance"]))).toContain(
    "topicArn: expected a topic of account 210987654321, where the events are, got one of 123456789012; give arn:aws:sns:::patching for the topic of that name there, or leave events out: then nobody is notified of compliance (a node stopped being compliant with its patch baseline), and the topic's policy must allow sns:Publish to the role of these notifications [PM717]",
  );
  expect(told("Tasks").topicArn).toBe(TOPIC);
});

test.each<[string, unknown, string]>([
  ["no topic", {}, "topicArn: missing, expected a string"],
  [
    "what is no ARN",
    { topicArn: "patching" },
    'topicArn: expected the ARN of an SNS topic such as arn:aws:sns:eu-central-1:123456789012:patching, or arn:aws:sns:::patching for the topic of that name where the windows are, got "patching" [PM717]',
  ],
  [
    "the ARN of something else",
    { topicArn: "arn:aws:sqs:eu-central-1:123456789012:patching" },
    'topicArn: expected the ARN of an SNS topic such as arn:aws:sns:eu-central-1:123456789012:patching, or arn:aws:sns:::patching for the topic of that name where the windows are, got "arn:aws:sqs:eu-central-1:123456789012:patching" [PM717]',
  ],
  [
    "a FIFO topic",
    { topicArn: `${TOPIC}.fifo` },
    `topicArn: expected a standard topic, got the FIFO topic "${TOPIC}.fifo"; nothing would be sent to it, give the ARN of a standard one [PM717]`,
  ],
  [
    "events of another Region",
    { topicArn: TOPIC, events: ["compliance"], region: "us-east-1" },
    "topicArn: expected a topic of Region us-east-1, where the events are, got one of eu-central-1; give arn:aws:sns:::patching for the topic of that name there, or leave events out: then nobody is notified of compliance (a node stopped being compliant with its patch baseline) [PM717]",
  ],
  [
    "more events than can be explained",
    { topicArn: TOPIC, events: ["compliance", "windowExecution"], region: "us-east-1" },
    "or leave events out: then nobody is notified of compliance and windowExecution [PM717]",
  ],
  ["a name", { topicArn: TOPIC, name: "patching" }, "name: there is no such property"],
])("throws when there is %s", (_, props, line) => {
  const said = refused(props);
  expect([said.startsWith(problem("")), said.includes(line)]).toEqual([true, true]);
});

describe("of a topic of another account", () => {
  const ACCOUNTS = ["123456789012", "222222222222", "333333333333"];
  /** What is told of the topic in an app with a stack for each account. */
  const told = (accounts: readonly string[], props: object = {}, beside?: (stack: TerraformStack) => void) => {
    const app = Testing.app();
    for (const account of accounts) {
      const stack = new TerraformStack(app, `a-${account}`);
      new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: [account] });
      PatchNotifications.fromTopicArn(stack, "Alerts", { topicArn: TOPIC, ...props });
      if (account === "123456789012") beside?.(stack);
    }
    return findingsIn(app).map(({ construct, text, finding }) => [construct.node.path, finding.severity, text]);
  };
  const note = (accounts: string) =>
    `topicArn: the topic is in account 123456789012, and its policy must allow sns:Publish to notifications.role in ${accounts}: ` +
    "otherwise nothing that tasks report arrives, and no plan or apply says so; make these accounts principals of that " +
    "statement, or accept this (acceptFinding) where they are [PM718]";

  test("a note names the accounts whose roles its policy must let publish, in the same words in each of them", () => {
    const text = note("222222222222 and 333333333333");

    expect(told(ACCOUNTS)).toEqual([
      ["a-222222222222/Alerts", "information", text],
      ["a-333333333333/Alerts", "information", text],
    ]);
  });

  test("nothing is said of one of the same account, and of many accounts the first are named", () => {
    const many = Array.from({ length: 9 }, (_, index) => `${200000000000 + index}`);

    expect(told(ACCOUNTS.slice(0, 1))).toEqual([]);
    expect(told(ACCOUNTS, { topicArn: "arn:aws:sns:::patching" })).toEqual([]);
    expect(told(many)[0]?.[2]).toContain(
      "in 200000000000, 200000000001, 200000000002, 200000000003, 200000000004, 200000000005 and 3 more accounts: otherwise",
    );
  });

  describe("whose policy is in the app", () => {
    const allowing = (AWS: unknown, statement: object = {}) =>
      JSON.stringify({
        Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "sns:Publish", Resource: "*", ...statement }],
      });
    /** The texts of the notes in an app whose topic's account has this beside. */
    const toldBeside = (beside: (stack: TerraformStack) => void, props: object = {}) => [
      ...new Set(told(ACCOUNTS, props, beside).map(([, , text]) => text)),
    ];
    const withPolicy = (policy: string, arn = TOPIC) =>
      toldBeside((stack) => new SnsTopicPolicy(stack, "Policy", { arn, policy }));

    test.each([
      ["accounts", allowing(ACCOUNTS)],
      ["the roots of accounts", allowing(ACCOUNTS.map((id) => `arn:aws:iam::${id}:root`))],
      [
        "everybody of an organization",
        allowing("*", { Action: ["SNS:*"], Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
      ],
      ["everybody but one", allowing(undefined, { Principal: undefined, NotPrincipal: { AWS: "444444444444" } })],
      ["what only Terraform knows", '${file("policy.json")}'],
      ["a principal that only Terraform knows", allowing("${var.role}")],
    ])("nothing is said where it lets %s publish", (_, policy) => {
      expect(withPolicy(policy)).toEqual([]);
    });

    test.each([
      ["another topic", allowing("*"), `${TOPIC}-other`],
      ["another action", allowing("*", { Action: "sns:Subscribe" }), TOPIC],
      ["a denial", allowing("*", { Effect: "Deny" }), TOPIC],
      ["a service", allowing(undefined, { Principal: { Service: "events.amazonaws.com" } }), TOPIC],
      ["no policy", "[]", TOPIC],
    ])("the note stands where it is of %s", (_, policy, arn) => {
      expect(withPolicy(policy, arn)).toEqual([note("222222222222 and 333333333333")]);
    });

    test("only those accounts are named that it leaves out", () => {
      expect(withPolicy(allowing([ACCOUNTS[1]]))).toEqual([note("333333333333")]);
    });

    test("the topic itself may be there, with a policy of a data source or of its own", () => {
      const topic = (stack: TerraformStack, config: object = {}) =>
        new SnsTopic(stack, "Topic", { name: "patching", ...config });
      const document = (stack: TerraformStack, identifiers: string[]) =>
        new DataAwsIamPolicyDocument(stack, "Document", {
          statement: [{ actions: ["sns:Publish"], principals: [{ type: "AWS", identifiers }] }],
        }).json;
      const byData = (stack: TerraformStack, identifiers: string[]) =>
        new SnsTopicPolicy(stack, "Policy", { arn: topic(stack).arn, policy: document(stack, identifiers) });

      expect(toldBeside((stack) => byData(stack, ACCOUNTS))).toEqual([]);
      expect(toldBeside((stack) => byData(stack, [ACCOUNTS[1] as string]))).toEqual([note("333333333333")]);
      expect(toldBeside((stack) => topic(stack, { policy: allowing(ACCOUNTS) }))).toEqual([]);
      expect(toldBeside((stack) => topic(stack))).toEqual([note("222222222222 and 333333333333")]);
      expect(toldBeside((stack) => new PatchNotifications(stack, "Own", { name: "patching" }).topicArn)).toEqual([
        note("222222222222 and 333333333333"),
      ]);
    });

    test("is found in a time that grows as the accounts do, whatever topics they have of their own", () => {
      const found = (count: number) => {
        const accounts = Array.from({ length: count }, (_, index) => String(222222222222 + index));
        const app = Testing.app();
        for (const account of accounts) {
          const stack = new TerraformStack(app, account);
          new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: [account] });
          const own = new SnsTopic(stack, "Own", { name: "own" });
          new SnsTopicPolicy(stack, "Policy", { arn: own.arn, policy: allowing("*") });
          new SnsTopicSubscription(stack, "Mail", { topicArn: own.arn, protocol: "email", endpoint: "a@example.com" });
          PatchNotifications.fromTopicArn(stack, "Alerts", { topicArn: TOPIC });
        }
        return findingsIn(app).map(({ finding }) => finding.checkId);
      };

      expect(found(64).filter((id) => id === "PM718")).toHaveLength(64);
      expect(growth(64, 8, found)).toBeLessThan(4);
    });

    test("of its key the policy is still told", () => {
      const policy = allowing(ACCOUNTS);
      expect(
        toldBeside((stack) => new SnsTopicPolicy(stack, "Policy", { arn: TOPIC, policy }), { kmsMasterKeyId: KEY }),
      ).toEqual([
        "topicArn: the topic is in account 123456789012, and the policy of its key must allow kms:Decrypt and kms:GenerateDataKey to " +
          "notifications.role in 222222222222 and 333333333333: otherwise nothing that tasks report arrives, and no plan or " +
          "apply says so; make these accounts principals of that statement, or accept this (acceptFinding) where they are [PM718]",
      ]);
    });
  });

  test("a key of it is not forgotten", () => {
    expect(told(ACCOUNTS.slice(1, 2), { kmsMasterKeyId: KEY })[0]?.[2]).toContain(
      "must allow sns:Publish to notifications.role in 222222222222, and that of its key kms:Decrypt and kms:GenerateDataKey: otherwise",
    );
  });
});

test("variables pass", () => {
  const { stack, all } = fleet();
  const any = new TerraformVariable(stack, "any", {});

  PatchNotifications.fromTopicArn(stack, "Alerts", {
    topicArn: any.stringValue,
    kmsMasterKeyId: any.stringValue,
    region: any.stringValue,
    events: ["compliance"],
  });

  expect(Object.values(all("aws_cloudwatch_event_target")).map(({ arn }) => arn)).toEqual(["${var.any}"]);
});

test("the state addresses are pinned: they are those of a topic of ours", () => {
  const { stack, synth } = fleet();

  PatchNotifications.fromTopicArn(stack, "Alerts", { topicArn: TOPIC, events: ["windowExecution"] });

  expect(addresses(synth())).toEqual([
    "aws_cloudwatch_event_rule.Alerts_windowExecution_1433D7B9",
    "aws_cloudwatch_event_target.Alerts_windowExecution_Topic_B492E30B",
    "aws_iam_role.Alerts_Role_8900DF7C",
    "aws_iam_role_policy.Alerts_RolePolicy_5199BCD0",
  ]);
});
