import type { NumberLimit, TextLimit } from "../values/problems";

const API = "SSM API model";
const NAME_CHARACTERS = { pattern: /^[a-zA-Z0-9_\-.]*$/, allowed: 'letters, digits, "_", "-" and "."' };
const TAG_CHARACTERS = {
  pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u,
  allowed: 'letters, digits, spaces and "_", ".", ":", "/", "=", "+", "-", "@"',
};

/** AWS keeps the beginning for itself; its own groups begin with /aws/, which anybody's may. */
export const LOG_GROUP_NAME: TextLimit = {
  minLength: 1,
  maxLength: 512,
  unit: "characters",
  pattern: /^(?!aws\/)[A-Za-z0-9_\-./#]*$/,
  allowed: 'letters, digits, "_", "-", ".", "/" and "#", not beginning with aws/',
  source: `${API}, CloudWatchLogGroupName`,
};

/**
 * What AWS takes, field by field. The labels of the sources are explained in docs/facts.md.
 *
 * Bytes where the provider checks the length when it plans, and the text may hold more than ASCII (facts, B and G1 to G3).
 */
export const TEXT_LIMITS = {
  baselineName: {
    minLength: 3,
    maxLength: 128,
    unit: "characters",
    ...NAME_CHARACTERS,
    source: `${API}, BaselineName`,
  },
  baselineDescription: { minLength: 1, maxLength: 1024, unit: "bytes", source: `${API}, BaselineDescription` },
  filterValue: { minLength: 1, maxLength: 64, unit: "bytes", source: `${API}, PatchFilterValue` },
  patchId: { minLength: 1, maxLength: 100, unit: "bytes", source: `${API}, PatchId` },
  sourceName: {
    minLength: 3,
    maxLength: 50,
    unit: "characters",
    ...NAME_CHARACTERS,
    source: `${API}, PatchSourceName`,
  },
  sourceConfiguration: { minLength: 1, maxLength: 1024, unit: "bytes", source: `${API}, PatchSourceConfiguration` },
  sourceProduct: { minLength: 1, maxLength: 128, unit: "bytes", source: `${API}, PatchSourceProduct` },
  patchGroup: { minLength: 1, maxLength: 256, unit: "characters", ...TAG_CHARACTERS, source: `${API}, PatchGroup` },
  tagKey: { minLength: 1, maxLength: 128, unit: "characters", ...TAG_CHARACTERS, source: `${API}, TagKey` },
  tagValue: { minLength: 0, maxLength: 256, unit: "characters", ...TAG_CHARACTERS, source: `${API}, TagValue` },
  baselineId: {
    minLength: 20,
    maxLength: 128,
    unit: "characters",
    pattern: /^[a-zA-Z0-9_\-:/]*$/,
    allowed: 'letters, digits and "_", "-", ":", "/"',
    source: `${API}, BaselineId`,
  },
  windowName: {
    minLength: 3,
    maxLength: 128,
    unit: "characters",
    ...NAME_CHARACTERS,
    source: `${API}, MaintenanceWindowName`,
  },
  windowDescription: {
    minLength: 1,
    maxLength: 128,
    unit: "characters",
    source: `${API}, MaintenanceWindowDescription`,
  },
  schedule: { minLength: 1, maxLength: 256, unit: "characters", source: `${API}, MaintenanceWindowSchedule` },
  targetDescription: { minLength: 3, maxLength: 128, unit: "bytes", source: "provider, maintenance_window_target.go" },
  ownerInformation: { minLength: 1, maxLength: 128, unit: "bytes", source: `${API}, OwnerInformation` },
  targetKey: { minLength: 1, maxLength: 163, unit: "bytes", source: `${API}, TargetKey` },
  taskDescription: { minLength: 1, maxLength: 128, unit: "bytes", source: "provider, maintenance_window_task.go" },
  taskArn: { minLength: 1, maxLength: 1600, unit: "characters", source: `${API}, MaintenanceWindowTaskArn` },
  comment: { minLength: 0, maxLength: 100, unit: "bytes", source: `${API}, Comment` },
  documentHash: { minLength: 0, maxLength: 256, unit: "bytes", source: `${API}, DocumentHash` },
  /** Dots are taken: buckets that exist may have them. */
  outputS3Bucket: {
    minLength: 3,
    maxLength: 63,
    unit: "characters",
    pattern: /^(?!\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)[a-z0-9][a-z0-9.-]*[a-z0-9]$/,
    allowed: 'lower-case letters, digits, "-" and ".", a letter or digit first and last',
    source: `${API}, S3BucketName`,
  },
  outputS3KeyPrefix: { minLength: 0, maxLength: 500, unit: "characters", source: `${API}, S3KeyPrefix` },
  logGroupName: LOG_GROUP_NAME,
} as const satisfies Record<string, TextLimit>;

/** Numbers and counts that AWS takes. */
export const NUMBER_LIMITS = {
  approvalRules: { min: 0, max: 10, source: `${API}, PatchRuleList` },
  patchFilters: { min: 0, max: 4, source: `${API}, PatchFilterList` },
  filterValues: { min: 1, max: 20, source: `${API}, PatchFilterValueList` },
  patchIds: { min: 0, max: 50, source: `${API}, PatchIdList` },
  sources: { min: 0, max: 20, source: `${API}, PatchSourceList` },
  sourceProducts: { min: 1, max: 20, source: `${API}, PatchSourceProductList` },
  approveAfterDays: { min: 0, max: 360, source: `${API}, ApproveAfterDays` },
  tags: { min: 0, max: 1000, source: `${API}, TagList` },
  windowDuration: { min: 1, max: 24, source: `${API}, MaintenanceWindowDurationHours` },
  windowCutoff: { min: 0, max: 23, source: `${API}, MaintenanceWindowCutoff` },
  scheduleOffset: { min: 1, max: 6, source: `${API}, MaintenanceWindowOffset` },
  targetSelections: { min: 1, max: 5, source: `${API}, Targets` },
  targetValues: { min: 1, max: 50, source: `${API}, TargetValues` },
  windowTargetsOfTask: { min: 1, max: 10, source: "AWS General Reference, Systems Manager quotas" },
  instancesOfTask: { min: 1, max: 50, source: `${API}, TargetValues` },
  timeoutSeconds: { min: 30, max: 2592000, source: `${API}, TimeoutSeconds` },
  /** A signed number of 32 bits. */
  priority: { min: 0, max: 2_147_483_647, source: `${API}, MaintenanceWindowTaskPriority` },
  tasksOfWindow: { min: 0, max: 20, source: "AWS General Reference, Systems Manager quotas" },
  targetsOfWindow: { min: 0, max: 100, source: "AWS General Reference, Systems Manager quotas" },
  /** Of an account and Region, as the following; AWS raises them on request. */
  baselinesOfRegion: { min: 0, max: 50, source: "AWS General Reference, Systems Manager quotas" },
  groupsOfBaseline: { min: 0, max: 25, source: "AWS General Reference, Systems Manager quotas" },
  windowsOfRegion: { min: 0, max: 50, source: "AWS General Reference, Systems Manager quotas" },
  windowsAtOnce: { min: 0, max: 5, source: "AWS General Reference, Systems Manager quotas" },
  associationsOfRegion: { min: 0, max: 2000, source: "AWS General Reference, Systems Manager quotas" },
  associationsOfNode: { min: 0, max: 20, source: "AWS General Reference, Systems Manager quotas" },
} as const satisfies Record<string, NumberLimit>;
