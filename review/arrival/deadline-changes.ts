import type { DeadlineProof } from "../../model/arrival/deadline-proof";
import {
  EVERY_MONTH,
  limitText,
  OUTCOMES,
  partText,
  patchesText,
  rejectedText,
} from "../../model/arrival/deadline-words";
import { inForceText } from "../../model/arrival/in-force";
import { isKeptButForFreeze } from "../../model/arrival/kept-but-for-freeze";
import { deadlinesOf, type NodesWithDeadline } from "../../model/arrival/nodes-with-deadline";
import { subjectOfNodes } from "../../model/arrival/patched-nodes";
import { PLAN_CHECKS } from "../../model/checks/plan/plan-checks";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import { patchingOf } from "../../model/patching/patching";
import { regionName } from "../../model/patching/place/place";
import type { Opening } from "../../model/patching/runs/open-runs";
import { joined } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { isKnown } from "../../model/values/unknown";
import type { KeyedFinding } from "../findings/keyed-finding";
import { namedSystems, systemToName } from "./named-systems";

/** What becomes of a deadline whose outcome a plan changes. */
type Turn = "misses" | "meets" | "meets more of" | "meets less of";

export interface DeadlineChanges {
  readonly says: readonly string[];
  /** Of deadlines that are kept in part alone from now on, of which no check speaks: somebody may want them so. */
  readonly findings: readonly KeyedFinding[];
}

/**
 * Deadlines that a plan breaks, and those that it keeps from now on:
 * `web misses its deadline from now on: Critical and Important within 14 days`. How many days there are is told by the arrival.
 */
export function deadlineChanges(
  before: PatchEnvironmentModel,
  after: PatchEnvironmentModel,
  at: Date,
): DeadlineChanges {
  const [was, is] = [nodesIn(before, at), nodesIn(after, at)];
  const old = new Map(was.flatMap(proofsOfNodes).map((proof) => [proof.key, proof]));
  const turned = is.flatMap(proofsOfNodes).flatMap((proof) => {
    const former = old.get(proof.key);
    const turn = former && turnOf(former, proof);
    if (former === undefined || turn === undefined) return [];
    return [{ ...proof, turn, part: partText(proof), was: formerText(former, proof) }];
  });
  const alike = grouped(turned, ({ turn, of, name, limit, part, was }) =>
    // A finding is on one object, a sentence about all that are called alike.
    JSON.stringify([turn, ...(turn === "meets less of" ? [of, was] : [name]), limit, part]),
  );
  const told = [...alike.values()].map((same) => {
    const [first] = same as [(typeof turned)[number]];
    const severities = new Set(same.flatMap(({ severity }) => severity ?? []));
    const systems = new Set(same.map(({ system }) => system));
    const patches = severities.size === 0 ? "" : `${patchesText([...severities])}${namedSystems("on", [...systems])} `;
    return { ...first, text: `${patches}${first.limit}` };
  });
  const says = told.flatMap(({ turn, name, text, part }) => {
    if (turn === "meets less of") return [];
    return [`${name} ${turn} its deadline from now on: ${text}${part}`];
  });
  const { id, severity } = PLAN_CHECKS.partDeadline;
  const findings = told.flatMap(({ turn, of: key, text, part, was: old }): readonly KeyedFinding[] => {
    if (turn !== "meets less of") return [];
    const message = `deadline ${text}: ${OUTCOMES.kept}${part}; until now ${old}`;
    return [{ checkId: id, severity, key, path: "patchWithin", message, because: LEFT_OUT }];
  });
  return { says: [...says, ...leftTexts(was, is)], findings };
}

/** `without exception`, `with the reboot included`: what is no longer so. */
function formerText(was: NamedProof, is: NamedProof): string {
  const [old, now] = [rejectedText(was.rejected), rejectedText(is.rejected)];
  const [reboot, rebootNow] = [was, is].map(({ inForce }) => (inForce === undefined ? "" : inForceText(inForce)));
  return joined([
    ...(old === now ? [] : [old === "" ? "without exception" : old.slice(2)]),
    ...(reboot === rebootNow ? [] : [reboot || "with the reboot included"]),
  ]);
}

const LEFT_OUT = "nodes stay without what is left out, whatever the deadline is";

