import type { DeadlineProof } from "../../model/arrival/deadline-proof";
import { limitText, patchesText } from "../../model/arrival/deadline-words";
import { deadlinesOf, type NodesWithDeadline } from "../../model/arrival/nodes-with-deadline";
import { areOfPolicy, titleOfNodes } from "../../model/arrival/patched-nodes";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { patchingOf } from "../../model/patching/patching";
import { regionName } from "../../model/patching/place/place";
import { namedSystems, systemToName } from "./named-systems";

/** What becomes of a deadline whose outcome a plan changes. */
type Turn = "breaks" | "keeps";

/**
 * Deadlines that a plan breaks, and those that it keeps from now on:
 * `web breaks its deadline: Critical and Important within 14 days`. How many days there are is told by the arrival.
 */
export function deadlineChanges(
  before: PatchEnvironmentModel,
  after: PatchEnvironmentModel,
  at: Date,
): readonly string[] {
  const old = outcomesOf(before, at);
  const byText = new Map<string, { readonly severities: Set<string>; readonly systems: Set<string | undefined> }>();
  for (const { name, key, system, proof } of proofsOf(after, at)) {
    const turn = turnOf(old.get(key), proof.outcome);
    if (turn === undefined) continue;
    const by = proof.by === undefined ? "" : ` (${proof.by.rule})`;
    const text = JSON.stringify([name, turn, `${limitText(proof)}${by}`]);
    const known = byText.get(text) ?? { severities: new Set(), systems: new Set() };
    known.severities.add(proof.severity);
    known.systems.add(system);
    byText.set(text, known);
  }
  return [...byText].map(([text, one]) => {
    const [name, turn, limit] = JSON.parse(text) as [string, Turn, string];
    const what = `${patchesText([...one.severities])}${namedSystems("on", [...one.systems])} ${limit}`;
    return turn === "breaks"
      ? `${name} breaks its deadline: ${what}`
      : `${name} keeps its deadline from now on: ${what}`;
  });
}

/** What was never known, and what is not known any more, is no turn. */
function turnOf(was: DeadlineProof["outcome"] | undefined, is: DeadlineProof["outcome"]): Turn | undefined {
  if (was === "kept" && is === "broken") return "breaks";
  return was === "broken" && is === "kept" ? "keeps" : undefined;
}

interface NamedProof {
  readonly name: string;
  /** The same on both sides of a plan. */
  readonly key: string;
  /** Of nodes that have one alone it is not named. */
  readonly system: string | undefined;
  readonly proof: DeadlineProof;
}

function outcomesOf(environment: PatchEnvironmentModel, at: Date): ReadonlyMap<string, DeadlineProof["outcome"]> {
  return new Map(proofsOf(environment, at).map(({ key, proof }) => [key, proof.outcome]));
}

function proofsOf(environment: PatchEnvironmentModel, at: Date): readonly NamedProof[] {
  const { patchGroups, patchPolicies = [] } = environment;
  if ([...patchGroups, ...patchPolicies].every(({ patchWithin }) => patchWithin === undefined)) return [];
  const [view] = patchingOf([{ environment }], { from: at }).environments;
  return view === undefined ? [] : deadlinesOf(view, at).flatMap(proofsOfNodes);
}

function proofsOfNodes({ nodes, systems }: NodesWithDeadline): readonly NamedProof[] {
  const name = areOfPolicy(nodes) ? titleOfNodes(nodes) : nodes.patchGroup;
  const all = systems.map(({ one }) => one.operatingSystem);
  return systems.flatMap(({ proofs }) =>
    proofs.map((proof): NamedProof => {
      const { operatingSystem, severity, days } = proof;
      const region = regionName(nodes.place.region);
      const key = JSON.stringify([name, region, operatingSystem, severity, days]);
      return { name, key, system: systemToName(operatingSystem, all), proof };
    }),
  );
}
