import { waitsOfSeverity } from "../../model/arrival/waits";
import { isLeftNothing } from "../../model/coverage/outside-global-filters";
import { describeFilters, NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { entryComparison } from "../../model/explain/matching/compare-entries";
import { operatingSystemFacts } from "../../model/facts/operating-systems";
import { severitiesOf } from "../../model/facts/severities";
import type { PatchBaselineModel, PatchSourceModel } from "../../model/patch-baseline/patch-baseline-model";
import { quote } from "../../model/text/wording";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";
import { changed, type Detail, detail, shown } from "./detail";
import { hasUnknown, isSame, listDifference } from "./differences";
import { selectionKey } from "./match-rules";
import { nonSecurityChange, ruleChanges } from "./rule-changes";

/** What changes about a patch baseline; empty where nothing that our model knows does. */
export function baselineChanges(before: PatchBaselineModel, after: PatchBaselineModel): readonly Detail[] {
  return [
    ...ruleChanges(before, after),
    ...globalFilterChanges(before, after),
    ...rulesLeftNothing(before, after),
    ...rejectedChanges(before, after),
    ...approvedChanges(before, after),
    ...sourceChanges(before.sources, after.sources),
    ...valueChange("compliance-level", "missing security updates count as", statusOf(before), statusOf(after)),
    ...valueChange("renamed", "name", before.name, after.name),
    ...valueChange("described", "description", before.description, after.description),
  ];
}

function rulesLeftNothing(before: PatchBaselineModel, after: PatchBaselineModel): readonly Detail[] {
  if (!hasRules(after)) return [];
  if (approvesByRule(before) && !approvesByRule(after))
    return [detail("rules-left-nothing", "the global filters leave its rules nothing: they approve no patch any more")];
  if (!approvesSecurity(before)) return [];
  if (isKnown(before.operatingSystem) && !isKnown(after.operatingSystem))
    return [
      detail("approval-unclear", "whether its rules approve security patches of its system is known after apply"),
    ];
  if (approvesSecurity(after)) return [];
  return [detail("rules-left-nothing", "its rules approve no security patch any more")];
}

/** What is not known may approve them. */
function approvesSecurity(baseline: PatchBaselineModel): boolean {
  const { operatingSystem: system } = baseline;
  if (!isKnown(system)) return true;
  return severitiesOf(system).some((severity) => {
    const waits = waitsOfSeverity(baseline, severity);
    return typeof waits === "string" || waits.some(({ rules }) => rules.length > 0);
  });
}

function approvesByRule(baseline: PatchBaselineModel): boolean {
  const { approvalRules: rules } = baseline;
  return !isKnown(rules) || rules.some((rule) => !isKnown(rule) || !isLeftNothing(rule, baseline));
}

function hasRules({ approvalRules: rules }: PatchBaselineModel): boolean {
  return isKnown(rules) && rules.length > 0;
}

function globalFilterChanges(before: PatchBaselineModel, after: PatchBaselineModel): readonly Detail[] {
  const { globalFilters: old } = before;
  const { globalFilters: now } = after;
  if (selectionKey(old) === selectionKey(now)) {
    return isSame(old, now)
      ? []
      : [detail("rule-reworded", "the filters over all rules are written differently and select the same")];
  }
  const kind = hasUnknown(now) ? "approval-unclear" : "global-filter";
  return [changed(kind, "global filters over all rules", describeFilters(old), describeFilters(now))];
}

/** By what entries name. */
function rejectedChanges(before: PatchBaselineModel, after: PatchBaselineModel): readonly Detail[] {
  const { namesEverything, namesEveryKernel, mayNameKernel } = entryComparison(after.operatingSystem);
  const old = knownEntries(before.rejectedPatches);
  const now = knownEntries(after.rejectedPatches);
  const { fresh, gone, unclear } = entriesDifference("rejected", before, after);
  const addedKind = (entry: string) => {
    if (namesEverything(entry)) return "rejected-everything";
    return mayNameKernel(entry) && !old.some(namesEveryKernel) ? "rejected-kernel-added" : "rejected-added";
  };
  const removedKind = (entry: string) =>
    mayNameKernel(entry) && !now.some(namesEveryKernel) ? "rejected-kernel-removed" : "rejected-removed";
  const details = [
    ...unclear,
    ...gone.map((entry) => detail(removedKind(entry), `rejected entry ${quote(entry)} is gone`)),
    ...fresh.map((entry) => {
      const kind = addedKind(entry);
      const everything = kind === "rejected-everything" ? ", which is every patch" : "";
      return detail(kind, `${quote(entry)} is rejected now${everything}`);
    }),
  ];
  const { rejectedPatchesAction: was } = before;
  const { rejectedPatchesAction: is } = after;
  if (was !== is) {
    const kind = is === "BLOCK" ? "rejected-action-block" : "rejected-action-allow";
    details.push({ ...detail(kind, rejectedActionText(is)), before: shown(was), after: shown(is) });
  }
  return details;
}

type NameList = PatchBaselineModel["rejectedPatches"];

function knownEntries(list: NameList): readonly string[] {
  return isKnown(list) ? list.filter(isKnown) : [];
}

/** What a list of names gains and loses; of one that is not known it cannot be said that anything stays or goes. */
function namesDifference(
  what: "approved" | "rejected",
  before: NameList,
  after: NameList,
): ReturnType<typeof listDifference> & { readonly unclear: readonly Detail[] } {
  const difference = listDifference(before, after);
  const isShown = (entry: string) => entry !== NOT_KNOWN_YET;
  if (difference.added.every(isShown))
    return { ...difference, removed: difference.removed.filter(isShown), unclear: [] };
  const says = isKnown(after)
    ? `a patch that is ${what} by name is known after apply`
    : `which patches are ${what} by name is known after apply`;
  const unclear = [detail("approval-unclear", says)];
  if (!isKnown(after)) return { added: [], removed: [], unclear };
  return { added: difference.added.filter(isShown), removed: difference.removed, unclear };
}

function rejectedActionText(action: PatchBaselineModel["rejectedPatchesAction"]): string {
  if (action === "BLOCK") return "rejected patches are blocked as dependencies too";
  return isKnown(action)
    ? "rejected patches may come as dependencies"
    : "whether rejected patches may come as dependencies is known after apply";
}

/** An entry that another one covers is neither new nor gone. */
function entriesDifference(what: "approved" | "rejected", before: PatchBaselineModel, after: PatchBaselineModel) {
  const [was, is] = [before, after].map((one) => one[`${what}Patches`]) as [NameList, NameList];
  const { added, removed, unclear } = namesDifference(what, was, is);
  const { covers } = entryComparison(after.operatingSystem);
  const without = (entries: readonly string[], others: NameList) =>
    entries.filter((entry) => !knownEntries(others).some((one) => covers(one, entry)));
  const [fresh, gone] = [without(added, was), without(removed, is)];
  const isReworded = fresh.length + gone.length + unclear.length === 0 && added.length + removed.length > 0;
  const reworded = isReworded
    ? [detail("rule-reworded", `the ${what} entries are written differently and name the same`)]
    : [];
  return { fresh, gone, unclear: [...unclear, ...reworded] };
}

function approvedChanges(before: PatchBaselineModel, after: PatchBaselineModel): readonly Detail[] {
  const { fresh, gone, unclear } = entriesDifference("approved", before, after);
  const { namesEverything } = entryComparison(after.operatingSystem);
  const details = [
    ...unclear,
    ...fresh.map((entry) =>
      namesEverything(entry)
        ? detail("approved-everything", `${quote(entry)} is approved by name, which is every patch`)
        : detail("approved-added", `${quote(entry)} is approved by name`),
    ),
    ...gone.map((entry) => detail("approved-removed", `${quote(entry)} is no longer approved by name`)),
    ...valueChange(
      "compliance-level",
      "a missing patch that is approved by name counts as",
      before.approvedPatchesComplianceLevel,
      after.approvedPatchesComplianceLevel,
    ),
  ];
  const { approvedPatchesEnableNonSecurity: old } = before;
  const { approvedPatchesEnableNonSecurity: now } = after;
  return old === now
    ? details
    : [...details, nonSecurityChange("approved by name", old, now, operatingSystemFacts(after.operatingSystem))];
}

type Sources = PatchBaselineModel["sources"];

/** Repositories are told by name. Their configuration may hold credentials: that it changes is told elsewhere. */
function sourceChanges(before: Sources, after: Sources): readonly Detail[] {
  const { added, removed } = listDifference(sourceNames(before), sourceNames(after));
  const kept = knownSources(after).flatMap((source) => {
    const old = knownSources(before).find(({ name }) => name === source.name);
    if (old === undefined) return [];
    const products = listDifference(old.products, source.products);
    const parts = [...products.added.map((one) => `+ ${one}`), ...products.removed.map((one) => `- ${one}`)];
    if (parts.length === 0) return [];
    return [detail("source-changed", `repository ${shown(source.name)} serves other products: ${parts.join(", ")}`)];
  });
  return [
    ...added.map((name) => detail("source-added", `repository ${name} is added`)),
    ...removed.map((name) => detail("source-removed", `repository ${name} is gone`)),
    ...kept,
  ];
}

function sourceNames(sources: Sources): Knowable<readonly Knowable<string>[]> {
  return isKnown(sources) ? sources.map((source) => (isKnown(source) ? source.name : source)) : sources;
}

function knownSources(sources: Sources): readonly PatchSourceModel[] {
  return isKnown(sources) ? sources.filter(isKnown) : [];
}

function statusOf(baseline: PatchBaselineModel): Knowable<string> | undefined {
  return baseline.availableSecurityUpdatesComplianceStatus;
}

/** One plain value; nothing where it stays, or where neither side is known. */
export function valueChange(
  kind: ChangeKind,
  label: string,
  before: Knowable<string | number | boolean> | undefined,
  after: Knowable<string | number | boolean> | undefined,
): readonly Detail[] {
  return before === after ? [] : [changed(kind, label, shown(before), shown(after))];
}
