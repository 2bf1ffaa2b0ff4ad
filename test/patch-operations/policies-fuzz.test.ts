import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Testing } from "cdktf";
import fc from "fast-check";
import { MaintenanceWindow, PatchEnvironment, PatchLogs, PatchTaskRole } from "../../modules";
import { allowed, inWords, refused, tasksOf } from "../support/asked-policies";
import { fleet, type TerraformBlocks } from "../support/fleet";
import { AppliedStack, type Call } from "../support/iam";
import { isAllowedQuickly } from "../support/iam-quickly";
import { callsOfNode, callsOfTask, type SynthesisedTask } from "../support/patch-task-calls";

const ACCOUNT = "123456789012";
const FOREIGN = "999999999999";
const AT = { partition: "aws", account: ACCOUNT, region: "eu-central-1" };

describe("the policies that are synthesised allow each call that AWS documents for a task", () => {
  test("in the second Region of an environment whose role is one for all", async () => {
    const stack = environment({ regions: ["eu-central-1", "us-east-1"] });
    const [home, other] = tasksOf(stack) as [SynthesisedTask, SynthesisedTask];

    expect(other.region).toBe("us-east-1");
    expect(await refused([home, other].flatMap((task) => callsOfTask(stack, task)))).toEqual([]);
  });

  test.each<[string, { region?: string; alias?: string }, string]>([
    ["a window with a Region and a role without", { region: "us-east-1" }, "us-east-1"],
    ["a window of another provider and a role of the first", { alias: "west" }, "us-west-2"],
  ])("for %s", async (_, { region, alias }, expected) => {
    const { stack, synth } = fleet();
    const provider = alias === undefined ? undefined : new AwsProvider(stack, "west", { alias, region: "us-west-2" });
    const serviceRole = new PatchTaskRole(stack, "Role", { sourceArnCondition: true });
    const window = new MaintenanceWindow(stack, "Sunday", { ...WINDOW, region, provider });
    const targets = [window.addTarget("Web", { tags: { Tier: ["web"] } })];
    window.addPatchTask("Install", { ...INSTALL, targets, serviceRole });

    const applied = new AppliedStack(synth(), AT);
    const tasks = tasksOf(applied);

    expect(tasks.map((task) => applied.regionOf({ ...task }))).toEqual([expected]);
    expect(await refused(tasks.flatMap((task) => callsOfTask(applied, task)))).toEqual([]);
    const foreign = tasks.flatMap((task) => callsElsewhere(applied, task, "eu-central-1"));
    expect(await allowed(foreign)).toEqual([]);
  });
});

describe("a bucket for an organisation", () => {
  const MEMBER = "222222222222";
  const { stack, synth } = fleet();
  const logs = new PatchLogs(stack, "Logs", { keyPrefix: "patching", organizationId: "o-abcdefghij" });
  logs.overrideUrl("list.yaml");
  logs.instancePolicyDocument;
  const applied = new AppliedStack(synth(), AT);
  const bucket = "arn:aws:s3:::logs";

  const asked = (action: string, key: string, account = MEMBER, organisation = "o-abcdefghij"): Call => ({
    principal: `arn:aws:iam::${account}:role/node`,
    identity: applied.policyNamed("Logs_InstancePolicy"),
    onResource: applied.policy(applied.all("aws_s3_bucket_policy")[0]?.policy),
    action,
    resource: `${bucket}${key}`,
    owner: ACCOUNT,
    context: {
      "aws:SecureTransport": "true",
      "aws:PrincipalAccount": account,
      "aws:PrincipalOrgID": organisation,
    },
  });

  test("is written and read by each account below its own id", async () => {
    expect(
      await refused([
        asked("s3:PutObject", `/patching/${MEMBER}/install/sunday/stdout`),
        asked("s3:PutObjectAcl", `/patching/${MEMBER}/scan/sunday/stdout`),
        asked("s3:GetObject", `/patching/${MEMBER}/override/list.yaml`),
        asked("s3:GetEncryptionConfiguration", ""),
        asked("s3:PutObject", "/patching/install/sunday/stdout", ACCOUNT),
        asked("s3:GetObject", "/patching/override/list.yaml", ACCOUNT),
      ]),
    ).toEqual([]);
  });

  test("is closed to what is another account's, and to accounts outside", async () => {
    expect(
      await allowed([
        asked("s3:PutObject", "/patching/install/sunday/stdout"),
        asked("s3:PutObject", "/patching/333333333333/install/sunday/stdout"),
        asked("s3:GetObject", "/patching/333333333333/override/list.yaml"),
        asked("s3:GetObject", "/patching/override/list.yaml"),
        asked("s3:GetObject", `/patching/${MEMBER}/install/sunday/stdout`),
        asked("s3:PutObject", `/patching/${FOREIGN}/install/sunday/stdout`, FOREIGN, "o-zzzzzzzzzz"),
      ]),
    ).toEqual([]);
  });
});

