import type { Patching } from "../../model/patching/patching";
import { WholeDay } from "../../model/schedule/zones/whole-day";
import { htmlPage } from "../../model/text/html";
import { monthAndYear, shortDate, utcDate, utcText } from "../../model/text/moments";
import { unbroken } from "../../model/text/unbroken";
import { counted, firstOnes, joined } from "../../model/text/wording";
import { countedPlaces } from "./counted-places";
import { daysFrom, firstDay, type Range } from "./days-of-range";
import { findingsPart } from "./findings-part";
import { groupCards, placeName } from "./group-cards";
import { monthTables, type TableOfWeeks } from "./month";
import { NEXT_REBOOT, named, type RebootRow } from "./next-reboots";
import { openingPart } from "./opening-part";
import { clockChangesOf, clocksOf, mondayBefore, type Opening, openingsOf } from "./openings";
import type { Overview } from "./overview";
import { OVERVIEW_STYLE, SHARED_STYLE } from "./overview-style";
import { PaperLists } from "./paper-lists";
import { quietDaysText } from "./quiet-days";
import { RingsOfStacks } from "./rings-of-stacks";

const DAY = 86_400_000;
/** Weeks that are shown by default: the present one and the four after it hold every day of a month ahead. */
const WEEKS = 5;
/** Those that are added to show the end of a freeze; a longer one says its end in each of its days. */
const MOST_MORE_WEEKS = 4;
/** Those that a phone shows at once. */
const NEXT_WEEKS = 2;
const MOST_REBOOTS = 12;
const MOST_BEFORE_MONTH = 4;
/** More stacks that reboot next are told by their rings. */
const MOST_STACKS = 4;

export interface PageOptions {
  /**
   * The end of what is shown, month by month.
   *
   * @default - the weeks of a month ahead
   */
  readonly until?: Date;
  /**
   * The only patch group of which is shown what runs, that of the overview.
   *
   * @default - all of them
   */
  readonly patchGroup?: string | undefined;
  /**
   * The only stacks of which is shown what runs, those of the overview.
   *
   * @default - all of them
   */
  readonly stacks?: ReadonlySet<string> | undefined;
  /**
   * Whether only what may reboot nodes is shown of what runs.
   *
   * @default false
   */
  readonly onlyReboots?: boolean;
  /** What is to be said of the time that is asked for, above everything else: that no node reboots. */
  readonly lead?: string | undefined;
  /**
   * Tables of the matrix, below the month.
   *
   * @default - the page has none
   */
  readonly matrix?: PageSection | undefined;
}

/** A part that another command has to show. */
export interface PageSection {
  /** The first sentence of the page. */
  readonly answer: string;
  /** @param paper - takes its long lists */
  readonly html: (paper: PaperLists) => string;
  readonly style: string;
}

/** Who gets what, and when, on one page that needs nothing else. The same input, the same bytes. */
export function overviewPage(
  overview: Overview,
  patching: Patching,
  { until, patchGroup, stacks, onlyReboots = false, lead, matrix }: PageOptions = {},
): string {
  const openingsIn = (range: Range) =>
    openingsOf(patching, range.from, range.until, stacks).filter(
      (one) => (patchGroup === undefined || one.patchGroups.includes(patchGroup)) && (one.mayReboot || !onlyReboots),
    );
  const { range: time, openings } = rangeOf(overview.at, until, openingsIn);
  const range = { ...time, zones: clocksOf(patching, stacks) };
  // What names no group may reboot nodes of one all the same.
  const isOfAll = until === undefined && patchGroup === undefined;
  const ofStacks = { patching, ...(stacks === undefined ? {} : { stacks: [...stacks] }) };
  const around = [...openingsIn(daysBefore(range)), ...openings, ...openingsIn(dayAfterThem(range))];
  const quiet = isOfAll ? quietDaysText(around, daysFrom(firstDay(range), 7), ofStacks) : lead;
  const changes = clockChangesOf(patching, range.from, range.until, stacks);
  const places = overview.rows.flatMap(({ homes }) => homes.map(placeName));
  const paper = new PaperLists();
  const rings = new RingsOfStacks(overview.rows.flatMap(({ homes }) => homes));
  const part = (opening: Opening) => openingPart(opening, paper, rings);
  const what = onlyReboots ? "is known to reboot nodes" : "runs";
  const nothing = lead === undefined ? `<p>Nothing ${what} in this time.</p>` : "";
  const body = `<header>
<h1>Who is patched, and when</h1>
<p class="faint">${nodesOf(overview)}${new Set(places).size > 1 ? ` in ${countedPlaces(places)}` : ""}, as of ${unbroken(utcText(overview.at))}. Each time is on the clock of its own window, by time zone data ${overview.timeZoneData}.${onlyReboots ? " Of what runs, only what may reboot nodes is shown; what a script does is not known." : ""}</p>
</header>
<main>
${matrix === undefined ? "" : `<p class="lead">${unbroken(matrix.answer)}</p>\n`}${nextRebootsPart(overview.nextReboots, rings, quiet)}<section class="weeks">
${openings.length === 0 ? nothing : monthTables({ openings, changes, around }, range, until === undefined ? weeksOf : monthsOf, part)}
</section>
${matrix === undefined ? "" : `<section class="matrix">\n${matrix.html(paper)}\n</section>\n`}<section class="cards">
<h2>Patch groups</h2>
${overview.rows.length === 0 ? "<p>No patch group is registered, and no patch policy and no association with baselineTags installs.</p>" : groupCards(overview.rows, paper)}
</section>
${otherFindings(overview)}${paper.section()}</main>`;
  const style = OVERVIEW_STYLE + SHARED_STYLE + (matrix?.style ?? "");
  return htmlPage({ title: "Who is patched, and when", style, body });
}

