import { arrivalByBaseline, baselinesOfGroup } from "../../model/arrival/arrival-of-group";
import { arrivalText } from "../../model/arrival/arrival-words";
import { RunsOfGroup } from "../../model/arrival/runs-of-group";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import type { PatchGroupOfNodes, Patching } from "../../model/patching/patching";
import { utcDate } from "../../model/text/moments";
import { isKnown } from "../../model/values/unknown";

/** How long patches take from release to every node of a group: one line, or one for each system where they differ. */
export function arrivalLines(patching: Patching, group: PatchGroupOfNodes): readonly string[] {
  // Reckoned from the beginning of a day on, as at synth.
  const runs = new RunsOfGroup(new Date(utcDate(patching.from)), group);
  const systems = new Map<string, string[]>();
  for (const one of baselinesOfGroup(group)) {
    if (one.baseline === undefined) continue;
    const text = arrivalText(arrivalByBaseline(runs, one));
    const label = isKnown(one.operatingSystem) ? operatingSystemLabel(one.operatingSystem) : "a system";
    systems.set(text, [...(systems.get(text) ?? []), label]);
  }
  if (systems.size === 1) return [...systems.keys()];
  return [...systems].map(([text, labels]) => `${labels.join(", ")}: ${text}`);
}
