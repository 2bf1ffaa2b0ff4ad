import { createHash } from "node:crypto";
import { hexadecimal } from "../account/identifiers";
import { Refusal } from "../account/refusal";
import type { CallContext, ResourceBehaviour } from "../kind/kind";
import { blocks, isEqual, type ObjectValue, text, UNKNOWN } from "../values/value";

/** Arguments whose change uploads the object again. Source: provider, object.go, hasObjectContentChanges. */
const CONTENT = [
  "bucket_key_enabled",
  "cache_control",
  "checksum_algorithm",
  "content",
  "content_base64",
  "content_disposition",
  "content_encoding",
  "content_language",
  "content_type",
  "etag",
  "kms_key_id",
  "metadata",
  "server_side_encryption",
  "source",
  "source_hash",
  "storage_class",
  "website_redirect",
] as const;

/** `aws_s3_object`. A file named by `source` is not read: only what the configuration itself holds is an object here. */
export const s3Object: ResourceBehaviour = {
  label: "S3 Object",
  service: "S3",
  operations: { create: "PutObject", update: "PutObject", delete: "DeleteObject" },
  plan({ prior, planned }) {
    if (prior === null) return;
    if (CONTENT.some((name) => !isEqual(prior[name], planned[name]))) planned.version_id = UNKNOWN;
  },
  create(planned, scope) {
    const bucket = text(planned.bucket);
    if (!scope.account.mayHold("aws_s3_bucket", bucket, scope.region)) {
      throw new Refusal("NoSuchBucket", `The specified bucket does not exist: ${bucket}`);
    }
    return { id: `${bucket}/${text(planned.key)}`, attributes: { ...planned, ...uploaded(planned, scope) } };
  },
  update({ planned, current, changed }, scope) {
    const again = CONTENT.some((name) => changed.has(name));
    return { ...current, ...planned, ...(again ? uploaded(planned, scope) : { version_id: current.version_id ?? "" }) };
  },
  import(id) {
    const path = id.replace(/^s3:\/\//, "");
    const end = path.indexOf("/");
    return { id: path, bucket: path.slice(0, end), key: path.slice(end + 1) };
  },
};

/** What the service makes of an upload, beside what it was given. */
function uploaded(planned: ObjectValue, scope: CallContext): ObjectValue {
  const bucket = text(planned.bucket);
  const encryption = encryptionOf(planned, bucket, scope);
  const content = planned.content_base64
    ? Buffer.from(text(planned.content_base64), "base64")
    : Buffer.from(text(planned.content), "utf8");
  const ofContent = createHash("md5").update(content).digest("hex");
  const entropy = scope.account.entropy("aws_s3_object", scope.region, planned);
  return {
    arn: `arn:${scope.partition.id}:s3:::${bucket}/${text(planned.key)}`,
    content_type: planned.content_type ?? "binary/octet-stream",
    storage_class: planned.storage_class ?? "STANDARD",
    ...encryption,
    // Only without a key of KMS it is the hash of the content.
    etag: encryption.server_side_encryption === "AES256" ? ofContent : hexadecimal(entropy, 32),
    version_id: isVersioned(bucket, scope) ? hexadecimal(entropy, 32) : "",
  };
}

function encryptionOf(planned: ObjectValue, bucket: string, scope: CallContext): ObjectValue {
  const configured = scope.account.find(
    "aws_s3_bucket_server_side_encryption_configuration",
    bucket,
    scope.region,
  )?.attributes;
  const [rule] = blocks(configured?.rule);
  const [byDefault] = blocks(rule?.apply_server_side_encryption_by_default);
  const key = text(planned.kms_key_id);
  const given = text(planned.server_side_encryption) || (key === "" ? "" : "aws:kms");
  const algorithm = given || text(byDefault?.sse_algorithm) || "AES256";
  return {
    server_side_encryption: algorithm,
    kms_key_id: key || (algorithm === "AES256" ? null : text(byDefault?.kms_master_key_id)),
    bucket_key_enabled: planned.bucket_key_enabled ?? rule?.bucket_key_enabled ?? false,
  };
}

function isVersioned(bucket: string, scope: CallContext): boolean {
  const configured = scope.account.find("aws_s3_bucket_versioning", bucket, scope.region)?.attributes;
  return blocks(configured?.versioning_configuration).some(({ status }) => status === "Enabled");
}
