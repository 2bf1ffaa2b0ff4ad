import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import { systemOfReference } from "../../model/patching/baseline-for";
import { isKnown } from "../../model/values/unknown";
import { patchingOfStacks } from "../stacks/patching-of-stacks";
import { type PlaceLabel, placeLabels } from "../stacks/place-labels";
import type { Stack } from "../stacks/read-stacks";

/** No run is asked for here. */
const ANY_TIME = new Date(0);

/** A patch group about which nothing can be told, and why. */
export interface UnexplainedGroup extends PlaceLabel {
  readonly patchGroup: string;
  /** `its baseline pb-0123456789abcdef0 is kept elsewhere, and what it approves is not known here` */
  readonly because: string;
}

/** The groups with a baseline that nothing is known about; not those that have another one for each of some systems. */
export function unexplainedGroups(
  stacks: readonly Stack[],
  systems: Iterable<string>,
  patchGroup: string | undefined,
): readonly UnexplainedGroup[] {
  const asked = [...systems];
  const { environments } = patchingOfStacks(stacks, ANY_TIME);
  const labels = placeLabels(stacks, environments);
  return environments.flatMap((view) =>
    view.groups.flatMap((one): UnexplainedGroup[] => {
      const { patchGroup: group, registrations } = one;
      const { environment } = view;
      const label = labels.of(view.placeOf(one));
      const name = isKnown(group) ? group : NOT_KNOWN_YET;
      if (patchGroup !== undefined && isKnown(group) && group !== patchGroup) return [];

      const references = registrations.map(({ baseline }) => baseline);
      const known = references.map((reference) => systemOfReference(reference, environment));
      if (!isKnown(group)) {
        const isAsked = known.some((system) => !isKnown(system) || asked.includes(system));
        return isAsked ? [{ ...label, patchGroup: name, because: "the name of the patch group is not known yet" }] : [];
      }
      if (asked.every((system) => known.includes(system))) return [];
      const open = references.filter((reference) => !isKnown(systemOfReference(reference, environment)));
      return open.map((reference) => ({ ...label, patchGroup: name, because: whyOpen(reference, environment) }));
    }),
  );
}

function whyOpen(reference: BaselineReference, { baselines }: PatchEnvironmentModel): string {
  if (reference.kind === "existing") {
    return isKnown(reference.baselineId)
      ? `its baseline ${reference.baselineId} is kept elsewhere, and what it approves is not known here`
      : "which baseline it follows is not known yet";
  }
  const name = reference.kind === "managed" && baselines.find(({ key }) => key === reference.key)?.name;
  return `the operating system of its baseline ${typeof name === "string" ? name : NOT_KNOWN_YET} is not known yet`;
}
