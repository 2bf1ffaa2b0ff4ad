import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import type { WindowTargetModel } from "../../model/maintenance-window/maintenance-window-model";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import { describeTarget } from "../reach/describe-target";
import { valueChange } from "./baseline-changes";
import { changed, type Detail, detail, shown } from "./detail";
import { hasUnknown, listDifference } from "./differences";

/** What changes about a registered target of a window: which nodes it means. */
export function targetChanges(before: WindowTargetModel, after: WindowTargetModel): readonly Detail[] {
  return [
    ...selectionChanges(before, after),
    ...valueChange(
      after.resourceType === UNKNOWN ? "target-unclear" : "task-targets",
      "kind of target",
      before.resourceType,
      after.resourceType,
    ),
    ...valueChange("renamed", "name", before.name, after.name),
    ...valueChange("described", "description", before.description, after.description),
    ...valueChange("described", "owner information", before.ownerInformation, after.ownerInformation),
  ];
}

type Targets = Pick<WindowTargetModel, "targets">;
type Selections = ReadonlyMap<string, Knowable<readonly Knowable<string>[]>>;

/** Every selection must hold for a node, any value of one does: a new key narrows, a new value widens. */
export function selectionChanges(before: Targets, after: Targets): readonly Detail[] {
  const [old, now] = [selections(before), selections(after)];
  if (old === undefined || now === undefined) {
    if (old === now) return [];
    const kind = now === undefined ? "target-unclear" : "task-targets";
    return [changed(kind, "targets", describeTarget(before), describeTarget(after))];
  }
  const [[oldKey, oldOnes], [newKey, newOnes]] = [[...old][0] ?? [], [...now][0] ?? []];
  if (old.size === 1 && now.size === 1 && oldKey !== newKey) {
    const kind = hasUnknown(newOnes) ? "target-unclear" : "target-more";
    return [
      detail("target-fewer", `nodes are no longer found by ${oldKey} = ${listed(oldOnes ?? UNKNOWN)}`),
      detail(kind, `nodes are found by ${newKey} = ${listed(newOnes ?? UNKNOWN)}`),
    ];
  }
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key): readonly Detail[] => {
    const oldValues = old.get(key);
    const newValues = now.get(key);
    if (newValues === undefined) return [detail("target-more", `${key} need not hold any more`)];
    if (oldValues === undefined) return [detail("target-fewer", `${key} = ${listed(newValues)} must hold too`)];
    const { added, removed } = listDifference(oldValues, newValues);
    const more = added.includes(NOT_KNOWN_YET) ? "target-unclear" : "target-more";
    return [
      ...(added.length === 0 ? [] : [detail(more, `${key}: ${added.join(", ")} is added`)]),
      ...(removed.length === 0 ? [] : [detail("target-fewer", `${key}: ${removed.join(", ")} is gone`)]),
    ];
  });
}

function selections(target: Targets): Selections | undefined {
  if (!isKnown(target.targets)) return undefined;
  const known = target.targets.filter(isKnown).filter(({ key }) => isKnown(key));
  if (known.length < target.targets.length) return undefined;
  if (known.some(({ values }) => !isKnown(values))) return undefined;
  return new Map(known.map(({ key, values }) => [shown(key), values]));
}

function listed(values: Knowable<readonly Knowable<string>[]>): string {
  return isKnown(values) ? values.map((value) => shown(value)).join(", ") : shown(values);
}
