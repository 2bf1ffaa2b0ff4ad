import { isKnown } from "../../values/unknown";
import type { EnvironmentView } from "../view/environment-view";
import { type ExistingAccounts, heldKey } from "./existing-accounts";

/**
 * What of accounts some environments have, by `heldKey`, told by names: a synthesised stack does not know AWS's ids. What
 * has the same name in the same place is taken for the same; of a registration what it is about.
 */
export function heldByName(views: readonly EnvironmentView[], accounts: ExistingAccounts): ReadonlySet<string> {
  const held = new Set<string>();
  for (const view of views) {
    const {
      maintenanceWindows,
      associations = [],
      patchPolicies = [],
      patchGroups,
      defaultBaselines,
    } = view.environment;
    const at = (object: Parameters<typeof view.placeOf>[0]) => accounts.at(view.placeOf(object))?.environment;
    for (const window of maintenanceWindows) {
      for (const { key, name } of at(window)?.maintenanceWindows ?? []) {
        if (isKnown(name) && name === window.name) held.add(heldKey.object(key));
      }
    }
    for (const association of associations) {
      for (const { key, associationName } of at(association)?.associations ?? []) {
        if (associationName !== undefined && associationName === association.associationName)
          held.add(heldKey.object(key));
      }
    }
    for (const policy of patchPolicies) {
      for (const { key, name } of at(policy)?.patchPolicies ?? [])
        if (name === policy.name) held.add(heldKey.object(key));
    }
    for (const group of patchGroups) {
      const systems = new Set(group.registrations.map(({ baseline }) => baseline.operatingSystem));
      for (const { patchGroup, registrations } of at(group)?.patchGroups ?? []) {
        if (!isKnown(patchGroup) || patchGroup !== group.patchGroup) continue;
        for (const { baseline } of registrations) {
          if (baseline.kind === "managed" && systems.has(baseline.operatingSystem)) {
            held.add(heldKey.registration(patchGroup, baseline.key));
          }
        }
      }
    }
    for (const one of defaultBaselines) {
      for (const { baseline } of at(one)?.defaultBaselines ?? []) {
        const { operatingSystem } = baseline;
        if (baseline.kind !== "managed" || !isKnown(operatingSystem)) continue;
        if (operatingSystem === one.baseline.operatingSystem) held.add(heldKey.default(operatingSystem, baseline.key));
      }
    }
  }
  return held;
}
