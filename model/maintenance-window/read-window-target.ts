import { PATCH_GROUP_TAG_KEYS, type PatchGroupTagKey } from "../patch-group/patch-group-model";
import { readKeepOrder } from "../values/keep-order";
import type { Problems } from "../values/problems";
import type { PropsReader, TokenHandling } from "../values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import type { TargetSelectionModel, WindowTargetModel } from "./maintenance-window-model";
import { shownOrToken } from "./read-own-list";
import { type PatchGroupOfTarget, readPatchGroups } from "./read-patch-groups";
import {
  INSTANCE_IDS_KEY,
  kindOfSelection,
  RESOURCE_GROUP_KEY,
  RESOURCE_TYPE_FILTERS_KEY,
  TAG_KEYS_KEY,
  type TargetResourceType,
  tagSelectionKey,
} from "./target-keys";

/**
 * What one call of a user registers: one target, or one for each tag key of the patch groups. AWS joins the entries of
 * a target by "and", so that a single target with both keys would find only nodes that carry both.
 */
export interface WindowTargetReading {
  readonly registrations: readonly WindowTargetRegistration[];
  readonly patchGroups: readonly PatchGroupOfTarget[];
}

/** One registered target, with what a check must know of how it was written. */
export interface WindowTargetRegistration extends WindowTargetModel {
  /** The tag key whose values were written as `patchGroups`. */
  readonly patchGroupsBy?: PatchGroupTagKey;
  /** Whether entries and values stay in the order in which they were written. */
  readonly keepOrder?: boolean;
}

/**
 * The tag key whose target is the main one; that of the other key stands beside it, also where it stands alone: an
 * address in Terraform's state must not depend on which of the two came first.
 */
export const MAIN_TAG_KEY: PatchGroupTagKey = "Patch Group";

type TargetBasics = Pick<WindowTargetModel, "name" | "description" | "ownerInformation" | "expectedNodes">;

/**
 * Reads what a user wrote about a target. What has the wrong kind is reported.
 *
 * @param key - what the main target is called within its window
 * @param others - properties that belong to the caller and are not looked at
 */
export function readWindowTarget(
  reader: PropsReader,
  key: string,
  problems: Problems,
  tokens: TokenHandling,
  others: readonly string[] = [],
): WindowTargetReading {
  const basics: TargetBasics = {
    name: reader.text("name"),
    description: reader.text("description"),
    ownerInformation: reader.text("ownerInformation"),
    expectedNodes: reader.number("expectedNodes"),
  };
  const keepOrder = readKeepOrder(reader, problems);
  const patchGroups = readPatchGroups(reader, problems, tokens);
  const selections = readSelections(reader, problems, tokens);
  reader.ignore(...others);
  reader.refuseOthers();

  if (patchGroups === UNKNOWN || selections === UNKNOWN) {
    return { registrations: [{ ...basics, key, resourceType: UNKNOWN, targets: UNKNOWN }], patchGroups: [] };
  }
  const registration = (tagKey: PatchGroupTagKey | undefined): WindowTargetRegistration => {
    const targets = tagKey === undefined ? selections : [selectionOf(tagKey, patchGroups ?? []), ...selections];
    return {
      ...basics,
      key: keyWithinWindow(key, tagKey),
      resourceType: resourceTypeOf(targets),
      targets,
      ...(tagKey === undefined ? {} : { patchGroupsBy: tagKey }),
      ...(keepOrder ? { keepOrder } : {}),
    };
  };
  return { registrations: tagKeysOf(patchGroups).map(registration), patchGroups: patchGroups ?? [] };
}

/** What a target is called in its window: by its id, and by the tag key where it is not the main one. */
export function keyWithinWindow(key: string, tagKey: PatchGroupTagKey | undefined): string {
  return tagKey === undefined || tagKey === MAIN_TAG_KEY ? key : `${key}/${tagKey}`;
}

/** An empty list of groups is no absent one: it must not widen the target to whatever else is selected. */
function tagKeysOf(patchGroups: readonly PatchGroupOfTarget[] | undefined): readonly (PatchGroupTagKey | undefined)[] {
  if (patchGroups === undefined) return [undefined];
  const used = PATCH_GROUP_TAG_KEYS.filter((tagKey) => patchGroups.some((group) => group.tagKey === tagKey));
  return used.length === 0 ? [MAIN_TAG_KEY] : used;
}

function selectionOf(tagKey: PatchGroupTagKey, patchGroups: readonly PatchGroupOfTarget[]): TargetSelectionModel {
  const groups = patchGroups.filter((group) => group.tagKey === tagKey);
  return { key: tagSelectionKey(tagKey), values: [...new Set(groups.map((group) => group.patchGroup))] };
}

function readSelections(
  reader: PropsReader,
  problems: Problems,
  tokens: TokenHandling,
): Knowable<readonly TargetSelectionModel[]> {
  const tags = readTags(reader, problems, tokens);
  const group = reader.text("resourceGroup");
  const lists: readonly Selected[] = [
    ...(isKnown(tags) ? tags : []),
    [TAG_KEYS_KEY, reader.texts("tagKeys")],
    [INSTANCE_IDS_KEY, reader.texts("instanceIds")],
    [RESOURCE_GROUP_KEY, group === undefined ? undefined : [group]],
    [RESOURCE_TYPE_FILTERS_KEY, reader.texts("resourceTypeFilters")],
  ];
  if (!isKnown(tags)) return UNKNOWN;
  return lists.flatMap(([key, values]) => (values === undefined ? [] : [{ key, values }]));
}

type Selected = readonly [key: string, values: TargetSelectionModel["values"] | undefined];

/** Each tag becomes a block, so that all of them at once cannot wait for Terraform; their values can. */
function readTags(reader: PropsReader, problems: Problems, tokens: TokenHandling): Knowable<readonly Selected[]> {
  const given = reader.raw("tags");
  if (tokens.isUnresolved(given)) {
    problems.add("tags", `expected an object with a list of values for each key, got ${shownOrToken(given, tokens)}`);
    return UNKNOWN;
  }
  const tags = reader.object<readonly Selected[]>("tags", (read) =>
    read.names().map((tagKey) => [tagSelectionKey(tagKey), read.texts(tagKey)]),
  );
  return tags ?? [];
}

function resourceTypeOf(selections: readonly TargetSelectionModel[]): TargetResourceType {
  const ofGroup = ({ key }: TargetSelectionModel) =>
    typeof key === "string" && kindOfSelection(key) === "resource group";
  return selections.some(ofGroup) ? "RESOURCE_GROUP" : "INSTANCE";
}
