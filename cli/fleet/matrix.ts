import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { parameterOf } from "../../model/describe/describe-task";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import { allMembers } from "../../model/patching/existing/members";
import { membersText } from "../../model/patching/existing/node-counts";
import { installingWays } from "../../model/patching/groups/installing-ways";
import { type Place, regionName } from "../../model/patching/place/place";
import { EnvironmentView, type KeyedGroup } from "../../model/patching/view/environment-view";
import { describeSchedule } from "../../model/schedule/words/describe-schedule";
import { joined } from "../../model/text/wording";
import { eachKnown, isKnown } from "../../model/values/unknown";
import { arrivalCell } from "./arrival-cell";
import type { FleetStack, FleetStacks } from "./fleet-stacks";

/** What is told of every account. */
export const MATRIX_COLUMNS = ["delay", "arrival", "non-security", "reboot", "window"] as const;
export type MatrixColumn = (typeof MATRIX_COLUMNS)[number];

export interface MatrixCell {
  readonly value: string;
  /** `ring prod`, `account prod-us`, `lock of ring prod`; absent: the definition. */
  readonly from?: string;
  /** Whether the others of the ring have something else. */
  readonly isOdd: boolean;
}

/** What nodes of one patch group get in one account. */
export interface MatrixRow {
  readonly account: string;
  readonly accountId: string;
  readonly ring: string;
  readonly patchGroup: string;
  readonly cells: Readonly<Record<MatrixColumn, MatrixCell>>;
  /** Every setting that differs from the definition, and where it comes from. */
  readonly from: Readonly<Record<string, string>>;
  /** The nodes of the group that exist: `214 nodes, 6 of them offline`. Absent: the account was not read. */
  readonly nodes?: string;
}

/** The effective settings of all accounts: rings in order, accounts by name, patch groups by name. */
export function matrixOf(
  { stacks, rings }: FleetStacks,
  today: Date,
  accounts?: ExistingAccounts,
): readonly MatrixRow[] {
  const names = rings.map(({ name }) => name);
  const drafts = stacks
    .flatMap((stack) => draftsOf(stack, today, accounts))
    .sort((a, b) => names.indexOf(a.ring) - names.indexOf(b.ring) || compare(a.account, b.account));
  const usual = usualValues(drafts);
  return drafts.map((draft) => ({
    ...draft,
    cells: cellsFrom((column) => {
      const { value, from } = draft.cells[column];
      return { value, from, isOdd: isOdd(draft, column, usual) };
    }),
  }));
}

type DraftCell = Omit<MatrixCell, "isOdd"> & {
  /** What is compared: the clock of a place is no oddity. */
  readonly compared: string;
};
type Draft = Omit<MatrixRow, "cells"> & { readonly cells: Readonly<Record<MatrixColumn, DraftCell>> };

const REBOOT_OPTIONS = { may: "RebootIfNeeded", never: "NoReboot", "not known": NOT_KNOWN_YET } as const;

/** A row for each patch group; one for each of its Regions where it is patched differently there. */
function draftsOf(stack: FleetStack, today: Date, accounts: ExistingAccounts | undefined): readonly Draft[] {
  const view = new EnvironmentView(stack.environment, ANY_TIME);
  const byName = new Map<
    string,
    Map<string, { readonly draft: Draft; readonly regions: string[]; readonly places: Place[] }>
  >();
  for (const group of view.groups) {
    if (!isKnown(group.patchGroup)) continue;
    const draft = draftOf(stack, view, group, today);
    const alike =
      byName.get(group.patchGroup) ?? new Map<string, { draft: Draft; regions: string[]; places: Place[] }>();
    const row = alike.get(JSON.stringify(draft.cells)) ?? { draft, regions: [], places: [] };
    const place = view.placeOf(group);
    row.regions.push(regionName(place.region));
    row.places.push({ ...place, account: stack.note.account.id });
    byName.set(group.patchGroup, alike.set(JSON.stringify(draft.cells), row));
  }
  return [...byName.values()]
    .flatMap((alike) =>
      [...alike.values()].map(({ draft, regions, places }) => ({
        ...(alike.size > 1 ? inRegions(draft, regions) : draft),
        ...nodesOf(draft.patchGroup, places, accounts),
      })),
    )
    .sort((a, b) => compare(a.patchGroup, b.patchGroup));
}

function nodesOf(
  patchGroup: string,
  places: readonly Place[],
  accounts: ExistingAccounts | undefined,
): Pick<MatrixRow, "nodes"> {
  const members = places.flatMap((place) => accounts?.membersOfGroup(patchGroup, place) ?? []);
  return members.length === 0 ? {} : { nodes: membersText(allMembers(members)) };
}

function inRegions(draft: Draft, regions: readonly string[]): Draft {
  return { ...draft, patchGroup: `${draft.patchGroup} (${joined([...regions].sort())})` };
}

/** No run is asked for here. */
const ANY_TIME = new Date(0);

