import type { DeadlineProof } from "../../model/arrival/deadline-proof";
import { EVERY_MONTH, limitText, patchesText } from "../../model/arrival/deadline-words";
import { deadlinesOf, type NodesWithDeadline } from "../../model/arrival/nodes-with-deadline";
import { areOfWay, titleOfNodes } from "../../model/arrival/patched-nodes";
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
  for (const { name, key, system, severity, outcome, limit } of proofsOf(after, at)) {
    const turn = turnOf(old.get(key), outcome);
    if (turn === undefined) continue;
    const text = JSON.stringify([name, turn, limit]);
    const known = byText.get(text) ?? { severities: new Set(), systems: new Set() };
    if (severity !== undefined) known.severities.add(severity);
    known.systems.add(system);
    byText.set(text, known);
  }
  return [...byText].map(([text, { severities, systems }]) => {
    const [name, turn, limit] = JSON.parse(text) as [string, Turn, string];
    const patches = severities.size === 0 ? "" : `${patchesText([...severities])}${namedSystems("on", [...systems])} `;
    return turn === "breaks"
      ? `${name} breaks its deadline: ${patches}${limit}`
      : `${name} keeps its deadline from now on: ${patches}${limit}`;
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
  readonly system?: string;
  /** Absent: a rule asks for a run in every month. */
  readonly severity?: string;
  readonly outcome: DeadlineProof["outcome"];
  /** `within 14 days (Cyber Essentials)` */
  readonly limit: string;
}

function outcomesOf(environment: PatchEnvironmentModel, at: Date): ReadonlyMap<string, DeadlineProof["outcome"]> {
  return new Map(proofsOf(environment, at).map(({ key, outcome }) => [key, outcome]));
}

function proofsOf(environment: PatchEnvironmentModel, at: Date): readonly NamedProof[] {
  const { patchGroups, patchPolicies = [], associations = [] } = environment;
  if ([...patchGroups, ...patchPolicies, ...associations].every(({ patchWithin }) => patchWithin === undefined))
    return [];
  const [view] = patchingOf([{ environment }], { from: at }).environments;
  return view === undefined ? [] : deadlinesOf(view, at).flatMap(proofsOfNodes);
}

function proofsOfNodes({ nodes, systems, rhythm }: NodesWithDeadline): readonly NamedProof[] {
  const name = areOfWay(nodes) ? titleOfNodes(nodes) : nodes.patchGroup;
  const region = regionName(nodes.place.region);
  const all = systems.map(({ one }) => one.operatingSystem);
  const ofSystems = systems.flatMap(({ proofs }) =>
    proofs.map((proof): NamedProof => {
      const { operatingSystem, severity, days, by, outcome } = proof;
      const key = JSON.stringify([name, region, operatingSystem, severity, days]);
      const limit = `${limitText(proof)}${ruleText(by)}`;
      return { name, key, system: systemToName(operatingSystem, all), severity, outcome, limit };
    }),
  );
  if (rhythm === undefined) return ofSystems;
  const { by, outcome } = rhythm;
  const key = JSON.stringify([name, region, EVERY_MONTH]);
  return [...ofSystems, { name, key, outcome, limit: `${EVERY_MONTH}${ruleText(by)}` }];
}

function ruleText(by: DeadlineProof["by"]): string {
  return by === undefined ? "" : ` (${by.rule})`;
}
