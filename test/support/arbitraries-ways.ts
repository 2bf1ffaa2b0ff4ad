import fc from "fast-check";
import { given, name, optional, patchGroupName, region, tags, text } from "./arbitraries";

// Associations, patch policies and the other tasks of windows, as AWS takes them.

export type WayProps = Readonly<Record<string, unknown>>;

const ROLE = "arn:aws:iam::123456789012:role/patching";
const instanceId = fc.constantFrom("i-0123456789abcdef0", "i-01234567", "mi-0123456789abcdef0");
const share = (min: number) => fc.integer({ min, max: 100 }).map((percent) => `${percent}%`);
const maxConcurrency = optional(fc.oneof(share(1), fc.integer({ min: 1, max: 1_000_000 })));
const maxErrors = optional(fc.oneof(share(0), fc.nat(1_000_000)));
const time = fc.record({ minute: fc.integer({ min: 0, max: 59 }), hour: fc.integer({ min: 0, max: 23 }) });

/** Crons of State Manager: in UTC, without months. */
const cron = fc
  .record({ time, days: fc.constantFrom("? * SUN", "? * TUE#3", "* * ?", "? * MON-FRI", "1 * ?", "L * ?") })
  .map(({ time: { minute, hour }, days }) => `cron(${minute} ${hour} ${days} *)`);

/** A rate is at least 30 minutes and less than 31 days, and runs at once as well. */
const when = fc.oneof(
  fc.record({ scheduleExpression: fc.oneof(cron, fc.constant("at(2199-01-31T02:00:00)")) }),
  fc.record({ scheduleExpression: cron, applyOnlyAtCronInterval: fc.boolean() }),
  fc.record({
    scheduleExpression: fc.constantFrom("rate(30 minutes)", "rate(1 hour)", "rate(30 days)", "rate(743 hours)"),
    applyOnlyAtCronInterval: fc.constant(false),
  }),
);

const bucket = fc.constantFrom("abc", "patch-logs", "a".repeat(63));
const output = fc.oneof(
  fc.constant({}),
  fc.record({
    outputS3Bucket: bucket,
    outputS3KeyPrefix: optional(text(0, 500)),
    outputS3Region: optional(region),
  }),
);

const tagKey = text(1, 124, [..."abcXYZ019 _.:/=-@"]).filter((key) => key.trim() !== "");
const nodes = fc.oneof(
  fc.record({
    patchGroups: fc.array(fc.record({ patchGroup: patchGroupName, tagKey: fc.constant("Patch Group") }), {
      minLength: 1,
      maxLength: 50,
      size: "small",
    }),
  }),
  fc.record({
    tags: fc.dictionary(tagKey, fc.array(text(0, 256), { minLength: 1, maxLength: 50, size: "small" }), {
      minKeys: 1,
      maxKeys: 5,
      noNullPrototype: true,
    }),
  }),
  fc.record({ instanceIds: fc.array(instanceId, { minLength: 1, maxLength: 50, size: "small" }) }),
  fc.record({ resourceGroup: fc.constant("web") }),
  fc.constant({ allNodes: true }),
);

const baselineTags = fc.record({
  key: text(1, 256, [..."abcXYZ019 _.:/=+-@"]),
  values: fc.array(text(0, 256, [..."abcXYZ019 _.:/=+-@"]), { minLength: 1, maxLength: 50, size: "small" }),
});
const what = fc.oneof(
  fc.record({ operation: fc.constant("Scan") }),
  fc.record({ operation: fc.constant("Scan"), baselineTags }),
  fc.record({ operation: fc.constant("Install"), rebootOption: fc.constantFrom("RebootIfNeeded", "NoReboot") }),
  fc.record({
    operation: fc.constant("Install"),
    rebootOption: fc.constant("NoReboot"),
    installOverrideList: fc.constantFrom("s3://lists/a.yaml", "https://example.com/a.yaml"),
  }),
);

/** Associations that AWS takes. */
export const validAssociation: fc.Arbitrary<WayProps> = fc
  .record({
    what,
    when,
    output,
    targets: nodes,
    associationName: optional(name()),
    documentVersion: optional(fc.constantFrom("$DEFAULT", "$LATEST", "1")),
    calendarNames: optional(fc.array(fc.constantFrom("freeze", "holidays"), { minLength: 1 })),
    maxConcurrency,
    maxErrors,
    complianceSeverity: optional(fc.constantFrom("CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPECIFIED")),
    syncCompliance: optional(fc.constantFrom("AUTO", "MANUAL")),
    waitForSuccessTimeoutSeconds: optional(fc.constantFrom(1, 2_592_000)),
    tags: optional(tags),
    region: optional(region),
  })
  .map(({ what: operation, when: schedule, output: place, ...props }) =>
    given({ ...props, ...operation, ...schedule, ...place }),
  );

