import {
  type DeadlineModel,
  MILDEST,
  type SettledDeadline,
  settled,
  severitiesWithUnknownDays,
} from "../deadlines/deadline-model";
import { groupsOf } from "../patching/patching";
import { environmentLikeness } from "../patching/view/environment-likeness";
import type { EnvironmentView } from "../patching/view/environment-view";
import { Memo } from "../values/memo";
import { isKnown } from "../values/unknown";
import { type BaselineOfNodes, baselinesOfNodes } from "./baselines-of-nodes";
import { type DeadlineProof, deadlineProofs, type RhythmProof, rhythmProof } from "./deadline-proof";
import { deadlineOfNodes, keyOfNodes, nodesOfWays, oncePerCarrier, type PatchedNodes } from "./patched-nodes";
import { runsOfNodes } from "./runs-of-nodes";
import type { RunsOnNodes } from "./runs-on-nodes";

/** Nodes with a deadline, and what is proved of it. */
export interface NodesWithDeadline {
  readonly nodes: PatchedNodes;
  /** The key of their patch group, patch policy or association. */
  readonly key: string;
  /** With the mildest terms in place of those that are not known. */
  readonly deadline: SettledDeadline;
  readonly runs: RunsOnNodes;
  readonly systems: readonly ProofOfSystem[];
  /** Why nothing is proved at all: no baseline of theirs is known here, or not for which system one is. */
  readonly unproved: readonly string[];
  /** Where a rule asks for a run in each month. */
  readonly rhythm?: RhythmProof;
}

export interface ProofOfSystem {
  readonly one: BaselineOfNodes;
  readonly proofs: readonly DeadlineProof[];
  /** The severities of which nothing is proved, since their days are not known. */
  readonly unknownDays: readonly string[];
}

export const NO_BASELINE = "which baselines it goes by is not known here";

/** A ring's accounts have their proofs in common. */
const PROOFS = new Memo<readonly (readonly DeadlineProof[])[]>(2000);
const KNOWN = new WeakMap<EnvironmentView, { readonly from: number; readonly found: readonly NodesWithDeadline[] }>();

/** The deadlines of an environment with their proofs, from a moment on. Worked out once. */
export function deadlinesOf(view: EnvironmentView, from: Date): readonly NodesWithDeadline[] {
  const known = KNOWN.get(view);
  if (known?.from === from.getTime()) return known.found;
  const asked = [...groupsOf(view), ...oncePerCarrier(nodesOfWays(view))].flatMap(withDeadline);
  const likeness = asked.length > 0 ? environmentLikeness(view.environment) : "";
  const found = asked.map((one, index) => proved(one, from, `${from.getTime()} ${index} ${likeness}`));
  KNOWN.set(view, { from: from.getTime(), found });
  return found;
}

interface Asked extends Pick<NodesWithDeadline, "nodes" | "key"> {
  readonly deadline: DeadlineModel;
}

function withDeadline(nodes: PatchedNodes): readonly Asked[] {
  const [deadline, key] = [deadlineOfNodes(nodes), keyOfNodes(nodes)];
  return deadline === undefined || key === undefined ? [] : [{ nodes, key, deadline }];
}

function proved({ nodes, key, deadline }: Asked, from: Date, likeness: string): NodesWithDeadline {
  const runs = runsOfNodes(from, nodes);
  const baselines = baselinesOfNodes(nodes);
  // What is not known is said with names of this very environment.
  const proofs = PROOFS.get(
    likeness,
    () => baselines.map((one) => deadlineProofs(runs, one, deadline)),
    (found) => found.flat().every(({ arrival }) => arrival.arrives === "always"),
  );
  const systems = baselines.map((one, index): ProofOfSystem => {
    const { operatingSystem: system } = one;
    const unknownDays = isKnown(system) ? severitiesWithUnknownDays(deadline.days, system) : [];
    return { one, proofs: proofs[index] ?? [], unknownDays };
  });
  const rhythm = rhythmProof(runs, from, deadline.published);
  return {
    nodes,
    key,
    deadline: settled(deadline, MILDEST),
    runs,
    systems,
    unproved: whyUnproved(baselines, runs),
    ...(rhythm === undefined ? {} : { rhythm }),
  };
}

function whyUnproved(baselines: readonly BaselineOfNodes[], runs: RunsOnNodes): readonly string[] {
  if (baselines.length === 0) return [NO_BASELINE];
  const reasons = baselines.flatMap((one) => {
    const arrival = isKnown(one.operatingSystem) ? undefined : runs.arrival(one);
    return arrival?.arrives === "not known" ? [arrival.because] : [];
  });
  return [...new Set(reasons)];
}
