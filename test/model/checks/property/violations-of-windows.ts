import { validTarget, validTask, validWindow } from "../../../support/arbitraries-window";
import { inProperty, times, type Violation } from "./violation";

const LONG = "a".repeat(129);
const id = "i-0123456789abcdef0";
const plain = { scheduleOffset: undefined, startDate: undefined, endDate: undefined };
const SCHEDULES = [
  "",
  `cron(${"0".repeat(256)})`,
  "every sunday",
  "cron(0 2 * * SUN)",
  "cron(0 2 * * SUN *)",
  "cron(0 2 ? * ? *)",
  "cron(0 2 ? * 0 *)",
  "cron(0 2 ? * TUE#6 *)",
  "cron(0 2 ? * MON,WED#2 *)",
  "cron(60 2 ? * SUN *)",
  "cron(0 24 ? * SUN *)",
  "cron(0 2 32 * ? *)",
  "cron(0 2 ? 13 SUN *)",
  "cron(0 2 31 FEB ? *)",
  "cron(0 2 ? * SUN 2020)",
  "cron(0 2 ? * SUN 1969)",
  "cron(/5 2 ? * SUN *)",
  "cron(0 22-2 ? * SUN *)",
  "cron(* * * * ? *)",
  "0 2 ? * SUN *",
  "CRON(0 2 ? * SUN *)",
  "rate(1 days)",
  "rate(2 hour)",
  "rate(0 days)",
  "rate(1.5 days)",
  "rate(2 weeks)",
  "at(2027-01-01T00:00:00Z)",
  "at(2027-01-01 00:00)",
  "at(2027-02-29T00:00:00)",
];

/** What is wrong with a window in valid props. */
export const WINDOW_VIOLATIONS: readonly Violation[] = [
  inProperty("PM301", validWindow, "name", ["ab", LONG, "my window", ""]),
  inProperty("PM302", validWindow, "description", ["", LONG]),
  inProperty("PM303", validWindow, 'tags["aws:team"]', [{ "aws:team": "a" }]),
  inProperty("PM304", validWindow, "region", ["Frankfurt", "eu-west-1b"]),
  inProperty("PM310", validWindow, "duration", [25, 1.5, Number.NaN], { cutoff: 0 }),
  inProperty("PM311", validWindow, "cutoff", [-1, 0.5, Number.NaN]),
  inProperty("PM312", validWindow, "cutoff", [3, 4, 23], { duration: 3 }),
  inProperty("PM320", validWindow, "schedule", SCHEDULES, plain),
  inProperty("PM322", validWindow, "scheduleOffset", [0, 7, 1.5, -1], { schedule: "cron(0 2 ? * TUE#2 *)" }),
  inProperty("PM322", validWindow, "scheduleOffset", [1, 6], { schedule: "rate(7 days)" }),
  inProperty("PM322", validWindow, "scheduleOffset", [1], { schedule: "at(2030-01-01T00:00:00)" }),
  inProperty("PM324", validWindow, "scheduleTimezone", ["+09:00", "KST", "Asia/Soul", "", "Mars/Base", "PST8"]),
  inProperty("PM326", validWindow, "startDate", ["2027-01-31", "soon", "2027-02-29T00:00:00Z", "2027-01-01T24:00:00Z"]),
  inProperty("PM326", validWindow, "endDate", ["2190-01-31", "2190-02-30T00:00:00Z"]),
  inProperty("PM328", validWindow, "endDate", ["2026-12-31T00:00:00Z", "2027-01-01T00:00:00Z"], {
    startDate: "2027-01-01T00:00:00Z",
  }),
];

const onlyTags = {
  patchGroups: undefined,
  tagKeys: undefined,
  instanceIds: undefined,
  resourceGroup: undefined,
  resourceTypeFilters: undefined,
};
const onlyIds = { ...onlyTags, tags: undefined };

