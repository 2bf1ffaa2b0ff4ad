import { readOwnList } from "../../model/maintenance-window/read-own-list";
import { show } from "../../model/text/wording";
import type { Problems } from "../../model/values/problems";
import type { PropsReader, TokenHandling } from "../../model/values/props-reader";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import type { IMaintenanceWindow } from "./maintenance-window-interface";
import { isWindowTarget, type WindowTarget } from "./window-target";

/**
 * The registered targets that a task names. Undefined where it names none, `UNKNOWN` where something was reported: an
 * entry that is no target, or one of another window.
 */
export function readTaskTargets(
  reader: PropsReader,
  window: IMaintenanceWindow | undefined,
  problems: Problems,
  tokens: TokenHandling,
): Knowable<readonly WindowTarget[]> | undefined {
  const list = readOwnList(reader, "targets", "a list of what addTarget returned", problems, tokens);
  if (list === undefined || !isKnown(list)) return list;
  const fitting = list.filter((entry, index) => isTargetOf(window, entry, `targets[${index}]`, problems));
  return fitting.length === list.length ? (fitting as readonly WindowTarget[]) : UNKNOWN;
}

/** What the registered targets are called in their window, each once. */
export function keysOf(
  targets: Knowable<readonly WindowTarget[]> | undefined,
): Knowable<readonly string[]> | undefined {
  if (targets === undefined || !isKnown(targets)) return targets;
  return [...new Set(targets.flatMap(({ models }) => models.map(({ key }) => key)))];
}

function isTargetOf(
  window: IMaintenanceWindow | undefined,
  entry: unknown,
  path: string,
  problems: Problems,
): entry is WindowTarget {
  if (!isWindowTarget(entry)) {
    problems.add(path, `expected what addTarget of the window returned, got ${show(entry)}`);
    return false;
  }
  // Without a window there is nothing to compare with, and that is reported already.
  if (window === undefined || entry.window === window) return true;
  problems.add(
    path,
    `expected a target of ${window.node.path}, got ${entry.node.path}, which belongs to ${entry.window.node.path}; ` +
      "add a target to this window",
  );
  return false;
}

/** Ids of the targets, each once, by construct path: their order means nothing. */
export function windowTargetIds(targets: readonly WindowTarget[]): readonly string[] {
  const byPath = new Map<string, string>();
  for (const { resources, windowTargetIds: ids } of targets) {
    for (const [index, resource] of resources.entries()) byPath.set(resource.node.path, ids[index] as string);
  }
  return [...byPath].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, targetId]) => targetId);
}
