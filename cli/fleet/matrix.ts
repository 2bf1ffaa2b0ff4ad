import { areOfWay } from "../../model/arrival/patched-nodes";
import type { ExistingAccounts } from "../../model/patching/existing/existing-accounts";
import { allMembers, type Members } from "../../model/patching/existing/members";
import { membersText } from "../../model/patching/existing/node-counts";
import { regionName } from "../../model/patching/place/place";
import { EnvironmentView } from "../../model/patching/view/environment-view";
import { zonesOfWays } from "../../model/patching/ways/zones-of-ways";
import { joined } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { nameOfNodes } from "../arrival/name-of-nodes";
import type { FleetStack, FleetStacks } from "./fleet-stacks";
import {
  MATRIX_COLUMNS,
  type MatrixColumn,
  type MatrixNodes,
  type MatrixValue,
  matrixValues,
  nodesToTell,
  regionsValue,
} from "./matrix-values";
import { type Decided, decidedBy, isOfAccount, type Sources } from "./setting-sources";
import { settingsOfNodes } from "./settings-of-nodes";

export interface MatrixCell extends Decided {
  readonly value: string;
  /** Whether the others of the ring have something else. */
  readonly isOutlier: boolean;
  /** What more than half of the ring have, of an outlier. */
  readonly usual?: string;
}

/** What nodes of one patch group get in one account. */
export interface MatrixRow {
  readonly account: string;
  readonly accountId: string;
  readonly ring: string;
  readonly patchGroup: string;
  readonly cells: Readonly<Record<MatrixColumn, MatrixCell>>;
  /** Every setting of these nodes that differs from the definition, and where it comes from. */
  readonly from: Sources;
  /** The time zones of what installs. */
  readonly timeZones: readonly string[];
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
      const { compared, ...cell } = draft.cells[column];
      const most = mostUsual(draft, column, usual);
      const isOutlier = most === undefined ? isOfAccount(cell.from) : compared !== most;
      return { ...cell, isOutlier, ...(isOutlier && most !== undefined ? { usual: most } : {}) };
    }),
  }));
}

type DraftCell = Omit<MatrixCell, "isOutlier"> & Pick<MatrixValue, "compared">;
type Draft = Omit<MatrixRow, "cells"> & { readonly cells: Readonly<Record<MatrixColumn, DraftCell>> };

/** A row for each patch group; one for each of its Regions where it is patched differently there. */
function draftsOf(stack: FleetStack, today: Date, accounts: ExistingAccounts | undefined): readonly Draft[] {
  const view = new EnvironmentView(stack.environment, ANY_TIME);
  const all = nodesToTell(view);
  const drafts = all.map((told) => ({
    draft: draftOf(stack, told, all, today),
    region: regionName(told.nodes.place.region),
    members: membersOf(told, stack, accounts),
  }));
  return [...grouped(drafts, ({ draft }) => draft.patchGroup).values()]
    .flatMap((ofGroup) => {
      const alike = [...grouped(ofGroup, ({ draft }) => JSON.stringify(draft.cells)).values()];
      return alike.map((inAll) => {
        const [{ draft }] = inAll as [(typeof drafts)[number]];
        const regions = inAll.map(({ region }) => region);
        const members = inAll.flatMap((one) => one.members);
        return {
          ...(alike.length > 1 ? inRegions(draft, regions) : draft),
          cells: { ...draft.cells, regions: regionsCell(regions, draft.account) },
          ...(members.length === 0 ? {} : { nodes: membersText(allMembers(members)) }),
        };
      });
    })
    .sort((a, b) => compare(a.patchGroup, b.patchGroup));
}

function membersOf(
  { nodes, ways }: MatrixNodes,
  { note }: FleetStack,
  accounts: ExistingAccounts | undefined,
): readonly Members[] {
  const here = { ...nodes.place, account: note.account.id };
  const found = areOfWay(nodes)
    ? ways.map((way) => accounts?.members(way.nodes, here))
    : [accounts?.membersOfGroup(nodes.patchGroup, here)];
  return found.filter((one) => one !== undefined);
}

/** That there are several is the word of the account. */
function regionsCell(regions: readonly string[], account: string): DraftCell {
  return { ...regionsValue(regions), from: regions.length > 1 ? `account ${account}` : undefined };
}

function inRegions(draft: Draft, regions: readonly string[]): Draft {
  return { ...draft, patchGroup: `${draft.patchGroup} (${joined([...regions].sort())})` };
}

/** No run is asked for here. */
const ANY_TIME = new Date(0);

function draftOf(stack: FleetStack, told: MatrixNodes, all: readonly MatrixNodes[], today: Date): Draft {
  const { note } = stack;
  // In which Regions it is so is known when all of them are.
  const values = { ...matrixValues(told, today), regions: regionsValue([]) };
  const { from, ofColumn } = settingsOfNodes(
    told,
    all.filter((one) => one !== told),
    stack,
    values,
  );
  return {
    account: note.account.name,
    accountId: note.account.id,
    ring: note.ring,
    patchGroup: nameOfNodes(told.nodes),
    from,
    timeZones: zonesOfWays(told.ways),
    cells: cellsFrom((column) => ({ ...values[column], ...decidedBy(ofColumn[column], from) })),
  };
}

export function cellsFrom<Cell>(cell: (column: MatrixColumn) => Cell): Readonly<Record<MatrixColumn, Cell>> {
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

/** What more than half of its ring has; where there is no such value, what an account itself says is odd. */
function mostUsual(draft: Draft, column: MatrixColumn, usual: Usual): string | undefined {
  const { counts = [], rows = 0 } = usual.get(peersOf(draft, column)) ?? {};
  return [...counts].find(([, count]) => count > rows / 2)?.[0];
}

function peersOf({ ring, patchGroup }: Draft, column: MatrixColumn): string {
  return `${ring} ${patchGroup} ${column}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
