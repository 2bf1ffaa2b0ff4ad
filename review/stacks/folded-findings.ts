import { grouped } from "../../model/values/grouped";
import type { ReviewedFinding } from "../findings/reviewed-finding";
import { anyRegionKey } from "./finding-keys";
import type { StackRow } from "./stack-rows";

/** What a check says of one object, and of others that differ in their Region alone. */
export interface FoldedFinding {
  /** One for each place within the object; they have their reason in common, and how to fix it. */
  readonly findings: readonly [ReviewedFinding, ...ReviewedFinding[]];
  /** The other objects of which it says the same. */
  readonly others: readonly string[];
}

/** Folds what is said alike of the stacks of a row, each at the place of its first. */
export function foldedFindings(all: readonly ReviewedFinding[], row: StackRow): readonly FoldedFinding[] {
  const said = grouped(all, (one) => JSON.stringify([anyRegionKey(one), ...commonOf(one)]));
  const places = [...said.values()].map((alike) => {
    const [finding, ...others] = alike as [ReviewedFinding, ...ReviewedFinding[]];
    return { finding, others: others.map(({ object }) => object) };
  });
  const objects = grouped(places, ({ finding, others }) =>
    JSON.stringify([finding.checkId, finding.object, others, stacksBeside(finding, row), ...commonOf(finding)]),
  );
  return [...objects.values()].map((together) => ({
    findings: together.map(({ finding }) => finding) as [ReviewedFinding, ...ReviewedFinding[]],
    others: together[0]?.others ?? [],
  }));
}

/** The stacks of other rows of which a finding is told in this one. */
export function stacksBeside(finding: ReviewedFinding, { toldFor }: StackRow): readonly string[] {
  return toldFor?.get(anyRegionKey(finding)) ?? [];
}

/** All stacks of which it is told in this one. */
export function stacksTold(finding: ReviewedFinding, row: StackRow): readonly string[] {
  return [...row.stacks.map(({ name }) => name), ...stacksBeside(finding, row)];
}

function commonOf({ risk, because, fix, accepted, expired, isStanding, weighs }: ReviewedFinding): readonly unknown[] {
  return [risk, because, fix, accepted, expired, isStanding, weighs];
}
