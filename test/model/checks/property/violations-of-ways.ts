import {
  validAssociation,
  validAutomationTask,
  validCommandTask,
  validLambdaTask,
  validPolicy,
  validStepsTask,
} from "../../../support/arbitraries-ways";
import { inProperty, times, type Violation } from "./violation";

const LONG = "a".repeat(129);
const ID = "i-0123456789abcdef0";
const CRON = { scheduleExpression: "cron(0 2 ? * SUN *)", applyOnlyAtCronInterval: true };
const NO_CRON = [
  "",
  "every tuesday",
  `cron(${"0".repeat(256)})`,
  "cron(0 2 * * SUN *)",
  "cron(0 24 ? * SUN *)",
  "cron(0 2 ? * SUN 2020)",
  "rate(2 weeks)",
  "rate(1 days)",
  "at(2027-02-29T00:00:00)",
];
const SCAN = { operation: "Scan", rebootOption: undefined, installOverrideList: undefined };
const INSTALL = {
  operation: "Install",
  rebootOption: "NoReboot",
  installOverrideList: undefined,
  baselineTags: undefined,
};

const NO_PATCHING = { ...SCAN, operation: undefined, baselineTags: undefined, hooks: undefined };

/** What is wrong with an association in valid props. */
export const ASSOCIATION_VIOLATIONS: readonly Violation[] = [
  inProperty("PM560", validAssociation, "associationName", ["ab", LONG, "my association"]),
  inProperty("PM561", validAssociation, "scheduleExpression", NO_CRON, { applyOnlyAtCronInterval: false }),
  inProperty(
    "PM562",
    validAssociation,
    "scheduleExpression",
    ["rate(29 minutes)", "rate(31 days)", "rate(744 hours)"],
    { applyOnlyAtCronInterval: false },
  ),
  inProperty("PM564", validAssociation, "applyOnlyAtCronInterval", [true, undefined], {
    scheduleExpression: "rate(1 day)",
  }),
  inProperty("PM566", validAssociation, "complianceSeverity", ["INFORMATIONAL", "high"]),
  inProperty("PM566", validAssociation, "syncCompliance", ["manual", "NONE"]),
  inProperty(
    "PM568",
    validAssociation,
    "baselineTags",
    [
      { key: "a;b", values: ["c"] },
      { key: "a".repeat(257), values: ["c"] },
      { key: "a", values: times(51, "c") },
      { key: "a", values: ["c".repeat(257)] },
    ],
    SCAN,
  ),
  inProperty("PM569", validAssociation, "targets", [undefined, {}]),
  inProperty("PM569", validAssociation, 'targets.tags["Stage"]', [
    { tags: { Stage: [] } },
    { tags: { Stage: times(51, "x") } },
  ]),
  inProperty("PM569", validAssociation, "targets", [
    { tags: Object.fromEntries(times(6, 0).map((_, index) => [`Key${index}`, ["x"]])) },
  ]),
  inProperty("PM570", validAssociation, "targets.instanceIds[1]", [
    { instanceIds: [ID, "web-1"] },
    { instanceIds: [ID, "*"] },
  ]),
  inProperty("PM570", validAssociation, 'targets.tags["a+b"] (the key)', [{ tags: { "a+b": ["x"] } }]),
  inProperty("PM570", validAssociation, 'targets.tags["Stage"][0]', [{ tags: { Stage: ["a".repeat(257)] } }]),
  inProperty("PM572", validAssociation, "outputS3Bucket", ["ab", "a".repeat(64), "Bucket"]),
  inProperty("PM572", validAssociation, "outputS3KeyPrefix", ["a".repeat(501)], { outputS3Bucket: "patch-logs" }),
  inProperty("PM572", validAssociation, "outputS3Region", ["eu", "a".repeat(21)], { outputS3Bucket: "patch-logs" }),
  inProperty("PM576", validAssociation, "parameters.AutomationAssumeRole", [{}], {
    ...NO_PATCHING,
    name: "AWS-PatchAsgInstance",
    automationTargetParameterName: "InstanceId",
  }),
  inProperty("PM577", validAssociation, "name", ["AWS-RunShellScript"], {
    ...NO_PATCHING,
    automationTargetParameterName: "InstanceId",
  }),
  inProperty("PM574", validAssociation, "waitForSuccessTimeoutSeconds", [0, -1, 1.5, 2_592_001]),
  inProperty("PM575", validAssociation, "region", ["Frankfurt", "eu-west-1b"]),
  inProperty("PM575", validAssociation, 'tags["aws:team"]', [{ "aws:team": "a" }]),
  inProperty("PM520", validAssociation, "maxConcurrency", [0, "0%", "101%", 1.5, "10000000"]),
  inProperty("PM520", validAssociation, "maxErrors", [-1, "101%", "1.5"]),
  inProperty("PM531", validAssociation, "documentVersion", ["latest", "0"]),
  inProperty("PM540", validAssociation, "operation", ["install", "Patch"], { rebootOption: "NoReboot" }),
  inProperty("PM541", validAssociation, "rebootOption", ["Reboot"], { ...INSTALL, ...CRON, rebootOption: undefined }),
  inProperty("PM545", validAssociation, "stepTimeoutSeconds", [0, 36_001], { baselineTags: undefined }),
];

