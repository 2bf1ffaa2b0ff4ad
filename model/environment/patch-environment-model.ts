import type { AssociationModel } from "../association/association-model";
import type { UncountedDays } from "../deadlines/uncounted-days";
import type { MaintenanceWindowModel } from "../maintenance-window/maintenance-window-model";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { BaselineReference, PatchGroupModel } from "../patch-group/patch-group-model";
import type { PatchPolicyModel } from "../patch-policy/patch-policy-model";
import type { Knowable } from "../values/unknown";

/**
 * Everything that decides about patching in one account: what a stack synthesises, or the result of a plan.
 *
 * Each object carries a key: the construct path (`patching/AmazonLinux2`) or the Terraform address. Objects refer to
 * each other by it, and findings name it.
 */
export interface PatchEnvironmentModel {
  readonly baselines: readonly KeyedBaseline[];
  readonly patchGroups: readonly Keyed<PatchGroupModel>[];
  /** Baselines that are registered as the account's default of their operating system. */
  readonly defaultBaselines: readonly Keyed<DefaultBaselineModel>[];
  readonly maintenanceWindows: readonly Keyed<MaintenanceWindowModel>[];
  /** State Manager's associations, whatever document they run. Absent: none. */
  readonly associations?: readonly Keyed<AssociationModel>[];
  /** Quick Setup's patch policies. Absent: none. */
  readonly patchPolicies?: readonly Keyed<PatchPolicyModel>[];
  /** The provider's Region, for objects that name none. Absent: not known. */
  readonly region?: Knowable<string>;
  /** Where the provider's Region is written, as a construct path. Absent: not known. */
  readonly providerKey?: string;
  /** Which account this is, as far as the provider says: equal strings are one account. Absent: not known. */
  readonly account?: string;
  /** Other providers of the stack, by the name that their objects give in `provider`. */
  readonly providers?: Readonly<Record<string, ProviderPlaceModel>>;
  /** Change freezes of definitions, each with the construct of its definition. Absent: none. */
  readonly changeFreezes?: readonly (UncountedDays & { readonly key: string })[];
  /** Days that the ring of a fleet has added to each delay. Absent: none. */
  readonly soakDays?: number;
  /**
   * What would meet the deadlines of the whole fleet and keep its ring order, in words; of patches that no rule approves,
   * the rule that does in all rings. Absent: in no fleet here.
   */
  readonly fixInFleet?: (about?: { operatingSystem: string; severity: string } | "freeze") => string | undefined;
  /** Where the deadline of a patch group was written: `environment`, `ring early`, `patchGroups.Linux`. Absent: in no fleet here. */
  readonly deadlinePlace?: (patchGroup: string) => string;
}

/** Where a provider works, as far as its configuration tells. */
export interface ProviderPlaceModel {
  /** Absent: named nowhere. */
  readonly region?: Knowable<string>;
  /** Equal texts are one account. Absent: not known. */
  readonly account?: string;
}

export type Keyed<Model> = Model & {
  readonly key: string;
  /** One of `providers`. Absent: the provider of the environment itself. */
  readonly provider?: string;
};

export type KeyedBaseline = Keyed<PatchBaselineModel> & {
  /** Whether nothing at all refers to it, as far as its program goes. Absent: something does, or that is not known. */
  readonly isUnreferenced?: true;
};

export interface DefaultBaselineModel {
  readonly baseline: BaselineReference;
  /** Absent: that of the baseline. */
  readonly region?: Knowable<string>;
}
