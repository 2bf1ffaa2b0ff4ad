import type { S3OutputModel } from "../association/s3-output";
import type { DeadlineModel } from "../deadlines/deadline-model";
import type { Knowable } from "../values/unknown";

/** Quick Setup's type of configuration that is a patch policy. Source: other ways facts, B. */
export const PATCH_POLICY_TYPE = "AWSQuickSetupType-PatchPolicy";

/** A patch policy of Quick Setup, which scans and installs in accounts and Regions, as plain data. */
export interface PatchPolicyModel {
  /** Of the configuration in Quick Setup. */
  readonly name: Knowable<string>;
  readonly description?: Knowable<string>;
  /** `PatchPolicyName`, which the nodes get as a tag. */
  readonly patchPolicyName: Knowable<string>;
  /** `Scan` or `ScanAndInstall`. */
  readonly operation: Knowable<string>;
  readonly scanSchedule?: Knowable<string>;
  readonly installSchedule?: Knowable<string>;
  /** False: the first scan comes at once. */
  readonly scanWaits: Knowable<boolean>;
  /** False: it installs immediately, and on each new node. */
  readonly installWaits: Knowable<boolean>;
  readonly rebootOption?: Knowable<string>;
  /** The id or ARN of the baseline for each operating system; `UNKNOWN` where the whole text is not known. */
  readonly baselines: Knowable<Readonly<Record<string, Knowable<string>>>>;
  readonly targets: Knowable<PolicyTargetsModel>;
  /** Absent: `organizationalUnits` says where. */
  readonly accounts?: Knowable<readonly Knowable<string>[]>;
  readonly organizationalUnits?: Knowable<readonly Knowable<string>[]>;
  readonly regions: Knowable<readonly Knowable<string>[]>;
  readonly maxConcurrency?: Knowable<string>;
  readonly maxErrors?: Knowable<string>;
  /** The Region in which the baselines are. */
  readonly baselineRegion?: Knowable<string>;
  /** Whether Quick Setup attaches what nodes need to their instance profiles. */
  readonly attachPolicies?: Knowable<boolean>;
  readonly localDeploymentAdministrationRoleArn?: Knowable<string>;
  readonly localDeploymentExecutionRoleName?: Knowable<string>;
  /** Absent: the output of the nodes is not kept. */
  readonly output?: S3OutputModel;
  readonly region?: Knowable<string>;
  /** Within how many days patches are to be on every node. Terraform does not hold it, so a plan leaves it out. */
  readonly patchWithin?: DeadlineModel;
  readonly tags: Knowable<Readonly<Record<string, Knowable<string>>>>;
}

/** Which nodes of the accounts and Regions it works on. */
export type PolicyTargetsModel =
  | { readonly kind: "all" }
  | { readonly kind: "tag"; readonly key: Knowable<string>; readonly value: Knowable<string> }
  | { readonly kind: "instances"; readonly instanceIds: Knowable<readonly Knowable<string>[]> }
  | { readonly kind: "resource group"; readonly name: Knowable<string> };
