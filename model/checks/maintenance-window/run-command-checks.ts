import { NUMBER_LIMITS, TEXT_LIMITS } from "../../facts/limits";
import type { RunCommandModel, WindowTaskModel } from "../../maintenance-window/maintenance-window-model";
import { DOCUMENT_HASH_TYPES } from "../../maintenance-window/patch-task-options";
import { quote } from "../../text/wording";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import { checkChoice } from "../check/shared-properties";

const DOCUMENT_VERSION = /^(\$LATEST|\$DEFAULT|[1-9][0-9]*)$/;

export const commandComment = defineCheck({
  id: "PM530",
  severity: "error",
  on: "task",
  cause: "The comment of a task is too long.",
  reason: "The provider accepts up to 100 bytes.",
  source: TEXT_LIMITS.comment.source,
  fix: "Shorten it, or move it into the description.",
  find: (task, { problems }) => problems.text("comment", commandOf(task)?.comment, TEXT_LIMITS.comment),
});

export const commandDocumentVersion = defineCheck({
  id: "PM531",
  severity: "error",
  on: "task",
  cause: "The document version of a task is not a version.",
  reason: "The service accepts $LATEST, $DEFAULT or a number.",
  source: "SSM API model, DocumentVersion",
  fix: "Leave it out for the default version.",
  find: (task, { problems }) => {
    const version = commandOf(task)?.documentVersion ?? automationOf(task)?.documentVersion;
    if (typeof version !== "string" || DOCUMENT_VERSION.test(version)) return;
    problems.add("documentVersion", `expected $DEFAULT, $LATEST or a number from 1 as a string, got ${quote(version)}`);
  },
});

export const commandDocumentHash = defineCheck({
  id: "PM532",
  severity: "error",
  on: "task",
  cause: "The document hash of a task is too long, or of a kind that AWS does not have.",
  reason: "The provider accepts up to 256 bytes, and the kinds Sha256 and Sha1.",
  source: `${TEXT_LIMITS.documentHash.source}; SSM API model, DocumentHashType`,
  fix: "Write the hash as the service shows it, with documentHashType Sha256.",
  find: (task, { problems }) => {
    const command = commandOf(task);
    problems.text("documentHash", command?.documentHash, TEXT_LIMITS.documentHash);
    checkChoice("documentHashType", command?.documentHashType, DOCUMENT_HASH_TYPES, problems);
  },
});

export const commandTimeout = defineCheck({
  id: "PM533",
  severity: "error",
  on: "task",
  cause: "The timeout of a task is out of range.",
  reason: "The service accepts whole seconds from 30 to 2592000, within which the command must have started.",
  source: NUMBER_LIMITS.timeoutSeconds.source,
  fix: "Give a number in the range; to limit the run itself use stepTimeoutSeconds.",
  find: (task, { problems }) =>
    problems.wholeNumber("timeoutSeconds", commandOf(task)?.timeoutSeconds, NUMBER_LIMITS.timeoutSeconds),
});

export const commandOutput = defineCheck({
  id: "PM534",
  severity: "error",
  on: "task",
  cause: "The bucket, prefix or log group for the output of a task is not one that AWS accepts.",
  reason: "The node finds no such place, and the output is lost without an error; the provider checks nothing.",
  source: `${TEXT_LIMITS.outputS3Bucket.source}, S3KeyPrefix, CloudWatchLogGroupName`,
  fix: "Give the name of the bucket, not its ARN or address; leave out what is empty.",
  find: (task, { problems }) => {
    const command = commandOf(task);
    problems.text("outputS3Bucket", command?.outputS3Bucket, TEXT_LIMITS.outputS3Bucket);
    problems.text("outputS3KeyPrefix", command?.outputS3KeyPrefix, TEXT_LIMITS.outputS3KeyPrefix);
    problems.text(
      "cloudwatchConfig.cloudwatchLogGroupName",
      command?.cloudwatchConfig?.cloudwatchLogGroupName,
      TEXT_LIMITS.logGroupName,
    );
  },
});

/** What the task runs, as far as it is a command and known. */
export function commandOf(task: WindowTaskModel): RunCommandModel | undefined {
  return task.runCommand !== undefined && isKnown(task.runCommand) ? task.runCommand : undefined;
}

function automationOf({ automation }: WindowTaskModel) {
  return automation !== undefined && isKnown(automation) ? automation : undefined;
}
