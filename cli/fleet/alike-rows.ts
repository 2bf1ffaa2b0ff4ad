import { localZone } from "../../model/patching/ways/zones-of-ways";
import { grouped } from "../../model/values/grouped";
import { cellsFrom, type MatrixRow } from "./matrix";
import { decidedBy, sharedSources } from "./setting-sources";

/** A row of one account, or of many of which the same is told. */
export interface SharedRow {
  readonly row: MatrixRow;
  readonly accounts: readonly AccountOfRow[];
}

export interface AccountOfRow extends Pick<MatrixRow, "account" | "accountId"> {
  /** Its own, which are no reason for a row of its own. */
  readonly regions: string;
  /** The time zone of its own, where the row tells times by the clock of each account. */
  readonly zone?: string;
}

/** Accounts of which the same is told, once: also where each has a time zone of its own. */
export function sharedRows(rows: readonly MatrixRow[]): readonly SharedRow[] {
  const told = ({ account: _, accountId: __, ...row }: MatrixRow) => inRegions(onItsClock(row), "", "");
  return alike(rows, told).map((together): SharedRow => {
    const [first] = together as [MatrixRow];
    const accounts = together.map((one) => ({ ...one, regions: regionsOf(one) }));
    if (together.length === 1) return { row: first, accounts };
    const ownRegions = together.map(({ cells }) => ({ ...(cells.regions.from && { regions: cells.regions.from }) }));
    const regions = [...new Set(together.map(regionsOf))].join("; ");
    const row = inRegions(first, regions, sharedSources(ownRegions).regions);
    const clocks = new Set(together.map(({ from, timeZones }) => JSON.stringify([from, timeZones])));
    if (clocks.size === 1) return { row, accounts };
    return {
      row: setByAll({ ...row, ...onItsClock(row) }, together),
      accounts: accounts.map((one) => ({ ...one, zone: localZone(one.timeZones) })),
    };
  });
}

function regionsOf({ cells }: MatrixRow): string {
  return cells.regions.value;
}

function inRegions<Row extends ToldOfRow>(row: Row, value: string, from: string | undefined): Row {
  return { ...row, cells: { ...row.cells, regions: { ...row.cells.regions, value, from } } };
}

type ToldOfRow = Omit<MatrixRow, "account" | "accountId">;

/** `Sun 04:00 local time`: what is the same by the clock of each account, and not who set that clock. */
function onItsClock({ from: sources, timeZones, cells, ...row }: ToldOfRow): ToldOfRow {
  const zone = localZone(timeZones);
  if (zone === undefined) return { ...row, from: sources, timeZones, cells };
  const from = Object.fromEntries(Object.entries(sources).filter(([path]) => !setsClock(path)));
  const local = cellsFrom((column) => {
    const { settings = [], from: ofCell, ...cell } = cells[column];
    const value = cell.value.replaceAll(zone, "local time");
    const kept = settings.filter((path) => !setsClock(path));
    return { ...cell, ...(settings.length === 0 ? { from: ofCell } : decidedBy(kept, from)), value };
  });
  return { ...row, from, timeZones: timeZones.filter((one) => one !== zone), cells: local };
}

const setsClock = (path: string): boolean => path.endsWith(".scheduleTimezone");

/** Who of many accounts sets what of their row, their clocks too. */
function setByAll(row: MatrixRow, together: readonly MatrixRow[]): MatrixRow {
  const from = sharedSources(together.map((one) => one.from));
  const cells = cellsFrom((column) => {
    const settings = [...new Set(together.flatMap((one) => one.cells[column].settings ?? []))];
    return { ...row.cells[column], ...decidedBy(settings, from) };
  });
  return { ...row, from, cells };
}

/** A few accounts that are alike stand below each other; hundreds would hide those that are not. */
const MOST_ALIKE = 5;

/** Rows of many accounts of which the same is told stand together, where the first of them would. */
export function alike<Row>(rows: readonly Row[], told: (row: Row) => unknown): readonly (readonly Row[])[] {
  const same = grouped(rows, (row) => JSON.stringify(told(row)));
  return [...same.values()]
    .flatMap((together) => (together.length > MOST_ALIKE ? [together] : together.map((row) => [row])))
    .map((together) => ({ together, place: rows.indexOf(together[0] as Row) }))
    .sort((one, other) => one.place - other.place)
    .map(({ together }) => together);
}
