import type { PatchWithin } from "../deadlines/deadline-options";
import type { TargetedPatchGroup } from "../maintenance-window/window-target-options";
import type { Schedule } from "../schedule/grammar/schedule";
import type { Listed } from "../values/listed";
import type { NoneWith, NotWith } from "../values/no-value";

/** Source: SSM API model, AssociationComplianceSeverity. The provider takes INFORMATIONAL too, and the service does not. */
export const ASSOCIATION_SEVERITIES = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPECIFIED"] as const;
export type AssociationSeverity = (typeof ASSOCIATION_SEVERITIES)[number];

/** Source: SSM API model, AssociationSyncCompliance. */
export const SYNC_COMPLIANCES = ["AUTO", "MANUAL"] as const;
export type SyncCompliance = (typeof SYNC_COMPLIANCES)[number];

/** Which nodes an association works on. Exactly one way of naming them, but for groups and tags, which must both hold. */
export type AssociationTargets =
  | ({
      /** Nodes of any of these patch groups, 1 to 50, all of one tag key. */
      readonly patchGroups?: readonly TargetedPatchGroup[];
      /** Tags that a node must carry, each with any of 1 to 50 values. */
      readonly tags?: { readonly [key: string]: readonly string[] };
    } & NoneWith<NotWith.tagsOrPatchGroups, "instanceIds" | "resourceGroup" | "allNodes">)
  | ({
      /** 1 to 50 ids, `i-…` or `mi-…`. */
      readonly instanceIds: readonly string[];
    } & NoneWith<NotWith.instanceIds, "patchGroups" | "tags" | "resourceGroup" | "allNodes">)
  | ({
      /** The name of a resource group. */
      readonly resourceGroup: string;
    } & NoneWith<NotWith.resourceGroup, "patchGroups" | "tags" | "instanceIds" | "allNodes">)
  | ({
      /** Every managed node of the account and Region. */
      readonly allNodes: true;
    } & NoneWith<NotWith.allNodes, "patchGroups" | "tags" | "instanceIds" | "resourceGroup">);

/** The tag of a baseline, by which AWS-RunPatchBaselineAssociation finds it. */
export interface BaselineTag {
  /** The key of the tag. */
  readonly key: string;
  /** 1 to 50 values, any of which will do. */
  readonly values: readonly string[];
}

/** How an association runs, in Terraform's own argument names. */
export interface AssociationRunOptions {
  /**
   * 3 to 128 letters, digits, `_`, `-` and `.`.
   *
   * @default - AWS shows the association by its id alone
   */
  readonly associationName?: string;

  /**
   * When it runs, in UTC: a `Schedule` or `cron(…)`, `rate(…)`, `at(…)`. State Manager knows no time zone, offset, start
   * or end date, and no months; a rate is 30 minutes at least and less than 31 days.
   */
  readonly scheduleExpression: string | Schedule;

  /**
   * Whether it runs by its schedule alone. With `false` it also runs when it is created, at each change of it, of its
   * document's version or of a parameter it reads, and on each node that joins its targets: a fresh node of an Auto
   * Scaling group is then patched and rebooted immediately. A rate knows no other way, so that it wants `false`.
   *
   * @default true
   */
  readonly applyOnlyAtCronInterval?: boolean;

  /**
   * Names or ARNs of Change Calendars: it runs only while they are open.
   *
   * @default - it runs whenever its schedule says
   */
  readonly calendarNames?: readonly string[];

  /**
   * How many nodes at once: a count from 1, or a percentage from `"1%"` to `"100%"`.
   *
   * @default "10%"
   */
  readonly maxConcurrency?: number | string;

  /**
   * How many nodes may fail before no further one is begun: a count from 0, or a percentage from `"0%"` to `"100%"`.
   *
   * @default "1"
   */
  readonly maxErrors?: number | string;

  /**
   * How a node counts that the association fails on.
   *
   * @default - AWS uses UNSPECIFIED
   */
  readonly complianceSeverity?: Listed<AssociationSeverity>;

  /**
   * `MANUAL`: nodes report their compliance themselves, which AWS-RunPatchBaselineAssociation does.
   *
   * @default - `MANUAL` with `baselineTags`, else AWS uses AUTO
   */
  readonly syncCompliance?: Listed<SyncCompliance>;

  /**
   * `$DEFAULT`, `$LATEST`, or a number.
   *
   * @default - the document's default version
   */
  readonly documentVersion?: string;

  /**
   * Seconds that a step of the document may take on a node, 1 to 36,000: its parameter `StepTimeoutSeconds`.
   *
   * @default - the document's own
   */
  readonly stepTimeoutSeconds?: number;

  /**
   * Seconds, from 1, for which Terraform waits when it is created until it has run on all nodes.
   *
   * @default - Terraform does not wait
   */
  readonly waitForSuccessTimeoutSeconds?: number;

  /**
   * Bucket into which each node writes its output, 3 to 63 characters. The nodes' instance profile needs the right.
   *
   * @default - not kept; AWS shows the first 48,000 characters
   */
  readonly outputS3Bucket?: string;

  /**
   * What the keys in the bucket begin with, up to 500 characters.
   *
   * @default - keys begin with the id of the command
   */
  readonly outputS3KeyPrefix?: string;

  /**
   * The Region of the bucket, 3 to 20 characters.
   *
   * @default - that of the association
   */
  readonly outputS3Region?: string;

  /**
   * Baselines to follow in place of the registered ones: the address of a JSON file in S3.
   *
   * @default - the registered baselines
   */
  readonly baselineOverride?: string;

  /**
   * The tags of the baseline to follow, in place of the nodes' patch group: the association then runs
   * AWS-RunPatchBaselineAssociation, which works on EC2 alone. Not together with hooks or `baselineOverride`. The role of
   * the nodes needs more than usual: see docs/operations.md.
   *
   * @default - each node follows its patch group
   */
  readonly baselineTags?: BaselineTag;

  /**
   * Within how many days after its release a patch has had its first chance on every node that the association installs
   * on, by severity. Proved at synth by its own schedule and the baseline with `baselineTags`, which it needs, as it does
   * an `associationName`: nodes that follow their patch group have the deadline of that.
   *
   * @default - patches take as long as delay and schedule let them
   */
  readonly patchWithin?: PatchWithin;

  /**
   * Tags of the association itself.
   *
   * @default - the default tags of the provider
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The Region in which it is.
   *
   * @default - the Region of `targets.patchGroups`, else the provider's
   */
  readonly region?: string;
}

/** The same of an association that runs an Automation: what speaks of commands alone is left out. */
export type AutomationAssociationOptions = Omit<
  AssociationRunOptions,
  "stepTimeoutSeconds" | "baselineOverride" | "baselineTags" | "patchWithin"
>;
