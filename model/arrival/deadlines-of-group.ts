import type { DeadlineModel } from "../deadlines/deadline-model";
import { environmentLikeness } from "../patching/view/environment-likeness";
import type { EnvironmentView, KeyedGroup } from "../patching/view/environment-view";
import { Memo } from "../values/memo";
import { isKnown } from "../values/unknown";
import { type BaselineOfGroup, baselinesOfGroup } from "./baselines-of-group";
import { type DeadlineProof, deadlineProofs, monthWithoutRun } from "./deadline-proof";
import { RunsOfGroup } from "./runs-of-group";

/** A patch group with a deadline, and what is proved of it. */
export interface GroupWithDeadline {
  readonly group: KeyedGroup;
  readonly deadline: DeadlineModel;
  readonly runs: RunsOfGroup;
  readonly systems: readonly ProofOfSystem[];
  /** The first month without a run, where a rule asks for one in each. */
  readonly emptyMonth?: string;
}

export interface ProofOfSystem {
  readonly one: BaselineOfGroup;
  readonly proofs: readonly DeadlineProof[];
}

/** A ring's accounts have their proofs in common. */
const PROOFS = new Memo<readonly (readonly DeadlineProof[])[]>(2000);
const KNOWN = new WeakMap<EnvironmentView, { readonly from: number; readonly groups: readonly GroupWithDeadline[] }>();

/** The deadlines of an environment with their proofs, from a moment on. Worked out once. */
export function deadlinesOf(view: EnvironmentView, from: Date): readonly GroupWithDeadline[] {
  const known = KNOWN.get(view);
  if (known?.from === from.getTime()) return known.groups;
  const some = view.groups.some(({ patchWithin }) => patchWithin !== undefined);
  const likeness = some ? environmentLikeness(view.environment) : "";
  const groups = view.groups.flatMap(
    (group, index) => withDeadline(view, group, from, `${from.getTime()} ${index} ${likeness}`) ?? [],
  );
  KNOWN.set(view, { from: from.getTime(), groups });
  return groups;
}

function withDeadline(
  view: EnvironmentView,
  group: KeyedGroup,
  from: Date,
  likeness: string,
): GroupWithDeadline | undefined {
  const { patchWithin: deadline, patchGroup } = group;
  if (deadline === undefined || !isKnown(patchGroup)) return undefined;
  const nodes = { view, patchGroup, place: view.placeOf(group), registered: group };
  const runs = new RunsOfGroup(from, nodes);
  const baselines = baselinesOfGroup(nodes);
  // What is not known is said with names of this very environment.
  const proofs = PROOFS.get(
    likeness,
    () => baselines.map((one) => deadlineProofs(runs, one, deadline)),
    (found) => found.flat().every(({ arrival }) => arrival.arrives === "always"),
  );
  const systems = baselines.map((one, index) => ({ one, proofs: proofs[index] ?? [] }));
  const emptyMonth = monthWithoutRun(runs, from, deadline.published);
  return { group, deadline, runs, systems, ...(emptyMonth === undefined ? {} : { emptyMonth }) };
}
