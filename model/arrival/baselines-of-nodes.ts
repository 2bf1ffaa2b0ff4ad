import type { Keyed } from "../environment/patch-environment-model";
import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { BaselineReference } from "../patch-group/patch-group-model";
import { baselineOfReference } from "../patching/baseline-for";
import { baselinesByTags } from "../patching/baseline-of-way";
import type { PatchGroupOfNodes } from "../patching/patching";
import { samePlace } from "../patching/place/place";
import type { EnvironmentView } from "../patching/view/environment-view";
import type { AssociationWay } from "../patching/ways/way-of-patching";
import { isKnown, type Knowable } from "../values/unknown";
import { areOfWay, type NodesOfWay, type PatchedNodes } from "./patched-nodes";

/** A baseline that nodes of one system follow, as far as it is known here. */
export interface BaselineOfNodes {
  readonly operatingSystem: Knowable<string>;
  readonly reference: BaselineReference;
  /** The address of the registration, where each system has one. */
  readonly registeredAs?: string;
  /** Absent: it is kept elsewhere. */
  readonly baseline?: PatchBaselineModel;
}

/** The baselines that nodes follow, one for each operating system. */
export function baselinesOfNodes(nodes: PatchedNodes): readonly BaselineOfNodes[] {
  return areOfWay(nodes) ? selectedBy(nodes) : registeredFor(nodes);
}

function registeredFor({ registered, view }: PatchGroupOfNodes): readonly BaselineOfNodes[] {
  return (registered?.registrations ?? []).map(({ key, baseline: reference }): BaselineOfNodes => {
    const baseline = baselineOfReference(reference, view.environment);
    const operatingSystem = baseline?.operatingSystem ?? reference.operatingSystem;
    return {
      operatingSystem,
      reference,
      ...(key === undefined ? {} : { registeredAs: key }),
      ...(baseline === undefined ? {} : { baseline }),
    };
  });
}

function selectedBy({ way, view }: NodesOfWay): readonly BaselineOfNodes[] {
  if (way.kind === "association") return foundByTags(way, view);
  const { baselines } = way.policy;
  return Object.entries(isKnown(baselines) ? baselines : {}).map(([operatingSystem, id]): BaselineOfNodes => {
    const baseline = view.environment.baselines.find(({ key }) => key === id);
    if (baseline === undefined)
      return { operatingSystem, reference: { kind: "existing", baselineId: id, operatingSystem } };
    return { operatingSystem, reference: { kind: "managed", key: baseline.key, operatingSystem }, baseline };
  });
}

/** Of several baselines for one system the first stands for all: which of them counts is told by the room. */
function foundByTags(way: AssociationWay, view: EnvironmentView): readonly BaselineOfNodes[] {
  const { known, open } = baselinesByTags(way, view);
  const found = view.environment.baselines.filter(
    (one) => [...known, ...open].includes(one.key) && samePlace(view.placeOf(one), way.place).same === "yes",
  );
  const bySystem = new Map<Knowable<string>, Keyed<PatchBaselineModel>>();
  for (const one of found) if (!bySystem.has(one.operatingSystem)) bySystem.set(one.operatingSystem, one);
  return [...bySystem.values()].map((baseline): BaselineOfNodes => {
    const { key, operatingSystem } = baseline;
    return { operatingSystem, reference: { kind: "managed", key, operatingSystem }, baseline };
  });
}
