import { expectNoDifference, stack } from "./alike-or-not";
import { type GivenResource, planWith, reviewWith } from "./given-plans";
import { changed, command, kept, made, ROLE, replaced, TASK, told } from "./given-ways";

// Terraform reads a document during apply as soon as something that it refers to changes: its JSON is known after apply, its
// statements are not.

const TOPIC = "arn:aws:sns:eu-central-1:123456789012:all";
const RULE = "arn:aws:events:eu-central-1:123456789012:rule/runs";
const DOCUMENT = "data.aws_iam_policy_document.all";
const REPORT = kept(
  TASK,
  command("AWS-RunPatchBaseline", { Operation: "Scan" }, { notification_config: [{ notification_arn: TOPIC }] }),
);

interface Given {
  readonly type?: string;
  readonly principals?: readonly (string | null)[];
  readonly values?: readonly (string | null)[];
  readonly effect?: string;
}

const statementOf = ({ type = "Service", principals = ["events.amazonaws.com"], values = [RULE], effect }: Given) => ({
  ...(effect === undefined ? {} : { effect }),
  actions: ["sns:Publish"],
  resources: [TOPIC],
  principals: [{ type, identifiers: principals }],
  condition: values.length === 0 ? [] : [{ test: "ArnEquals", variable: "aws:SourceArn", values }],
});

/** The data source, its texts that are null known after apply. */
function documentOf(statements: readonly Given[], ...taken: readonly string[]): GivenResource {
  const isLater = (texts: readonly unknown[] = []) => texts.map((text) => text === null);
  return {
    address: DOCUMENT,
    after: { statement: statements.map(statementOf) },
    unknown: {
      json: true,
      statement: statements.map(({ principals, values }) => ({
        principals: [{ identifiers: isLater(principals) }],
        condition: values?.length === 0 ? [] : [{ values: isLater(values) }],
      })),
    },
    expressions: { statement: statements.map(() => ({ condition: [{ values: { references: taken } }] })) },
  };
}

const asJson = (...statements: readonly Given[]) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((given) => {
      const { actions, resources, principals, condition } = statementOf(given);
      const [by] = condition;
      return {
        Effect: "Allow",
        Action: actions[0],
        Resource: resources,
        Principal: { [principals[0]?.type ?? ""]: principals[0]?.identifiers },
        ...(by && { Condition: { [by.test]: { [by.variable]: by.values } } }),
      };
    }),
  });

const reading = { policy: { references: [`${DOCUMENT}.json`, DOCUMENT] } };
const policy = (before: string): GivenResource => ({
  ...changed("aws_sns_topic_policy.all", { arn: TOPIC, policy: before }, { arn: TOPIC }),
  unknown: { policy: true },
  expressions: reading,
});
const newPolicy: GivenResource = {
  ...made("aws_sns_topic_policy.all", { arn: TOPIC }),
  unknown: { policy: true },
  expressions: reading,
};
const CHANGES = "the policy all changes, that of the topic to which window sunday reports";
const rule = replaced("aws_cloudwatch_event_rule.runs", { arn: RULE }, {});
const TAKEN = ["aws_cloudwatch_event_rule.runs.arn", "aws_cloudwatch_event_rule.runs"];

test("a document that is read again and says the same is no news", () => {
  expect(told(REPORT, documentOf([{}]), policy(asJson({})))).toEqual(["none"]);
});

test("nor is the ARN of what is re-created in it", () => {
  expect(told(REPORT, rule, documentOf([{ values: [null] }], ...TAKEN), policy(asJson({})))).toEqual(["none"]);
});

test("what another value than before is handed on by is told, though it stood there under that name", () => {
  const [old, now] = ["111111111111", "222222222222"].map((account) => `arn:aws:iam::${account}:root`);
  const partner = {
    ...changed("terraform_data.partner", { id: "1", input: old, output: old }, { id: "1", input: now }),
    unknown: { output: true },
  };
  const document = (...principals: readonly (string | null)[]): GivenResource => ({
    ...documentOf([{ type: "AWS", principals, values: [] }]),
    expressions: {
      statement: [
        { principals: [{ identifiers: { references: ["terraform_data.partner.output", "terraform_data.partner"] } }] },
      ],
    },
  });

  expect(
    told(REPORT, partner, document(null), policy(asJson({ type: "AWS", principals: [old ?? ""], values: [] }))),
  ).toEqual([
    "medium",
    `${CHANGES}: allows whoever is known after apply sns:Publish and no longer allows account 111111111111 sns:Publish`,
  ]);
});

