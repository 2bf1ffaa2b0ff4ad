import { allMembers } from "../../model/patching/existing/members";
import { grouped } from "../../model/values/grouped";
import type { Change } from "../changes/change";
import type { Drift } from "../changes/plan-drift";
import { pathInStack } from "../findings/place-in-stack";
import type { ReviewedFinding } from "../findings/reviewed-finding";
import { runsOfAll } from "../reach/reach";
import { isAtLeast, RISKS, type Risk } from "../risk/risk";
import { findingKey, inStack, sayingKey } from "./finding-keys";
import type { StackReview } from "./stack-review";

/** Stacks whose plans say the same. */
export interface StackRow {
  /** By name; the first one stands for all. */
  readonly stacks: readonly StackReview[];
  readonly risk: Risk;
  /** Whether most other stacks, of a fleet those of the same ring, say something else and agree about it. */
  readonly isOutlier: boolean;
  /** Whether its stacks are new, and others of the review are not. */
  readonly isNew?: true;
  /** What need not be told twice: of a row that is odd what most stacks say, too; of others what a row above tells. */
  readonly sameAsMost: SameAsMost;
  /**
   * Stacks of other rows for which a finding is told here, by its key in any Region; absent where each row tells all of its
   * own.
   */
  readonly toldFor?: ReadonlyMap<string, readonly string[]>;
}

export interface SameAsMost {
  /** The first of most stacks, or of the row above. */
  readonly stack: string;
  /** How much that tells, of which this may be a part; what it says alike of several Regions once. */
  readonly tells: { readonly changes: number; readonly findings: number };
  /** Sentences by the address of their change. */
  readonly details: ReadonlyMap<string, ReadonlySet<string>>;
  /** Addresses of changes that are told here with all that is told of them there, and with more. */
  readonly within: ReadonlySet<string>;
  /** Addresses of changes that are the same as a whole. */
  readonly changes: ReadonlySet<string>;
  /** Findings that are the same. */
  readonly findings: ReadonlySet<ReviewedFinding>;
}

/**
 * Folds stacks with the same changes and the same risk into one row: destroys and replacements on top, then the odd ones,
 * then by weight. When a window runs next is no difference, for each account may have its own time zone.
 */
export function stackRows(stacks: readonly StackReview[]): readonly StackRow[] {
  const rows = new Map<string, { readonly stacks: StackReview[]; readonly usual?: readonly StackReview[] }>();
  // Days that a check counts by the clock of an account make it no outlier, and are told of it.
  const usualOf = usualStacks(stacks, stackKeys(findingKey));
  const keyOf = stackKeys(sayingKey);
  for (const stack of stacks) {
    const key = keyOf(stack);
    const usual = usualOf(stack);
    const name = [key, stack.risk, ...(usual === undefined ? [] : [stack.ring])].join("\n");
    const row = rows.get(name);
    if (row === undefined) rows.set(name, { stacks: [stack], ...(usual === undefined ? {} : { usual }) });
    else row.stacks.push(stack);
  }
  return [...rows.values()]
    .map((row) => rowOf(row.stacks, row.usual))
    .map((row) => (row.stacks[0]?.isNew && stacks.some(({ isNew }) => !isNew) ? { ...row, isNew: true as const } : row))
    .sort(
      (a, b) =>
        destroysIn(b) - destroysIn(a) ||
        Number(b.isOutlier) - Number(a.isOutlier) ||
        weight(b) - weight(a) ||
        firstName(a, b),
    );
}

/**
 * The stacks that agree about something else than a given one; undefined for who is among them, or where none do. Stacks
 * of a fleet are compared within their ring: one ring is meant to differ from another.
 */
function usualStacks(
  stacks: readonly StackReview[],
  keyOf: (stack: StackReview) => string,
): (stack: StackReview) => readonly StackReview[] | undefined {
  const rings = new Map([...grouped(stacks, ({ ring }) => ring)].map(([ring, own]) => [ring, grouped(own, keyOf)]));
  const most = new Map([...rings].map(([ring, groups]) => [ring, mostOf([...groups.values()])]));
  return (stack) => {
    // What is new is compared with nothing that is there.
    const usual = stack.isNew && stacks.some(({ isNew }) => !isNew) ? undefined : most.get(stack.ring);
    if (usual === undefined) return undefined;
    return usual === rings.get(stack.ring)?.get(keyOf(stack)) ? undefined : usual;
  };
}

/** What names the row of a stack. Of stacks that are alike, lists are often the same one, and read once. */
function stackKeys(keyOf: (finding: ReviewedFinding) => string): (stack: StackReview) => string {
  const known = new Map<readonly object[], string>();
  const textOf = <One extends object>(list: readonly One[], nameOf: (one: One) => string): string => {
    const text = known.get(list) ?? JSON.stringify(list.map(nameOf));
    known.set(list, text);
    return text;
  };
  return (stack) => {
    const { changes, findings, drift } = stack;
    const parts = [textOf(changes, changeKey), textOf(findings, keyOf), textOf(drift, driftKey), othersKey(stack)];
    // No text of JSON holds the end of a line.
    return parts.join("\n");
  };
}

