import { Refusal } from "../account/refusal";
import type { CallContext, Planning, ResourceBehaviour } from "../kind/kind";
import { blocks, type ObjectValue, text, UNKNOWN } from "../values/value";
import { namesOf, refuseSecond } from "./named";

/** `aws_s3_bucket`. */
export const bucket: ResourceBehaviour = {
  label: "S3 Bucket",
  service: "S3",
  operations: { create: "CreateBucket", update: "PutBucketTagging", delete: "DeleteBucket" },
  create(planned, scope) {
    const prefixed = { name: planned.bucket ?? null, name_prefix: planned.bucket_prefix ?? null };
    // No two accounts have a bucket of one name.
    const entropy = () => scope.account.entropy("aws_s3_bucket", scope.region, planned);
    const { name, name_prefix } = namesOf(prefixed, "aws_s3_bucket", scope, entropy);
    refuseSecond("aws_s3_bucket", name, scope, "BucketAlreadyOwnedByYou");
    return {
      id: name,
      attributes: {
        ...planned,
        bucket: name,
        bucket_prefix: name_prefix,
        bucket_namespace: text(planned.bucket_namespace) || "global",
        ...bucketDomains(name, scope),
      },
    };
  },
  import: (id) => ({ id, bucket: id }),
};

function bucketDomains(name: string, scope: CallContext): ObjectValue {
  const suffix = scope.partition.dnsSuffix;
  return {
    arn: `arn:${scope.partition.id}:s3:::${name}`,
    bucket_domain_name: `${name}.s3.${suffix}`,
    bucket_region: scope.region,
    bucket_regional_domain_name: `${name}.s3.${scope.region}.${suffix}`,
    object_lock_enabled: false,
    request_payer: "BucketOwner",
  };
}

/** A part of a bucket that has a resource type of its own and is known by the bucket's name. */
function partOfBucket(label: string, put: string, remove: string, plan?: ResourceBehaviour["plan"]): ResourceBehaviour {
  return {
    label,
    service: "S3",
    operations: { create: put, update: put, delete: remove },
    ...(plan ? { plan } : {}),
    create(planned, scope) {
      const name = text(planned.bucket);
      if (!scope.account.mayHold("aws_s3_bucket", name, scope.region)) {
        throw new Refusal("NoSuchBucket", `The specified bucket does not exist: ${name}`);
      }
      return { id: name, attributes: planned };
    },
    import: (id) => ({ id, bucket: id }),
  };
}

/** `aws_s3_bucket_policy`. */
export const bucketPolicy = partOfBucket("S3 Bucket Policy", "PutBucketPolicy", "DeleteBucketPolicy");

/** `aws_s3_bucket_public_access_block`. */
export const publicAccessBlock = partOfBucket(
  "S3 Bucket Public Access Block",
  "PutPublicAccessBlock",
  "DeletePublicAccessBlock",
);

/** `aws_s3_bucket_ownership_controls`. */
export const ownershipControls = partOfBucket(
  "S3 Bucket Ownership Controls",
  "PutBucketOwnershipControls",
  "DeleteBucketOwnershipControls",
);

/** `aws_s3_bucket_versioning`. */
export const versioning: ResourceBehaviour = {
  ...partOfBucket("S3 Bucket Versioning", "PutBucketVersioning", "PutBucketVersioning"),
  read: ({ attributes }) => ({
    versioning_configuration: blocks(attributes.versioning_configuration).map((block) => ({
      ...block,
      mfa_delete: block.mfa_delete ?? "Disabled",
    })),
  }),
};

/** `aws_s3_bucket_server_side_encryption_configuration`. */
export const encryption = partOfBucket(
  "S3 Bucket Server-side Encryption Configuration",
  "PutBucketEncryption",
  "DeleteBucketEncryption",
);

/** `aws_s3_bucket_lifecycle_configuration`. */
export const lifecycle: ResourceBehaviour = {
  ...partOfBucket(
    "S3 Bucket Lifecycle Configuration",
    "PutBucketLifecycleConfiguration",
    "DeleteBucketLifecycle",
    planLifecycle,
  ),
  read: ({ attributes }) => ({ expected_bucket_owner: attributes.expected_bucket_owner ?? "" }),
};

/** An empty filter means every object, and is planned as the empty prefix. */
function planLifecycle({ prior, planned }: Planning): void {
  if (prior === null && planned.expected_bucket_owner === null) planned.expected_bucket_owner = UNKNOWN;
  for (const rule of blocks(planned.rule)) {
    for (const filter of blocks(rule.filter)) {
      const { and, tag, object_size_greater_than, object_size_less_than } = filter;
      const more = blocks(and).length > 0 || blocks(tag).length > 0;
      for (const name of ["object_size_greater_than", "object_size_less_than", "prefix"]) {
        if (filter[name] === UNKNOWN) filter[name] = null;
      }
      const sized = (object_size_greater_than ?? UNKNOWN) !== UNKNOWN || (object_size_less_than ?? UNKNOWN) !== UNKNOWN;
      if (!more && !sized && filter.prefix === null) filter.prefix = "";
    }
  }
}
