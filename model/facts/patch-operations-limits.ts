import type { NumberLimit, TextLimit } from "../values/problems";
import { LOG_GROUP_NAME } from "./limits";

/** What buckets, log groups, topics and roles may be called. */
export const OPERATIONS_TEXT_LIMITS = {
  /** Without dots: the agent looks for a bucket's Region by https and by http, where a certificate covers no dot. */
  bucket: {
    minLength: 3,
    maxLength: 63,
    unit: "characters",
    pattern: /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    allowed: 'lower-case letters, digits and "-", a letter or digit first and last',
    source: "SSM API model, S3BucketName; maintenance window facts, E4",
  },
  /** Leaves room for the random part that Terraform adds. */
  bucketPrefix: {
    minLength: 1,
    maxLength: 37,
    unit: "characters",
    pattern: /^[a-z0-9][a-z0-9-]*$/,
    allowed: 'lower-case letters, digits and "-", a letter or digit first',
    source: "maintenance window facts, E4",
  },
  /** Beside it stand the operation and the name of a window, 137 characters at most. */
  keyPrefix: {
    minLength: 1,
    maxLength: 350,
    unit: "characters",
    pattern: /^[A-Za-z0-9_\-.]+(\/[A-Za-z0-9_\-.]+)*$/,
    allowed: 'letters, digits, "_", "-" and ".", in parts between "/"',
    source: "SSM API model, S3KeyPrefix",
  },
  logGroup: LOG_GROUP_NAME,
  /** In the document that a run installs from, which the provider does not read. */
  patchId: { minLength: 1, maxLength: 100, unit: "characters", source: "SSM API model, PatchId" },
  organizationId: {
    minLength: 12,
    maxLength: 34,
    unit: "characters",
    pattern: /^o-[a-z0-9]{10,32}$/,
    allowed: "o- and 10 to 32 lower-case letters and digits",
    source: "maintenance window facts, E4",
  },
  topicName: {
    minLength: 1,
    maxLength: 256,
    unit: "characters",
    pattern: /^[A-Za-z0-9_-]*$/,
    allowed: 'letters, digits, "_" and "-"',
    source: "maintenance window facts, E2",
  },
  roleName: {
    minLength: 1,
    maxLength: 64,
    unit: "characters",
    pattern: /^[A-Za-z0-9_+=,.@-]*$/,
    allowed: 'letters, digits and "_", "+", "=", ",", ".", "@", "-"',
    source: "maintenance window facts, E1",
  },
  rolePath: {
    minLength: 1,
    maxLength: 512,
    unit: "characters",
    pattern: /^\/([!-~]+\/)?$/,
    allowed: 'printable ASCII without spaces, with "/" first and last',
    source: "IAM API model, pathType",
  },
  /** The provider counts bytes; which characters is asked by the service alone. */
  roleDescription: {
    minLength: 0,
    maxLength: 1000,
    unit: "bytes",
    pattern: /^[\t\n\r\u0020-\u007E\u00A1-\u00FF]*$/,
    allowed: "what Latin-1 can print, spaces, tabs and line breaks",
    source: "IAM API model, roleDescriptionType",
  },
  /** Part of the names of two windows, with `-install` behind it. */
  scheduleName: {
    minLength: 3,
    maxLength: 120,
    unit: "characters",
    pattern: /^[a-zA-Z0-9_\-.]*$/,
    allowed: 'letters, digits, "_", "-" and "."',
    source: "SSM API model, MaintenanceWindowName",
  },
} as const satisfies Record<string, TextLimit>;

export const OPERATIONS_NUMBER_LIMITS = {
  /** Whole days; S3 takes more, nobody keeps patch output longer than a hundred years. */
  expirationDays: { min: 1, max: 36500, source: "maintenance window facts, E4" },
  /** Of an object of S3; other things take 50. */
  objectTags: { min: 0, max: 10, source: "maintenance window facts, E5" },
} as const satisfies Record<string, NumberLimit>;

/** Days that CloudWatch Logs can keep a log group; 0 keeps it for ever. */
export const RETENTION_DAYS = {
  allowed: [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
  source: "provider, log_group.go",
} as const;
