import { membersText } from "../../model/patching/existing/node-counts";
import { theEmergency } from "../../model/patching/ways/window-name";
import { zoneDataSentences } from "../../model/schedule/zones/zone-data-note";
import { localText, utcText } from "../../model/text/moments";
import { counted, joined, joinedFirst } from "../../model/text/wording";
import type { Change } from "../changes/change";
import type { Drift, DriftOutcome } from "../changes/plan-drift";
import { pathInStack } from "../findings/place-in-stack";
import { joiningLines } from "../findings/renamed-addresses";
import { isLoosened, isRenamed, type ReviewedFinding } from "../findings/reviewed-finding";
import type { ComparedPatch, WaitingPatch } from "../patches/patch-comparison";
import { isNoChange, planLine } from "../plan/plan-counts";
import { groupsText } from "../reach/describe-target";
import { groupsStill, type Reach } from "../reach/reach";
import type { Review } from "../review";
import { heaviestFirst } from "../risk/risk";
import { anyRegionKey } from "../stacks/finding-keys";
import { type FoldedChange, findingsBeside, foldedChanges } from "../stacks/folded-changes";
import { stacksTold } from "../stacks/folded-findings";
import type { StackReview } from "../stacks/stack-review";
import { isWhole, type StackRow } from "../stacks/stack-rows";

/** The command that refuses any other plan than this one: each program has the one that can run there. */
export function expectHint({ fingerprint, stacks }: Review): string {
  const command = stacks.some(({ isSynthesised }) => isSynthesised) ? "plan" : "review plan.json";
  return `cdktf-patch ${command} --expect ${fingerprint}`;
}

/** What becomes of drift, behind what it is. */
const OUTCOMES: Readonly<Record<DriftOutcome, string>> = {
  stays: "",
  undone: "; the plan undoes it",
  gone: "; after the plan it is gone",
};

/** `; the plan undoes it`; nothing for what stays. */
export function outcomeText({ outcome }: Drift): string {
  return OUTCOMES[outcome];
}

/** `changed outside of Terraform; the plan undoes it` */
export function driftText(drift: Drift, { condition }: StackReview): string {
  return `changed outside of ${condition.planner}${outcomeText(drift)}`;
}

/** What a row of stacks comes to in a table: what changes, else what was found, what waits, or what checks say. */
export function rowSentences({ stacks: [first] }: StackRow): readonly string[] {
  if (first === undefined) return [];
  const { changes, drift, deferred, findings } = first;
  const changed = changes.flatMap(({ details }) => details);
  if (changed.length > 0) {
    const beside = findingsBeside(first).map(({ message: says, risk }) => ({ says, risk }));
    // What is alike in several Regions is said once.
    return [...new Set(heaviestFirst([...beside, ...changed]).map(({ says }) => says))];
  }
  return [
    ...drift.flatMap((one) => one.details.map(({ says }) => `${driftText(one, first)}: ${says}`)),
    ...deferred.map(({ says }) => says),
    ...findings.map(({ message }) => message),
  ];
}

/** What stands in place of changes. */
export const NOTHING_CHANGES = "nothing about patching changes";

/** Who takes responsibility for a finding, or did. */
export function acceptanceText({ accepted, expired, isStanding, weighs }: ReviewedFinding): string | undefined {
  if (isStanding) return "there before this plan";
  if (accepted !== undefined) return `accepted until ${accepted.until} (${accepted.owner}): ${accepted.reason}`;
  if (weighs === "none") return "weighs nothing by itself, for on another day it may not be found";
  return expired && `was accepted until ${expired.until} (${expired.owner})`;
}

/** How to fix what a finding is about, and the code to copy. */
export function fixText(
  finding: ReviewedFinding,
  row: StackRow,
): { readonly says: string; readonly code: readonly string[] } | undefined {
  const { fix, accepted } = finding;
  if (fix === undefined || fix === "" || accepted !== undefined) return undefined;
  const names = stacksTold(finding, row);
  const isFleet = row.stacks[0]?.ring !== undefined;
  const [says = "", ...code] = isRenamed(finding)
    ? joiningLines(fix, { names, shown: firstOf(names), isFleet })
    : [fix];
  return { says, code };
}

/** Where a change stands in the program, else its address, with its Region. */
export function placeText(change: Placed, row: StackRow): string {
  return pathText(change, row) + regionText(change);
}

/** Where a change stands in the program, else its address; of several stacks without the name of each. */
export function pathText({ path, address }: Placed, { stacks }: StackRow): string {
  return path === undefined ? address : stacks.length === 1 ? path : pathInStack(path);
}

