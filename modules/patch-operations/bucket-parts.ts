import type { Construct } from "constructs";
import { bucketStatements, type LogPlaces } from "../../model/patch-operations/logs/log-policies";
import { NONCURRENT_VERSION_DAYS, UNFINISHED_UPLOAD_DAYS } from "../../model/patch-operations/logs/patch-logs-options";
import {
  type S3Bucket,
  S3BucketLifecycleConfiguration,
  S3BucketOwnershipControls,
  S3BucketPolicy,
  S3BucketPublicAccessBlock,
  S3BucketServerSideEncryptionConfigurationA,
  S3BucketVersioningA,
  type TerraformProvider,
} from "../framework/framework";
import { PolicyDocument } from "./policy-document";

/** What Terraform keeps beside the bucket itself. */
export interface BucketParts {
  readonly publicAccessBlock: S3BucketPublicAccessBlock;
  readonly ownershipControls: S3BucketOwnershipControls;
  readonly encryption: S3BucketServerSideEncryptionConfigurationA;
  readonly versioning: S3BucketVersioningA;
  readonly lifecycle: S3BucketLifecycleConfiguration;
  readonly policy: S3BucketPolicy;
  /** Writes the bucket's policy anew. */
  readonly statePolicy: (places: LogPlaces) => void;
}

interface Settings {
  readonly kmsMasterKeyId?: string;
  readonly expirationDays: number;
}

interface Where {
  readonly region?: string;
  readonly provider?: TerraformProvider;
}

/**
 * Closes a bucket, in a way that the agent can still write: it sends the ACL `bucket-owner-full-control`, which an
 * enforced owner accepts, and the bucket's own encryption. So nothing is denied for want of an encryption header; the
 * default encryption does that work.
 */
export function addBucketParts(
  scope: Construct,
  { bucket }: S3Bucket,
  places: LogPlaces,
  settings: Settings,
  { region, provider }: Where,
): BucketParts {
  const common = { bucket, region, provider };
  const versioning = new S3BucketVersioningA(scope, "Versioning", {
    ...common,
    versioningConfiguration: { status: "Enabled" },
  });
  const document = new PolicyDocument(scope, "PolicyDocument", bucketStatements(places), provider);
  return {
    publicAccessBlock: new S3BucketPublicAccessBlock(scope, "PublicAccessBlock", {
      ...common,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    }),
    ownershipControls: new S3BucketOwnershipControls(scope, "OwnershipControls", {
      ...common,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    }),
    encryption: new S3BucketServerSideEncryptionConfigurationA(scope, "Encryption", {
      ...common,
      rule: [encryptionRule(settings.kmsMasterKeyId)],
    }),
    versioning,
    lifecycle: new S3BucketLifecycleConfiguration(scope, "Lifecycle", {
      ...common,
      rule: [lifecycleRule(settings.expirationDays)],
      // The rule speaks of versions that only versioning makes.
      dependsOn: [versioning],
    }),
    policy: new S3BucketPolicy(scope, "Policy", { ...common, policy: document.json }),
    statePolicy: (now) => document.state(bucketStatements(now)),
  };
}

function encryptionRule(kmsMasterKeyId: string | undefined) {
  if (kmsMasterKeyId === undefined) return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  // A bucket key spares one call to KMS for each of very many small objects.
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId },
    bucketKeyEnabled: true,
  };
}

function lifecycleRule(expirationDays: number) {
  return {
    id: "expire",
    status: "Enabled",
    filter: [{ prefix: "" }],
    expiration: [{ days: expirationDays }],
    noncurrentVersionExpiration: [{ noncurrentDays: NONCURRENT_VERSION_DAYS }],
    abortIncompleteMultipartUpload: [{ daysAfterInitiation: UNFINISHED_UPLOAD_DAYS }],
  };
}