const INSTALLS = { operation: "ScanAndInstall", installSchedule: "cron(0 2 ? * SUN *)", rebootOption: "NoReboot" };

/** What is wrong with a patch policy in valid props. */
export const POLICY_VIOLATIONS: readonly Violation[] = [
  inProperty("PM590", validPolicy, "name", ["a".repeat(121), "a/b", "ä"]),
  inProperty("PM590", validPolicy, "description", ["a".repeat(513)]),
  inProperty("PM590", validPolicy, 'tags["aws:team"]', [{ "aws:team": "a" }]),
  inProperty("PM591", validPolicy, "rebootOption", ["Reboot", undefined], INSTALLS),
  inProperty("PM592", validPolicy, "scanSchedule", [...NO_CRON, "rate(1 day)", "cron(0 2 ? JAN SUN *)"]),
  inProperty("PM592", validPolicy, "installSchedule", ["at(2199-01-31T02:00:00)", "cron(0 2 ? 1-6 SUN *)"], INSTALLS),
  inProperty("PM594", validPolicy, "account", ["12345678901", "1234567890123", "account"], {
    organizationalUnits: undefined,
  }),
  inProperty("PM594", validPolicy, "organizationalUnits[0]", [["ou-x"], ["123456789012"]], { account: undefined }),
  inProperty("PM594", validPolicy, "organizationalUnits", [[]], { account: undefined }),
  inProperty("PM594", validPolicy, "targetRegions[0]", [["Frankfurt"], ["eu-west-1b"]]),
  inProperty("PM594", validPolicy, "targetRegions", [[]]),
  inProperty("PM595", validPolicy, "maxConcurrency", [0, "0%", "101%", "ten"]),
  inProperty("PM595", validPolicy, "maxErrors", [-1, "101%"]),
  inProperty("PM596", validPolicy, "targets.instanceIds[0]", [{ instanceIds: ["web-1"] }]),
  inProperty("PM596", validPolicy, "targets.instanceIds", [{ instanceIds: [] }]),
  inProperty("PM596", validPolicy, "targets.resourceGroup", [{ resourceGroup: "web" }], {
    account: undefined,
    organizationalUnits: ["r-abcd"],
  }),
  inProperty("PM597", validPolicy, "localDeploymentAdministrationRoleArn", ["role", "arn:aws:iam::1:role/x"]),
  inProperty("PM597", validPolicy, "localDeploymentExecutionRoleName", ["a".repeat(65), "a/b"]),
  inProperty("PM598", validPolicy, "region", ["Frankfurt"]),
  inProperty("PM598", validPolicy, "baselineRegion", ["Frankfurt", ""]),
  inProperty("PM599", validPolicy, "outputS3Bucket", ["ab", "a".repeat(64)]),
  inProperty("PM599", validPolicy, "outputS3KeyPrefix", ["a".repeat(501)], { outputS3Bucket: "patch-logs" }),
];

