import { arrivalOfBaseline } from "../../model/arrival/arrival-of-group";
import { arrivalText } from "../../model/arrival/arrival-words";
import { isOperatingSystem, operatingSystemLabel } from "../../model/facts/operating-systems";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import type { PatchGroupOfNodes, Patching } from "../../model/patching/patching";
import { predefinedBaseline } from "../../model/patching/predefined-baselines";
import { isKnown } from "../../model/values/unknown";

/** How long patches take from release to every node of a group: one line, or one for each system where they differ. */
export function arrivalLines(patching: Patching, group: PatchGroupOfNodes): readonly string[] {
  const systems = new Map<string, string[]>();
  for (const { baseline: reference } of group.registered?.registrations ?? []) {
    const baseline = baselineOf(reference, group);
    if (baseline === undefined) continue;
    const text = arrivalText(arrivalOfBaseline(patching, group, baseline));
    const label = isKnown(baseline.operatingSystem) ? operatingSystemLabel(baseline.operatingSystem) : "a system";
    systems.set(text, [...(systems.get(text) ?? []), label]);
  }
  if (systems.size === 1) return [...systems.keys()];
  return [...systems].map(([text, labels]) => `${labels.join(", ")}: ${text}`);
}

/** What is said of the group's nodes, where that is known here. */
function baselineOf(reference: BaselineReference, { view }: PatchGroupOfNodes): PatchBaselineModel | undefined {
  switch (reference.kind) {
    case "managed":
      return view.environment.baselines.find(({ key }) => key === reference.key);
    case "predefined": {
      const { operatingSystem: system } = reference;
      return isKnown(system) && isOperatingSystem(system) ? predefinedBaseline(system) : undefined;
    }
    case "existing":
      return undefined;
  }
}
