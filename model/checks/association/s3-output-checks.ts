import type { S3OutputModel } from "../../association/s3-output";
import { ASSOCIATION_TEXT_LIMITS } from "../../facts/association-limits";
import { TEXT_LIMITS } from "../../facts/limits";
import type { Problems } from "../../values/problems";
import { isKnown, type Knowable } from "../../values/unknown";

/** Bucket, prefix and Region of what nodes write, of an association and of a patch policy. */
export function checkS3Output(output: Knowable<S3OutputModel> | undefined, problems: Problems): void {
  if (output === undefined || !isKnown(output)) return;
  problems.text("outputS3Bucket", output.s3BucketName, TEXT_LIMITS.outputS3Bucket);
  problems.text("outputS3KeyPrefix", output.s3KeyPrefix, TEXT_LIMITS.outputS3KeyPrefix);
  problems.text("outputS3Region", output.s3Region, ASSOCIATION_TEXT_LIMITS.outputS3Region);
}
