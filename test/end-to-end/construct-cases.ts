import type { TerraformStack } from "cdktf";
import {
  MaintenanceWindow,
  type MaintenanceWindowProps,
  type PatchTaskOptions,
  type WindowTargetArguments,
} from "../../modules/maintenance-window";
import { PatchBaseline, type PatchBaselineProps } from "../../modules/patch-baseline";
import { PatchGroup } from "../../modules/patch-group";
import {
  PatchLogs,
  type PatchLogsProps,
  PatchNotifications,
  type PatchNotificationsProps,
  PatchTaskRole,
  type PatchTaskRoleProps,
} from "../../modules/patch-operations";

/** One argument of one construct, changed alone. */
export interface ConstructCase {
  readonly construct: string;
  readonly argument: string;
  /** The id in the stack; everything that belongs to the case has an address that begins with it. */
  readonly id: string;
  readonly before: (stack: TerraformStack) => void;
  readonly after: (stack: TerraformStack) => void;
}

const DAYS = { approveAfterDays: 7 };

const BASELINE: PatchBaselineProps<"AMAZON_LINUX_2"> = {
  name: "baseline",
  description: "description",
  operatingSystem: "AMAZON_LINUX_2",
  approvalRules: [
    { ...DAYS, complianceLevel: "HIGH", enableNonSecurity: true, patchFilters: { classification: ["Security"] } },
  ],
  globalFilters: { product: ["AmazonLinux2"] },
  approvedPatches: ["curl", "openssl"],
  approvedPatchesComplianceLevel: "HIGH",
  approvedPatchesEnableNonSecurity: true,
  rejectedPatches: ["kernel"],
  rejectedPatchesAction: "BLOCK",
  sources: [{ name: "source", configuration: "[source]", products: ["AmazonLinux2"] }],
  tags: { stage: "prod" },
};

const RULE = {
  approveAfterDays: 7,
  complianceLevel: "HIGH",
  enableNonSecurity: true,
  patchFilters: { classification: ["Security"] },
} as const;

/** For each argument of a baseline: props with it changed, or left out. */
const BASELINE_CHANGES: Readonly<Record<string, Partial<PatchBaselineProps<"AMAZON_LINUX_2">>>> = {
  name: { name: "renamed" },
  description: { description: "other" },
  "description left out": { description: undefined },
  "approvalRules, one more": { approvalRules: [RULE, { approveAfterDays: 30 }] },
  "approvalRules.approveAfterDays": { approvalRules: [{ ...RULE, approveAfterDays: 8 }] },
  "approvalRules.approveUntilDate in place of days": {
    approvalRules: [{ ...RULE, approveAfterDays: undefined, approveUntilDate: "2026-01-31" }],
  },
  "approvalRules.complianceLevel": { approvalRules: [{ ...RULE, complianceLevel: "CRITICAL" }] },
  "approvalRules.complianceLevel left out": { approvalRules: [{ ...RULE, complianceLevel: undefined }] },
  "approvalRules.enableNonSecurity": { approvalRules: [{ ...RULE, enableNonSecurity: false }] },
  "approvalRules.patchFilters": { approvalRules: [{ ...RULE, patchFilters: { severity: ["Critical"] } }] },
  "approvalRules.patchFilters left out": { approvalRules: [{ ...RULE, patchFilters: undefined }] },
  globalFilters: { globalFilters: { product: ["AmazonLinux2"], severity: ["Critical"] } },
  approvedPatches: { approvedPatches: ["curl"] },
  "approvedPatches left out": {
    approvedPatches: undefined,
    approvedPatchesComplianceLevel: undefined,
    approvedPatchesEnableNonSecurity: undefined,
  },
  approvedPatchesComplianceLevel: { approvedPatchesComplianceLevel: "LOW" },
  approvedPatchesEnableNonSecurity: { approvedPatchesEnableNonSecurity: false },
  rejectedPatches: { rejectedPatches: ["kernel", "glibc"] },
  rejectedPatchesAction: { rejectedPatchesAction: "ALLOW_AS_DEPENDENCY" },
  "rejectedPatchesAction left out": { rejectedPatchesAction: undefined },
  sources: { sources: [{ name: "source", configuration: "[other]", products: ["*"] }] },
  tags: { tags: { stage: "test" } },
  "tags left out": { tags: undefined },
  region: { region: "eu-west-1" },
};

