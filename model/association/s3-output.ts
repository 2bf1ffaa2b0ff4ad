import type { Problems } from "../values/problems";
import type { PropsReader } from "../values/props-reader";
import type { Knowable } from "../values/unknown";

/** Where the output of nodes goes, of an association and of a patch policy. */
export interface S3OutputModel {
  readonly s3BucketName: Knowable<string>;
  readonly s3KeyPrefix?: Knowable<string>;
  readonly s3Region?: Knowable<string>;
}

/** Reads `outputS3Bucket`, with what makes sense only beside it. */
export function readS3Output(reader: PropsReader, problems: Problems): S3OutputModel | undefined {
  const s3BucketName = reader.text("outputS3Bucket");
  const s3KeyPrefix = reader.text("outputS3KeyPrefix");
  const s3Region = reader.text("outputS3Region");
  if (s3BucketName !== undefined) return { s3BucketName, s3KeyPrefix, s3Region };
  for (const [name, value] of Object.entries({ outputS3KeyPrefix: s3KeyPrefix, outputS3Region: s3Region })) {
    if (value !== undefined)
      problems.add(name, "expected outputS3Bucket beside it, but it is missing; there would be no output");
  }
  return undefined;
}