/**
 * What is shown: up to a day that somebody named, else some weeks, with those in which a freeze ends that begins in them:
 * what comes after it is what a reader of a freeze asks for.
 */
function rangeOf(
  from: Date,
  named: Date | undefined,
  openingsIn: (range: Range) => readonly Opening[],
): { readonly range: Range; readonly openings: readonly Opening[] } {
  const monday = mondayBefore(from).getTime();
  const weeks = (count: number): Range => ({ from, until: new WholeDay(utcDate(new Date(monday + count * 7 * DAY))) });
  const range = named === undefined ? weeks(WEEKS) : { from, until: named };
  const openings = openingsIn(range);
  if (named !== undefined) return { range, openings };
  const ends = openings.flatMap(({ closed: { since, until } = {} }) =>
    since === undefined || until === undefined ? [] : [weeksBetween(new Date(monday), dayAfter(until))],
  );
  const count = Math.max(WEEKS, ...ends.filter((week) => week <= WEEKS + MOST_MORE_WEEKS));
  return count === WEEKS ? { range, openings } : { range: weeks(count), openings: openingsIn(weeks(count)) };
}

/** What begins before a range may reboot nodes in it: it is open for up to a day, and commands go on. */
function daysBefore({ from }: Range): Range {
  return { from: new WholeDay(utcDate(new Date(from.getTime() - 2 * DAY))), until: from };
}

/** What begins after a range may do so on a day of it by another clock. */
function dayAfterThem({ until }: Range): Range {
  return { from: until, until: new WholeDay(utcDate(new Date(until.getTime() + 2 * DAY))) };
}

/** @param moment - as a window's date is written: `2027-01-04T00:00:00+01:00` is on the fourth of January */
function dayAfter(moment: string): Date {
  return new Date(Date.parse(moment.slice(0, "2027-01-04".length)) + DAY);
}

/** On which days nobody is rebooted, and who is next, each in a line. */
function nextRebootsPart(rows: readonly RebootRow[], rings: RingsOfStacks, quiet: string | undefined): string {
  const lead = quiet === undefined ? "" : `<p class="lead">${unbroken(quiet)}</p>\n`;
  // On a phone the month would begin far below so many of them.
  const look = rows.length > MOST_BEFORE_MONTH ? "next long" : "next";
  if (rows.length === 0) return lead;
  const lines = firstOnes(rows, MOST_REBOOTS).map(
    ({ stacks, when, nodes }) =>
      `<li><b>${unbroken(when)}</b> ${unbroken(`${rings.textOf(stacks, MOST_STACKS)}: ${named(nodes)}`)}</li>`,
  );
  const left = rows.length - lines.length;
  const more = left > 0 ? `<li class="faint">… and ${left} more in the days below</li>` : "";
  return `${lead}<section class="${look}">\n<h2>${NEXT_REBOOT}</h2>\n<ul>${lines.join("")}${more}</ul>\n</section>\n`;
}

/** `2 patch groups, 1 patch policy and 1 association` */
function nodesOf({ rows }: Overview): string {
  const policies = new Set(rows.flatMap(({ policy }) => policy ?? [])).size;
  const associations = new Set(rows.flatMap(({ association }) => association ?? [])).size;
  const ofGroups = rows.filter(({ policy, association }) => policy === undefined && association === undefined);
  const groups = new Set(ofGroups.map(({ patchGroup }) => patchGroup)).size;
  return joined([
    ...(groups > 0 || rows.length === 0 ? [counted(groups, "patch group")] : []),
    ...(policies > 0 ? [counted(policies, "patch policy", "patch policies")] : []),
    ...(associations > 0 ? [counted(associations, "association")] : []),
  ]);
}

function weeksOf({ from, until }: Range): readonly TableOfWeeks[] {
  const monday = mondayBefore(from);
  const last = utcDate(new Date(until.getTime() - DAY));
  const title = `${shortDate(utcDate(from))} to ${shortDate(last)} ${last.slice(0, 4)}`;
  const weeks = weeksBetween(monday, until);
  const later = weeks - NEXT_WEEKS;
  if (later < 1) return [{ title, monday, weeks }];
  const next = new Date(monday.getTime() + NEXT_WEEKS * 7 * DAY);
  const folded = `${counted(later, "more week")}, ${shortDate(utcDate(next))} to ${shortDate(last)}`;
  return [
    { title, monday, weeks: NEXT_WEEKS },
    { title, monday: next, weeks: later, folded },
  ];
}

function monthsOf({ from, until }: Range): readonly TableOfWeeks[] {
  const tables: TableOfWeeks[] = [];
  let first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1));
  while (first < until) {
    const next = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 1));
    // Weeks that are over are left out, and those after the end.
    const monday = mondayBefore(first < from ? from : first);
    const weeks = weeksBetween(monday, next < until ? next : until);
    const month = utcDate(first).slice(0, 7);
    tables.push({ title: monthAndYear(utcDate(first)), monday, weeks, month });
    first = next;
  }
  return tables;
}

function weeksBetween(monday: Date, end: Date): number {
  return Math.ceil((end.getTime() - monday.getTime()) / (7 * DAY));
}

function otherFindings({ otherFindings: findings }: Overview): string {
  if (findings.length === 0) return "";
  return `<section class="further">\n<h2>Further findings</h2>\n${findingsPart(findings)}\n</section>\n`;
}
