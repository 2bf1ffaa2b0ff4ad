import { DEFAULT_TAG_KEY, type PatchGroupModel } from "../../patch-group/patch-group-model";
import { joined, quote } from "../../text/wording";
import type { Finding } from "../../values/finding";
import { isKnown, type Knowable } from "../../values/unknown";
import { defineCheck } from "../check/define-check";

/** Known when everything was made: instances come after their group. A review tells it of the instances themselves. */
export const tagShownInMetadata = defineCheck({
  id: "PM208",
  severity: "warning",
  on: "group",
  foundBy: "the construct of the group",
  cause: 'Instances carry the tag "Patch Group" and show their tags in instance metadata.',
  reason: "A key that is shown there holds no space: EC2 refuses the tag, and with it the instance.",
  source: "other ways facts, C1",
  fix: "Give the group tagKey PatchGroup, or turn instanceMetadataTags off.",
});

/** What shows the tags of instances in their metadata. */
export interface ShownTags {
  /** Construct path. */
  readonly key: string;
  /** The value that the tag `Patch Group` has there. Absent: it is for every tag of new instances. */
  readonly patchGroup?: Knowable<string>;
}

/** The tag of a group as EC2 refuses it, for all that would carry and show it. */
export function refusedTags({ patchGroup, tagKey }: PatchGroupModel, shown: readonly ShownTags[]): readonly Finding[] {
  const key = tagKey ?? DEFAULT_TAG_KEY;
  if (!isKnown(key) || !key.includes(" ")) return [];
  const meant = shown.filter((one) => one.patchGroup === undefined || mayBeSame(one.patchGroup, patchGroup));
  if (meant.length === 0) return [];
  return [
    {
      checkId: tagShownInMetadata.id,
      severity: tagShownInMetadata.severity,
      path: "tagKey",
      message:
        `EC2 refuses the tag ${quote(key)} on instances that show their tags in instance metadata, and ` +
        `${joined(meant.map((one) => one.key))} ${meant.length === 1 ? "turns" : "turn"} that on: such a key holds no ` +
        'space; write tagKey: "PatchGroup", or turn instanceMetadataTags off',
    },
  ];
}

function mayBeSame(one: Knowable<string>, other: Knowable<string>): boolean {
  return !isKnown(one) || !isKnown(other) || one === other;
}