const baselines = fc
  .uniqueArray(fc.constantFrom("AMAZON_LINUX_2023", "UBUNTU", "WINDOWS"), { minLength: 1 })
  .map((systems) =>
    systems.map((operatingSystem) => ({
      baselineId: "pb-0123456789abcdef0",
      reference: { kind: "existing", baselineId: "pb-0123456789abcdef0", operatingSystem },
    })),
  );

const policyOperation = fc.oneof(
  fc.record({ operation: fc.constant("Scan") }),
  fc.record({
    operation: fc.constant("ScanAndInstall"),
    installSchedule: cron,
    installWaits: optional(fc.boolean()),
    rebootOption: fc.constantFrom("RebootIfNeeded", "NoReboot"),
  }),
);

const policyNodes = fc.oneof(
  fc.constant({ allNodes: true }),
  fc.record({ tag: fc.record({ key: text(1, 128), value: text(1, 256) }) }),
  fc.record({ instanceIds: fc.array(instanceId, { minLength: 1, maxLength: 50, size: "small" }) }),
);

/** Patch policies that AWS takes. */
export const validPolicy: fc.Arbitrary<WayProps> = fc
  .record({
    name: text(1, 120, [..."abcXYZ019 ._-"]),
    description: optional(text(0, 512)),
    operation: policyOperation,
    baselines,
    baselineRegion: region,
    targetRegions: fc.uniqueArray(region, { minLength: 1 }),
    place: fc.constantFrom({ account: "123456789012" }, { organizationalUnits: ["ou-abcd-12345678", "r-abcd"] }),
    targets: policyNodes,
    scanSchedule: cron,
    scanWaits: optional(fc.boolean()),
    maxConcurrency,
    maxErrors,
    attachPolicies: optional(fc.boolean()),
    output,
    localDeploymentAdministrationRoleArn: fc.constant(ROLE),
    localDeploymentExecutionRoleName: fc.constantFrom("a", "Role+=,.@-_", "a".repeat(64)),
    tags: optional(tags),
    region: optional(region),
  })
  .map(({ operation, place, output: bucketOf, ...props }) => given({ ...props, ...operation, ...place, ...bucketOf }));

const basics = {
  name: optional(name()),
  description: optional(text(1, 128)),
  maxConcurrency,
  maxErrors,
  minutesPerNode: optional(fc.integer({ min: 1, max: 600 })),
  priority: optional(fc.nat(100)),
  cutoffBehavior: optional(fc.constantFrom("CONTINUE_TASK", "CANCEL_TASK")),
  serviceRoleArn: fc.constant(ROLE),
};

/** Commands that AWS takes as tasks of a window. */
export const validCommandTask: fc.Arbitrary<WayProps> = fc
  .record({
    ...basics,
    taskArn: fc.constantFrom("AWS-RunShellScript", "OwnDocument"),
    parameters: optional(fc.constantFrom({ commands: ["true", "{{WINDOW_ID}}"] }, { commands: "true" })),
    documentVersion: optional(fc.constantFrom("$DEFAULT", "1")),
    timeoutSeconds: optional(fc.constantFrom(30, 2_592_000)),
  })
  .map(given);

/** Automations that AWS takes as tasks of a window. */
export const validAutomationTask: fc.Arbitrary<WayProps> = fc
  .record({
    ...basics,
    run: fc.oneof(
      fc.constant({ taskArn: "AWS-CreateImage", parameters: { NoReboot: true, AutomationAssumeRole: ROLE } }),
      fc.record({
        taskArn: fc.constant("OwnDocument"),
        parameters: optional(
          fc.dictionary(text(1, 50, [..."abcXYZ019"]), fc.array(text(1, 512), { maxLength: 50, size: "small" }), {
            maxKeys: 200,
            noNullPrototype: true,
          }),
        ),
      }),
    ),
    documentVersion: optional(fc.constantFrom("$LATEST", "12")),
  })
  .map(({ run, ...props }) => given({ ...props, ...run }));

/** Lambda functions that AWS takes as tasks of a window. */
export const validLambdaTask: fc.Arbitrary<WayProps> = fc
  .record({
    ...basics,
    taskArn: fc.constant("arn:aws:lambda:eu-central-1:123456789012:function:Tell"),
    payload: optional(fc.constantFrom("{}", '{"node":"{{TARGET_ID}}"}', `"${"a".repeat(4094)}"`)),
    qualifier: optional(text(1, 128, [..."abc019$_-"])),
    clientContext: optional(fc.constantFrom("a", "a".repeat(8000))),
  })
  .map(given);

/** State machines that AWS takes as tasks of a window. */
export const validStepsTask: fc.Arbitrary<WayProps> = fc
  .record({
    ...basics,
    taskArn: fc.constant("arn:aws:states:eu-central-1:123456789012:stateMachine:Check"),
    input: optional(fc.constantFrom("{}", '{"id":"{{RESOURCE_ID}}"}')),
    executionName: optional(text(1, 80, [..."abc019-_"])),
  })
  .map(given);