test.each<[string, readonly GivenResource[], readonly string[]]>([
  [
    "anybody",
    [documentOf([{}, { type: "*", principals: ["*"], values: [] }]), policy(asJson({}))],
    ["high", `${CHANGES}: allows anybody sns:Publish`],
  ],
  [
    "anybody beside an ARN that is known after apply",
    [
      rule,
      documentOf([{ values: [null] }, { type: "AWS", principals: ["*", null], values: [] }], ...TAKEN),
      policy(asJson({})),
    ],
    ["high", `${CHANGES}: allows anybody sns:Publish and allows whoever is known after apply sns:Publish`],
  ],
  [
    "another account",
    [documentOf([{}, { type: "AWS", principals: ["222222222222"] }]), policy(asJson({}))],
    ["medium", `${CHANGES}: allows account 222222222222 sns:Publish if aws:SourceArn is ${RULE}`],
  ],
  [
    "whom nobody knows yet",
    [documentOf([{ type: "AWS", principals: [null] }]), policy(asJson({}))],
    [
      "medium",
      `${CHANGES}: allows whoever is known after apply sns:Publish if aws:SourceArn is ${RULE} and no longer allows events.amazonaws.com sns:Publish if aws:SourceArn is ${RULE}`,
    ],
  ],
  [
    "an ARN of something else",
    [rule, documentOf([{ values: [null, null] }], ...TAKEN), policy(asJson({}))],
    [
      "medium",
      `${CHANGES}: allows events.amazonaws.com sns:Publish only if aws:SourceArn is known after apply or known after apply (was only if aws:SourceArn is ${RULE})`,
    ],
  ],
  [
    "a new policy for anybody",
    [documentOf([{ type: "*", principals: ["*"], values: [] }]), newPolicy],
    ["high", "new policy of what window sunday uses: allows anybody sns:Publish"],
  ],
  [
    "a new policy for whom nobody knows yet",
    [documentOf([{ type: "AWS", principals: [null], values: [] }]), newPolicy],
    ["low", "new policy of what window sunday uses: allows whoever is known after apply sns:Publish"],
  ],
  ["a new policy for a service", [documentOf([{ values: [null] }]), newPolicy], ["none"]],
  [
    "statements that are known after apply",
    [{ ...documentOf([]), unknown: { json: true, statement: true } }, policy(asJson({}))],
    [
      "medium",
      `${CHANGES}: allows what is known after apply and no longer allows events.amazonaws.com sns:Publish if aws:SourceArn is ${RULE}`,
    ],
  ],
])("what a document lets in is told before it is read: %s", (_, resources, says) => {
  expect(told(REPORT, ...resources)).toEqual(says);
});

test("a template that makes something else of a document, or of what stood in it, is none of the same", () => {
  const made = (template: string): GivenResource => ({
    ...policy(asJson({})),
    expressions: { policy: { ...reading.policy, constant_value: template } },
  });
  const taking = (template: string): GivenResource => ({
    ...documentOf([{ values: [null] }]),
    expressions: { statement: [{ condition: [{ values: { references: TAKEN, constant_value: [template] } }] }] },
  });

  expect(told(REPORT, documentOf([{}]), made(`\${${DOCUMENT}.json}`))).toEqual(["none"]);
  expect(told(REPORT, documentOf([{}]), made(`\${replace(${DOCUMENT}.json, "events", "*")}`))).toEqual([
    "medium",
    `${CHANGES}: what it allows is known after apply`,
  ]);
  expect(told(REPORT, rule, taking(`\${${TAKEN[0]}}`), policy(asJson({})))).toEqual(["none"]);
  expect(told(REPORT, rule, taking(`\${${TAKEN[0]}}*`), policy(asJson({})))[0]).toBe("medium");
});