const WINDOW: MaintenanceWindowProps = {
  name: "window",
  description: "description",
  schedule: "cron(0 2 ? * SUN *)",
  scheduleTimezone: "Asia/Seoul",
  scheduleOffset: 2,
  duration: 4,
  cutoff: 1,
  startDate: "2030-01-01T00:00:00Z",
  endDate: "2031-01-01T00:00:00Z",
  allowUnassociatedTargets: true,
  enabled: false,
  tags: { stage: "prod" },
};

const WINDOW_CHANGES: Readonly<Record<string, Partial<MaintenanceWindowProps>>> = {
  name: { name: "renamed" },
  description: { description: "other" },
  "description left out": { description: undefined },
  schedule: { schedule: "cron(0 3 ? * SUN *)" },
  scheduleTimezone: { scheduleTimezone: "Europe/Paris" },
  "scheduleTimezone left out": { scheduleTimezone: undefined },
  scheduleOffset: { scheduleOffset: 3 },
  "scheduleOffset left out": { scheduleOffset: undefined },
  duration: { duration: 5 },
  cutoff: { cutoff: 2 },
  startDate: { startDate: "2030-02-01T00:00:00Z" },
  "startDate left out": { startDate: undefined },
  endDate: { endDate: "2031-02-01T00:00:00Z" },
  "endDate left out": { endDate: undefined },
  allowUnassociatedTargets: { allowUnassociatedTargets: false },
  enabled: { enabled: true },
  "enabled left out": { enabled: undefined },
  tags: { tags: { stage: "test" } },
  region: { region: "eu-west-1" },
};

const TARGET_BASICS = { name: "target", description: "description", ownerInformation: "owner" };
const TARGET: WindowTargetArguments = { ...TARGET_BASICS, tags: { Stage: ["prod"] } };

const TARGET_CHANGES: Readonly<Record<string, WindowTargetArguments>> = {
  name: { ...TARGET, name: "renamed" },
  "name left out": { ...TARGET, name: undefined },
  description: { ...TARGET, description: "other" },
  ownerInformation: { ...TARGET, ownerInformation: "other" },
  "ownerInformation left out": { ...TARGET, ownerInformation: undefined },
  tags: { ...TARGET, tags: { Stage: ["prod", "test"] } },
  "tagKeys beside tags": { ...TARGET, tagKeys: ["Team"] },
  "patchGroups beside tags": { ...TARGET, patchGroups: [{ patchGroup: "Critical", tagKey: "Patch Group" }] },
  "instanceIds in place of tags": { ...TARGET_BASICS, instanceIds: ["i-0123456789abcdef0"] },
  "resourceGroup in place of tags": { ...TARGET_BASICS, resourceGroup: "group" },
};

type TaskOptions = Extract<PatchTaskOptions, { readonly operation: unknown }>;

const TASK = {
  operation: "Install",
  rebootOption: "NoReboot",
  name: "task",
  description: "description",
  maxConcurrency: "20%",
  maxErrors: 2,
  priority: 1,
  cutoffBehavior: "CANCEL_TASK",
  timeoutSeconds: 600,
  stepTimeoutSeconds: 3600,
  serviceRoleArn: "arn:aws:iam::123456789012:role/task",
  comment: "comment",
  documentVersion: "1",
  documentHash: "hash",
  documentHashType: "Sha256",
  outputS3Bucket: "patch-output",
  outputS3KeyPrefix: "prefix",
  cloudwatchConfig: { cloudwatchLogGroupName: "group", cloudwatchOutputEnabled: true },
  notificationConfig: {
    notificationArn: "arn:aws:sns:eu-central-1:123456789012:topic",
    notificationEvents: ["Failed"],
    notificationType: "Command",
  },
  notificationRoleArn: "arn:aws:iam::123456789012:role/sns",
  baselineOverride: "s3://bucket/override.json",
  instanceIds: ["i-0123456789abcdef0"],
} as const satisfies TaskOptions;

