import type { BaselineReference } from "../patch-group/patch-group-model";
import { isKnown } from "../values/unknown";
import type { EnvironmentView } from "./environment-view";

/** One baseline registered for one group. */
export interface Registration {
  /** Of the patch group. */
  readonly key: string;
  readonly patchGroup: string;
  readonly operatingSystem: string;
  readonly baseline: BaselineReference;
  /** The same text for what AWS takes once within an environment. */
  readonly slot: string;
  /** The same text for what AWS takes once in an account. Absent: the account or the Region is not known. */
  readonly place?: string;
}

/** Every registration whose group, system and Region are known. */
export function registrationsOf(view: EnvironmentView): readonly Registration[] {
  const { account } = view.environment;
  return view.groups.flatMap((group) => {
    const { key, patchGroup, registrations } = group;
    const region = view.regionOf(group);
    if (!isKnown(patchGroup) || (region !== undefined && !isKnown(region))) return [];
    return registrations.flatMap(({ baseline }): Registration[] => {
      const { operatingSystem } = baseline;
      if (!isKnown(operatingSystem)) return [];
      const slot = JSON.stringify([region ?? null, patchGroup, operatingSystem]);
      const place = account === undefined || region === undefined ? undefined : `${JSON.stringify(account)} ${slot}`;
      return [{ key, patchGroup, operatingSystem, baseline, slot, place }];
    });
  });
}