function draftOf({ environment, note }: FleetStack, view: EnvironmentView, group: KeyedGroup, today: Date): Draft {
  const baselines = baselinesOf(environment, group);
  const ways = installingWays(view, String(group.patchGroup), view.placeOf(group));
  const timings = [...new Map(ways.map((way) => [way.carrier.key, way.timing])).values()].map((timing) =>
    timing.known ? timing.timing : undefined,
  );
  const reboots = ways.map((way) =>
    way.kind === "window-task" ? parameterOf(way.task.runCommand, "RebootOption") : REBOOT_OPTIONS[way.reboot],
  );
  const values: Readonly<Record<MatrixColumn, readonly [string, string?]>> = {
    delay: [delayText(baselines)],
    // It follows from what is compared beside it, and from the clocks of a place.
    arrival: [arrivalCell(view, group, today), ""],
    "non-security": [nonSecurityText(baselines)],
    reboot: [distinct(reboots.map((option) => option ?? "RebootIfNeeded"))],
    window: [
      distinct(timings.map((timing) => (timing === undefined ? NOT_KNOWN_YET : describeSchedule(timing)))),
      distinct(
        timings.map((timing) =>
          timing === undefined ? "" : describeSchedule({ ...timing, scheduleTimezone: undefined }),
        ),
      ),
    ],
  };
  return {
    account: note.account.name,
    accountId: note.account.id,
    ring: note.ring,
    patchGroup: String(group.patchGroup),
    from: note.from,
    cells: cellsFrom((column) => {
      const [value, compared = value] = values[column];
      return { value, compared, from: sourceOf(column, note.from) };
    }),
  };
}

const SETTINGS: Readonly<Record<MatrixColumn, RegExp>> = {
  delay: /^(soakDays|approveUntilDate)$/,
  arrival: /^(soakDays|approveUntilDate|maintenanceWindows\..*)$/,
  "non-security": /^enableNonSecurity$/,
  reboot: /^rebootOption$/,
  window: /^maintenanceWindows\..*\.(schedule|scheduleTimezone|scheduleOffset|enabled)$/,
};

/** Where a cell comes from; of several sources the account, which has the last word. */
function sourceOf(column: MatrixColumn, from: Readonly<Record<string, string>>): string | undefined {
  const sources = Object.entries(from).flatMap(([path, source]) => (SETTINGS[column].test(path) ? [source] : []));
  return sources.find((source) => source.startsWith("account ")) ?? sources[0];
}

function cellsFrom<Cell>(cell: (column: MatrixColumn) => Cell): Readonly<Record<MatrixColumn, Cell>> {
  return Object.fromEntries(MATRIX_COLUMNS.map((column) => [column, cell(column)])) as Record<MatrixColumn, Cell>;
}

/** For ring, patch group and column: how often each value stands, and in how many rows. */
type Usual = ReadonlyMap<string, { readonly counts: Map<string, number>; rows: number }>;

function usualValues(drafts: readonly Draft[]): Usual {
  const usual = new Map<string, { counts: Map<string, number>; rows: number }>();
  for (const draft of drafts) {
    for (const column of MATRIX_COLUMNS) {
      const known = usual.get(peersOf(draft, column)) ?? { counts: new Map<string, number>(), rows: 0 };
      usual.set(peersOf(draft, column), known);
      const { compared } = draft.cells[column];
      known.counts.set(compared, (known.counts.get(compared) ?? 0) + 1);
      known.rows += 1;
    }
  }
  return usual;
}

/** Not what more than half of its ring has; where there is no such value, what the account itself says. */
function isOdd(draft: Draft, column: MatrixColumn, usual: Usual): boolean {
  const { counts, rows } = usual.get(peersOf(draft, column)) ?? { counts: new Map<string, number>(), rows: 0 };
  if (counts.size < 2) return false;
  const { compared, from } = draft.cells[column];
  const most = [...counts].find(([, count]) => count > rows / 2)?.[0];
  return most === undefined ? from?.startsWith("account ") === true : compared !== most;
}

function peersOf({ ring, patchGroup }: Draft, column: MatrixColumn): string {
  return `${ring} ${patchGroup} ${column}`;
}

function baselinesOf(environment: PatchEnvironmentModel, { registrations }: KeyedGroup): readonly PatchBaselineModel[] {
  const references = registrations.map(({ baseline }) => baseline);
  const keys = new Set(references.flatMap((reference) => (reference.kind === "managed" ? [reference.key] : [])));
  return environment.baselines.filter(({ key }) => keys.has(key));
}

/** `7 d`, `0–14 d`, `to 2026-11-20` */
function delayText(baselines: readonly PatchBaselineModel[]): string {
  const days: number[] = [];
  const dates: string[] = [];
  for (const { approvalRules } of baselines) {
    eachKnown(approvalRules, ({ approveAfterDays = 0, approveUntilDate }) => {
      if (approveUntilDate !== undefined)
        dates.push(isKnown(approveUntilDate) ? `to ${approveUntilDate}` : NOT_KNOWN_YET);
      else if (isKnown(approveAfterDays)) days.push(approveAfterDays);
    });
  }
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const range = days.length === 0 ? [] : [least === most ? `${least} d` : `${least}–${most} d`];
  return distinct([...range, ...dates]);
}

function nonSecurityText(baselines: readonly PatchBaselineModel[]): string {
  let isApproved = false;
  for (const { approvalRules } of baselines) {
    eachKnown(approvalRules, ({ enableNonSecurity }) => {
      isApproved ||= enableNonSecurity === true;
    });
  }
  return isApproved ? "yes" : "no";
}

function distinct(texts: readonly string[]): string {
  return texts.length === 0 ? "–" : [...new Set(texts)].sort().join("; ");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
