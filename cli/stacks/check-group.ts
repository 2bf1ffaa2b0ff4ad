import { probablyMeant } from "../../model/text/probably-meant";
import { joined, quote } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import { BadInput } from "../console/bad-input";
import type { Stack } from "./read-stacks";

/**
 * Reads `--group` for a command that asks synthesised stacks.
 *
 * @param targeted - names that the stacks target, though they do not register them
 * @throws BadInput for a group that no stack registers, targets or may have under a name that is not known yet
 */
export function checkGroup(group: string, stacks: readonly Stack[], targeted: readonly string[] = []): void {
  const names = stacks.flatMap(({ environment }) => environment.patchGroups.map(({ patchGroup }) => patchGroup));
  if (names.includes(group) || targeted.includes(group) || !names.every(isKnown)) return;
  const known = [...new Set(names.filter(isKnown))].sort();
  const meant = probablyMeant(group, known);
  const here =
    known.length === 0 ? ", no stack has any" : `, there ${known.length === 1 ? "is" : "are"} ${joined(known)}`;
  const hint = meant === undefined ? "" : `; did you mean ${meant}`;
  // The only one is named once.
  const there = meant !== undefined && known.length === 1 ? "" : here;
  throw new BadInput(`--group: no stack has a patch group called ${quote(group)}${there}${hint}`);
}