/** Systems that nodes with a deadline have no more: what was promised of them goes with their registration. */
function leftTexts(was: readonly NodesWithDeadline[], is: readonly NodesWithDeadline[]): readonly string[] {
  const now = new Map(is.map((nodes) => [placeText(nodes), systemsOf(nodes)]));
  const left = was.flatMap((nodes) => {
    const systems = now.get(placeText(nodes));
    if (systems?.every(isKnown) !== true) return [];
    return proofsOfNodes(nodes).flatMap(({ name, operatingSystem, severity, limit }) => {
      if (operatingSystem === undefined || severity === undefined || systems.includes(operatingSystem)) return [];
      return [
        { severity, limit, loses: `${name} has no deadline on ${operatingSystemLabel(operatingSystem)} any more` },
      ];
    });
  });
  return [...grouped(left, ({ loses, limit }) => JSON.stringify([loses, limit])).values()].map((same) => {
    const [{ loses, limit }] = same as [(typeof left)[number]];
    return `${loses}, was ${patchesText(same.map(({ severity }) => severity))} ${limit}`;
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
function turnOf(was: NamedProof, is: NamedProof): Turn | undefined {
  if (was.outcome === "kept" && is.outcome === "broken") return "misses";
  if (is.outcome !== "kept") return undefined;
  // The program may have left out the freeze that goes: then the deadline only loses days that it did not count.
  if (was.outcome === "broken") return was.isKeptButForFreeze?.(is.openings?.() ?? []) ? undefined : "meets";
  if (was.outcome !== "kept") return undefined;
  const [old, now] = [was, is].map(leftOutOf);
  if (now?.some((one) => !old?.includes(one))) return "meets less of";
  return old?.some((one) => !now?.includes(one)) ? "meets more of" : undefined;
}

/** What a deadline that is met does not hold for: a reboot that comes in time leaves nothing out. */
function leftOutOf({ rejected = [], inForce, days }: NamedProof): readonly string[] {
  const isLate = inForce !== undefined && (inForce.arrives !== "always" || (inForce.days ?? 0) > (days ?? 0));
  return isLate ? [...rejected, inForce.arrives] : rejected;
}

interface NamedProof
  extends Pick<DeadlineProof, "outcome" | "inForce" | "rejected">,
    Partial<Pick<DeadlineProof, "days">> {
  readonly name: string;
  /** The key of the nodes in their environment. */
  readonly of: string;
  /** The same on both sides of a plan. */
  readonly key: string;
  /** Of nodes that have one alone it is not named. */
  readonly system?: string;
  readonly operatingSystem?: string;
  /** Absent: a rule asks for a run in every month. */
  readonly severity?: string;
  /** `within 14 days (Cyber Essentials)` */
  readonly limit: string;
  readonly openings?: () => readonly Opening[];
  readonly isKeptButForFreeze?: (later: readonly Opening[]) => boolean;
}

function nodesIn(environment: PatchEnvironmentModel, at: Date): readonly NodesWithDeadline[] {
  const { patchGroups, patchPolicies = [], associations = [] } = environment;
  if ([...patchGroups, ...patchPolicies, ...associations].every(({ patchWithin }) => patchWithin === undefined))
    return [];
  const [view] = patchingOf([{ environment }], { from: at }).environments;
  return view === undefined ? [] : deadlinesOf(view, at);
}

function proofsOfNodes(nodesWithDeadline: NodesWithDeadline): readonly NamedProof[] {
  const { nodes, key: of, systems, rhythm, runs, deadline } = nodesWithDeadline;
  const name = subjectOfNodes(nodes);
  const region = regionName(nodes.place.region);
  const all = systemsOf(nodesWithDeadline);
  const ofSystems = systems.flatMap(({ one, proofs }) =>
    proofs.map((proof): NamedProof => {
      const { operatingSystem, severity, days, by } = proof;
      const key = JSON.stringify([name, region, operatingSystem, severity, days]);
      const limit = `${limitText(proof)}${ruleText(by)}`;
      const system = systemToName(operatingSystem, all);
      return {
        ...proof,
        name,
        of,
        key,
        system,
        limit,
        openings: () => runs.namedOpenings(one, deadline.inForce),
        isKeptButForFreeze: (later) => isKeptButForFreeze(runs, one, proof, deadline, later),
      };
    }),
  );
  if (rhythm === undefined) return ofSystems;
  const { by, outcome } = rhythm;
  const key = JSON.stringify([name, region, EVERY_MONTH]);
  return [...ofSystems, { name, of, key, outcome, limit: `${EVERY_MONTH}${ruleText(by)}` }];
}

function ruleText(by: DeadlineProof["by"]): string {
  return by === undefined ? "" : ` (${by.rule})`;
}
