import { arrivalText } from "../../model/arrival/arrival-words";
import { baselinesOfNodes } from "../../model/arrival/baselines-of-nodes";
import { countedArrival } from "../../model/arrival/counted-arrival";
import { NOT_COVERED } from "../../model/arrival/deadline-words";
import type { PatchedNodes } from "../../model/arrival/patched-nodes";
import { runsOfNodes } from "../../model/arrival/runs-of-nodes";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import { systemOrder } from "../../model/patching/baseline-for";
import type { Patching } from "../../model/patching/patching";
import { utcDate } from "../../model/text/moments";
import { grouped } from "../../model/values/grouped";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { arrivalOfSystems } from "./arrival-of-system";

/** How long patches take from release to every node of a group: one line, or one for each system where they differ. */
export function arrivalLines(patching: Patching, nodes: PatchedNodes): readonly string[] {
  // Reckoned from the beginning of a day on, as at synth.
  const runs = runsOfNodes(new Date(utcDate(patching.from)), nodes, patching.beside);
  return bySystem(
    baselinesOfNodes(nodes)
      .filter((one) => runs.installing(one).by.length > 0)
      .map((one) => {
        const { answer, freeze } = countedArrival(nodes, one, runs);
        return [one.operatingSystem, arrivalText(answer, freeze)];
      }),
  );
}

/** Whether the deadlines of some nodes are kept: a line, or one for each system where they differ. */
export function deadlineLines(patching: Patching, nodes: PatchedNodes): readonly string[] {
  return bySystem(
    [...arrivalOfSystems(nodes, patching)].flatMap(([{ operatingSystem }, { deadlines }]) =>
      deadlines.length === 0 ? [] : [[operatingSystem, deadlines.map(({ text }) => text).join("; ")]],
    ),
  );
}

/** A sentence that is true of every system stands alone, others behind the systems that they are about, in their order. */
function bySystem(texts: readonly (readonly [system: Knowable<string>, text: string])[]): readonly string[] {
  const order = ([operatingSystem]: (typeof texts)[number]) => systemOrder({ operatingSystem });
  const inOrder = [...texts].sort((one, other) => order(one) - order(other));
  const alike = grouped(inOrder, ([, text]) => text);
  const [only] = alike.keys();
  if (alike.size === 1 && only !== NOT_COVERED) return [...alike.keys()];
  return [...alike].map(([text, same]) => {
    const systems = same.map(([system]) => (isKnown(system) ? operatingSystemLabel(system) : "a system"));
    return `${systems.join(", ")}: ${text}`;
  });
}