/** What is wrong with a target in valid props. */
export const TARGET_VIOLATIONS: readonly Violation[] = [
  inProperty("PM401", validTarget, "name", ["ab", LONG, "my target"]),
  inProperty("PM402", validTarget, "description", ["ab", LONG]),
  inProperty("PM403", validTarget, "ownerInformation", ["", LONG]),
  inProperty("PM404", validTarget, "expectedNodes", [0, -1, 1.5]),
  inProperty("PM413", validTarget, 'tags["a+b"] (the key)', [{ "a+b": ["x"] }], onlyTags),
  inProperty("PM414", validTarget, 'tags["Stage"]', [{ Stage: [] }, { Stage: times(51, "x") }], onlyTags),
  inProperty("PM415", validTarget, 'tags["Stage"][0]', [{ Stage: ["*"] }, { Stage: ["a".repeat(257)] }], onlyTags),
  inProperty("PM414", validTarget, "instanceIds", [[], times(51, id)], onlyIds),
  inProperty(
    "PM415",
    validTarget,
    "instanceIds[1]",
    [
      [id, "web-1"],
      [id, "i-123"],
    ],
    onlyIds,
  ),
  inProperty("PM414", validTarget, "patchGroups", [[]], onlyIds),
  inProperty("PM418", validTarget, "patchGroups[0].patchGroup", [[{ patchGroup: "", tagKey: "Patch Group" }]], onlyIds),
];

const install = { operation: "Install", rebootOption: "NoReboot", installOverrideList: undefined };
const TOPIC = "arn:aws:sns:eu-central-1:123456789012:patching";
const notification = { notificationArn: TOPIC, notificationEvents: ["Failed"] };

/** What is wrong with a task in valid props. */
export const TASK_VIOLATIONS: readonly Violation[] = [
  inProperty("PM501", validTask, "name", ["ab", LONG, "my task"]),
  inProperty("PM502", validTask, "description", ["", LONG]),
  inProperty("PM504", validTask, "serviceRoleArn", ["patching", TOPIC, "arn:aws:iam::1:role/x"]),
  inProperty("PM505", validTask, "priority", [-1, 0.5]),
  inProperty("PM506", validTask, "cutoffBehavior", ["CANCEL", "cancel_task"]),
  inProperty("PM507", validTask, "minutesPerNode", [0, -1, 1441]),
  inProperty("PM520", validTask, "maxConcurrency", [0, "0%", "101%", 1.5, "ten", "10000000"]),
  inProperty("PM520", validTask, "maxErrors", [-1, "101%", "1.5", "x"]),
  inProperty("PM530", validTask, "comment", ["a".repeat(101)]),
  inProperty("PM531", validTask, "documentVersion", ["latest", "0", "v1"]),
  inProperty("PM532", validTask, "documentHash", ["a".repeat(257)]),
  inProperty("PM533", validTask, "timeoutSeconds", [29, 2_592_001, 30.5]),
  inProperty("PM534", validTask, "outputS3Bucket", ["ab", "a".repeat(64)]),
  inProperty("PM534", validTask, "outputS3KeyPrefix", ["a".repeat(501)]),
  inProperty("PM540", validTask, "operation", ["install", "Patch"], { rebootOption: "NoReboot" }),
  inProperty("PM541", validTask, "rebootOption", ["Reboot", "noReboot"], { operation: "Install" }),
  inProperty("PM542", validTask, "rebootOption", [undefined], { operation: "Install" }),
  inProperty("PM543", validTask, "installOverrideList", ["s3://lists/a.yaml"], {
    ...install,
    baselineOverride: "s3://lists/b.json",
  }),
  inProperty("PM544", validTask, "installOverrideList", ["lists/a.yaml", "s3://lists/", "ftp://x/y"], {
    operation: "Install",
    rebootOption: "NoReboot",
  }),
  inProperty("PM545", validTask, "stepTimeoutSeconds", [0, 36_001]),
  inProperty("PM550", validTask, "notificationConfig.notificationArn", [
    { ...notification, notificationArn: "patching" },
    { ...notification, notificationArn: `${TOPIC}.fifo` },
  ]),
  inProperty("PM551", validTask, "notificationConfig.notificationEvents", [
    { ...notification, notificationEvents: [] },
  ]),
  inProperty("PM551", validTask, "notificationConfig.notificationEvents[1]", [
    { ...notification, notificationEvents: ["Failed", "FAILURE"] },
  ]),
  inProperty("PM552", validTask, "notificationConfig.notificationType", [
    { ...notification, notificationType: "Node" },
  ]),
  inProperty("PM553", validTask, "notificationRoleArn", [undefined, "publisher"], { notificationConfig: notification }),
  inProperty("PM554", validTask, "serviceRoleArn", [undefined], { notificationConfig: notification }),
];