const TASK_CHANGES: Readonly<Record<string, object>> = {
  operation: { operation: "Scan", rebootOption: undefined },
  rebootOption: { rebootOption: "RebootIfNeeded" },
  name: { name: "renamed" },
  "name left out": { name: undefined },
  description: { description: "other" },
  maxConcurrency: { maxConcurrency: 3 },
  "maxConcurrency left out": { maxConcurrency: undefined },
  maxErrors: { maxErrors: "3%" },
  "maxErrors left out": { maxErrors: undefined },
  priority: { priority: 2 },
  "priority left out": { priority: undefined },
  cutoffBehavior: { cutoffBehavior: "CONTINUE_TASK" },
  "cutoffBehavior left out": { cutoffBehavior: undefined },
  timeoutSeconds: { timeoutSeconds: 900 },
  stepTimeoutSeconds: { stepTimeoutSeconds: 7200 },
  serviceRoleArn: { serviceRoleArn: "arn:aws:iam::123456789012:role/other" },
  comment: { comment: "other" },
  documentVersion: { documentVersion: "2" },
  documentHash: { documentHash: "other" },
  documentHashType: { documentHashType: "Sha1" },
  outputS3Bucket: { outputS3Bucket: "other-output" },
  outputS3KeyPrefix: { outputS3KeyPrefix: "other" },
  cloudwatchConfig: { cloudwatchConfig: { cloudwatchLogGroupName: "other", cloudwatchOutputEnabled: true } },
  "cloudwatchConfig left out": { cloudwatchConfig: undefined },
  notificationConfig: { notificationConfig: { ...TASK.notificationConfig, notificationEvents: ["All"] } },
  notificationRoleArn: { notificationRoleArn: "arn:aws:iam::123456789012:role/other" },
  baselineOverride: { baselineOverride: undefined, installOverrideList: "s3://bucket/list.yaml" },
  instanceIds: { instanceIds: ["i-0123456789abcdef1"] },
};

const ROLE: PatchTaskRoleProps = {
  name: "role",
  description: "description",
  path: "/patching/",
  permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
  documents: ["AWS-RunPatchBaseline"],
  tags: { stage: "prod" },
};

const ROLE_CHANGES: Readonly<Record<string, Partial<PatchTaskRoleProps>>> = {
  name: { name: "renamed" },
  description: { description: "other" },
  path: { path: "/other/" },
  permissionsBoundary: { permissionsBoundary: "arn:aws:iam::123456789012:policy/other" },
  tags: { tags: { stage: "test" } },
};

const LOGS: PatchLogsProps = {
  logGroupName: "/patching",
  retentionInDays: 30,
  expirationDays: 30,
  tags: { stage: "prod" },
};

