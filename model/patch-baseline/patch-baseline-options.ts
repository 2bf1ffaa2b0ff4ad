import type { ComplianceLevel } from "../facts/compliance-levels";
import type { OperatingSystem, SystemsWith } from "../facts/operating-systems";
import type { ReleaseOptions } from "../releases/release-options";
import type { Listed, Resolvable } from "../values/listed";
import type { NotWith, OnlyOn } from "../values/no-value";
import type { PatchFilters } from "./patch-filters";

/** What AWS does with a rejected patch that an approved one depends on. Source: SSM API model, PatchAction. */
export const REJECTED_PATCHES_ACTIONS = ["ALLOW_AS_DEPENDENCY", "BLOCK"] as const;
export type RejectedPatchesAction = (typeof REJECTED_PATCHES_ACTIONS)[number];
export const DEFAULT_REJECTED_PATCHES_ACTION: RejectedPatchesAction = "ALLOW_AS_DEPENDENCY";

/** How security updates count that exist but are not approved. Source: SSM API model, PatchComplianceStatus. */
export const SECURITY_UPDATES_STATUSES = ["COMPLIANT", "NON_COMPLIANT"] as const;
export type AvailableSecurityUpdatesComplianceStatus = (typeof SECURITY_UPDATES_STATUSES)[number];

/** When a patch that matches a rule is approved: so many days after its release, or up to a date. Never both. */
export type ApprovalTime =
  | {
      readonly approveAfterDays?: NotWith.approveUntilDate;
      /** Approves patches released up to this day, `YYYY-MM-DD`, the day itself included (UTC). */
      readonly approveUntilDate: string;
    }
  | {
      /**
       * Days a patch waits after its release before it is approved, a whole number from 0 to 360
       * (SSM API model, ApproveAfterDays). Counted as 24-hour days from the moment of release.
       *
       * Required, unless `approveUntilDate` is given: the provider takes an absent value for 0, approve immediately.
       */
      readonly approveAfterDays: number;
      readonly approveUntilDate?: NotWith.approveAfterDays;
    };

/** On these systems a node ignores the time, so that it need not be given. */
export interface IgnoredApprovalTime {
  /** Ignored by this system's nodes, which approve immediately. From 0 to 360. */
  readonly approveAfterDays?: number;
  /** Ignored by this system's nodes, which approve immediately. `YYYY-MM-DD`. */
  readonly approveUntilDate?: string;
}

export interface ApprovalRuleBasics<OS extends OperatingSystem> {
  /**
   * Which patches the rule approves: those which match every filter, by any of its values.
   *
   * @default - every patch of the operating system, the console's "All"
   */
  readonly patchFilters?: PatchFilters<OS>;

  /**
   * How serious it is when a patch that this rule approves is missing.
   * Where several rules approve a patch, the highest level counts.
   *
   * @default "UNSPECIFIED"
   */
  readonly complianceLevel?: Listed<ComplianceLevel>;

  /**
   * Whether updates without an advisory are approved too; on dnf also those whose advisory has no severity, on apt those
   * that do not come from a security archive. Bug fixes with an advisory need no flag. Linux only; without effect on SUSE.
   *
   * @default false
   */
  readonly enableNonSecurity?: OS extends SystemsWith<"nonSecurity", "not supported">
    ? OnlyOn<"Linux", "enableNonSecurity">
    : boolean | Resolvable;
}

/** One approval rule. Rules are alternatives: a patch that any of them approves is approved. */
export type ApprovalRule<OS extends OperatingSystem = OperatingSystem> = ApprovalRuleBasics<OS> &
  (OS extends SystemsWith<"delay", "ignored"> ? IgnoredApprovalTime : ApprovalTime);

/** A repository to use in place of the node's own while patching. Linux only. */
export interface PatchSource {
  /** 3 to 50 letters, digits, `_`, `-` and `.`. */
  readonly name: string;
  /** The repository's configuration, as the package manager reads it, 1 to 1024 bytes. */
  readonly configuration: string;
  /** Versions of the operating system that use it, 1 to 20 of them, or `["*"]` for all; each 1 to 128 bytes. */
  readonly products: readonly string[];
}