type Placed = Pick<Change, "path" | "address" | "region">;

/** ` (eu-west-1)`, where the stack has objects in several Regions and no part of the path says it. */
export function regionText({ path, region }: Placed): string {
  return region === undefined || path?.split("/").includes(region) ? "" : ` (${region})`;
}

/** `linux, Amazon Linux 2023`: what an address does not tell of a fold, where no construct has the object; empty elsewhere. */
export function ownNameText({ change, others }: FoldedChange, { stacks }: StackRow): string {
  if (change.path !== undefined) return "";
  const common = (of: (one: Change) => string | undefined) =>
    others.every((other) => of(other) === of(change)) ? (of(change) ?? []) : [];
  // Of several stacks each may have its own.
  return [stacks.length > 1 ? [] : common(({ name }) => name), common(({ system }) => system)].flat().join(", ");
}

/** `prod-eu`, `prod-eu and prod-us`, `prod-eu and 12 more` */
export function rowTitle({ stacks }: StackRow): string {
  return firstOf(stacks.map(({ name }) => name));
}

function firstOf(names: readonly string[]): string {
  return joinedFirst(names, 1);
}

/** Fewer changes than this are named where they are a part of what another stack tells. */
const FEW_CHANGES = 4;

/**
 * `the same as in prod: 3 changes and 1 of its 2 findings`: what is counted and not told again; empty where it is nothing.
 * A few changes out of more are named.
 */
export function sameText({ stacks: [first], sameAsMost: { stack, tells, changes, findings } }: StackRow): string {
  const same = (first?.changes ?? []).filter((one) => changes.has(one.address) && isWhole(one));
  const alike = new Set([...findings].map(anyRegionKey)).size;
  const folds = foldedChanges(same);
  const isNamed = folds.length < Math.min(tells.changes, FEW_CHANGES);
  const names = folds.map(
    ({ change: one }) => (one.path === undefined ? one.address : pathInStack(one.path)) + regionText(one),
  );
  const parts = [
    ...(same.length === 0
      ? []
      : [
          `${countedOf(folds.length, folds.length, tells.changes, "change")}${isNamed ? ` (${names.join(", ")})` : ""}`,
        ]),
    ...(findings.size === 0 ? [] : [countedOf(findings.size, alike, tells.findings, "finding")]),
  ];
  return parts.length === 0 ? "" : `the same as in ${stack}: ${joined(parts)}`;
}

/** `2 changes`, or `1 of its 2 changes`. */
function countedOf(count: number, alike: number, all: number, noun: string): string {
  return alike < all ? `${alike} of its ${counted(all, noun)}` : counted(count, noun);
}

/** `123456789012 · eu-central-1 · ring prod`; for several stacks what they have in common. */
export function whereText({ stacks }: StackRow): string {
  const common = (of: (stack: StackReview) => string | undefined): string | undefined => {
    const all = new Set(stacks.map(of));
    const [only, second] = all;
    return second === undefined ? only : undefined;
  };
  const ring = common((stack) => stack.ring);
  const parts = [
    common(({ account }) => account) ?? (stacks.length > 1 ? accountsText(stacks) : undefined),
    common(({ regions }) => regions.join(", ")) ?? regionsText(stacks),
    ring === undefined ? undefined : `ring ${ring}`,
  ];
  return parts.filter((part) => part !== undefined && part !== "").join(" · ");
}

function accountsText(stacks: readonly StackReview[]): string | undefined {
  const accounts = new Set(stacks.flatMap(({ account }) => account ?? []));
  return accounts.size > 1 ? counted(accounts.size, "account") : undefined;
}

function regionsText(stacks: readonly StackReview[]): string | undefined {
  const regions = new Set(stacks.flatMap((stack) => stack.regions));
  return regions.size > 1 ? counted(regions.size, "Region") : undefined;
}

/**
 * Whom a change reaches and when: `reaches patch groups a and b; no longer patch group c; next run Sun …`. Empty where
 * nothing can be said.
 */
export function reachText(reach: Reach): string {
  const who = whoText(reach);
  const { emergencies = [], nextRun, lastRun } = reach;
  const apart = emergencies.length === 0 ? "" : `, ${joined(emergencies.map(theEmergency))} not counted`;
  const when =
    nextRun === undefined
      ? ""
      : `${lastRun === undefined ? "next run" : "next runs from"} ${runText({ nextRun, lastRun })}${apart}`;
  if (who === "") return when;
  const nodes = nodesText(reach);
  const reaches = stillText(reach) === "" ? who.replace("no longer", "no longer reaches") : `reaches ${who}`;
  const reached = `${reaches}${nodes === "" ? "" : `: ${nodes}`}`;
  return when === "" ? reached : `${reached}; ${when}`;
}

