import type { ReleaseCalendar } from "../releases/release-calendar";
import type { Knowable } from "../values/unknown";

/** A patch baseline as plain data: what constructs produce and what Terraform's plan is read back into. */
export interface PatchBaselineModel {
  readonly name: Knowable<string>;
  readonly description?: Knowable<string>;
  /** An AWS name such as `AMAZON_LINUX_2`; a name that our facts do not know is possible. */
  readonly operatingSystem: Knowable<string>;
  readonly approvalRules: Knowable<readonly Knowable<ApprovalRuleModel>[]>;
  /** Empty: nothing is narrowed. */
  readonly globalFilters: Knowable<readonly Knowable<PatchFilterModel>[]>;
  readonly approvedPatches: Knowable<readonly Knowable<string>[]>;
  readonly approvedPatchesComplianceLevel: Knowable<string>;
  readonly approvedPatchesEnableNonSecurity: Knowable<boolean>;
  readonly rejectedPatches: Knowable<readonly Knowable<string>[]>;
  readonly rejectedPatchesAction: Knowable<string>;
  readonly sources: Knowable<readonly Knowable<PatchSourceModel>[]>;
  readonly availableSecurityUpdatesComplianceStatus?: Knowable<string>;
  readonly tags: Knowable<Readonly<Record<string, Knowable<string>>>>;
  readonly region?: Knowable<string>;
  /** When its patches are released. Terraform does not hold it, so a plan leaves it out. Absent: as its system does. */
  readonly releases?: ReleaseCalendar;
}

/** One approval rule. Exactly one of the two times is given; neither means "immediately", as the provider has it. */
export interface ApprovalRuleModel {
  /** All must match. Never empty as a construct makes it; a plan may say otherwise. */
  readonly patchFilters: Knowable<readonly Knowable<PatchFilterModel>[]>;
  /** Days of 24 hours after the release. */
  readonly approveAfterDays?: Knowable<number>;
  /** `YYYY-MM-DD`, the day itself included, UTC. */
  readonly approveUntilDate?: Knowable<string>;
  /** Set where that day is the lock of a fleet's ring, which the next promotion moves on. Terraform does not hold it. */
  readonly isLocked?: true;
  readonly complianceLevel: Knowable<string>;
  readonly enableNonSecurity: Knowable<boolean>;
}

/** One filter: a key as AWS writes it (`MSRC_SEVERITY`), any of whose values must match. */
export interface PatchFilterModel {
  readonly key: Knowable<string>;
  readonly values: Knowable<readonly Knowable<string>[]>;
}

export interface PatchSourceModel {
  readonly name: Knowable<string>;
  /** May hold credentials: never printed. */
  readonly configuration: Knowable<string>;
  readonly products: Knowable<readonly Knowable<string>[]>;
}
