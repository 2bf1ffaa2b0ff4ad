import type { PatchGroupTagKey } from "../../model/patch-group/patch-group-model";
import { patchGroupsOfTarget } from "../../model/patching/nodes/targeting";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import { printable } from "../../model/text/printable";
import { joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";

/** How many groups are named; more of them are told by the rule. */
const MOST_NAMES = 3;

/**
 * Which tag puts a node into the patch groups that are patched, as their targets select it: `Nodes to patch have the
 * tag Patch Group = web or batch.`, a sentence for each spelling of the key.
 *
 * @param only - the patch group that is asked about
 */
export function nodeTagSentences(views: readonly EnvironmentView[], only?: string): readonly string[] {
  const byKey = new Map<PatchGroupTagKey, Set<string>>();
  for (const view of views) {
    const registered = new Set(view.groups.map(({ patchGroup }) => patchGroup).filter(isKnown));
    for (const { tagKey, patchGroups } of view.ways.flatMap(({ targets }) => targets.flatMap(patchGroupsOfTarget))) {
      const names = patchGroups.filter((name) => registered.has(name) && (only === undefined || name === only));
      if (names.length > 0) byKey.set(tagKey, new Set([...(byKey.get(tagKey) ?? []), ...names]));
    }
  }
  return [...byKey].sort().map(([key, names]) => `Nodes to patch have the tag ${key} = ${valuesText([...names])}.`);
}

function valuesText(names: readonly string[]): string {
  if (names.length > MOST_NAMES) return "<name of their patch group>";
  return joined([...names].sort().map(printable), "or");
}
