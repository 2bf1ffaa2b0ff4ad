import { lengthOf } from "../../model/arrival/arrival-by";
import { arrivalText, atMostDays, freezeText } from "../../model/arrival/arrival-words";
import { type BaselineOfNodes, baselinesOfNodes } from "../../model/arrival/baselines-of-nodes";
import { type CountedArrival, countedArrival } from "../../model/arrival/counted-arrival";
import type { DeadlineProof } from "../../model/arrival/deadline-proof";
import {
  EVERY_MONTH,
  limitText,
  NOT_COVERED,
  OUTCOMES,
  partText,
  patchesText,
} from "../../model/arrival/deadline-words";
import { deadlinesOf } from "../../model/arrival/nodes-with-deadline";
import { deadlineOfNodes, keyOfNodes, type PatchedNodes } from "../../model/arrival/patched-nodes";
import { runsOfNodes } from "../../model/arrival/runs-of-nodes";
import { unlistedProducts } from "../../model/coverage/unlisted-values";
import { speaksAbout } from "../../model/deadlines/deadline-model";
import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import type { Patching } from "../../model/patching/patching";
import { utcDate } from "../../model/text/moments";
import { joined } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { isKnown } from "../../model/values/unknown";

/** How long patches take to the nodes of one system, and what is proved of its deadlines. */
export interface ArrivalOfSystem {
  /** `on every node at most 7.2 days after release, typically 3.6` */
  readonly arrival: string;
  readonly deadlines: readonly DeadlineInWords[];
}

/** Deadlines of the same length with the same outcome. */
export interface DeadlineInWords {
  /** `not covered`: the deadline of the group says nothing of the patches of this system. */
  readonly outcome: DeadlineProof["outcome"] | "not covered";
  /**
   * `Critical and Important within 14 days: met`; `…: met, at most 13.2` where all patches take other days;
   * `…: met, installed, pending a reboot`;
   * `… within 14 days after Patch Tuesday: met` where that is proved for no other release
   */
  readonly text: string;
}

/** What is known of each system of some nodes, by the baseline that it follows. */
export function arrivalOfSystems(
  nodes: PatchedNodes,
  patching: Patching,
): ReadonlyMap<BaselineReference, ArrivalOfSystem> {
  // Reckoned from the beginning of a day on, as at synth.
  const from = new Date(utcDate(patching.from));
  const runs = runsOfNodes(from, nodes, patching.beside);
  const { systems: proved = [], rhythm } =
    deadlinesOf(nodes.view, from).find((one) => one.key === keyOfNodes(nodes)) ?? {};
  const ofRule =
    rhythm === undefined
      ? []
      : [{ outcome: rhythm.outcome, text: `${EVERY_MONTH}${ruleText(rhythm.by)}: ${OUTCOMES[rhythm.outcome]}` }];
  const deadline = deadlineOfNodes(nodes);
  return new Map(
    baselinesOfNodes(nodes).map((one) => {
      const { operatingSystem } = one;
      const isCovered = deadline === undefined || !isKnown(operatingSystem) || speaksAbout(deadline, operatingSystem);
      const ofSystem = proved.filter((system) => system.one.operatingSystem === operatingSystem);
      const proofs = ofSystem.flatMap((system) => system.proofs);
      const open = ofSystem.flatMap((system) => system.unknownDays);
      const arrival = countedArrival(nodes, one, runs);
      const { answer, freeze } = arrival;
      const deadlines = isCovered
        ? [...deadlineLines(proofs, arrival, ifListed(one)), ...openLines(open), ...ofRule]
        : [{ outcome: "not covered" as const, text: NOT_COVERED }];
      return [one.reference, { arrival: arrivalText(answer, freeze), deadlines }];
    }),
  );
}

/** `, if AWS has the product Debian12`: a deadline is proved for patches of products that may be none. */
function ifListed({ baseline }: BaselineOfNodes): string {
  const products = baseline === undefined ? [] : unlistedProducts(baseline);
  return products.length === 0
    ? ""
    : `, if AWS has the ${products.length === 1 ? "product" : "products"} ${joined(products)}`;
}

/**
 * How long patches of every severity take is told already: of a deadline only what differs from it is.
 *
 * @param condition - of which each that is kept depends
 */
function deadlineLines(
  proofs: readonly DeadlineProof[],
  { answer, freeze }: CountedArrival,
  condition: string,
): readonly DeadlineInWords[] {
  const ofAll = lengthOf(answer);
  const isFreezeTold = freezeText(freeze, ofAll) !== "";
  const limitOf = (proof: DeadlineProof) => limitText(proof, isFreezeTold);
  const alike = grouped(proofs, (proof) =>
    JSON.stringify([limitOf(proof), proof.outcome, proof.by?.rule, proof.inForce]),
  );
  return [...alike.values()].map((together): DeadlineInWords => {
    const proof = together[0] as DeadlineProof;
    const { outcome, by } = proof;
    const severities = patchesText(together.map(({ severity }) => severity));
    // Of patches of one severity fewer rules are asked, so that a deadline may be kept that all patches would not keep.
    const longest = Math.max(...together.map(({ arrival }) => lengthOf(arrival)));
    const atMost = longest === 0 || longest === ofAll ? "" : `, at most ${atMostDays(longest)}`;
    const proved = `${OUTCOMES[outcome]}${atMost}${partText(proof)}${outcome === "kept" ? condition : ""}`;
    return { outcome, text: `${severities} ${limitOf(proof)}${ruleText(by)}: ${proved}` };
  });
}

function openLines(severities: readonly string[]): readonly DeadlineInWords[] {
  if (severities.length === 0) return [];
  return [
    { outcome: "not known", text: `${patchesText(severities)} within days ${NOT_KNOWN_YET}: ${OUTCOMES["not known"]}` },
  ];
}

function ruleText(by: DeadlineProof["by"]): string {
  return by === undefined ? "" : ` (${by.rule} ${by.version})`;
}
