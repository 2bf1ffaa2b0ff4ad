import type { WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { operationOf } from "../../model/patching/ways/task-operation";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";
import { changed, type Detail, detail, shown } from "./detail";

type Rate = Knowable<string> | undefined;

/** What AWS goes by where no rate is given; nothing where it wants one. */
type DefaultRates = Partial<Record<"maxConcurrency" | "maxErrors", string>>;

/** How many nodes a task works on at a time, and which failure stops it. */
export function rateChanges(
  before: WindowTaskModel,
  after: WindowTaskModel,
  defaults: DefaultRates = {},
): readonly Detail[] {
  const isScan = operationOf(after) === "scan";
  const given = (task: WindowTaskModel, name: keyof DefaultRates): GivenRate => ({
    text: shown(task[name]),
    rate: task[name] ?? defaults[name],
  });
  const both = (name: keyof DefaultRates) => [given(before, name), given(after, name)] as const;
  return [...concurrencyChange(...both("maxConcurrency"), isScan), ...errorsChange(...both("maxErrors"), isScan)];
}

interface GivenRate {
  /** As it is written. */
  readonly text: string;
  /** As it counts. */
  readonly rate: Rate;
}

function concurrencyChange(before: GivenRate, after: GivenRate, isScan: boolean): readonly Detail[] {
  if (before.text === after.text) return [];
  const kind = concurrencyKind(before.rate, after.rate);
  const [old, now] = [concurrencyText(before), concurrencyText(after)];
  return [changed(isScan && kind !== "task-unclear" ? "scan-rate" : kind, "nodes at a time", old, now)];
}

function concurrencyText({ text, rate }: GivenRate): string {
  return rate === "100%" && text !== rate ? `${text}, by which it may take all` : text;
}

/** So much of all nodes is much, whatever it was before; and so many times as many is. */
const MUCH = { percent: 25, times: 5 };

function concurrencyKind(before: Rate, after: Rate): ChangeKind {
  const now = rateOf(after);
  if (after !== undefined && now === undefined) return "task-unclear";
  const old = rateOf(before);
  if (now === undefined) return "concurrency-raised";
  const isComparable = old !== undefined && old.isPercentage === now.isPercentage;
  if (old !== undefined && isSurelyLess(now, old, 1)) return "concurrency-lowered";
  const grows = isComparable ? now.value / Math.max(old.value, 1) : Number.POSITIVE_INFINITY;
  const isMuch = now.isPercentage && now.value >= MUCH.percent && grows >= 2;
  return isMuch || (isComparable && grows >= MUCH.times) ? "concurrency-jumped" : "concurrency-raised";
}

/** The kind of what is new and installs: it has no rate to be compared with. */
export function createdInstall(rate: Rate): "install-created" | "install-created-widely" {
  const known = rateOf(rate);
  return known?.isPercentage && known.value >= MUCH.percent ? "install-created-widely" : "install-created";
}

function errorsChange(before: GivenRate, after: GivenRate, isScan: boolean): readonly Detail[] {
  if (before.text === after.text) return [];
  const [old, now] = [rateOf(before.rate), rateOf(after.rate)];
  const texts = { before: before.text, after: after.text };
  if (old?.value === 0 && now?.value === 0) {
    return [
      { ...detail("errors-same", `stops at the first failure as before: ${after.text}, was ${before.text}`), ...texts },
    ];
  }
  const isLowered = old !== undefined && now !== undefined && isSurelyLess(now, old, 0);
  const isUnclear = after.rate !== undefined && now === undefined;
  const kind = isUnclear ? "task-unclear" : isLowered ? "errors-lowered" : "errors-raised";
  const says = `stops ${stopText(after.rate)}, was ${stopText(before.rate)}`;
  return [{ ...detail(isScan && !isUnclear ? "scan-rate" : kind, says), ...texts }];
}

/** Which failure stops a task: with n it is the one after. Source: maintenance window facts, D1. */
export function stopText(rate: Rate): string {
  const known = rateOf(rate);
  if (rate === undefined) return "by no limit that is set";
  if (known === undefined) return `at errors ${shown(rate)}`;
  if (known.value === 0) return "at the first failure";
  if (!known.isPercentage) return `when more than ${known.value} ${known.value === 1 ? "fails" : "fail"}`;
  return known.value >= 100 ? "at no failure" : `when more than ${known.value}% failed`;
}

/**
 * Whether one rate is fewer nodes than another, of however many: a count and a percentage are compared where the one is
 * the least that there is, or the other is all.
 */
function isSurelyLess(now: ReadRate, old: ReadRate, least: number): boolean {
  if (now.isPercentage === old.isPercentage) return now.value < old.value;
  const isLeast = now.value === 0 || (!now.isPercentage && now.value === least);
  return (isLeast && old.value > 0) || (old.isPercentage && old.value >= 100);
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