/** `Sun 2026-11-29 02:00 Asia/Seoul`; of several stacks from the first to the last. Empty where none is known. */
export function runText({ nextRun, lastRun }: Pick<Reach, "nextRun" | "lastRun">): string {
  return [nextRun, lastRun].flatMap((run) => (run === undefined ? [] : [localText(run)])).join(" to ");
}

/** `214 nodes, 6 of them offline`; empty where the account was not read. Those that are left are counted, too. */
export function nodesText({ members, noLonger }: Reach): string {
  if (members === undefined) return "";
  return `${noLonger === undefined ? "" : "in all "}${membersText(members)}`;
}

/** `patch groups a and b, and every node without a group; no longer patch group c` */
export function whoText(reach: Reach): string {
  const { noLonger = [] } = reach;
  const left = noLonger.length === 0 ? [] : [`no longer ${groupsText(noLonger)}`];
  return [stillText(reach), ...left].filter((text) => text !== "").join("; ");
}

/** Whom it reaches from now on; empty where it is nobody. */
function stillText(reach: Reach): string {
  const { others, isDefault, defaultSystems } = reach;
  const patchGroups = groupsStill(reach);
  const parts = [
    ...(patchGroups.length === 0 ? [] : [groupsText(patchGroups)]),
    // Any of several targets will do, while within a target everything must hold.
    ...(others.length === 0 ? [] : [joined(others, "or")]),
    ...(isDefault ? [`every ${systemsText(defaultSystems)}node that no registered patch group claims`] : []),
  ];
  return joined(parts);
}

function systemsText(systems: readonly string[] = []): string {
  return systems.length === 0 ? "" : `${joined(systems)} `;
}

/** Terraform's own last line, as it would stand under all plans together; ours where it knows nothing of what changes. */
export function lastLine({ counts, stacks, failures, gone = [] }: Review): string {
  const conditions = stacks.map(({ condition }) => condition);
  const [first] = conditions;
  if (first === undefined) return "No plan was reviewed.";
  const errored = conditions.find(({ isErrored }) => isErrored);
  if (errored !== undefined) return `${errored.planner} stopped with an error: nothing of this can be applied.`;
  const takesOver = conditions.find(({ takesOverDrift }) => takesOverDrift);
  if (isNoChange(counts) && takesOver !== undefined) {
    return `No resource changes; ${takesOver.planner}'s state takes over what it found.`;
  }
  if (isNoChange(counts) && conditions.some(({ isPartial }) => isPartial)) {
    return "No changes in this plan; it is partial, and others may follow.";
  }
  if (isNoChange(counts) && stacks.some(({ findings }) => findings.some(isLoosened))) {
    return `${first.planner} changes nothing; deadlines or the ring order are loosened.`;
  }
  if (isNoChange(counts) && gone.length > 0) {
    return `${first.planner} changes nothing; ${counted(gone.length, "stack is", "stacks are")} gone.`;
  }
  if (isNoChange(counts) && failures.length > 0) return "No changes in what was planned.";
  const isSame = conditions.every(({ nothing }) => nothing === first.nothing);
  return planLine(counts, isSame ? first.nothing : "No changes.");
}

/** `37 more patches are approved today, 2 no longer`; undefined where no list was given. */
export function patchesText({ patches }: Review): string | undefined {
  if (patches === undefined) return undefined;
  const { approved, notApproved, waiting, unclear } = patches;
  const unsaid = unclear.map(({ because, patches: count }) => {
    const hint = /product/.test(because) ? " (--product names it)" : "";
    return `of ${counted(count, "patch", "patches")} it cannot be said: ${because}${hint}`;
  });
  const numbers = waiting.map(waitingSymbol);
  const later = Object.entries(WAITING).flatMap(([symbol, [one, many]]) => {
    const count = numbers.filter((each) => each === symbol).length;
    return count === 0 ? [] : [counted(count, one, many)];
  });
  const isSame = approved.length + notApproved.length === 0;
  if (isSame && later.length === 0 && unsaid.length > 0) return unsaid.join(", ");
  const parts = [
    ...(isSame ? ["the same patches of the list are approved today"] : []),
    ...(approved.length === 0
      ? []
      : [`${counted(approved.length, "more patch is", "more patches are")} approved today`]),
    ...(notApproved.length === 0
      ? []
      : [`${counted(notApproved.length, "patch is", "patches are")} no longer approved`]),
    ...later,
    ...unsaid,
  ];
  return parts.join(", ");
}

