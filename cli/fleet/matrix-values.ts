import { areOfWay, nodesBesideGroups, type PatchedNodes } from "../../model/arrival/patched-nodes";
import { nonSecurityOf } from "../../model/coverage/non-security";
import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { parameterOf } from "../../model/describe/describe-task";
import { operatingSystemFacts } from "../../model/facts/operating-systems";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { baselinesOfWay } from "../../model/patching/baseline-of-way";
import { anyInstallingWays } from "../../model/patching/groups/installing-ways";
import { waysReaching } from "../../model/patching/groups/reaching-ways";
import type { EnvironmentView } from "../../model/patching/view/environment-view";
import type { WayOfPatching } from "../../model/patching/ways/way-of-patching";
import type { WindowTiming } from "../../model/schedule/grammar/window-timing";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { grouped } from "../../model/values/grouped";
import { eachKnown, isKnown } from "../../model/values/unknown";
import { arrivalCell } from "./arrival-cell";
import { bySystem } from "./by-system";
import { pausesText } from "./pauses";

/** What is told of every account. */
export const MATRIX_COLUMNS = ["delay", "arrival", "non-security", "reboot", "window", "scan", "regions"] as const;
export type MatrixColumn = (typeof MATRIX_COLUMNS)[number];

export interface MatrixValue {
  readonly value: string;
  /** What is compared: the clock of a place is no outlier. */
  readonly compared: string;
}

/** Nodes that are told in a row of their own: those of a patch group, or of a way beside all groups. */
export interface MatrixNodes {
  readonly nodes: PatchedNodes;
  /** What installs on them week by week. */
  readonly ways: readonly WayOfPatching[];
  /** What only scans them. */
  readonly scans: readonly WayOfPatching[];
}

/** Every patch group whose name is known, and whom patch policies and associations patch beside them. */
export function nodesToTell(view: EnvironmentView): readonly MatrixNodes[] {
  const groups = view.groups.flatMap((group): readonly MatrixNodes[] => {
    const { patchGroup } = group;
    if (!isKnown(patchGroup)) return [];
    const place = view.placeOf(group);
    const nodes = { view, patchGroup, place, registered: group };
    const scans = waysReaching(nodes).filter(({ operation, enabled }) => operation === "scan" && enabled !== false);
    return [{ nodes, ways: anyInstallingWays(view, patchGroup, place), scans }];
  });
  const beside = nodesBesideGroups(view).map((nodes) => {
    const { carrier, place } = nodes.way;
    const own = view.ways.filter((way) => way.carrier.key === carrier.key && way.place === place);
    return { nodes, ways: [nodes.way], scans: own.filter(({ operation }) => operation === "scan") };
  });
  return [...groups, ...beside];
}

/** The cells of a row, and what of them is compared with other rows. */
export function matrixValues(
  { nodes, ways, scans }: MatrixNodes,
  today: Date,
): Readonly<Record<Exclude<MatrixColumn, "regions">, MatrixValue>> {
  const { approving, isOpen } = approvingBaselines(nodes, ways);
  return {
    delay: same(delayText(approving, isOpen)),
    // It follows from what is compared beside it, and from the clocks of a place.
    arrival: { value: arrivalCell(nodes, today), compared: "" },
    "non-security": same(nonSecurityText(approving)),
    reboot: same(distinct(ways.map(rebootOf))),
    window: schedulesOf(ways, today),
    scan: schedulesOf(scans, today),
  };
}

/** The head of a column; Region is a name. */
export function titleOf(column: MatrixColumn): string {
  return column === "regions" ? "Regions" : column;
}

/** The Regions in which the same is true; how many an account has may make an outlier, which ones may not. */
export function regionsValue(regions: readonly string[]): MatrixValue {
  return { value: [...regions].sort().join(", "), compared: String(regions.length) };
}

function schedulesOf(ways: readonly WayOfPatching[], today: Date): MatrixValue {
  const timings = [...new Map(ways.map((way) => [way.carrier.key, way.timing])).values()].map((timing) =>
    timing.known ? timing.timing : undefined,
  );
  const schedules = grouped(timings, (timing) => (timing === undefined ? NOT_KNOWN_YET : describeSchedule(timing)));
  return {
    value: distinct([...schedules].map(([text, alike]) => `${text}${pausesText(alike, today)}`)),
    compared: distinct(
      [...schedules.values()].map((alike) => {
        const [timing] = alike;
        const text = timing === undefined ? "" : describeSchedule({ ...timing, scheduleTimezone: undefined });
        return `${text}${pausesText(alike.map(onNoClock), today)}`;
      }),
    ),
  };
}

