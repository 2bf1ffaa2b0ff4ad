import type { WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { operationOf } from "../../model/patching/ways/task-operation";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";
import { changed, type Detail, detail, shown } from "./detail";

type Rate = Knowable<string> | undefined;

/** How many nodes a task works on at a time, and which failure stops it. */
export function rateChanges(before: WindowTaskModel, after: WindowTaskModel): readonly Detail[] {
  const isScan = operationOf(after) === "scan";
  return [
    ...concurrencyChange(before.maxConcurrency, after.maxConcurrency, isScan),
    ...errorsChange(before.maxErrors, after.maxErrors, isScan),
  ];
}

function concurrencyChange(before: Rate, after: Rate, isScan: boolean): readonly Detail[] {
  if (before === after) return [];
  const kind = concurrencyKind(before, after);
  return [
    changed(isScan && kind !== "task-unclear" ? "scan-rate" : kind, "nodes at a time", shown(before), shown(after)),
  ];
}

/** So much of all nodes is much, whatever it was before; and so many times as many is. */
const MUCH = { percent: 25, times: 5 };

function concurrencyKind(before: Rate, after: Rate): ChangeKind {
  const now = rateOf(after);
  if (after !== undefined && now === undefined) return "task-unclear";
  const old = rateOf(before);
  if (now === undefined) return "concurrency-raised";
  const isComparable = old !== undefined && old.isPercentage === now.isPercentage;
  if (isComparable && now.value < old.value) return "concurrency-lowered";
  const grows = isComparable ? now.value / Math.max(old.value, 1) : Number.POSITIVE_INFINITY;
  const isMuch = now.isPercentage && now.value >= MUCH.percent && grows >= 2;
  return isMuch || (isComparable && grows >= MUCH.times) ? "concurrency-jumped" : "concurrency-raised";
}

function errorsChange(before: Rate, after: Rate, isScan: boolean): readonly Detail[] {
  if (before === after) return [];
  const [old, now] = [rateOf(before), rateOf(after)];
  const isComparable = old !== undefined && now !== undefined && old.isPercentage === now.isPercentage;
  const isLowered = isComparable && now.value < old.value;
  const isUnclear = after !== undefined && now === undefined;
  const kind = isUnclear ? "task-unclear" : isLowered ? "errors-lowered" : "errors-raised";
  const says = `stops ${stopText(after)}, was ${stopText(before)}`;
  const texts = { before: shown(before), after: shown(after) };
  return [{ ...detail(isScan && !isUnclear ? "scan-rate" : kind, says), ...texts }];
}

/** Which failure stops a task: with n it is the one after. Source: maintenance window facts, D1. */
export function stopText(rate: Rate): string {
  const known = rateOf(rate);
  if (known === undefined) return `after errors on ${shown(rate)}`;
  if (known.value === 0) return "at the first failure";
  if (!known.isPercentage) return `at failure ${known.value + 1}`;
  return known.value >= 100 ? "at no failure" : `when more than ${known.value}% failed`;
}

interface ReadRate {
  readonly value: number;
  readonly isPercentage: boolean;
}

function rateOf(rate: Rate): ReadRate | undefined {
  if (rate === undefined || !isKnown(rate)) return undefined;
  const [, number, percent] = /^(\d{1,7})(%?)$/.exec(rate) ?? [];
  return number === undefined ? undefined : { value: Number(number), isPercentage: percent === "%" };
}