function rowOf(group: readonly StackReview[], usual: readonly StackReview[] | undefined): StackRow {
  const stacks = standingForAll(group);
  const [first] = stacks as [StackReview];
  return { stacks, risk: first.risk, isOutlier: usual !== undefined, sameAsMost: sameAs(usual?.[0], first) };
}

/** The first one stands for all: its changes reach the nodes of all of them at their times, and its own name is in none. */
function standingForAll(group: readonly StackReview[]): readonly StackReview[] {
  const [first, ...others] = group as [StackReview, ...StackReview[]];
  if (others.length === 0) return group;
  const changes = first.changes.map((change, index) => {
    const reaches = group.flatMap((stack) => stack.changes[index]?.reach ?? []);
    const members = reaches.flatMap((reach) => reach.members ?? []);
    const reach = { ...change.reach, ...runsOfAll(reaches) };
    return { ...change, reach: members.length === 0 ? reach : { ...reach, members: allMembers(members) } };
  });
  const findings = first.findings.map((finding) => ({ ...finding, ...inStack(finding) }));
  return [{ ...first, changes, findings }, ...others];
}

/** What a stack has in common with another one; whole changes where `isSame` holds of the two, findings that say the same. */
export function sameAs(
  usual: StackReview | undefined,
  stack: StackReview,
  isSame: (one: Change, other: Change) => boolean = (one, other) => changeKey(one) === changeKey(other),
  keyOf: (finding: ReviewedFinding) => string = sayingKey,
): SameAsMost {
  const changes = new Map((usual?.changes ?? []).map((change) => [change.address, change]));
  const findings = grouped(usual?.findings ?? [], keyOf);
  const isToldThere = (finding: ReviewedFinding) =>
    findings.get(keyOf(finding))?.some(({ risk }) => isAtLeast(risk, finding.risk)) === true;
  const details = stack.changes.map(({ address, details: own }) => {
    const risks = new Map(changes.get(address)?.details.map(({ says, risk }) => [says, risk]) ?? []);
    const shared = own.filter(({ says, risk }) => isAtLeast(risks.get(says) ?? "none", risk) && risks.has(says));
    return [address, new Set(shared.map(({ says }) => says))] as const;
  });
  const within = details.filter(([address, { size }]) => size === changes.get(address)?.details.length);
  const whole = stack.changes.filter((change) => {
    const other = changes.get(change.address);
    return other !== undefined && isSame(other, change);
  });
  return {
    stack: usual?.name ?? "",
    tells: { changes: countFolded(usual?.changes ?? []), findings: findings.size },
    details: new Map(details),
    within: new Set(within.map(([address]) => address)),
    changes: new Set(whole.map(({ address }) => address)),
    findings: new Set(stack.findings.filter(isToldThere)),
  };
}

/** How many changes are told, where what is alike is told once, and what goes away with a window with that. */
export function countFolded(changes: readonly Change[]): number {
  return new Set(changes.filter(isWhole).map(({ alike }) => alike)).size;
}

/** Whether it is told by itself. */
export function isWhole({ partOf }: Change): boolean {
  return partOf === undefined;
}

/** The row that more stacks share than any other; at least two, or nobody is odd. */
function mostOf(groups: readonly (readonly StackReview[])[]): readonly StackReview[] | undefined {
  const [first, second] = [...groups].sort((a, b) => b.length - a.length);
  if (first === undefined || second === undefined || first.length < 2) return undefined;
  return first.length > second.length ? first : undefined;
}

function changeKey(change: Change): string {
  return JSON.stringify([change.region, change.details.map(({ risk }) => risk), saysOf(change)]);
}

/** The same text for changes of stacks that say the same of one object, whatever it weighs and in which Region it is. */
export function saysOf({ address, previousAddress, symbol, system, details, reach, path }: Change): string {
  return JSON.stringify([
    address,
    previousAddress,
    path === undefined ? undefined : pathInStack(path),
    symbol,
    system,
    details.map((detail) => [detail.kind, withoutRuns(detail.says)]),
    reach.patchGroups,
    reach.others,
    reach.isDefault,
    reach.noLonger,
  ]);
}

/** `next run …` differs from account to account where the same sentence is said. */
export function withoutRuns(says: string): string {
  return says.replace(/; next run .*$/, "");
}

function driftKey({ outcome, ...change }: Drift): string {
  return JSON.stringify([outcome, changeKey(change)]);
}

function othersKey({
  others,
  used,
  reviewedWith,
  hasChanges,
  arrivals,
  caveats,
  deferred,
  outputs,
  beside,
}: StackReview): string {
  const waiting = deferred.map(({ address, reason, says }) => [address, reason, says]);
  return JSON.stringify([others, used, reviewedWith, hasChanges, arrivals, caveats, waiting, outputs, beside]);
}

function destroysIn({ stacks: [first] }: StackRow): number {
  return Number(
    (first?.changes ?? []).some(
      ({ action, risk }) => (action === "delete" || action === "replace") && isAtLeast(risk, "medium"),
    ),
  );
}

function weight({ risk }: StackRow): number {
  return RISKS.indexOf(risk);
}

function firstName(a: StackRow, b: StackRow): number {
  return (a.stacks[0]?.name ?? "") < (b.stacks[0]?.name ?? "") ? -1 : 1;
}
