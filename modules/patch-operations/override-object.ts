import { createHash } from "node:crypto";
import type { Construct } from "constructs";
import type { OverrideDocument } from "../../model/patch-operations/emergency/emergency-options";
import type { PatchLogsOptions } from "../../model/patch-operations/logs/patch-logs-options";
import type { MetaArguments } from "../construct/meta-arguments";
import { type S3Bucket, S3Object, TerraformStack } from "../framework/framework";
import type { BucketParts } from "./bucket-parts";
import { tagsOrNothing } from "./tags-or-nothing";

/** A bucket that takes override documents, as a `PatchLogs` knows it. */
export interface OverridePlace {
  readonly bucket: S3Bucket;
  readonly parts: BucketParts;
  readonly props: Pick<PatchLogsOptions, "kmsMasterKeyId" | "region"> & Pick<MetaArguments, "provider">;
  /** Tags of the object. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Puts a document into the bucket: `aws_s3_object`. A change of what it says is a change in the plan, and so is what
 * somebody else puts in its place, but for a bucket with a KMS key: there the service tells no hash of the content.
 */
export function addOverrideObject(
  scope: Construct,
  id: string,
  { bucket, parts, props, tags = {} }: OverridePlace,
  key: string,
  { contentType, content }: OverrideDocument,
): S3Object {
  const inSameStack = TerraformStack.of(scope) === TerraformStack.of(bucket);
  return new S3Object(scope, id, {
    bucket: bucket.bucket,
    key,
    content,
    contentType,
    kmsKeyId: props.kmsMasterKeyId,
    etag: props.kmsMasterKeyId === undefined ? hashOf(content) : undefined,
    tags: tagsOrNothing(tags),
    region: props.region,
    // Terraform knows neither the provider nor the parts of another stack; cdktf applies that stack first as a whole.
    provider: inSameStack ? props.provider : undefined,
    // Else it might come before the default encryption, and have no version.
    dependsOn: inSameStack ? [parts.encryption, parts.versioning] : undefined,
  });
}

/** The hash that S3 tells of an object; undefined where Terraform fills in parts of the content only later. */
function hashOf(content: string): string | undefined {
  return /[$%]\{/.test(content) ? undefined : createHash("md5").update(content).digest("hex");
}