describe("over random environments", () => {
  const REGIONS = ["eu-central-1", "us-east-1", "ap-northeast-2"] as const;
  const CHINA = ["cn-north-1", "cn-northwest-1"] as const;
  /** A bucket and a topic have many parts, which cost most of the time. */
  const sometimes = <Value>(value: fc.Arbitrary<Value>) =>
    fc.oneof({ arbitrary: fc.constant(undefined), weight: 6 }, { arbitrary: value, weight: 1 });
  const target = fc.constantFrom(
    { tags: { Tier: ["web"] } },
    { tagKeys: ["Patched"] },
    { resourceGroup: "web" },
    { instanceIds: ["i-0123456789abcdef0"] },
  );
  type Given = typeof given extends fc.Arbitrary<infer One> ? One : never;
  const given = fc.record({
    isChina: fc.boolean(),
    // None: the provider's alone.
    regions: fc.constantFrom<readonly number[]>([], [0], [0, 1], [1], [1, 2]),
    target,
    hasGroup: fc.boolean(),
    isScan: fc.boolean(),
    hasHooks: fc.boolean(),
    others: fc.subarray(["runCommandTasks", "automationTasks", "lambdaTasks", "stepFunctionsTasks"] as const),
    hasOwnDocuments: fc.boolean(),
    serviceRole: fc.record(
      {
        nodeTags: fc.constant({ Team: ["platform", "web"] }),
        sourceAccountCondition: fc.boolean(),
        sourceArnCondition: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    logs: sometimes(
      fc.record(
        {
          keyPrefix: fc.constant("patching/eu"),
          organizationId: fc.constant("o-abcdefghij"),
          kmsMasterKeyId: fc.constant(`arn:aws:kms:eu-central-1:${ACCOUNT}:key/1234abcd-12ab`),
        },
        { requiredKeys: [] },
      ),
    ),
    notifications: sometimes(
      fc.record({ sourceAccountCondition: fc.boolean(), sourceArnCondition: fc.boolean() }, { requiredKeys: [] }),
    ),
  });

  function callsOf(one: Given) {
    const names = one.isChina ? CHINA : REGIONS;
    // What is called by its ARN is in one Region.
    const regions = one.hasOwnDocuments || one.others.some((other) => /lambda|step/.test(other)) ? [] : one.regions;
    const wanted = names.filter((_, index) => regions.includes(index));
    const stack = environment(
      {
        regions: wanted.length === 0 ? undefined : wanted,
        target: one.target,
        hasGroup: one.hasGroup,
        task: {
          ...(one.isScan ? { operation: "Scan" } : INSTALL),
          ...(one.hasHooks && !one.isScan ? { hooks: { preInstall: "DrainNode" } } : {}),
        },
        others: Object.fromEntries(
          one.others.map((property) => [property, { [property]: otherTasks(one, names[0])[property] }]),
        ),
        operations: { serviceRole: one.serviceRole, logs: one.logs, notifications: one.notifications },
      },
      { partition: one.isChina ? "aws-cn" : "aws", account: ACCOUNT, region: names[0] },
    );
    const tags: Record<string, string> = one.serviceRole.nodeTags === undefined ? {} : { Team: "web" };
    const tasks = tasksOf(stack);

    const must = tasks.flatMap((task) => [...callsOfTask(stack, task, tags), ...callsOfNodes(stack, task)]);
    const mustNot = tasks.flatMap((task) => [
      ...callsElsewhere(stack, task, one.isChina ? "cn-south-1" : "sa-east-1"),
      ...callsOfStrangers(stack, task),
    ]);

    expect(tasks).toHaveLength(Math.max(1, wanted.length) * (1 + one.others.length));
    return { must, mustNot };
  }

  /** What else windows run: documents of AWS's own and of the account, a function, a state machine. */
  function otherTasks({ isChina, hasOwnDocuments }: Given, region: string) {
    const arn = (service: string, rest: string) =>
      `arn:${isChina ? "aws-cn" : "aws"}:${service}:${region}:${ACCOUNT}:${rest}`;
    const role = `arn:${isChina ? "aws-cn" : "aws"}:iam::${ACCOUNT}:role/automation`;
    return {
      runCommandTasks: hasOwnDocuments
        ? { taskArn: arn("ssm", "document/Check") }
        : { taskArn: "AWS-RunShellScript", parameters: { commands: ["true"] } },
      automationTasks: {
        taskArn: hasOwnDocuments ? arn("ssm", "document/Image") : "AWS-CreateImage",
        parameters: { AutomationAssumeRole: role },
      },
      lambdaTasks: { taskArn: arn("lambda", `function:check${hasOwnDocuments ? ":live" : ""}`) },
      stepFunctionsTasks: { taskArn: arn("states", "stateMachine:check") },
    } as const;
  }

  test("each task may do all that it must, in its Region and partition, and nothing to anybody else", () => {
    fc.assert(
      fc.property(given, (one) => {
        const { must, mustNot } = callsOf(one);

        expect(must.filter((call) => !isAllowedQuickly(call)).map(inWords)).toEqual([]);
        expect(mustNot.filter(isAllowedQuickly).map(inWords)).toEqual([]);
      }),
      {
        numRuns: process.env.FUZZ === undefined ? 60 : Math.max(300, Number(process.env.FUZZ)),
        includeErrorInReport: true,
      },
    );
  });

  test("the simulator of policies says the same of them", async () => {
    await fc.assert(
      fc.asyncProperty(given, async (one) => {
        const { must, mustNot } = callsOf(one);

        expect(await refused(must)).toEqual([]);
        expect(await allowed(mustNot)).toEqual([]);
      }),
      { numRuns: 4, includeErrorInReport: true },
    );
  });
});

const WINDOW = { name: "sunday", schedule: "cron(0 2 ? * SUN *)", duration: 3, cutoff: 1 } as const;
const INSTALL = { operation: "Install", rebootOption: "RebootIfNeeded" } as const;

function environment(
  {
    regions,
    target,
    hasGroup = true,
    task = INSTALL,
    others = {},
    operations = { serviceRole: {}, logs: {}, notifications: {} },
  }: {
    regions?: readonly string[];
    target?: object;
    hasGroup?: boolean;
    task?: object;
    others?: object;
    operations?: object;
  },
  at = AT,
): AppliedStack {
  const { stack } = fleet("fleet", at.region);
  const { regions: parts } = new PatchEnvironment(stack, "Default", {
    baselines: {
      Linux: { name: "linux", operatingSystem: "AMAZON_LINUX_2023", approvalRules: [{ approveAfterDays: 3 }] },
    },
    patchGroups: { Web: { patchGroup: "web", baselines: ["Linux"] } },
    maintenanceWindows: {
      Sunday: {
        ...WINDOW,
        ...(hasGroup || target === undefined ? { patchGroups: ["Web"] } : {}),
        ...(target === undefined ? {} : { targets: { Other: target } }),
        patchTasks: { Task: task },
        ...others,
      },
    },
    operations,
    regions,
  } as never);
  // The policy for the nodes is made when it is asked for.
  for (const { logs } of Object.values(parts)) logs?.instancePolicyDocument;
  return new AppliedStack(JSON.parse(Testing.synth(stack)) as TerraformBlocks, at);
}

/** What the nodes do that run a task; nothing where its output is not kept. */
function callsOfNodes(stack: AppliedStack, task: SynthesisedTask): readonly Call[] {
  const bucket = bucketOf(task);
  return bucket === undefined ? [] : callsOfNode(stack, task, instancePolicyFor(stack, bucket));
}

function bucketOf(task: SynthesisedTask): string | undefined {
  return task.task_invocation_parameters?.run_command_parameters?.output_s3_bucket;
}

function instancePolicyFor(stack: AppliedStack, bucket: string): object {
  const [, name = ""] = /^\$\{aws_s3_bucket\.([^.]+)\.bucket\}$/.exec(bucket) ?? [];
  return stack.policyNamed(`${name.replace(/_[0-9A-F]{8}$/, "")}_InstancePolicy`);
}

/** The calls of a task as they must not be allowed: elsewhere, on what is another's, of something else. */
function callsElsewhere(stack: AppliedStack, task: SynthesisedTask, region: string): readonly Call[] {
  const { partition } = stack.at;
  const [trust, ...calls] = callsOfTask(stack, task, { Team: "web" }) as [Call, ...Call[]];
  const started = calls.filter(({ action }) => STARTS.test(action));
  const [first] = started as [Call];
  return [
    ...started.flatMap((call) => elsewhere(call, region)),
    ...started.filter(({ resource }) => NAMED.test(resource)).map(another),
    { ...first, action: "ec2:TerminateInstances", resource: `arn:${partition}:ec2:${region}:${ACCOUNT}:instance/i-0` },
    ...passes(first, `arn:${partition}:iam::${ACCOUNT}:role/admin`, "ssm.amazonaws.com"),
    { ...trust, principal: "ec2.amazonaws.com" },
    { ...trust, principal: `arn:${partition}:iam::${FOREIGN}:role/anybody` },
  ];
}

/** What runs something, and on what. */
const STARTS = /^(ssm:SendCommand|ssm:StartAutomationExecution|lambda:InvokeFunction|states:StartExecution)$/;
/** What has a name of its own that a policy is to hold to; nodes and executions have none. */
const NAMED = /:(document|automation-definition)\/|:(function|stateMachine):/;

/** The same in another Region, and in another account; AWS's own documents have none. */
function elsewhere(call: Call, region: string): readonly Call[] {
  return [
    { ...call, resource: call.resource.replace(/^(arn:[^:]*:[^:]*):[^:]*/, `$1:${region}`) },
    { ...call, resource: call.resource.replace(/^((?:[^:]*:){4})\d*/, `$1${FOREIGN}`) },
  ];
}

function another(call: Call): Call {
  return {
    ...call,
    resource: call.resource.replace(/(document\/|automation-definition\/|function:|stateMachine:)[^:]*/, "$1Another"),
  };
}

function passes(call: Call, role: string, service: string): readonly Call[] {
  return [{ ...call, action: "iam:PassRole", resource: role, context: { "iam:PassedToService": service } }];
}

/** What the bucket of a task must refuse: other keys, other buckets, other accounts. */
function callsOfStrangers(stack: AppliedStack, task: SynthesisedTask): readonly Call[] {
  const bucket = bucketOf(task);
  if (bucket === undefined) return [];
  const [write] = callsOfNodes(stack, task) as [Call];
  const key = write.resource.replace(/^[^/]*\//, "");
  const stranger = {
    principal: `arn:${stack.at.partition}:iam::${FOREIGN}:role/node`,
    identity: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] },
    context: { "aws:SecureTransport": "true", "aws:PrincipalAccount": FOREIGN },
  };
  return [
    { ...write, resource: write.resource.replace(key, "elsewhere/stdout") },
    { ...write, resource: `arn:${stack.at.partition}:s3:::another-bucket/${key}`, onResource: undefined },
    { ...write, context: { ...write.context, "aws:SecureTransport": "false" } },
    { ...write, ...stranger },
    { ...write, action: "s3:GetObject" },
  ];
}
