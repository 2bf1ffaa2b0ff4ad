/**
 * All that is used of the framework and of its AWS bindings, and the only file that names their packages. Single modules
 * of the bindings, for the whole takes seconds to load.
 */
export { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
export { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
export { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
export { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
export {
  DataAwsIamPolicyDocument,
  type DataAwsIamPolicyDocumentStatement,
} from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
export { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
export { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
export { DataAwsSsmPatchBaseline } from "@cdktf/provider-aws/lib/data-aws-ssm-patch-baseline";
export { IamRole, type IamRoleConfig } from "@cdktf/provider-aws/lib/iam-role";
export { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
export { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
export { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
export { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
export { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
export { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
export { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
export { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
export { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
export { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
export { S3Object } from "@cdktf/provider-aws/lib/s3-object";
export { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
export { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
export { SsmAssociation, type SsmAssociationConfig } from "@cdktf/provider-aws/lib/ssm-association";
export { SsmDefaultPatchBaseline } from "@cdktf/provider-aws/lib/ssm-default-patch-baseline";
export { SsmMaintenanceWindow, type SsmMaintenanceWindowConfig } from "@cdktf/provider-aws/lib/ssm-maintenance-window";
export {
  SsmMaintenanceWindowTarget,
  type SsmMaintenanceWindowTargetTargets,
} from "@cdktf/provider-aws/lib/ssm-maintenance-window-target";
export {
  SsmMaintenanceWindowTask,
  type SsmMaintenanceWindowTaskConfig,
  type SsmMaintenanceWindowTaskTaskInvocationParametersRunCommandParameters,
} from "@cdktf/provider-aws/lib/ssm-maintenance-window-task";
export {
  SsmPatchBaseline,
  type SsmPatchBaselineApprovalRule,
  type SsmPatchBaselineConfig,
} from "@cdktf/provider-aws/lib/ssm-patch-baseline";
export { SsmPatchGroup } from "@cdktf/provider-aws/lib/ssm-patch-group";
export {
  SsmquicksetupConfigurationManager,
  type SsmquicksetupConfigurationManagerConfig,
} from "@cdktf/provider-aws/lib/ssmquicksetup-configuration-manager";
export {
  AnnotationMetadataEntryType,
  CloudBackend,
  Fn,
  type ITerraformDependable,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  TerraformProvider,
  type TerraformResourceLifecycle,
  TerraformStack,
  Token,
  Tokenization,
} from "cdktf";
