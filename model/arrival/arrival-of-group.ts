import { operatingSystemLabel } from "../facts/operating-systems";
import type { PatchGroupOfNodes } from "../patching/patching";
import { type ArrivalOfPatches, type AskedPatches, slowestOf } from "./arrival-by";
import { baselinesOfNodes } from "./baselines-of-nodes";
import { RunsOfGroup } from "./runs-of-group";

/** The slowest over all systems of a group, or that of one. */
export function arrivalOfGroup(
  from: Date,
  group: PatchGroupOfNodes,
  asked: AskedPatches & { readonly operatingSystem?: string } = {},
): ArrivalOfPatches {
  const runs = new RunsOfGroup(from, group);
  const { operatingSystem: system } = asked;
  const baselines = baselinesOfNodes(group).filter((one) => system === undefined || one.operatingSystem === system);
  if (baselines.length > 0) return slowestOf(baselines.map((one) => runs.arrival(one, asked)));
  const of = system === undefined ? "" : ` for ${operatingSystemLabel(system)}`;
  return { arrives: "not known", because: `no baseline${of} is registered for it here` };
}
