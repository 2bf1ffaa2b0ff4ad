import { OPERATIONS_NUMBER_LIMITS, OPERATIONS_TEXT_LIMITS, RETENTION_DAYS } from "../../facts/patch-operations-limits";
import type { PatchLogsModel } from "../../patch-operations/logs/read-patch-logs";
import { KEY_ARN } from "../../patch-operations/policies/key-arn";
import { show } from "../../text/wording";
import { checkArn } from "../../values/arns";
import type { Problems } from "../../values/problems";
import { isKnown } from "../../values/unknown";
import type { Check } from "../check/check";
import { defineCheck } from "../check/define-check";
import { checkRegion, checkTags } from "../check/shared-properties";

export const patchLogsNames = defineCheck({
  id: "PM701",
  severity: "error",
  on: "logs",
  cause: "A name or prefix of the place for command output is not one that AWS accepts.",
  reason: "Neither the provider nor the window checks it, and a node that cannot write only logs that on its own disk.",
  source: OPERATIONS_TEXT_LIMITS.bucket.source,
  fix: "Rename it, with what the message allows.",
  find: ({ bucket, bucketPrefix, keyPrefix, organizationId, logGroupName }, { problems }) => {
    problems.text("bucket", bucket, OPERATIONS_TEXT_LIMITS.bucket);
    problems.text("bucketPrefix", bucketPrefix, OPERATIONS_TEXT_LIMITS.bucketPrefix);
    problems.text("keyPrefix", keyPrefix, OPERATIONS_TEXT_LIMITS.keyPrefix);
    problems.text("organizationId", organizationId, OPERATIONS_TEXT_LIMITS.organizationId);
    problems.text("logGroupName", logGroupName, OPERATIONS_TEXT_LIMITS.logGroup);
  },
});

export const patchLogsContradictions = defineCheck({
  id: "PM702",
  severity: "error",
  on: "logs",
  cause: "Two properties of the place for command output exclude one another.",
  reason: "A bucket has one name, and without a log group there is nothing to retain or to encrypt in it.",
  source: "provider, bucket.go",
  fix: "Leave one of them out.",
  find: (logs, { problems }) => {
    if (logs.bucket !== undefined && logs.bucketPrefix !== undefined) {
      problems.add("bucketPrefix", "expected bucket or bucketPrefix, got both; leave one out");
    }
    if (logs.logGroupName !== undefined) return;
    for (const name of ["retentionInDays", "logGroupKmsKeyId"] as const) {
      if (logs[name] !== undefined)
        problems.add(name, "expected logGroupName beside it, but it is missing; name the log group");
    }
  },
});

export const patchLogsDays = defineCheck({
  id: "PM703",
  severity: "error",
  on: "logs",
  cause: "AWS does not offer the number of days that command output is to be kept.",
  reason: "S3 accepts whole days from 1, CloudWatch Logs a list of its own.",
  source: RETENTION_DAYS.source,
  fix: "Write a number that the message offers.",
  find: ({ expirationDays, retentionInDays }, { problems }) => {
    problems.wholeNumber("expirationDays", expirationDays, OPERATIONS_NUMBER_LIMITS.expirationDays);
    checkRetention(retentionInDays, problems);
  },
});

export const patchLogsKeys = defineCheck({
  id: "PM704",
  severity: "error",
  on: "logs",
  cause: "A KMS key of the place for command output is not given by its ARN.",
  reason: "The policies of the nodes name the key, and a policy knows a key by its ARN only.",
  source: "maintenance window facts, E3",
  fix: "Write arn:aws:kms:REGION:ACCOUNT:key/ID.",
  find: ({ kmsMasterKeyId, logGroupKmsKeyId }, { problems }) => {
    checkArn("kmsMasterKeyId", kmsMasterKeyId, KEY_ARN, problems);
    checkArn("logGroupKmsKeyId", logGroupKmsKeyId, KEY_ARN, problems);
  },
});

export const patchLogsTagsAndRegion = defineCheck({
  id: "PM705",
  severity: "error",
  on: "logs",
  cause: "A tag or the Region of the place for command output is malformed.",
  reason: "The provider refuses a Region of another shape when it plans, AWS a tag when it is applied.",
  source: "SSM API model, TagKey and TagValue; provider, format aws-region",
  fix: "Write what the message expects.",
  find: ({ tags, region }, { problems }) => {
    checkTags(tags, problems);
    checkRegion(region, problems);
  },
});

/** Known when everything was made: the policy is attached after the place that it is about. */
export const patchLogsUnwritable = defineCheck({
  id: "PM706",
  severity: "warning",
  on: "logs",
  foundBy: "the construct of the place for command output",
  cause: "Nothing attaches the policy with which nodes write their output.",
  reason:
    "The node writes, and not the window: without the policy no object ever appears, the agent only notes that on its " +
    "own disk, and the command still succeeds.",
  source: "maintenance window facts, E3",
  fix: "Attach instancePolicyDocument to the role of the nodes' instance profile, or accept the finding where it may write already.",
});

/** What can be wrong with a place for command output by itself. */
export const PATCH_LOGS_CHECKS = [
  patchLogsNames,
  patchLogsContradictions,
  patchLogsDays,
  patchLogsKeys,
  patchLogsTagsAndRegion,
] as const satisfies readonly Check<PatchLogsModel>[];

function checkRetention(days: PatchLogsModel["retentionInDays"], problems: Problems): void {
  if (days === undefined || !isKnown(days) || RETENTION_DAYS.allowed.some((allowed) => allowed === days)) return;
  const longer = RETENTION_DAYS.allowed.find((allowed) => allowed > days) ?? 0;
  problems.add(
    "retentionInDays",
    `expected a number of days that CloudWatch Logs offers, got ${show(days)}; the next longer is ${longer === 0 ? "0, for ever" : longer}`,
  );
}
