import { localZone } from "../../model/patching/ways/zones-of-ways";
import { grouped } from "../../model/values/grouped";
import { type Finding, findingsTogether, kindOfFinding } from "./findings-of-objects";
import type { Home, OverviewRow, OverviewWay } from "./overview";

/** The nodes of a patch group in some places: what runs there stands once, for all of their systems. */
export interface Card {
  readonly patchGroup: string;
  readonly homes: readonly Home[];
  readonly ways: readonly CardWay[];
  readonly systems: readonly OverviewRow[];
  /** What was said of all of the systems; of one alone its row has it. */
  readonly findings: readonly Finding[];
}

/** A way by which they are scanned or patched. */
export interface CardWay extends Omit<OverviewWay, "does"> {
  /** What it does, and on which systems where that differs. */
  readonly does: readonly { readonly systems: readonly string[]; readonly text: string }[];
}

/**
 * Rows of the same nodes in a card, in the order of the rows, and of cards that differ in the time zone of their places
 * alone, one for all.
 */
export function cardsOf(rows: readonly OverviewRow[]): readonly Card[] {
  const byNodes = grouped(rows, ({ patchGroup, policy, association, homes }) =>
    JSON.stringify([patchGroup, policy, association, homes.map(({ nodes: _, ...place }) => place)]),
  );
  const alike = grouped([...byNodes.values()], (systems) => JSON.stringify(systems.map(saidOf)));
  return [...alike.values()].map(zonesTogether).map(cardOf);
}

/** What is told of a row, by the clock of its place. */
function saidOf({ homes, findings, timeZones, ways, ...row }: OverviewRow): unknown {
  const local = localZone(timeZones);
  return [
    row,
    homes[0]?.ring,
    findings.map(kindOfFinding),
    timeZones.filter((zone) => zone !== local),
    onClocks(ways, local),
  ];
}

/** Rows that are alike but for their clocks: each place with its own. */
function zonesTogether(cards: readonly (readonly OverviewRow[])[]): readonly OverviewRow[] {
  const [first = []] = cards;
  if (cards.length === 1) return first;
  return first.map((row, at): OverviewRow => {
    const same = cards.flatMap((systems) => systems[at] ?? []);
    return {
      ...row,
      homes: same.flatMap(({ homes, timeZones }) =>
        homes.map((home) => ({ ...home, zone: localZone(timeZones) ?? "" })),
      ),
      ways: onClocks(row.ways, localZone(row.timeZones)),
      findings: findingsTogether(same.map(({ findings }) => findings)),
    };
  });
}

/** `Sun 04:00 local time`: what runs by the same clock everywhere, each place by its own. */
function onClocks(ways: readonly OverviewWay[], zone: string | undefined): readonly OverviewWay[] {
  if (zone === undefined) return ways;
  const local = (text: string) => text.replaceAll(zone, "local time");
  return ways.map(({ when, nextRun, ...way }) => ({
    ...way,
    when: local(when),
    ...(nextRun === undefined ? {} : { nextRun: local(nextRun) }),
  }));
}

function cardOf(rows: readonly OverviewRow[]): Card {
  const [{ patchGroup, homes }] = rows as [OverviewRow];
  const ofAll = rows.length < 2 ? [] : (rows[0] as OverviewRow).findings.filter((one) => rows.every(says(one)));
  const shared = new Set(ofAll.map(textOf));
  return {
    patchGroup,
    homes,
    ways: waysOf(rows),
    systems: rows.map((row) => ({ ...row, findings: row.findings.filter((one) => !shared.has(textOf(one))) })),
    findings: ofAll,
  };
}

function says(finding: Finding): (row: OverviewRow) => boolean {
  return ({ findings }) => findings.some((one) => textOf(one) === textOf(finding));
}

function textOf(finding: Finding): string {
  return JSON.stringify(finding);
}

interface WayOfSystem {
  readonly operatingSystem: string;
  readonly way: OverviewWay;
}

function rebootingFirst(one: WayOfSystem, other: WayOfSystem): number {
  return Number(other.way.mayReboot) - Number(one.way.mayReboot);
}

/** Each way once, in the order in which the first system has them. */
function waysOf(rows: readonly OverviewRow[]): readonly CardWay[] {
  const told = rows.flatMap(({ operatingSystem, ways }) => ways.map((way): WayOfSystem => ({ operatingSystem, way })));
  const same = grouped(told, ({ way: { name, when, nextRun } }) => JSON.stringify([name, when, nextRun]));
  return [...same.values()].map((together): CardWay => {
    const [{ way }] = together as [WayOfSystem];
    // What is done stands before what is not.
    const byText = [...grouped(together.toSorted(rebootingFirst), (one) => one.way.does)];
    const isOfAll = byText.length === 1 && together.length === rows.length;
    const notes = [...new Set(together.flatMap((one) => one.way.notes))];
    return {
      ...way,
      installs: together.some((one) => one.way.installs),
      mayReboot: together.some((one) => one.way.mayReboot),
      does: byText.map(([text, some]) => ({ text, systems: isOfAll ? [] : some.map((one) => one.operatingSystem) })),
      // What is said of some systems in fewer words stands in the others' already.
      notes: notes.filter((note) => !notes.some((other) => other !== note && other.startsWith(note))),
    };
  });
}
