import { arrivalOfRelease } from "../../model/arrival/arrival-of-release";
import { atMostDays, DAY, daysOf } from "../../model/arrival/arrival-words";
import { baselinesOfNodes } from "../../model/arrival/baselines-of-nodes";
import { nodesBesideGroups } from "../../model/arrival/patched-nodes";
import { releasesOfBaseline } from "../../model/arrival/releases-of-baseline";
import { runsOfNodes } from "../../model/arrival/runs-of-nodes";
import { patchingOf } from "../../model/patching/patching";
import { releaseMoments } from "../../model/releases/release-calendar";
import { localTime } from "../../model/schedule/zones/local-time";
import { aligned, wholeWordWidths } from "../../model/text/aligned";
import { localText, utcDate, weekday } from "../../model/text/moments";
import { printable } from "../../model/text/printable";
import type { FleetStacks } from "./fleet-stacks";

/** One release of a vendor who keeps days, and when it is on every node of each ring. */
export interface ReleaseDay {
  /** `Patch Tuesday` */
  readonly releases: string;
  readonly released: string;
  /** By the names of the rings; null where it never is, or where that is not known. */
  readonly rings: Readonly<Record<string, DayOfRing | null>>;
}

interface DayOfRing {
  readonly installed: string;
  /** On the clock of the last window. */
  readonly installedLocal: string;
  readonly zone: string;
  readonly days: number;
}

const YEAR = 366;
/** Releases that are told. */
const NEXT = 3;

/** The next releases of every vendor who keeps days, ring by ring: the last account and group of a ring counts. */
export function releaseDays({ stacks, rings }: FleetStacks, today: Date): readonly ReleaseDay[] {
  const days = new Map<string, { releases: string; released: number; rings: Map<string, DayOfRing | null> }>();
  for (const { environment, note } of stacks) {
    const { groups, environments } = patchingOf([{ environment }], { from: today });
    for (const nodes of [...groups, ...environments.flatMap(nodesBesideGroups)]) {
      const runs = runsOfNodes(today, nodes);
      for (const one of baselinesOfNodes(nodes)) {
        const [first] = runs.installing(one).by;
        if (first === undefined) continue;
        const { calendar } = releasesOfBaseline(first.baseline);
        if (calendar.kind !== "days") continue;
        for (const released of nextReleases(calendar, today)) {
          const key = JSON.stringify([calendar.name, released]);
          const known = days.get(key) ?? { releases: calendar.name, released, rings: new Map() };
          const arrival = arrivalOfRelease(runs, one, released);
          known.rings.set(note.ring, later(known.rings.get(note.ring), arrival && dayOf(arrival)));
          days.set(key, known);
        }
      }
    }
  }
  return [...days.values()]
    .sort((a, b) => a.released - b.released)
    .map(({ releases, released, rings: found }) => ({
      releases,
      released: new Date(released).toISOString(),
      rings: Object.fromEntries(
        rings.flatMap(({ name }) => (found.has(name) ? [[name, found.get(name) ?? null]] : [])),
      ),
    }));
}

function nextReleases(calendar: Parameters<typeof releaseMoments>[0], today: Date): readonly number[] {
  return (releaseMoments(calendar, today.getTime(), today.getTime() + YEAR * DAY) ?? []).slice(0, NEXT);
}

function dayOf({ released, installed, zone }: NonNullable<ReturnType<typeof arrivalOfRelease>>): DayOfRing {
  const days = daysOf(installed.getTime() - released.getTime());
  return { installed: installed.toISOString(), installedLocal: localTime(installed, zone).local, zone, days };
}

/** Null: one of the ring never has it, or it is not known when. */
function later(known: DayOfRing | null | undefined, other: DayOfRing | undefined): DayOfRing | null {
  if (known === null || other === undefined) return null;
  return known === undefined || other.installed > known.installed ? other : known;
}

/** A row for each release, a column for each ring; the first row is the head. */
export function releaseRows(days: readonly ReleaseDay[]): readonly (readonly string[])[] {
  const rings = [...new Set(days.flatMap((day) => Object.keys(day.rings)))];
  return [
    ["released", ...rings],
    ...days.map(({ releases, released, rings: by }) => {
      const date = utcDate(new Date(released));
      return [`${releases} ${weekday(date)} ${date}`, ...rings.map((ring) => cellOf(by[ring]))];
    }),
  ];
}

function cellOf(day: DayOfRing | null | undefined): string {
  if (day === undefined) return "–";
  if (day === null) return "not known, or never";
  return `${localText({ local: day.installedLocal, zone: day.zone })} +${atMostDays(day.days * DAY)} d`;
}

/** The same below a matrix; nothing where no vendor keeps days. */
export function* releaseDayLines(days: readonly ReleaseDay[], width: number): Generator<string> {
  if (days.length === 0) return;
  yield "\nThe next releases, and when they are on every node of a ring (end of the run):\n";
  const rows = releaseRows(days).map((row) => row.map(printable));
  const hasRoom = wholeWordWidths(rows, width - 2, () => true) !== undefined;
  for (const line of hasRoom ? aligned(rows, width - 2) : listed(rows, width - 2)) yield `  ${line}\n`;
}

/** Each release, and below it a line for each ring. */
function listed([head = [], ...rows]: readonly (readonly string[])[], width: number): readonly string[] {
  const [, ...rings] = head;
  return rows.flatMap(([released = "", ...cells]) => [
    released,
    ...aligned(
      rings.map((ring, at) => [ring, cells[at] ?? ""]),
      width - 2,
    ).map((line) => `  ${line}`),
  ]);
}
