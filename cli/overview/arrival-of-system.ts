import { arrivalByBaseline, baselinesOfGroup } from "../../model/arrival/arrival-of-group";
import { arrivalText } from "../../model/arrival/arrival-words";
import type { DeadlineProof } from "../../model/arrival/deadline-proof";
import { deadlinesOf } from "../../model/arrival/deadlines-of-group";
import { RunsOfGroup } from "../../model/arrival/runs-of-group";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import type { PatchGroupOfNodes, Patching } from "../../model/patching/patching";
import { joined } from "../../model/text/wording";

/** How long patches take to the nodes of one system, and what is proved of its deadlines. */
export interface ArrivalOfSystem {
  /** `on every node at most 7.2 days after release, typically 3.6` */
  readonly arrival: string;
  readonly deadlines: readonly OverviewDeadline[];
}

/** Deadlines of the same length with the same outcome. */
export interface OverviewDeadline {
  readonly outcome: DeadlineProof["outcome"];
  /** `Critical and Important within 14 days: kept` */
  readonly text: string;
}

const OUTCOMES: Readonly<Record<DeadlineProof["outcome"], string>> = {
  kept: "kept",
  broken: "not kept",
  "not known": "not proved",
};

/** What is known of each system of a group, by the baseline that it follows. */
export function arrivalOfSystems(
  group: PatchGroupOfNodes,
  patching: Patching,
): ReadonlyMap<BaselineReference, ArrivalOfSystem> {
  const runs = new RunsOfGroup(patching.from, group);
  const proved = deadlinesOf(group.view, patching.from).find((one) => one.group === group.registered)?.systems ?? [];
  return new Map(
    baselinesOfGroup(group).map((one) => {
      const proofs = proved.flatMap((system) =>
        system.one.operatingSystem === one.operatingSystem ? system.proofs : [],
      );
      return [one.reference, { arrival: arrivalText(arrivalByBaseline(runs, one)), deadlines: deadlineLines(proofs) }];
    }),
  );
}

function deadlineLines(proofs: readonly DeadlineProof[]): readonly OverviewDeadline[] {
  const alike = new Map<string, DeadlineProof[]>();
  for (const proof of proofs) {
    const key = `${proof.days} ${proof.outcome} ${proof.by?.rule ?? ""}`;
    alike.set(key, [...(alike.get(key) ?? []), proof]);
  }
  return [...alike.values()].map((together): OverviewDeadline => {
    const { days, outcome, by } = together[0] as DeadlineProof;
    const severities = joined(together.map(({ severity }) => severity));
    const rule = by === undefined ? "" : ` (${by.rule} ${by.version})`;
    return { outcome, text: `${severities} within ${days} days${rule}: ${OUTCOMES[outcome]}` };
  });
}
