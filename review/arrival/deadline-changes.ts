import type { DeadlineProof } from "../../model/arrival/deadline-proof";
import { EVERY_MONTH, limitText, patchesText } from "../../model/arrival/deadline-words";
import { deadlinesOf, type NodesWithDeadline } from "../../model/arrival/nodes-with-deadline";
import { subjectOfNodes } from "../../model/arrival/patched-nodes";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import { patchingOf } from "../../model/patching/patching";
import { regionName } from "../../model/patching/place/place";
import { grouped } from "../../model/values/grouped";
import { isKnown } from "../../model/values/unknown";
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
  const [was, is] = [nodesIn(before, at), nodesIn(after, at)];
  const old = new Map(was.flatMap(proofsOfNodes).map(({ key, outcome }) => [key, outcome]));
  const turned = is.flatMap(proofsOfNodes).flatMap((proof) => {
    const turn = turnOf(old.get(proof.key), proof.outcome);
    return turn === undefined ? [] : [{ ...proof, turn }];
  });
  const alike = grouped(turned, ({ name, turn, limit }) => JSON.stringify([name, turn, limit]));
  const turns = [...alike.values()].map((same) => {
    const [{ name, turn, limit }] = same as [(typeof turned)[number]];
    const severities = new Set(same.flatMap(({ severity }) => severity ?? []));
    const systems = new Set(same.map(({ system }) => system));
    const patches = severities.size === 0 ? "" : `${patchesText([...severities])}${namedSystems("on", [...systems])} `;
    return turn === "breaks"
      ? `${name} breaks its deadline: ${patches}${limit}`
      : `${name} keeps its deadline from now on: ${patches}${limit}`;
  });
  return [...turns, ...leftTexts(was, is)];
}

/** Systems that nodes with a deadline have no more: what was promised of them goes with their registration. */
function leftTexts(was: readonly NodesWithDeadline[], is: readonly NodesWithDeadline[]): readonly string[] {
  const now = new Map(is.map((nodes) => [placeText(nodes), systemsOf(nodes)]));
  const left = was.flatMap((nodes) => {
    const systems = now.get(placeText(nodes));
    if (systems?.every(isKnown) !== true) return [];
    return proofsOfNodes(nodes).flatMap(({ name, operatingSystem, severity, limit }) => {
      if (operatingSystem === undefined || severity === undefined || systems.includes(operatingSystem)) return [];
      return [{ severity, limit, loses: `${name} loses its deadline on ${operatingSystemLabel(operatingSystem)}` }];
    });
  });
  return [...grouped(left, ({ loses, limit }) => JSON.stringify([loses, limit])).values()].map((same) => {
    const [{ loses, limit }] = same as [(typeof left)[number]];
    return `${loses}: ${patchesText(same.map(({ severity }) => severity))} ${limit}`;
  });
}

function systemsOf({ systems }: NodesWithDeadline) {
  return systems.map(({ one }) => one.operatingSystem);
}

/** The same on both sides of a plan. */
function placeText({ nodes }: NodesWithDeadline): string {
  return JSON.stringify([subjectOfNodes(nodes), regionName(nodes.place.region)]);
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
  readonly operatingSystem?: string;
  /** Absent: a rule asks for a run in every month. */
  readonly severity?: string;
  readonly outcome: DeadlineProof["outcome"];
  /** `within 14 days (Cyber Essentials)` */
  readonly limit: string;
}

function nodesIn(environment: PatchEnvironmentModel, at: Date): readonly NodesWithDeadline[] {
  const { patchGroups, patchPolicies = [], associations = [] } = environment;
  if ([...patchGroups, ...patchPolicies, ...associations].every(({ patchWithin }) => patchWithin === undefined))
    return [];
  const [view] = patchingOf([{ environment }], { from: at }).environments;
  return view === undefined ? [] : deadlinesOf(view, at);
}

function proofsOfNodes(nodesWithDeadline: NodesWithDeadline): readonly NamedProof[] {
  const { nodes, systems, rhythm } = nodesWithDeadline;
  const name = subjectOfNodes(nodes);
  const region = regionName(nodes.place.region);
  const all = systemsOf(nodesWithDeadline);
  const ofSystems = systems.flatMap(({ proofs }) =>
    proofs.map((proof): NamedProof => {
      const { operatingSystem, severity, days, by, outcome } = proof;
      const key = JSON.stringify([name, region, operatingSystem, severity, days]);
      const limit = `${limitText(proof)}${ruleText(by)}`;
      return { name, key, system: systemToName(operatingSystem, all), operatingSystem, severity, outcome, limit };
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
