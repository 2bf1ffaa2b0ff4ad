import { isEmergency } from "../../model/patching/ways/emergency";
import { theEmergency, windowName } from "../../model/patching/ways/window-name";
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
    .flatMap((group) => patching.installRuns(group).emergencies);
  const names = [...new Set(coming.map(windowName))].sort();
  const [first] = names;
  if (first === undefined) return [];
  const [which, what] =
    names.length === 1
      ? [`${theEmergency(first)} is`, "it installs"]
      : [`the emergencies ${joined(names)} are`, "they install"];
  const note = `Note: ${which} not counted: what ${what} may be there earlier.`;
  return [`\n${wrap(note, width).join("\n")}\n`];
}