/** What is counted of patches that wait, by their symbol. */
const WAITING = {
  "-": ["patch that was waiting is never approved", "patches that were waiting are never approved"],
  "+": ["more patch is approved later", "more patches are approved later"],
  "~": ["patch is approved on another day", "patches are approved on another day"],
} as const;

function waitingSymbol({ approvedFrom, wasApprovedFrom }: WaitingPatch): keyof typeof WAITING {
  return approvedFrom === undefined ? "-" : wasApprovedFrom === undefined ? "+" : "~";
}

/** `+ ALAS2-2026-2914 openssl 1.0.2k-24: prod-web; first on Sun …` */
function patchText(symbol: string, { id, package: name, patchGroups }: ComparedPatch, ...details: string[]): string {
  return [`${symbol} ${[id, name].filter(Boolean).join(" ")}: ${patchGroups.join(", ")}`, ...details].join("; ");
}

export function patchTexts({ patches }: Review): readonly string[] {
  const { approved = [], notApproved = [], waiting = [] } = patches ?? {};
  return [
    ...approved.map((patch) =>
      patchText("+", patch, ...(patch.firstRun === undefined ? [] : [`first on ${patch.firstRun}`])),
    ),
    ...notApproved.map((patch) =>
      patchText(
        "-",
        patch,
        ...(patch.approvedFrom === undefined ? [] : [`approved again from ${momentText(patch.approvedFrom)} on`]),
      ),
    ),
    ...waiting.map((patch) => patchText(waitingSymbol(patch), patch, waitingText(patch))),
  ];
}

function waitingText({ approvedFrom, wasApprovedFrom }: WaitingPatch): string {
  const was = wasApprovedFrom && momentText(wasApprovedFrom);
  if (approvedFrom === undefined) return `never approved, was to be from ${was} on`;
  const now = `approved from ${momentText(approvedFrom)} on`;
  return was === undefined ? `${now}, until now never` : `${now}, was ${was}`;
}

function momentText(moment: string): string {
  return utcText(new Date(moment));
}

/** What is left out of a review or lies beside it, in clauses. */
export function noteTexts({ stacks, snapshotNotes = [] }: Review): readonly string[] {
  const notes: string[] = [];
  const hidden = namesWithStacks(stacks, ({ notShown }) => Object.keys(notShown));
  if (hidden.length > 0) notes.push(`Attributes not shown: ${hidden.join(", ")}.`);
  const outputs = namesWithStacks(stacks, (stack) => stack.outputs);
  if (outputs.length > 0) notes.push(`Outputs: ${outputs.join(", ")}.`);
  notes.push(
    ...countedTypes("Reviewed with the tasks that read it", stacks, ({ reviewedWith = {} }) => reviewedWith),
    ...countedTypes("Used by patching, not reviewed", stacks, ({ used }) => used),
    ...countedTypes("Not about patching, not reviewed", stacks, ({ others }) => others),
  );
  notes.push(...noDriftTexts(stacks));
  const reaches = stacks.flatMap(({ changes, drift }) => [...changes, ...drift].map(({ reach }) => reach));
  notes.push(...zoneDataSentences(reaches.flatMap(({ nextRun }) => (nextRun === undefined ? [] : [nextRun.zone]))));
  return [...notes, ...snapshotNotes.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`)];
}

/** `Not about patching, not reviewed: 2 aws_instance.` */
function countedTypes(
  what: string,
  stacks: readonly StackReview[],
  typesOf: (stack: StackReview) => Readonly<Record<string, number>>,
): readonly string[] {
  const types = total(stacks.map(typesOf)).map(([type, count]) => `${count} ${type}`);
  return types.length === 0 ? [] : [`${what}: ${types.join(", ")}.`];
}

/** Of a plan that stopped, or looked at a part alone, it cannot be said that there is none. */
function noDriftTexts(stacks: readonly StackReview[]): readonly string[] {
  const isClear = ({ drift, condition }: StackReview) =>
    drift.length === 0 && !condition.isErrored && !condition.isPartial;
  if (stacks.length === 0 || !stacks.every(isClear)) return [];
  return [stacks.some(({ hasOtherDrift }) => hasOtherDrift) ? "Drift: none about patching." : "Drift: none."];
}

/** `json (13 stacks)`; without the count where there is one stack alone. */
function namesWithStacks(stacks: readonly StackReview[], namesOf: (stack: StackReview) => readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const stack of stacks) for (const name of namesOf(stack)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return names.map(([name, count]) => (stacks.length === 1 ? name : `${name} (${counted(count, "stack")})`));
}

function total(all: readonly Readonly<Record<string, number>>[]): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) + count);
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}
