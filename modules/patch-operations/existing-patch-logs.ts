import { OPERATIONS_TEXT_LIMITS } from "../../model/facts/patch-operations-limits";
import type { PatchOperation } from "../../model/maintenance-window/patch-task-options";
import { outputPrefix } from "../../model/patch-operations/logs/output-prefix";
import type { IPatchLogs, PatchOutput } from "../../model/patch-operations/task/task-integrations";
import { Problems } from "../../model/values/problems";
import { PropsReader } from "../../model/values/props-reader";
import { TOKENS_AS_UNKNOWN } from "../construct/tokens";

export interface ExistingPatchLogsProps {
  /** Name of the bucket. */
  readonly bucket: string;
  /**
   * What every key begins with, without a slash at its ends. In a bucket of another account, put this account into it:
   * the agent does not.
   *
   * @default - keys begin with the operation and the name of the window
   */
  readonly keyPrefix?: string;
  /**
   * Name of a log group of this account that gets the output too.
   *
   * @default - output goes to the bucket alone
   */
  readonly logGroupName?: string;
}

/**
 * A place for command output that is kept elsewhere. Nothing is created for it.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class ExistingPatchLogs implements IPatchLogs {
  private readonly props: ExistingPatchLogsProps;

  constructor(props: ExistingPatchLogsProps) {
    const problems = new Problems();
    const reader = PropsReader.open(props, "", problems, TOKENS_AS_UNKNOWN);
    problems.text("bucket", reader?.requiredText("bucket"), OPERATIONS_TEXT_LIMITS.bucket);
    problems.text("keyPrefix", reader?.text("keyPrefix"), OPERATIONS_TEXT_LIMITS.keyPrefix);
    problems.text("logGroupName", reader?.text("logGroupName"), OPERATIONS_TEXT_LIMITS.logGroup);
    reader?.refuseOthers();
    problems.throwIfAny("existing patch logs");
    this.props = { ...props };
  }

  public outputOf(operation: PatchOperation, windowName: string): PatchOutput {
    const { bucket, keyPrefix, logGroupName } = this.props;
    return {
      outputS3Bucket: bucket,
      outputS3KeyPrefix: outputPrefix(keyPrefix, operation, windowName),
      cloudwatchLogGroupName: logGroupName,
    };
  }
}
