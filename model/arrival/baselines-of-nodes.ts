import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { BaselineReference } from "../patch-group/patch-group-model";
import { baselineOfReference } from "../patching/baseline-for";
import type { PatchGroupOfNodes } from "../patching/patching";
import { isKnown, type Knowable } from "../values/unknown";
import { areOfPolicy, type NodesOfPolicy, type PatchedNodes } from "./patched-nodes";

/** A baseline that nodes of one system follow, as far as it is known here. */
export interface BaselineOfNodes {
  readonly operatingSystem: Knowable<string>;
  readonly reference: BaselineReference;
  /** Absent: it is kept elsewhere. */
  readonly baseline?: PatchBaselineModel;
}

/** The baselines that nodes follow, one for each operating system. */
export function baselinesOfNodes(nodes: PatchedNodes): readonly BaselineOfNodes[] {
  return areOfPolicy(nodes) ? selectedByPolicy(nodes) : registeredFor(nodes);
}

function registeredFor({ registered, view }: PatchGroupOfNodes): readonly BaselineOfNodes[] {
  return (registered?.registrations ?? []).map(({ baseline: reference }): BaselineOfNodes => {
    const baseline = baselineOfReference(reference, view.environment);
    const operatingSystem = baseline?.operatingSystem ?? reference.operatingSystem;
    return { operatingSystem, reference, ...(baseline === undefined ? {} : { baseline }) };
  });
}

function selectedByPolicy({ policy, view }: NodesOfPolicy): readonly BaselineOfNodes[] {
  const { baselines } = policy;
  return Object.entries(isKnown(baselines) ? baselines : {}).map(([operatingSystem, id]): BaselineOfNodes => {
    const baseline = view.environment.baselines.find(({ key }) => key === id);
    if (baseline === undefined)
      return { operatingSystem, reference: { kind: "existing", baselineId: id, operatingSystem } };
    return { operatingSystem, reference: { kind: "managed", key: baseline.key, operatingSystem }, baseline };
  });
}
