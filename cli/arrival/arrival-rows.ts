import { type ArrivalOfPatches, lengthOf } from "../../model/arrival/arrival-by";
import { daysOf } from "../../model/arrival/arrival-words";
import { type BaselineOfNodes, baselinesOfNodes } from "../../model/arrival/baselines-of-nodes";
import { proofOfPatches, rhythmProof } from "../../model/arrival/deadline-proof";
import { inForceAfter } from "../../model/arrival/in-force";
import { deadlineOfNodes, nodesBesideGroups, type PatchedNodes } from "../../model/arrival/patched-nodes";
import { runsOfNodes } from "../../model/arrival/runs-of-nodes";
import type { RunsOnNodes } from "../../model/arrival/runs-on-nodes";
import { coverageOf } from "../../model/coverage/baseline-coverage";
import { ANY_SEVERITY, speaksAbout } from "../../model/deadlines/deadline-model";
import { systemLabel } from "../../model/describe/system-label";
import { severitiesOf } from "../../model/facts/severities";
import { localTime } from "../../model/schedule/zones/local-time";
import { isKnown, jsonOfModel } from "../../model/values/unknown";
import { patchingOfStacks } from "../stacks/patching-of-stacks";
import { type PlaceLabel, placeLabels } from "../stacks/place-labels";
import type { Stack } from "../stacks/read-stacks";
import type { ArrivalRow, DeadlineOfRow } from "./arrival-row";
import { nameOfNodes } from "./name-of-nodes";
import { RingGaps } from "./ring-gaps";

/** Rows of all patch groups, and of the nodes that policies patch beside them: the stacks in their order, then by group, system, classification and severity. */
export function arrivalRows(stacks: readonly Stack[], from: Date, onlyGroup?: string): readonly ArrivalRow[] {
  const patching = patchingOfStacks(stacks, from);
  const labels = placeLabels(stacks, patching.environments);
  const gaps = new RingGaps(stacks, from);
  const alike = new Map<string, readonly OwnPart[]>();
  const groups = patching.groups.filter(({ patchGroup }) => onlyGroup === undefined || patchGroup === onlyGroup);
  const beside = onlyGroup === undefined ? patching.environments.flatMap(nodesBesideGroups) : [];
  const found = [...groups, ...beside].flatMap((nodes) => {
    const runs = runsOfNodes(from, nodes, patching.beside);
    const { where: _, ...place } = labels.of(nodes.place);
    return baselinesOfNodes(nodes).flatMap((one) => {
      const asked = [nameOfNodes(nodes), deadlineOfNodes(nodes), one.operatingSystem];
      const key = jsonOfModel([runs.likenessOf(one), ...asked]);
      const rows = alike.get(key) ?? rowsOf(nodes, one, runs, from);
      alike.set(key, rows);
      return rows.map((own) => ({ place, own, gap: gaps.add(place.ring, own, { one, runs }) }));
    });
  });
  return found.map(({ place, own, gap }) => {
    const afterRing = gap();
    // Of tens of thousands of rows: V8 takes a tenth of the time of two spreads for it.
    return Object.assign({}, place, own, afterRing && { afterRing });
  });
}

type OwnPart = Omit<ArrivalRow, keyof PlaceLabel>;

function rowsOf(nodes: PatchedNodes, one: BaselineOfNodes, runs: RunsOnNodes, from: Date): readonly OwnPart[] {
  const { operatingSystem } = one;
  const system = systemLabel(operatingSystem);
  const deadline = deadlineOfNodes(nodes);
  const isUncovered = deadline !== undefined && isKnown(operatingSystem) && !speaksAbout(deadline, operatingSystem);
  const rhythm = rhythmProof(runs, from, deadline?.published);
  const everyMonth = rhythm && { by: rhythm.by.rule, outcome: rhythm.outcome };
  const rejected = runs.rejected(one);
  return askedOf(one, runs).map((asked): OwnPart => {
    const { severity = ANY_SEVERITY, classification } = asked;
    const arrival = runs.arrival(one, asked);
    const missed = runs.arrival(one, { ...asked, missedRuns: 1 });
    const inForce = inForceAfter(runs, one, asked);
    const proof = deadline === undefined ? undefined : proofOfPatches(runs, one, deadline, asked);
    return {
      patchGroup: nameOfNodes(nodes),
      system,
      severity,
      ...(classification === undefined ? {} : { classification }),
      ...partOf(arrival),
      ...(missed.arrives === "always" ? { oneRunMissedDays: daysOf(lengthOf(missed)) } : {}),
      ...(inForce === undefined ? {} : { inForce }),
      ...(arrival.arrives === "always" && runs.restartsWhenReissued(one, asked) ? { restartsWhenReissued: true } : {}),
      ...(arrival.arrives === "always" && rejected.length > 0 ? { rejected } : {}),
      ...(arrival.arrives === "always" && runs.mayEndLater ? { mayEndLater: true } : {}),
      ...(proof === undefined ? {} : { deadline: deadlineOf(proof, lengthOf(arrival)) }),
      ...(everyMonth === undefined ? {} : { everyMonth }),
      ...(isUncovered ? { isUncovered } : {}),
    };
  });
}

/** Every patch, then each severity of each classification that a rule approves. */
function askedOf(one: BaselineOfNodes, runs: RunsOnNodes): readonly { severity?: string; classification?: string }[] {
  const { operatingSystem } = one;
  const coverages = runs.installing(one).by.flatMap(({ baseline }) => coverageOf(baseline) ?? []);
  if (coverages.length === 0 || !isKnown(operatingSystem)) return [{}];
  const severities = severitiesOf(operatingSystem);
  const kinds = new Set(
    coverages.flatMap(({ situations }) =>
      situations.flatMap(({ kinds: all }) =>
        all.filter(({ approved }) => approved.length > 0).flatMap(({ name }) => name ?? []),
      ),
    ),
  );
  const asked = [...kinds].flatMap((classification) => severities.map((severity) => ({ severity, classification })));
  return [{}, ...asked];
}

function partOf(
  arrival: ArrivalOfPatches,
): Pick<OwnPart, "arrives" | "because" | "worst" | "releases" | "typicalDays"> {
  if (arrival.arrives !== "always") return { arrives: arrival.arrives, because: arrival.because };
  const { releases } = arrival;
  const { released, installed, zone } = arrival.worst;
  return {
    arrives: "always",
    worst: {
      days: daysOf(lengthOf(arrival)),
      released: released.toISOString(),
      installed: installed.toISOString(),
      releasedLocal: localTime(released, zone).local,
      installedLocal: localTime(installed, zone).local,
      zone,
    },
    ...(releases === undefined ? {} : { releases }),
    typicalDays: daysOf(arrival.typicalMs),
  };
}

/** @param longest - of the same patches, without what the deadline asks for beside its days */
function deadlineOf(proof: NonNullable<ReturnType<typeof proofOfPatches>>, longest: number): DeadlineOfRow {
  const { days, outcome, by, except, missedRuns, untilInForce, arrival } = proof;
  const worst = lengthOf(arrival);
  return {
    ...(days === undefined ? {} : { days }),
    outcome,
    ...(by === undefined ? {} : { by: by.rule }),
    ...(missedRuns && { missedRuns }),
    ...(untilInForce && { untilInForce }),
    ...(worst === 0 || worst === longest ? {} : { worstDays: daysOf(worst) }),
    ...(except && { notCounted: except.days }),
  };
}