const LOGS_CHANGES: Readonly<Record<string, Partial<PatchLogsProps>>> = {
  bucket: { bucket: "patch-output-renamed" },
  expirationDays: { expirationDays: 60 },
  kmsMasterKeyId: { kmsMasterKeyId: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
  forceDestroy: { forceDestroy: true },
  logGroupName: { logGroupName: "/patching/renamed" },
  retentionInDays: { retentionInDays: 60 },
  tags: { tags: { stage: "test" } },
};

const NOTIFICATIONS: PatchNotificationsProps = { name: "notifications", tags: { stage: "prod" } };

const NOTIFICATIONS_CHANGES: Readonly<Record<string, Partial<PatchNotificationsProps>>> = {
  name: { name: "renamed" },
  tags: { tags: { stage: "test" } },
};

/** Every argument of every construct, changed alone. */
export const CONSTRUCT_CASES: readonly ConstructCase[] = [
  ...cases("PatchBaseline", BASELINE_CHANGES, BASELINE, (stack, id, props) => new PatchBaseline(stack, id, props)),
  ...cases("PatchBaseline", { operatingSystem: {} }, {}, (stack, id, _props, isAfter) => {
    const operatingSystem = isAfter ? "AMAZON_LINUX_2023" : "AMAZON_LINUX_2";
    return new PatchBaseline(stack, id, { name: "system", operatingSystem, approvalRules: [DAYS] });
  }),
  ...cases("PatchBaseline", { availableSecurityUpdatesComplianceStatus: {} }, {}, (stack, id, _props, isAfter) => {
    const availableSecurityUpdatesComplianceStatus = isAfter ? "NON_COMPLIANT" : "COMPLIANT";
    const options = { name: "windows", operatingSystem: "WINDOWS", approvalRules: [DAYS] } as const;
    return new PatchBaseline(stack, id, { ...options, availableSecurityUpdatesComplianceStatus });
  }),
  ...cases("PatchGroup", { patchGroup: {} }, {}, (stack, id, _props, isAfter) => {
    const baseline = new PatchBaseline(stack, `${id}-baseline`, {
      name: "group",
      operatingSystem: "UBUNTU",
      approvalRules: [{}],
    });
    return new PatchGroup(stack, id, { patchGroup: isAfter ? "renamed" : "group", baselines: [baseline] });
  }),
  ...cases("MaintenanceWindow", WINDOW_CHANGES, WINDOW, (stack, id, props) => new MaintenanceWindow(stack, id, props)),
  ...cases("PatchTaskRole", ROLE_CHANGES, ROLE, (stack, id, props) => {
    return new PatchTaskRole(stack, id, { ...props, name: `${props.name}-${id}` });
  }),
  ...cases("PatchLogs", LOGS_CHANGES, LOGS, (stack, id, props) => {
    const named = { bucket: props.bucket ?? id.toLowerCase(), logGroupName: `${props.logGroupName}/${id}` };
    return new PatchLogs(stack, id, { ...props, ...named });
  }),
  ...cases("PatchNotifications", NOTIFICATIONS_CHANGES, NOTIFICATIONS, (stack, id, props) => {
    return new PatchNotifications(stack, id, { ...props, name: `${props.name}-${id}` });
  }),
  ...inWindows("WindowTarget", TARGET_CHANGES, (window, id, props, isAfter) =>
    window.addTarget(id, isAfter ? props : TARGET),
  ),
  ...inWindows("PatchTask", TASK_CHANGES, (window, id, props) =>
    window.addPatchTask(id, { ...TASK, ...props } as TaskOptions),
  ),
];

function cases<Props extends object>(
  construct: string,
  changes: Readonly<Record<string, Partial<Props>>>,
  base: Props,
  build: (stack: TerraformStack, id: string, props: Props, isAfter: boolean) => unknown,
): ConstructCase[] {
  return Object.entries(changes).map(([argument, change]) => {
    const id = `${construct}-${argument.replace(/\W+/g, "-")}`;
    return {
      construct,
      argument,
      id,
      before: (stack) => build(stack, id, base, false),
      after: (stack) => build(stack, id, { ...base, ...change }, true),
    };
  });
}

/** Targets and tasks need a window; a few share one. */
function inWindows<Props extends object>(
  construct: string,
  changes: Readonly<Record<string, Props>>,
  build: (window: MaintenanceWindow, id: string, props: Props | object, isAfter: boolean) => unknown,
): ConstructCase[] {
  const names = Object.keys(changes);
  return cases(construct, changes, {} as Props, (stack, id, props, isAfter) => {
    const number = Math.floor(names.findIndex((name) => id === `${construct}-${name.replace(/\W+/g, "-")}`) / 8);
    const options = { schedule: "rate(1 day)", duration: 4, cutoff: 1, allowUnassociatedTargets: true };
    const windowId = `${construct}-window-${number}`;
    const found = stack.node.tryFindChild(windowId) as MaintenanceWindow | undefined;
    const window = found ?? new MaintenanceWindow(stack, windowId, { ...options, name: windowId });
    return build(window, id, props, isAfter);
  });
}