test("statements are read out of the documents that a document takes them from", () => {
  const source = { ...documentOf([{ type: "*", principals: ["*"], values: [] }]), address: `${DOCUMENT}2` };
  const whole = (count: number): GivenResource => ({
    address: DOCUMENT,
    after: { source_policy_documents: Array.from({ length: count }, () => null), statement: [statementOf({})] },
    unknown: { json: true, source_policy_documents: Array.from({ length: count }, () => true) },
    expressions: { source_policy_documents: { references: [`${DOCUMENT}2.json`, `${DOCUMENT}2`] } },
  });

  expect(told(REPORT, source, whole(1), policy(asJson({})))).toEqual([
    "high",
    `${CHANGES}: allows anybody sns:Publish`,
  ]);
  expect(told(REPORT, source, whole(2), policy(asJson({})))).toEqual([
    "medium",
    `${CHANGES}: allows what is known after apply`,
  ]);
});

test("a role that Systems Manager may still assume loses nothing by a document that is read again", () => {
  const trust = (service: string | null) => ({
    address: DOCUMENT,
    after: { statement: [{ actions: ["sts:AssumeRole"], principals: [{ type: "Service", identifiers: [service] }] }] },
    unknown: { json: true, statement: [{ principals: [{ identifiers: [service === null] }] }] },
  });
  const role = (before: string): GivenResource => ({
    ...changed(
      "aws_iam_role.task",
      { name: "task", arn: ROLE, assume_role_policy: before },
      { name: "task", arn: ROLE },
    ),
    unknown: { assume_role_policy: true },
    expressions: { assume_role_policy: reading.policy },
  });
  const before = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ssm.amazonaws.com" } }],
  });

  expect(told(REPORT, trust("ssm.amazonaws.com"), role(before))).toEqual(["none"]);
  expect(told(REPORT, trust("ec2.amazonaws.com"), role(before))[0]).toBe("high");
  expect(told(REPORT, trust(null), role(before))).toEqual([
    "medium",
    "who may assume role task changes, with which window sunday works: allows whoever is known after apply sts:AssumeRole and no longer allows ssm.amazonaws.com sts:AssumeRole",
  ]);
});

test.each([
  ["a topic", "aws_sns_topic.all", { name: "all", arn: TOPIC }, "topic"],
  ["a bucket", "aws_s3_bucket.logs", { bucket: "logs" }, "bucket"],
])("a policy within %s that is known after apply is told, and none where none is given", (_, address, after, noun) => {
  const writing = kept(
    TASK,
    command(
      "AWS-RunPatchBaseline",
      { Operation: "Scan" },
      {
        notification_config: [{ notification_arn: TOPIC }],
        output_s3_bucket: "logs",
      },
    ),
  );
  const one = { ...made(address, after), unknown: { policy: true } };

  expect(told(writing, { ...one, expressions: { policy: { references: ["local.policy"] } } })).toEqual([
    "low",
    `new ${noun} of what window sunday uses: what it allows is known after apply`,
  ]);
  expect(told(writing, one)).toEqual(["none"]);
});

test("a value that must not be shown is none that is known", () => {
  const plan = planWith([REPORT, documentOf([{ values: ["arn:secret"] }]), policy(asJson({}))]) as {
    resource_changes: { address: string; change: { after_sensitive?: object } }[];
  };
  for (const { address, change } of plan.resource_changes)
    if (address === DOCUMENT) change.after_sensitive = { statement: [{ condition: [{ values: true }] }] };

  expect(JSON.stringify(reviewWith(plan).stacks)).not.toContain("arn:secret");
});

test("stacks that differ in such a document alone, or in what it takes, are not said to be alike", () => {
  const plans = [
    [rule, documentOf([{ values: [null] }], ...TAKEN)],
    [rule, documentOf([{ values: [null], type: "AWS", principals: ["222222222222"] }], ...TAKEN)],
    [replaced("aws_cloudwatch_event_rule.runs", { arn: `${RULE}2` }, {}), documentOf([{ values: [null] }], ...TAKEN)],
    [rule, documentOf([{ values: [null] }], ...TAKEN)],
  ].map((resources) => planWith([REPORT, ...resources, policy(asJson({}))]));
  const templates = [`\${${DOCUMENT}.json}`, `\${replace(${DOCUMENT}.json, "a", "b")}`].map((template) =>
    planWith([
      REPORT,
      documentOf([{}]),
      { ...policy(asJson({})), expressions: { policy: { ...reading.policy, constant_value: template } } },
    ]),
  );

  expectNoDifference(templates.map((plan, index) => stack(plan as never, `stack-${index}`)));
  expectNoDifference(plans.map((plan, index) => stack(plan as never, `stack-${index}`)));
});
