import { zonesOfWays } from "../../model/patching/ways/zones-of-ways";
import { zoneDataSentences } from "../../model/schedule/zones/zone-data-note";
import { patchingOfStacks } from "./patching-of-stacks";
import type { Stack } from "./read-stacks";

/** What stands at the end of an answer that was computed with the time zones of these stacks; nothing if all are UTC. */
export function zoneDataLines(stacks: readonly Stack[], from: Date): readonly string[] {
  const ways = patchingOfStacks(stacks, from).environments.flatMap((view) => view.ways);
  return zoneDataSentences(zonesOfWays(ways)).map((sentence) => `\n${sentence}\n`);
}