/** What a patch baseline says, in Terraform's own argument names. */
export interface PatchBaselineOptions<OS extends OperatingSystem = OperatingSystem> {
  /** 3 to 128 letters, digits, `_`, `-` and `.`. */
  readonly name: string;

  /**
   * 1 to 1024 bytes of UTF-8, as the provider counts: "é" has two.
   *
   * @default - AWS shows the baseline by its name alone
   */
  readonly description?: string;

  /** The operating system of the nodes that this baseline is for. A change replaces the baseline. */
  readonly operatingSystem: OS | Listed<never>;

  /**
   * Rules which approve patches as they are released, at most 10. Problems of this construct count them from 0 as they
   * stand here; `explain` and the review, which read what was written, as Terraform lists them: sorted, unless
   * `keepOrder` is set.
   *
   * @default - only `approvedPatches` are approved
   */
  readonly approvalRules?: readonly ApprovalRule<NoInfer<OS>>[];

  /**
   * Narrows the whole baseline: a patch that does not match is approved by no rule.
   *
   * @default - the rules speak about every patch that they match
   */
  readonly globalFilters?: PatchFilters<NoInfer<OS>>;

  /**
   * Patches approved by name, whatever the rules say; at most 50, each 1 to 100 bytes.
   *
   * @default - the rules alone decide what is approved
   */
  readonly approvedPatches?: readonly string[];

  /**
   * How serious it is when one of `approvedPatches` is missing. Says nothing about patches which rules approve.
   *
   * @default "UNSPECIFIED"
   */
  readonly approvedPatchesComplianceLevel?: Listed<ComplianceLevel>;

  /**
   * Whether `approvedPatches` may hold updates that `enableNonSecurity` is about. Linux only.
   *
   * @default false
   */
  readonly approvedPatchesEnableNonSecurity?: NoInfer<OS> extends SystemsWith<"nonSecurity", "not supported">
    ? OnlyOn<"Linux", "approvedPatchesEnableNonSecurity">
    : boolean | Resolvable;

  /**
   * Patches to exclude, which are never approved; they win over rules and over `approvedPatches`. At most 50, each 1 to 100 bytes.
   *
   * @default - whatever the rules and `approvedPatches` approve is approved
   */
  readonly rejectedPatches?: readonly string[];

  /**
   * What happens to a rejected patch that an approved one needs: installed with it, or blocked together with whatever
   * needs it. Always written out, for the provider keeps an old `BLOCK` when the argument is removed.
   *
   * @default "ALLOW_AS_DEPENDENCY"
   */
  readonly rejectedPatchesAction?: Listed<RejectedPatchesAction>;

  /**
   * Repositories to patch from, at most 20. They replace the node's own repositories while it is patched. Linux only.
   *
   * @default - the node's own repositories
   */
  readonly sources?: NoInfer<OS> extends SystemsWith<"sources", false>
    ? OnlyOn<"Linux", "sources">
    : readonly PatchSource[];

  /**
   * How security updates count that are available and not approved, for example because they still wait. Windows only.
   *
   * @default - AWS decides
   */
  readonly availableSecurityUpdatesComplianceStatus?: NoInfer<OS> extends SystemsWith<
    "availableSecurityUpdatesComplianceStatus",
    false
  >
    ? OnlyOn<"Windows", "availableSecurityUpdatesComplianceStatus">
    : Listed<AvailableSecurityUpdatesComplianceStatus>;

  /**
   * Whether rules, filters, their values and sources are written in the order in which they stand here. AWS gives their
   * order no meaning, Terraform does: a baseline that exists already, in an order of its own, would be changed.
   *
   * @default false - in an order of our own, so that listing them otherwise plans no change
   */
  readonly keepOrder?: boolean;

  /**
   * When its patches are released, for what is proved of deadlines and rings: at any instant, on Patch Tuesday, or on a
   * schedule of one's own. AWS does not know it.
   *
   * @default - "patchTuesday" on Windows, "anyInstant" on every other system
   */
  readonly releases?: ReleaseOptions;

  /**
   * Tags of the baseline itself (not of the nodes).
   *
   * @default - the provider's default tags alone
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * The Region the baseline lives in. A change replaces it.
   *
   * @default - the provider's Region
   */
  readonly region?: string;
}