/**
 * Dates as they are written, whatever their offset: a change freeze is of the same days on the clock of each place, and
 * a date of the definition is written alike everywhere.
 */
function onNoClock(timing: WindowTiming | undefined): WindowTiming | undefined {
  if (timing === undefined) return undefined;
  const { startDate, endDate } = timing;
  const written = (date: string | undefined) => date?.replace(/[+-]\d{2}:\d{2}$/, "Z");
  return { ...timing, scheduleTimezone: undefined, startDate: written(startDate), endDate: written(endDate) };
}

function same(value: string): MatrixValue {
  return { value, compared: value };
}

const REBOOT_OPTIONS = { may: "RebootIfNeeded", never: "NoReboot", "not known": NOT_KNOWN_YET } as const;

function rebootOf(way: WayOfPatching): string {
  if (way.kind !== "window-task") return REBOOT_OPTIONS[way.reboot];
  return parameterOf(way.task.runCommand, "RebootOption") ?? "RebootIfNeeded";
}

/** Those that the group registers, and those that policies and associations on it select. */
function approvingBaselines(
  nodes: PatchedNodes,
  ways: readonly WayOfPatching[],
): { readonly approving: readonly PatchBaselineModel[]; readonly isOpen: boolean } {
  const { registrations } = (areOfWay(nodes) ? undefined : nodes.registered) ?? { registrations: [] };
  const selected = ways.map((way) => baselinesOfWay(way, nodes.view));
  const keys = new Set([
    ...registrations.flatMap(({ baseline }) => (baseline.kind === "managed" ? [baseline.key] : [])),
    ...selected.flatMap(({ known }) => known),
  ]);
  return {
    approving: nodes.view.environment.baselines.filter(({ key }) => keys.has(key)),
    isOpen: selected.some(({ open }) => open.length > 0),
  };
}

/** `7 d`, `0–14 d`, `to 2026-11-20` */
function delayText(baselines: readonly PatchBaselineModel[], isOpen: boolean): string {
  const told = ofEachSystem(baselines, (same) => {
    const days: number[] = [];
    const dates: string[] = [];
    for (const { approvalRules, operatingSystem } of same) {
      // What its system ignores is no delay of it.
      if (operatingSystemFacts(operatingSystem)?.delay === "ignored") continue;
      eachKnown(approvalRules, ({ approveAfterDays = 0, approveUntilDate }) => {
        if (approveUntilDate !== undefined)
          dates.push(isKnown(approveUntilDate) ? `to ${approveUntilDate}` : NOT_KNOWN_YET);
        else if (isKnown(approveAfterDays)) days.push(approveAfterDays);
      });
    }
    const [least, most] = [Math.min(...days), Math.max(...days)];
    const range = days.length === 0 ? [] : [least === most ? `${least} d` : `${least}–${most} d`];
    return distinct([...range, ...dates], ", ");
  });
  if (!isOpen) return told;
  return told === "–" ? NOT_KNOWN_YET : `${told}; ${NOT_KNOWN_YET}`;
}

/** `yes`, `with advisory`, `no`, of the baseline that approves most; a dash where the system does not know the difference. */
function nonSecurityText(all: readonly PatchBaselineModel[]): string {
  return ofEachSystem(all, (same) => {
    const answers = same.map(nonSecurityOf);
    if (answers.every((one) => one === undefined)) return "–";
    if (answers.includes("yes")) return "yes";
    if (!answers.every(isKnown)) return NOT_KNOWN_YET;
    return answers.includes("with advisory") ? "with advisory" : "no";
  });
}

function ofEachSystem(
  baselines: readonly PatchBaselineModel[],
  text: (same: readonly PatchBaselineModel[]) => string,
): string {
  const systems = grouped(baselines, ({ operatingSystem }) => operatingSystem);
  return bySystem([...systems].map(([operatingSystem, same]) => ({ operatingSystem, text: text(same) })));
}

function distinct(texts: readonly string[], between = "; "): string {
  return texts.length === 0 ? "–" : [...new Set(texts)].sort().join(between);
}
