import { PATCH_GROUP_TAG_KEYS, type PatchGroupTagKey } from "../patch-group/patch-group-model";
import { show } from "../text/wording";
import { MISSPELT_KEY } from "../values/misspelt-key";
import type { Problems } from "../values/problems";
import { PropsReader, type TokenHandling } from "../values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { readOwnList, shownOrToken } from "./read-own-list";

/** A patch group as a target names it. */
export interface PatchGroupOfTarget {
  readonly patchGroup: Knowable<string>;
  readonly tagKey: PatchGroupTagKey;
  readonly region?: Knowable<string>;
}

/** The patch groups that a target names. Undefined where it names none, `UNKNOWN` where something was reported. */
export function readPatchGroups(
  reader: PropsReader,
  problems: Problems,
  tokens: TokenHandling,
): Knowable<readonly PatchGroupOfTarget[]> | undefined {
  const list = readOwnList(reader, "patchGroups", "a list of patch groups", problems, tokens);
  if (list === undefined || !isKnown(list)) return list;
  const groups = list.map((entry, index) => readPatchGroup(entry, `patchGroups[${index}]`, problems, tokens));
  return groups.every((group) => group !== undefined) ? groups : UNKNOWN;
}

function readPatchGroup(
  entry: unknown,
  path: string,
  problems: Problems,
  tokens: TokenHandling,
): PatchGroupOfTarget | undefined {
  if (entry === undefined) problems.addUnlessTold(path, `expected a patch group, got ${MISSPELT_KEY}`);
  const reader = entry === undefined ? undefined : PropsReader.open(entry, path, problems, tokens);
  if (reader === undefined) return undefined;

  // A group is an object of its own, with more to it than a target asks for: no property of it is refused.
  const patchGroup = reader.requiredText("patchGroup");
  const region = reader.text("region");
  // The key decides which resources there are, so that it cannot wait for Terraform.
  const given = reader.raw("tagKey");
  const tagKey = PATCH_GROUP_TAG_KEYS.find((known) => known === given);
  if (tagKey !== undefined) return { patchGroup, tagKey, region };
  const expected = PATCH_GROUP_TAG_KEYS.map(show).join(" or ");
  problems.add(reader.at("tagKey"), `expected ${expected}, got ${shownOrToken(given, tokens)}`);
  return undefined;
}
