import { ringDeadlines } from "../../patch-fleet/ring-deadlines";
import { installStreams } from "../../patching/streams/install-stream";
import type { EnvironmentView } from "../../patching/view/environment-view";
import { FleetProof } from "../patch-fleet/fleet-proof";
import { FreezeFixes } from "../patch-fleet/freeze-fixes";

/** Stands in a sentence where a fleet has the names of its rings. */
const WHO = "its windows";

/**
 * A change freeze of some days more with which a PatchEnvironment without a fleet keeps its deadlines, as a fleet of one
 * ring would. Undefined in a fleet, which proves it for all of its rings, and where windows stand beside the environment.
 */
export function longerFreeze(view: EnvironmentView, today: Date): string | undefined {
  const { changeFreezes = [], fixInFleet, maintenanceWindows } = view.environment;
  const [first] = changeFreezes;
  if (first === undefined || fixInFleet !== undefined) return undefined;
  const isOfOne =
    changeFreezes.every(({ key }) => key === first.key) &&
    maintenanceWindows.every(({ key }) => key.startsWith(`${first.key}/`));
  if (!isOfOne) return undefined;
  const streams = installStreams(view, ({ key }) => key);
  const ring = { ring: { name: WHO }, streams, changeFreezes };
  const deadlines = ringDeadlines([{ ring: WHO, accounts: [], views: [view] }], today);
  const [way] = new FreezeFixes(new FleetProof([ring], deadlines, today), "the PatchEnvironment").longer();
  return way;
}
