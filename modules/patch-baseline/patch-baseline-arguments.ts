import { COMPLIANCE_LEVELS, DEFAULT_COMPLIANCE_LEVEL } from "../../model/facts/compliance-levels";
import type { PatchBaselineModel, PatchFilterModel } from "../../model/patch-baseline/patch-baseline-model";
import { filterName, valuesInTableOrder } from "../../model/patch-baseline/patch-filters";
import type { Settled } from "../../model/values/unknown";
import { blocks, copied, inOwnOrder, ownOrder } from "../construct/blocks";
import { isUnresolved } from "../construct/tokens";
import type { SsmPatchBaselineApprovalRule, SsmPatchBaselineConfig } from "../framework/framework";

type Baseline = Settled<PatchBaselineModel>;
type Rule = Baseline["approvalRules"][number];
type Filter = Settled<PatchFilterModel>;

/** How the order of rules, filters and sources is written. */
export interface WrittenOrder {
  /** As the user wrote them, and not in an order of our own. */
  readonly keepOrder?: boolean;
}

/**
 * A baseline as Terraform's arguments. What the user did not ask for and the provider does anyway is left out;
 * `rejected_patches_action` always stands there, for the provider keeps an old BLOCK when it is removed.
 */
export function patchBaselineArguments(
  baseline: Baseline,
  { keepOrder = false }: WrittenOrder = {},
): SsmPatchBaselineConfig {
  const { operatingSystem } = baseline;
  const ordered: typeof inOwnOrder = keepOrder ? (list) => list && copied(list) : inOwnOrder;
  const filters = (filter: Filter) => filterBlock(filter, operatingSystem, keepOrder);
  return {
    name: baseline.name,
    description: baseline.description,
    operatingSystem,
    approvalRule: ordered(
      blocks(baseline.approvalRules, (rule) => ruleBlock(rule, filters)),
      ruleOrder,
    ),
    globalFilter: blocks(baseline.globalFilters, filters),
    approvedPatches: given(baseline.approvedPatches),
    approvedPatchesComplianceLevel: unlessDefault(baseline.approvedPatchesComplianceLevel, DEFAULT_COMPLIANCE_LEVEL),
    approvedPatchesEnableNonSecurity: unlessDefault(baseline.approvedPatchesEnableNonSecurity, false),
    rejectedPatches: given(baseline.rejectedPatches),
    rejectedPatchesAction: baseline.rejectedPatchesAction,
    source: ordered(
      blocks(baseline.sources, ({ name, configuration, products }) => ({
        name,
        configuration,
        products: ordered(products, (product) => product) ?? [],
      })),
      byName,
    ),
    availableSecurityUpdatesComplianceStatus: baseline.availableSecurityUpdatesComplianceStatus,
    tags: tagsOf(baseline.tags),
    region: baseline.region,
  };
}

/** Where a plan has a rule, a source or an entry of a list: `approvalRules[1].approveAfterDays` for `approvalRules[0]…`. */
export function placeInPlan(baseline: Baseline, place: string, { keepOrder = false }: WrittenOrder = {}): string {
  if (keepOrder && !SETS.test(place)) return place;
  return place.replace(/^(\w+)\[(\d+)\]/, (typed, list, index) => {
    const order = Object.hasOwn(ORDERS, list) ? ORDERS[list]?.(baseline) : undefined;
    const position = order?.indexOf(Number(index)) ?? -1;
    return position === -1 ? typed : `${list}[${position}]`;
  });
}

/** Terraform prints these sorted, whatever order is written. */
const SETS = /^(approved|rejected)Patches/;

/** In which order a plan lists what the user typed. Terraform prints sets sorted. */
const ORDERS: Readonly<Record<string, (baseline: Baseline) => readonly number[] | undefined>> = {
  approvalRules: ({ approvalRules, operatingSystem }) =>
    ownOrder(
      blocks(approvalRules, (rule) => ruleBlock(rule, (filter) => filterBlock(filter, operatingSystem, false))) ?? [],
      ruleOrder,
    ),
  sources: ({ sources }) => ownOrder(sources, byName),
  approvedPatches: ({ approvedPatches }) => ownOrder(approvedPatches, (entry) => entry),
  rejectedPatches: ({ rejectedPatches }) => ownOrder(rejectedPatches, (entry) => entry),
};

function byName({ name }: { readonly name: string }): string {
  return name;
}

function ruleBlock(
  rule: Rule,
  filters: (filter: Filter) => ReturnType<typeof filterBlock>,
): SsmPatchBaselineApprovalRule {
  return {
    approveAfterDays: rule.approveAfterDays,
    approveUntilDate: rule.approveUntilDate,
    complianceLevel: unlessDefault(rule.complianceLevel, DEFAULT_COMPLIANCE_LEVEL),
    enableNonSecurity: unlessDefault(rule.enableNonSecurity, false),
    patchFilter: blocks(rule.patchFilters, filters) ?? [],
  };
}

function filterBlock(filter: Filter, operatingSystem: string, keepOrder: boolean) {
  return {
    key: filter.key,
    values:
      keepOrder || filter.values.some(isUnresolved)
        ? copied(filter.values)
        : valuesInTableOrder(filter.values, filterName(filter.key), operatingSystem),
  };
}

/** Rules are alternatives, so that their order means nothing: by what they select, then from the highest level down. */
function ruleOrder(rule: SsmPatchBaselineApprovalRule): string {
  const level = COMPLIANCE_LEVELS.findIndex((known) => known === (rule.complianceLevel ?? DEFAULT_COMPLIANCE_LEVEL));
  return JSON.stringify([
    rule.patchFilter,
    level,
    rule.approveAfterDays,
    rule.approveUntilDate,
    rule.enableNonSecurity,
  ]);
}

function given(list: string[]): string[] | undefined {
  return list.length === 0 ? undefined : copied(list);
}

function unlessDefault<T>(value: T, byDefault: T): T | undefined {
  return value === byDefault ? undefined : value;
}

function tagsOf(tags: Record<string, string>): Record<string, string> | undefined {
  return !isUnresolved(tags) && Object.keys(tags).length === 0 ? undefined : copied(tags);
}
