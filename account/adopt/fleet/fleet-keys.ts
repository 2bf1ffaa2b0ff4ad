import { RESERVED_IDS } from "../../../model/patch-fleet/reserved-ids";
import { Names } from "../names";
import { type FleetPart, type PartKind, partId } from "./fleet-part";

/** What tells a part apart where its name is taken. */
const SUFFIXES: Readonly<Record<PartKind, string>> = {
  baselines: "Baseline",
  patchGroups: "Group",
  maintenanceWindows: "Window",
  associations: "Association",
  patchPolicies: "Policy",
};

/** The key of each part in the definition, by kind and name: ids of constructs in one scope. */
export function keysOf(parts: readonly FleetPart[], chosen: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const names = new Names();
  for (const id of RESERVED_IDS) names.id("", id, id);
  return new Map(
    parts.map(({ kind, name }) => [
      partId(kind, name),
      names.id("", chosen.get(name) ?? name, SUFFIXES[kind], [SUFFIXES[kind]]),
    ]),
  );
}
