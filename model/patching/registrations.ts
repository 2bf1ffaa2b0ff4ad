import type { BaselineReference } from "../patch-group/patch-group-model";
import { isKnown } from "../values/unknown";
import { placeSlot } from "./place/place";
import type { EnvironmentView } from "./view/environment-view";

/** One baseline registered for one group. */
export interface Registration {
  /** Of the patch group. */
  readonly key: string;
  /** Where it stands: addresses of two stacks may be the same. */
  readonly view: EnvironmentView;
  readonly patchGroup: string;
  readonly operatingSystem: string;
  readonly baseline: BaselineReference;
  /** The same text for what AWS takes once within an environment. */
  readonly slot: string;
  /** The same text for what AWS takes once in an account. Absent: the account or the Region is not known. */
  readonly place?: string;
}

const KNOWN = new WeakMap<EnvironmentView, readonly Registration[]>();

/** Every registration whose group, system and Region are known. Worked out once. */
export function registrationsOf(view: EnvironmentView): readonly Registration[] {
  const known = KNOWN.get(view) ?? findRegistrations(view);
  KNOWN.set(view, known);
  return known;
}

function findRegistrations(view: EnvironmentView): readonly Registration[] {
  return view.groups.flatMap((group) => {
    const { key, patchGroup, registrations } = group;
    const placeOfGroup = view.placeOf(group);
    const here = placeSlot(placeOfGroup);
    if (!isKnown(patchGroup) || here === undefined) return [];
    const { account, region } = placeOfGroup;
    return registrations.flatMap(({ baseline }): Registration[] => {
      const { operatingSystem } = baseline;
      if (!isKnown(operatingSystem)) return [];
      const slot = JSON.stringify([here, patchGroup, operatingSystem]);
      const place = account === undefined || region.kind !== "named" ? undefined : slot;
      return [{ key, view, patchGroup, operatingSystem, baseline, slot, place }];
    });
  });
}
