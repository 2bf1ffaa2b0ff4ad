import { runsOfWindow } from "../../model/patching/runs/runs-of-opening";
import { isEmergency } from "../../model/patching/ways/emergency";
import { emergencyName, windowName } from "../../model/patching/ways/window-name";
import { joined } from "../../model/text/wording";
import { wrap } from "../../model/text/wrap";
import { patchingOfStacks } from "../stacks/patching-of-stacks";
import type { Stack } from "../stacks/read-stacks";

/** `Note: the emergency openssl is not counted …`: what an emergency installs is there earlier; nothing where there is none. */
export function emergencyNote(
  stacks: readonly Stack[],
  now: Date,
  patchGroup: string | undefined,
  width?: number,
): readonly string[] {
  if (!stacks.some(({ environment }) => environment.maintenanceWindows.some(isEmergency))) return [];
  const patching = patchingOfStacks(stacks, now);
  const coming = patching.groups
    .filter((group) => patchGroup === undefined || group.patchGroup === patchGroup)
    .flatMap((group) => patching.installRuns(group).emergencies)
    .filter((window) => {
      const runs = runsOfWindow(window, now);
      return runs.kind !== "runs" || runs.runs.take(1).length > 0;
    });
  const names = [...new Set(coming.map(windowName))].sort();
  const [first] = names;
  if (first === undefined) return [];
  const which = names.length === 1 ? `the ${emergencyName(first)} is` : `the emergencies ${joined(names)} are`;
  const note = `Note: ${which} not counted: what it installs may be there earlier.`;
  return [`\n${wrap(names.length === 1 ? note : note.replace("it installs", "they install"), width).join("\n")}\n`];
}
