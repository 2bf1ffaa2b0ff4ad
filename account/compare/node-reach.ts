import type { SnapshotNode, SnapshotRegion } from "../snapshot/snapshot-schema";

type Target = SnapshotRegion["windows"][number]["Targets"][number]["Targets"][number];

/** Tag keys that AWS reads as a patch group. */
const GROUP_KEYS = ["Patch Group", "PatchGroup"];

/** The patch group that a node's tag names; undefined where it carries none. */
export function groupOfNode({ tags }: SnapshotNode): string | undefined {
  return GROUP_KEYS.map((key) => tags[key]).find((value) => value !== undefined && value !== "");
}

/**
 * Whether the entries of a target select a node: all of them must. Undefined where that cannot be said, as for a
 * resource group.
 */
export function isSelected(node: SnapshotNode, entries: readonly Target[]): boolean | undefined {
  const answers = entries.map(({ Key, Values }) => {
    if (Key.startsWith("tag:")) return Values.includes(node.tags[Key.slice("tag:".length)] ?? "\0");
    if (Key === "tag-key") return Values.every((key) => key in node.tags);
    if (/^instanceids$/i.test(Key)) return Values.includes(node.id) || Values.includes("*");
    return undefined;
  });
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

/** What installs patches on a node, by name; and whether there may be more, which cannot be said. */
export function installersOf(node: SnapshotNode, region: SnapshotRegion) {
  const names: string[] = [];
  let isOpen = false;
  const note = (name: string, answer: boolean | undefined) => {
    if (answer === true) names.push(name);
    if (answer === undefined) isOpen = true;
  };
  for (const { Name, Enabled, Targets, Tasks } of region.windows) {
    if (!Enabled) continue;
    for (const task of Tasks.filter(installs)) {
      for (const { Key, Values } of task.Targets ?? []) {
        if (Key === "InstanceIds") note(Name, Values.includes(node.id));
        const chosen = Targets.filter(({ WindowTargetId }) => Values.includes(WindowTargetId));
        for (const target of chosen) note(Name, isSelected(node, target.Targets));
      }
    }
  }
  for (const { AssociationName, AssociationId, Targets = [], Parameters } of region.associations) {
    if (!(Parameters?.Operation ?? []).includes("Install")) continue;
    for (const target of Targets) note(AssociationName ?? AssociationId, isSelected(node, [target]));
  }
  if (region.patchPolicies.length > 0) isOpen = true;
  return { names: [...new Set(names)].sort(), isOpen };
}

/** A task that installs, or may: what another document does is not known. */
function installs({ TaskType, TaskInvocationParameters }: SnapshotRegion["windows"][number]["Tasks"][number]): boolean {
  const operation = TaskInvocationParameters?.RunCommand?.Parameters?.Operation;
  return TaskType === "RUN_COMMAND" && (operation ?? []).includes("Install");
}