/** What is wrong with a command in a window. */
export const COMMAND_VIOLATIONS: readonly Violation[] = [
  inProperty("PM580", validCommandTask, "taskArn", ["AWS-CreateImage", "AWS-PatchAsgInstance"], {
    parameters: undefined,
  }),
  inProperty("PM582", validCommandTask, "parameters.commands", [
    { commands: ["{{TARGET_ID}}"] },
    { commands: ["{{ RESOURCE_ID }}"] },
    { commands: ["{{WINDOW_IDS}}"] },
  ]),
  inProperty("PM588", validCommandTask, "taskArn", ["*", "arn:aws:ssm:*:*:document/*", "a b"], {
    parameters: undefined,
  }),
  inProperty("PM533", validCommandTask, "timeoutSeconds", [29, 2_592_001]),
  inProperty("PM501", validCommandTask, "name", ["ab", LONG]),
  inProperty("PM505", validCommandTask, "priority", [-1, 0.5]),
];

/** What is wrong with an Automation in a window. */
export const AUTOMATION_VIOLATIONS: readonly Violation[] = [
  inProperty("PM580", validAutomationTask, "taskArn", ["AWS-RunShellScript", "AWS-UpdateSSMAgent"], {
    parameters: undefined,
  }),
  inProperty("PM531", validAutomationTask, "documentVersion", ["latest", "0"]),
  inProperty(
    "PM587",
    validAutomationTask,
    "parameters",
    [Object.fromEntries(times(201, 0).map((_, index) => [`Key${index}`, "x"]))],
    { taskArn: "OwnDocument" },
  ),
  inProperty("PM587", validAutomationTask, "parameters.Key", [{ Key: times(51, "x") }, { Key: "a".repeat(513) }], {
    taskArn: "OwnDocument",
  }),
  inProperty("PM587", validAutomationTask, `parameters.${"a".repeat(51)} (the name)`, [{ ["a".repeat(51)]: "x" }], {
    taskArn: "OwnDocument",
  }),
  inProperty(
    "PM589",
    validAutomationTask,
    "parameters.AutomationAssumeRole",
    [{ AutomationAssumeRole: "arn:aws:iam::123456789012:role/*" }, { AutomationAssumeRole: "role" }],
    { taskArn: "AWS-CreateImage" },
  ),
];

/** What is wrong with a function in a window. */
export const LAMBDA_VIOLATIONS: readonly Violation[] = [
  inProperty("PM588", validLambdaTask, "taskArn", ["SSMTell", "arn:aws:lambda:eu-central-1:123456789012:function:*"]),
  inProperty("PM583", validLambdaTask, "payload", ["", "text", "{"]),
  inProperty("PM584", validLambdaTask, "payload", [`"${"a".repeat(4095)}"`, `"${"ä".repeat(2048)}"`]),
  inProperty("PM584", validLambdaTask, "qualifier", ["", LONG]),
  inProperty("PM584", validLambdaTask, "clientContext", ["", "a".repeat(8001)]),
  inProperty("PM582", validLambdaTask, "payload", ['"{{RESOURCE_IDS}}"']),
];

/** What is wrong with a state machine in a window. */
export const STEPS_VIOLATIONS: readonly Violation[] = [
  inProperty("PM583", validStepsTask, "input", ["text"]),
  inProperty("PM584", validStepsTask, "input", [`"${"a".repeat(4095)}"`]),
  inProperty("PM584", validStepsTask, "executionName", ["", "a".repeat(81)]),
];
