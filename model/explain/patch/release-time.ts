import type { OperatingSystem } from "../../facts/operating-systems";
import { isKnown, type Knowable, UNKNOWN } from "../../values/unknown";
import type { CaveatId } from "./caveats";
import { packageManagersOf } from "./package-manager-facts";
import type { Patch, PatchDates } from "./patch";
import { type System, systemOf } from "./system";

/** When a patch counts as released. */
export interface ReleaseTime {
  /** Absent: the system knows no dates. UNKNOWN: there is one, and the patch list does not say it. */
  readonly time?: Knowable<Date>;
  /** Which of the patch's dates that is. */
  readonly by?: keyof PatchDates;
  /** What to tell if the time decides. */
  readonly caveats: readonly CaveatId[];
}

/** What counts for a package without a date that can be read. */
const LONG_AGO = new Date(0);

export function releaseTime(patch: Patch, { facts, peculiarity }: System): ReleaseTime {
  if (facts.releaseDates.length === 0) return { caveats: [] };

  const order =
    peculiarity.countsFromUpdate === undefined ? facts.releaseDates : (["updated", ...facts.releaseDates] as const);
  const source = order.find((name) => patch.dates[name] !== undefined);
  if (source === undefined) return { time: LONG_AGO, caveats: ["undated-is-1970"] };

  const time = patch.dates[source] ?? UNKNOWN;
  if (isKnown(time) && time.getTime() === LONG_AGO.getTime()) return { time, caveats: ["undated-is-1970"] };
  if (!datesDiffer(patch.dates)) return { time, by: source, caveats: [] };
  if (source === "issued") return { time, by: source, caveats: ["counts-from-issue"] };
  const caveats = peculiarity.countsFromUpdate === undefined ? [] : [peculiarity.countsFromUpdate];
  return { time, by: source, caveats };
}

function datesDiffer({ issued, updated }: PatchDates): boolean {
  return issued !== undefined && updated !== undefined && issued.getTime() !== updated.getTime();
}

/** The date from which a patch counts as released on a system; without `by` where its package managers disagree. */
export interface CountedRelease {
  readonly date?: Date;
  readonly by?: keyof PatchDates;
}

export function countedRelease(patch: Patch, operatingSystem: OperatingSystem): CountedRelease {
  const times = packageManagersOf(operatingSystem, patch, {}).map((manager) =>
    releaseTime(patch, systemOf(operatingSystem, manager)),
  );
  const [first] = times;
  const date = first?.time;
  if (first === undefined || date === undefined || !isKnown(date) || date.getTime() === LONG_AGO.getTime()) return {};
  const isOne = times.every(({ by }) => by === first.by);
  return isOne ? { date, by: first.by } : { date };
}

/** The same for who counts days since the release: never before the notice was issued, whatever date it counts from. */
export function publicRelease(patch: Patch, operatingSystem: OperatingSystem): Date | undefined {
  const { date } = countedRelease(patch, operatingSystem);
  const { issued } = patch.dates;
  return date !== undefined && issued !== undefined && issued > date ? issued : date;
}
