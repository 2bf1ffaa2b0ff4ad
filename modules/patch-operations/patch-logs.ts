import { Construct } from "constructs";
import { PATCH_LOGS_CHECKS, patchLogsUnwritable } from "../../model/checks/patch-operations/patch-logs-checks";
import type { PatchOperation } from "../../model/maintenance-window/patch-task-options";
import type { OverrideDocument } from "../../model/patch-operations/emergency/emergency-options";
import { type LogPlaces, nodeStatements } from "../../model/patch-operations/logs/log-policies";
import { OVERRIDE_FOLDER, outputPrefix, withKeyPrefix } from "../../model/patch-operations/logs/output-prefix";
import { DEFAULT_EXPIRATION_DAYS, type PatchLogsOptions } from "../../model/patch-operations/logs/patch-logs-options";
import { type PatchLogsModel, readPatchLogs } from "../../model/patch-operations/logs/read-patch-logs";
import type { IPatchLogs, PatchOutput } from "../../model/patch-operations/task/task-integrations";
import type { Finding } from "../../model/values/finding";
import { addressableId } from "../construct/addressable-id";
import { META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { patchObjectsOf } from "../construct/patch-objects";
import { regionAt } from "../construct/regions";
import { checked } from "../construct/report";
import { CloudwatchLogGroup, S3Bucket, type S3Object } from "../framework/framework";
import { addBucketParts, type BucketParts } from "./bucket-parts";
import { ExistingPatchLogs, type ExistingPatchLogsProps } from "./existing-patch-logs";
import { addOverrideObject } from "./override-object";
import { PolicyDocument } from "./policy-document";
import { tagsOrNothing } from "./tags-or-nothing";

export interface PatchLogsProps extends PatchLogsOptions, MetaArguments {}

/**
 * Where the output of tasks goes: a private, encrypted, versioned bucket that expires its objects, and a log group if asked for.
 * Scan and install have prefixes of their own. It is the node that writes: see `instancePolicyDocument`.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class PatchLogs extends Construct implements IPatchLogs {
  /** A bucket that something else made, perhaps in another account. Nothing is created. */
  public static fromBucket(props: ExistingPatchLogsProps): ExistingPatchLogs {
    return new ExistingPatchLogs(props);
  }

  /** The bucket, for whatever this class does not cover. */
  public readonly resource: S3Bucket;
  /** What hangs on the bucket: its policy, encryption, lifecycle, … */
  public readonly parts: BucketParts;
  /** The log group, if asked for. */
  public readonly logGroup?: CloudwatchLogGroup;
  /** What this place means, as plain data. */
  public readonly model: PatchLogsModel;
  /** Where it lies: its own Region, else its provider's. Undefined: its provider names none. */
  public readonly region?: string;

  private readonly props: PatchLogsProps;
  private nodePolicy?: PolicyDocument;
  private holdsOverrides = false;
  private isUsed = false;

  constructor(scope: Construct, id: string, props: PatchLogsProps = {}) {
    super(scope, addressableId("patch logs", scope, id, "a resource"));
    const { model, written } = checked(
      this,
      "patch logs",
      (problems, tokens) => readPatchLogs(props, problems, tokens, META_ARGUMENT_NAMES),
      PATCH_LOGS_CHECKS,
      { props, late: () => (this.isUsed && this.nodePolicy === undefined ? [UNWRITABLE] : []) },
    );
    this.model = model;
    this.props = props;
    this.region = regionAt(this, props);
    const tags = tagsOrNothing(written.tags);
    this.resource = new S3Bucket(this, "Default", {
      bucket: written.bucket,
      bucketPrefix: written.bucketPrefix,
      forceDestroy: written.forceDestroy,
      tags,
      region: props.region,
      ...metaArguments(props),
    });
    this.parts = addBucketParts(this, this.resource, this.places(), written, props);
    if (written.logGroupName !== undefined) {
      this.logGroup = new CloudwatchLogGroup(this, "LogGroup", {
        name: written.logGroupName,
        retentionInDays: written.retentionInDays ?? DEFAULT_EXPIRATION_DAYS,
        kmsKeyId: written.logGroupKmsKeyId,
        tags,
        region: props.region,
        provider: props.provider,
      });
    }
  }

  /**
   * The policy, as JSON, that the instance profile of the nodes needs so that they can write: attach it to their role.
   * The data source behind it is made when this is first asked for.
   */
  public get instancePolicyDocument(): string {
    if (this.nodePolicy === undefined) patchObjectsOf(this).version += 1;
    this.nodePolicy ??= new PolicyDocument(this, "InstancePolicy", nodeStatements(this.places()), this.props.provider);
    return this.nodePolicy.json;
  }

  public outputOf(operation: PatchOperation, windowName: string): PatchOutput {
    this.use();
    return {
      outputS3Bucket: this.resource.bucket,
      outputS3KeyPrefix: outputPrefix(this.props.keyPrefix, operation, windowName),
      cloudwatchLogGroupName: this.logGroup?.name,
    };
  }

  /**
   * Where an override document of this name lies in the bucket, `s3://…`. From then on the policies let nodes read
   * what lies there; `putOverride` puts it there.
   */
  public overrideUrl(fileName: string): string {
    this.holdsOverrides = true;
    this.use();
    this.parts.statePolicy(this.places());
    this.nodePolicy?.state(nodeStatements(this.places()));
    return `s3://${this.resource.bucket}/${this.overrideKey(fileName)}`;
  }

  /** Puts an override document where `overrideUrl` says that it lies: `aws_s3_object` with this id, below `scope`. */
  public putOverride(
    scope: Construct,
    id: string,
    document: OverrideDocument,
    tags?: Readonly<Record<string, string>>,
  ): S3Object {
    const place = { bucket: this.resource, parts: this.parts, props: this.props, tags };
    return addOverrideObject(scope, id, place, this.overrideKey(document.fileName), document);
  }

  /** What was found before is then to be looked at again. */
  private use(): void {
    if (this.isUsed) return;
    this.isUsed = true;
    patchObjectsOf(this).version += 1;
  }

  private overrideKey(fileName: string): string {
    return withKeyPrefix(this.props.keyPrefix, `${OVERRIDE_FOLDER}/${fileName}`);
  }

  private places(): LogPlaces {
    return {
      bucketArn: this.resource.arn,
      keyPrefix: this.props.keyPrefix,
      kmsKeyArn: this.props.kmsMasterKeyId,
      organizationId: this.props.organizationId,
      logGroupArn: this.logGroup?.arn,
      holdsOverrides: this.holdsOverrides,
    };
  }
}

const UNWRITABLE: Finding = {
  checkId: patchLogsUnwritable.id,
  severity: patchLogsUnwritable.severity,
  path: "instancePolicyDocument",
  message:
    "expected to be attached to the role of the nodes' instance profile, and nothing reads it: their output would be " +
    "lost, though commands succeed; attach it, or accept this (acceptFinding) where that role may write here already",
};
