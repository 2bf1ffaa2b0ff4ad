import type { PatchWithin } from "../deadlines/deadline-options";
import type { OperatingSystem } from "../facts/operating-systems";
import type { RebootOption } from "../maintenance-window/patch-task-options";
import type { BaselineReference } from "../patch-group/patch-group-model";
import type { Schedule } from "../schedule/grammar/schedule";
import type { Listed } from "../values/listed";
import type { AllOnlyOn, NotWith } from "../values/no-value";

/** What a policy can do. Source: Quick Setup API model, ConfigurationOptionsPatchOperation. */
export const POLICY_OPERATIONS = ["Scan", "ScanAndInstall"] as const;
export type PolicyOperation = (typeof POLICY_OPERATIONS)[number];

/** A baseline, as far as a policy needs to know it. */
export interface SelectedBaseline {
  readonly baselineId: string;
  readonly reference: BaselineReference;
}

/** Which nodes of its accounts and Regions a policy works on: all, those with one tag, some, or a resource group. */
export type PatchPolicyTargets =
  | {
      /** Every managed node. */
      readonly allNodes: true;
    }
  | {
      /** Nodes with this tag, by its key and its value. */
      readonly tag: {
        /** The key of the tag. */
        readonly key: string;
        /** Its value. */
        readonly value: string;
      };
    }
  | {
      /** Ids, `i-…` or `mi-…`. */
      readonly instanceIds: readonly string[];
    }
  | {
      /** The name of a resource group. */
      readonly resourceGroup: string;
    };

/** Where a policy works. */
export type PatchPolicyPlaces =
  | {
      /** The account itself, 12 digits. */
      readonly account: string;
      readonly organizationalUnits?: NotWith.account;
    }
  | {
      /** `ou-…`, or the root `r-…`; from the management account or a delegated one. */
      readonly organizationalUnits: readonly string[];
      readonly account?: NotWith.organizationalUnits;
    };

/** What a policy says beside where it works. */
export interface PatchPolicyBasics {
  /** 1 to 120 letters, digits, spaces, `.`, `_` and `-`. Its nodes get it as a tag, which shows as drift on instances. */
  readonly name: string;

  /**
   * Up to 512 characters.
   *
   * @default - Quick Setup shows the name alone
   */
  readonly description?: string;

  /** Baselines that count wherever the policy works, one for each operating system: patch groups are ignored. */
  readonly baselines: readonly SelectedBaseline[];

  /** The Region in which the baselines are. */
  readonly baselineRegion: string;

  /** Regions in which it works, at least one. */
  readonly targetRegions: readonly string[];

  /** Which nodes it works on there. */
  readonly targets: PatchPolicyTargets;

  /** When it scans, in UTC: a `Schedule` or `cron(…)` without months; it has no time zone, offset, duration or dates. */
  readonly scanSchedule: string | Schedule;

  /**
   * Whether the first scan waits for the schedule.
   *
   * @default true
   */
  readonly scanWaits?: boolean;

  /**
   * How many nodes at once: a count from 1, or a percentage.
   *
   * @default "10%"
   */
  readonly maxConcurrency?: number | string;

  /**
   * How many nodes may fail before no further one is begun: a count from 0, or a percentage.
   *
   * @default "1"
   */
  readonly maxErrors?: number | string;

  /**
   * Whether Quick Setup attaches what nodes need to their instance profiles. Without it each node's role needs
   * AmazonSSMManagedInstanceCore, s3:GetObject on the policy's bucket, and the tag that Quick Setup names.
   *
   * @default false
   */
  readonly attachPolicies?: boolean;

  /**
   * Bucket into which each node writes its output, 3 to 63 characters.
   *
   * @default - not kept
   */
  readonly outputS3Bucket?: string;

  /**
   * What the keys in the bucket begin with, up to 500 characters.
   *
   * @default - keys begin as AWS chooses
   */
  readonly outputS3KeyPrefix?: string;

  /**
   * The Region of the bucket.
   *
   * @default - AWS looks in the Region of the nodes
   */
  readonly outputS3Region?: string;

  /** ARN of the role with which Quick Setup deploys, here `AWS-QuickSetup-PatchPolicy-LocalAdministrationRole`. */
  readonly localDeploymentAdministrationRoleArn: string;

  /** Name of the role that it takes in the target account, 1 to 64 characters. */
  readonly localDeploymentExecutionRoleName: string;

  /**
   * Tags of the configuration itself.
   *
   * @default - the default tags of the provider
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The home Region of Quick Setup.
   *
   * @default - the provider's
   */
  readonly region?: string;
}

/** Looks what is missing, and installs nothing. */
export interface ScanningPolicy
  extends AllOnlyOn<"ScanAndInstall", "installSchedule" | "installWaits" | "rebootOption" | "patchWithin"> {
  /** `Scan` looks which patches are missing; `ScanAndInstall` also installs what the baselines approve. Required. */
  readonly operation: "Scan";
}

/** Scans, and installs what its baselines approve. */
export interface InstallingPolicy<OS extends OperatingSystem = OperatingSystem> {
  /** `ScanAndInstall` installs what the baselines approve; `Scan` only looks which patches are missing. Required. */
  readonly operation: "ScanAndInstall";
  /** When it installs, in UTC. */
  readonly installSchedule: string | Schedule;
  /**
   * Whether installations wait for the schedule. With `false` it installs the moment it is deployed, and on each node
   * that joins.
   *
   * @default true
   */
  readonly installWaits?: boolean;
  /** What becomes of a node after patches were installed; it has no default here. */
  readonly rebootOption: Listed<RebootOption>;
  /**
   * Within how many days after its release a patch has had its first chance on every node that the policy works on, by
   * severity. Proved at synth by its own schedule and baselines.
   *
   * @default - patches take as long as delays and schedule let them
   */
  readonly patchWithin?: PatchWithin<OS>;
}

export type PatchPolicyOptions = PatchPolicyBasics & PatchPolicyPlaces & (ScanningPolicy | InstallingPolicy);

/** What a policy cannot say, with what can. */
export const REFUSED_BY_POLICIES: Readonly<Record<string, string>> = {
  patchGroups: "a policy ignores patch groups; use a tag, or a maintenance window",
  duration: "a policy has no end; use a maintenance window",
  cutoff: "a policy has no end; use a maintenance window",
  scheduleOffset: "a policy knows no offset; use a maintenance window",
  scheduleTimezone: "a policy runs in UTC; use a maintenance window",
  startDate: "a policy knows no dates; use a maintenance window",
  endDate: "a policy knows no dates; use a maintenance window",
};
