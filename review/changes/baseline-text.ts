import { isLeftNothing } from "../../model/coverage/outside-global-filters";
import { rejectsEverything } from "../../model/coverage/rejected-patches";
import { describeApproval, onlyByName } from "../../model/describe/describe-baseline";
import { entriesForEverything } from "../../model/explain/matching/compare-entries";
import {
  type OperatingSystemFacts,
  operatingSystemFacts,
  operatingSystemLabel,
} from "../../model/facts/operating-systems";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";
import { type Detail, detail, shown } from "./detail";
import { hasUnknown } from "./differences";
import { approvesAtOnce } from "./rule-effect";

const EVERY_PATCH = "which is every patch";

/** What a new baseline does, whole: a reader has nothing else to compare it with. */
export function createdBaseline(baseline: PatchBaselineModel): readonly Detail[] {
  const facts = operatingSystemFacts(baseline.operatingSystem);
  const { approvalRules: rules, approvedPatches, sources } = baseline;
  const kind = createdKind(baseline, facts);
  const isOnlyNamed = approvesOnlyByName(baseline);
  const ifShown = (what: unknown, shownKind: ChangeKind) => (hasUnknown(what) ? "approval-unclear" : shownKind);
  const named = listText(approvedPatches);
  const approvesEverything = entriesForEverything(baseline.operatingSystem, approvedPatches).length > 0;
  const everything = approvesEverything ? `, ${EVERY_PATCH}` : "";
  const namedKind = approvesEverything ? "baseline-created-at-once" : ifShown(approvedPatches, "baseline-created");
  const repositories = isKnown(sources)
    ? sources.map((source) => shown(isKnown(source) ? source.name : source)).join(", ")
    : shown(sources);
  return [
    detail(
      ifShown([rules, baseline.globalFilters], isOnlyNamed ? namedKind : kind),
      `new baseline ${nameText(baseline)}for ${systemText(baseline)}: ${rulesText(baseline)}${isOnlyNamed ? everything : ""}`,
    ),
    ...(named === "" || isOnlyNamed ? [] : [detail(namedKind, `approves ${named} by name${everything}`)]),
    ...rejectedText(baseline).map((text) =>
      rejectsEverything(baseline)
        ? detail("baseline-created-for-nothing", `rejects ${text}, ${EVERY_PATCH}`)
        : detail(ifShown(baseline.rejectedPatches, "baseline-created"), `rejects ${text}`),
    ),
    ...(repositories === "" ? [] : [detail("source-added", `repositories: ${repositories}`)]),
  ];
}

function createdKind(baseline: PatchBaselineModel, facts: OperatingSystemFacts | undefined): ChangeKind {
  const { approvalRules: rules } = baseline;
  if (rejectsEverything(baseline)) return "baseline-created";
  const approving = isKnown(rules) ? rules.filter(isKnown).filter((rule) => !isLeftNothing(rule, baseline)) : [];
  if (facts?.delay === "ignored" && approving.length > 0) return "baseline-created-undelayed";
  return approving.some((rule) => approvesAtOnce(rule, facts)) ? "baseline-created-at-once" : "baseline-created";
}

/** `linux for Amazon Linux 2023: Security after 7 days, except kernel*, system-release.*` */
export function baselineText(baseline: PatchBaselineModel): string {
  const rejected = rejectedText(baseline).map((text) => `, except ${text}`);
  return `${nameText(baseline)}for ${systemText(baseline)}: ${rulesText(baseline)}${rejected.join("")}`;
}

export function systemText({ operatingSystem }: Pick<PatchBaselineModel, "operatingSystem">): string {
  return isKnown(operatingSystem) ? operatingSystemLabel(operatingSystem) : shown(operatingSystem);
}

function nameText({ name }: PatchBaselineModel): string {
  return isKnown(name) && name !== "" ? `${name} ` : "";
}

/** What is approved by rules, and by names where there is no rule: else they are told one by one. */
function rulesText(baseline: PatchBaselineModel): string {
  return approvesOnlyByName(baseline)
    ? `approves ${onlyByName(listText(baseline.approvedPatches))}`
    : describeApproval({ ...baseline, approvedPatches: [] });
}

function approvesOnlyByName({ approvalRules, approvedPatches }: PatchBaselineModel): boolean {
  return isKnown(approvalRules) && approvalRules.length === 0 && listText(approvedPatches) !== "";
}

function rejectedText({ rejectedPatches, rejectedPatchesAction: action }: PatchBaselineModel): readonly string[] {
  const text = listText(rejectedPatches);
  return text === "" ? [] : [action === "BLOCK" ? `${text} (blocked as dependencies, too)` : text];
}

/** Every entry: what a list leaves out may be the kernel. */
function listText(list: Knowable<readonly Knowable<string>[]>): string {
  return isKnown(list) ? list.map((entry) => shown(entry)).join(", ") : shown(list);
}
