import fc from "fast-check";
import { WEEKDAYS } from "../../model/schedule";
import { given, name, optional, patchGroupName, region, tags, text } from "./arbitraries";

/** Props of a window as anybody might write them. */
export interface WindowProps {
  readonly name: string;
  readonly schedule: string;
  readonly duration: number;
  readonly cutoff: number;
  readonly [other: string]: unknown;
}

export type TargetProps = Readonly<Record<string, unknown>>;
export type TaskProps = Readonly<Record<string, unknown>>;

const ROLE = "arn:aws:iam::123456789012:role/patching";
const TOPIC = "arn:aws:sns:eu-central-1:123456789012:patching";

const minute = fc.integer({ min: 0, max: 59 });
const hour = fc.integer({ min: 0, max: 23 });
const weekday = fc.constantFrom(...Object.keys(WEEKDAYS));
const month = fc.constantFrom("*", "JAN", "MAR,JUN", "4-6", "1/3", "12");

/** Crons that come again and again. */
export const cron = fc
  .record({
    minute,
    hour,
    month,
    days: fc.oneof(
      weekday.map((day) => `? M ${day}`),
      weekday.map((day) => `? M ${day}#2`),
      fc.constantFrom("? M MON-FRI", "? M TUE,THU", "1 M ?", "L M ?", "1,15 M ?", "* M ?"),
    ),
    year: fc.constantFrom("*", "2027-2199", "2030,2040"),
  })
  .map(
    (cronFields) =>
      `cron(${cronFields.minute} ${cronFields.hour} ${cronFields.days.replace("M", cronFields.month)} ${cronFields.year})`,
  );

const rate = fc.oneof(
  fc.integer({ min: 2, max: 60 }).map((days) => `rate(${days} days)`),
  fc.integer({ min: 2, max: 100 }).map((hours) => `rate(${hours} hours)`),
  fc.constantFrom("rate(1 day)", "rate(1 hour)", "rate(30 minutes)"),
);
const at = fc.integer({ min: 2028, max: 2199 }).map((year) => `at(${year}-02-28T02:00:00)`);

export const zone = fc.constantFrom("UTC", "Asia/Seoul", "America/New_York", "Europe/Paris", "Asia/Kolkata", "Etc/UTC");

/** Windows that AWS takes and that still have runs to come after 2026. */
export const validWindow: fc.Arbitrary<WindowProps> = fc
  .record({
    name: name(),
    description: optional(text(1, 128)),
    when: fc.oneof(
      fc.record({ schedule: cron, scheduleOffset: optional(fc.integer({ min: 1, max: 6 })) }),
      fc.record({ schedule: fc.oneof(rate, at) }),
    ),
    scheduleTimezone: optional(zone),
    duration: fc.integer({ min: 1, max: 24 }),
    cutoff: fc.nat(23),
    startDate: optional(fc.constantFrom("2027-01-31T02:00:00+09:00", "2026-12-01T00:00:00Z")),
    endDate: optional(fc.constantFrom("2198-12-31T00:00:00Z", "2190-01-01T12:30:00-08:00")),
    enabled: optional(fc.boolean()),
    tags: optional(tags),
    region: optional(region),
  })
  .map(({ when, ...props }) => given({ ...props, ...when, cutoff: props.cutoff % props.duration }));

const instanceId = fc.constantFrom("i-0123456789abcdef0", "i-01234567", "mi-0123456789abcdef0");
const patchGroup = fc.record({ patchGroup: patchGroupName, tagKey: fc.constantFrom("Patch Group", "PatchGroup") });

const nodes = fc.oneof(
  fc.record({ patchGroups: fc.array(patchGroup, { minLength: 1, maxLength: 50, size: "small" }) }),
  fc.record({ tags: fc.constantFrom({ Stage: ["prod"] }, { Stage: ["a", "b"], Zone: ["1"] }) }),
  fc.record({ tagKeys: fc.uniqueArray(fc.constantFrom("Stage", "Zone", "Team"), { minLength: 1 }) }),
  fc.record({ instanceIds: fc.array(instanceId, { minLength: 1, maxLength: 50, size: "small" }) }),
  fc.record({ resourceGroup: fc.constant("web"), resourceTypeFilters: fc.constant(["AWS::EC2::Instance"]) }),
);

/** Targets that AWS takes. */
export const validTarget: fc.Arbitrary<TargetProps> = fc
  .record({
    name: optional(name()),
    description: optional(text(3, 128)),
    ownerInformation: optional(text(1, 128)),
    expectedNodes: optional(fc.integer({ min: 1, max: 100_000 })),
    nodes,
  })
  .map(({ nodes: selected, ...props }) => given({ ...props, ...selected }));

const share = fc.integer({ min: 1, max: 100 }).map((percent) => `${percent}%`);

const operation = fc.oneof(
  fc.record({ operation: fc.constant("Scan") }),
  fc.record({ operation: fc.constant("Install"), rebootOption: fc.constantFrom("RebootIfNeeded", "NoReboot") }),
  fc.record({
    operation: fc.constant("Install"),
    rebootOption: fc.constant("NoReboot"),
    installOverrideList: fc.constantFrom("s3://lists/a.yaml", "https://example.com/a.yaml"),
  }),
);

/** Tasks that AWS takes, without their targets. */
export const validTask: fc.Arbitrary<TaskProps> = fc
  .record({
    operation,
    name: optional(name()),
    description: optional(text(1, 128)),
    maxConcurrency: optional(fc.oneof(share, fc.integer({ min: 1, max: 1_000_000 }))),
    maxErrors: optional(fc.oneof(share, fc.nat(1_000_000))),
    minutesPerNode: optional(fc.integer({ min: 1, max: 600 })),
    priority: optional(fc.nat(100)),
    cutoffBehavior: optional(fc.constantFrom("CONTINUE_TASK", "CANCEL_TASK")),
    timeoutSeconds: optional(fc.integer({ min: 30, max: 2_592_000 })),
    comment: optional(text(0, 100)),
    documentVersion: optional(fc.constantFrom("$DEFAULT", "$LATEST", "1")),
    serviceRoleArn: fc.constant(ROLE),
    outputS3Bucket: optional(fc.constant("patch-logs")),
    cloudwatchConfig: optional(fc.record({ cloudwatchOutputEnabled: fc.boolean() })),
    notificationRoleArn: fc.constant(ROLE),
    notificationConfig: optional(
      fc.record({
        notificationArn: fc.constant(TOPIC),
        notificationEvents: fc.uniqueArray(fc.constantFrom("Success", "Failed", "TimedOut"), { minLength: 1 }),
        notificationType: fc.constantFrom("Command", "Invocation"),
      }),
    ),
  })
  .map(({ operation: what, ...props }) => given({ ...props, ...what }));
