import type { PatchBaselineModel } from "../patch-baseline/patch-baseline-model";
import type { BaselineReference } from "../patch-group/patch-group-model";
import { baselineOfReference } from "../patching/baseline-for";
import type { PatchGroupOfNodes } from "../patching/patching";
import type { Knowable } from "../values/unknown";

/** A baseline of a group, as far as it is known here. */
export interface BaselineOfGroup {
  readonly operatingSystem: Knowable<string>;
  readonly reference: BaselineReference;
  /** Absent: it is kept elsewhere. */
  readonly baseline?: PatchBaselineModel;
}

/** The baselines that a group's nodes follow, one for each operating system. */
export function baselinesOfGroup({ registered, view }: PatchGroupOfNodes): readonly BaselineOfGroup[] {
  return (registered?.registrations ?? []).map(({ baseline: reference }): BaselineOfGroup => {
    const baseline = baselineOfReference(reference, view.environment);
    const operatingSystem = baseline?.operatingSystem ?? reference.operatingSystem;
    return { operatingSystem, reference, ...(baseline === undefined ? {} : { baseline }) };
  });
}
