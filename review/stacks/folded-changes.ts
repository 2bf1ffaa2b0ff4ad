import { joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import type { Change } from "../changes/change";
import { isInstance, labelOf } from "../changes/label";
import { isLoosened, type ReviewedFinding } from "../findings/reviewed-finding";
import { joinReach, type Reach } from "../reach/reach";
import { highestRisk, isAtLeast } from "../risk/risk";
import type { StackReview } from "./stack-review";

/** Changes of one stack that say the same of different objects. */
export interface FoldedChange {
  /** The first one stands for all. */
  readonly change: Change;
  /** The others, in their order. */
  readonly others: readonly Change[];
  /** What goes away with these, and is told with them. */
  readonly parts: readonly Change[];
  /** Whom all of them reach. */
  readonly reach: Reach;
}

/** Folds what is alike, each at the place of its first. */
export function foldedChanges(changes: readonly Change[]): readonly FoldedChange[] {
  const wholes = new Map(changes.map((change) => [change.address, change]));
  const wholeOf = (change: Change): Change | undefined => {
    const whole = wholes.get(change.partOf ?? "");
    return whole && (wholeOf(whole) ?? whole);
  };
  return [...grouped(changes, (change) => (wholeOf(change) ?? change).alike).values()].map((fold) => {
    const [change, ...others] = fold.filter((one) => wholeOf(one) === undefined) as [Change, ...Change[]];
    const parts = fold.filter((one) => wholeOf(one) !== undefined);
    return { change, others, parts, reach: fold.reduce((all, one) => joined(all, one.reach), change.reach) };
  });
}

/** A sentence of a fold; where the others say it of what is their own, with that: `db now follows linux; likewise web`. */
export function saidOfFold({ change, others }: FoldedChange, says: string): string {
  const index = change.details.findIndex((detail) => detail.says === says);
  const names = others.flatMap(({ details, reach, name, address }) => {
    const own = details[index]?.says ?? says;
    const label = labelOf(address);
    return own === says ? [] : ([...reach.patchGroups, name].find((word) => word && own.includes(word)) ?? label);
  });
  return names.length === 0 ? says : `${says}; likewise ${joinedFirst([...new Set(names)], MOST_NAMES)}`;
}

/** The addresses of all stand beside them. */
const MOST_NAMES = 4;

/** The addresses of all that it folds. */
export function addressesOf({ change, others, parts }: FoldedChange): readonly string[] {
  return [change, ...others, ...parts].map(({ address }) => address);
}

function joined(one: Reach, other: Reach): Reach {
  const systems = [...new Set([...(one.defaultSystems ?? []), ...(other.defaultSystems ?? [])])].sort();
  return { ...joinReach(one, other), ...(systems.length === 0 ? {} : { defaultSystems: systems }) };
}

/**
 * What the checks say beside the changes and is told with them, so that no change hides it: promises that are loosened, and
 * what weighs more than every change.
 */
export function findingsBeside({
  changes,
  findings,
}: Pick<StackReview, "changes" | "findings">): readonly ReviewedFinding[] {
  const addresses = new Set(changes.map(({ address }) => address));
  const heaviest = highestRisk(changes.map(({ risk }) => risk));
  return findings.filter(
    (finding) =>
      finding.risk !== "none" &&
      !addresses.has(finding.key) &&
      (isLoosened(finding) || !isAtLeast(heaviest, finding.risk)),
  );
}

/** What the checks say about the objects of a fold: once where they say the same of several. */
export function findingsOf(fold: FoldedChange, findings: readonly ReviewedFinding[]): readonly ReviewedFinding[] {
  const addresses = addressesOf(fold);
  const seen = new Map<string, string>();
  return findings.filter(({ key, object, checkId, path, message, accepted }) => {
    if (!addresses.includes(key)) return false;
    // Of instances each message names its own.
    const words = isInstance(key) ? "" : message.replaceAll(object, "").replaceAll(key, "");
    const says = JSON.stringify([checkId, path, words, accepted?.owner]);
    // Of one object a check may find several things.
    const first = seen.get(says) ?? key;
    seen.set(says, first);
    return first === key;
  });
}
