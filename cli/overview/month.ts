import { shortDate, utcDate, weekday } from "../../model/text/moments";
import { unbroken } from "../../model/text/unbroken";
import { joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { coverOf, type DaysOfRange, partOf, type Range, wholeDays } from "./days-of-range";
import { clocksOfReboots, rebootsByDay } from "./days-of-reboots";
import { freezeBands } from "./freezes";
import { legend } from "./legend";
import { REBOOT_MARK } from "./marks";
import type { ClockChange, Opening } from "./openings";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAY = 86_400_000;

/** Days that stand in one table, from a Monday on; days of other months are left blank. */
export interface TableOfWeeks {
  readonly title: string;
  readonly monday: Date;
  readonly weeks: number;
  /** What stands for it on a phone until somebody asks: it goes on below the table before it. */
  readonly folded?: string;
  /** `2026-12`: only days of this month are shown; undefined: every day. */
  readonly month?: string;
}

/** What stands on days. */
interface ToldOfDays {
  readonly openings: readonly Opening[];
  readonly changes: readonly ClockChange[];
  /** The openings, and those shortly before and after the range. */
  readonly around: readonly Opening[];
}

/**
 * Tables of seven columns: what runs on each day, at which hour, for how long, and what reboots.
 *
 * @param tablesOf - the tables that hold a range of days
 */
export function monthTables(
  { openings, changes, around }: ToldOfDays,
  range: DaysOfRange,
  tablesOf: (range: Range) => readonly TableOfWeeks[],
  openingPart: (opening: Opening) => string,
): string {
  const { everyDay, others } = apartFromDaily(openings, range);
  const tables = tablesOf(withLocalDays(range, others));
  const byDay = grouped(others, ({ day }) => day);
  const freezes = freezeBands(openings);
  const besides = besidesOf(around, everyDay);
  const changesByDay = grouped(changes, ({ day }) => day);
  const daily =
    everyDay.length === 0
      ? ""
      : `<div class="every-day">\n<h2>Every day</h2>\n<div class="daily">${everyDay.map(openingPart).join("")}</div>\n</div>\n`;
  const head = WEEKDAYS.map((day) => `<th scope="col">${day}</th>`).join("");
  const parts = tables.map((table) => {
    const shown = new Set(daysOf(table));
    const rows = Array.from({ length: table.weeks }, (_, week) => {
      const cells = WEEKDAYS.map((_, weekday) => {
        const day = utcDate(new Date(table.monday.getTime() + (week * 7 + weekday) * DAY));
        return shown.has(day)
          ? dayCell(day, range, {
              openings: (byDay.get(day) ?? []).map(openingPart),
              besides: besides(day),
              freeze: freezes(day),
              changes: changesByDay.get(day) ?? [],
            })
          : '<td class="other"></td>';
      });
      return `<tr>${cells.join("")}</tr>`;
    });
    const isEmpty = [...shown].every((day) => !byDay.has(day) && !changesByDay.has(day));
    const body = `<tbody>\n${rows.join("\n")}\n</tbody></table>`;
    if (table.folded !== undefined) {
      const classes = ["later", "wide", ...(isEmpty ? ["empty"] : [])].join(" ");
      return `<details class="${classes}"><summary>${table.folded}</summary><div><table class="month">${body}</div></details>`;
    }
    return `<h2${isEmpty ? ' class="empty"' : ""}>${table.title}</h2>
<table class="month"><thead><tr>${head}</tr></thead>
${body}`;
  });
  const months = parts.join("\n");
  return `${daily}${legend(openings, daily + months)}${months}`;
}

/** A range, and the local days at its edges on which something runs within it. */
function withLocalDays({ from, until }: Range, openings: readonly Opening[]): Range {
  const days = openings.map(({ day }) => Date.parse(day));
  return {
    from: new Date(days.reduce((first, day) => Math.min(first, day), from.getTime())),
    until: new Date(days.reduce((end, day) => Math.max(end, day + DAY), until.getTime())),
  };
}

function daysOf({ monday, weeks, month }: TableOfWeeks): readonly string[] {
  return Array.from({ length: weeks * 7 }, (_, day) => utcDate(new Date(monday.getTime() + day * DAY))).filter(
    (day) => month === undefined || day.startsWith(month),
  );
}

/** A week: in less time, what runs on some weekdays runs on each. */
const FEWEST_DAYS = 7;

/**
 * What runs on each day at the same times is told once, above: a wall of it would hide the rest. What it meets on some
 * days is told there, with that.
 */
function apartFromDaily(
  openings: readonly Opening[],
  range: DaysOfRange,
): { readonly everyDay: readonly Opening[]; readonly others: readonly Opening[] } {
  const days = wholeDays(range);
  const byRoutine = grouped(openings, (opening) =>
    JSON.stringify({ ...opening, day: "", clock: "", instant: 0, meets: [], places: [] }),
  );
  const everyDay: Opening[] = [];
  const others: Opening[] = [];
  for (const same of byRoutine.values()) {
    const byPlace = grouped(
      same.flatMap(({ day, meets, places }) => places.map((place) => ({ place, day, meets }))),
      ({ place }) => place,
    );
    const isDaily = (list: readonly { readonly day: string }[]) => {
      const own = new Set(list.map(({ day }) => day));
      return own.size >= FEWEST_DAYS && days.every((day) => own.has(day));
    };
    const daily = new Map([...byPlace].filter(([, list]) => isDaily(list)));
    const first = same[0] as Opening;
    if (daily.size > 0) {
      const met = [...daily.values()].flat();
      const meets = first.meets.filter((name) => met.every((one) => one.meets.includes(name)));
      everyDay.push({ ...first, meets, places: [...daily.keys()] });
    }
    for (const opening of same) {
      const places = opening.places.filter((place) => !daily.has(place));
      if (places.length > 0) others.push({ ...opening, places });
    }
  }
  return { everyDay, others: others.sort((a, b) => a.instant - b.instant) };
}

/** What is told of one day, as HTML. */
interface ToldOfDay {
  readonly openings: readonly string[];
  readonly besides: string;
  readonly freeze: string;
  readonly changes: readonly ClockChange[];
}

function dayCell(day: string, range: DaysOfRange, { openings, besides, freeze, changes }: ToldOfDay): string {
  const cover = coverOf(day, range);
  const isEmpty = openings.length === 0 && besides === "" && changes.length === 0;
  const look = cover === "none" && openings.length === 0 ? "beyond" : isEmpty && cover === "whole" ? "empty" : "";
  if (look === "beyond") return `<td class="${look}">${dateOf(day)}</td>`;
  const clock = changes.map(
    ({ zone, hours }) => `<p class="clock">Clocks ${hours > 0 ? "+" : "−"}${Math.abs(hours)} h, ${unbroken(zone)}</p>`,
  );
  const part = cover === "part" ? ` <span class="part">shown ${partOf(day, range)}</span>` : "";
  return `<td${look === "" ? "" : ` class="${look}"`}>${dateOf(day, part)}${freeze}${clock.join("")}${openings.join("")}${besides}</td>`;
}

function dateOf(day: string, part = ""): string {
  const date = `<time datetime="${day}">${shortDate(day).slice(4)}</time>`;
  return `<p class="date"><span class="weekday">${shortDate(day).slice(0, 3)} </span>${date}${part}</p>`;
}

/** More runs of other days are counted. */
const MOST_BESIDES = 2;

/**
 * `Reboot of Sun 04:00 Asia/Tokyo`: what stands on another day, and may reboot nodes on this one by another clock or after
 * midnight. What runs on every day is told above.
 */
function besidesOf(around: readonly Opening[], everyDay: readonly Opening[]): (day: string) => string {
  const daily = new Set(everyDay.map(timeOf));
  const reboots = rebootsByDay(around, clocksOfReboots(around));
  return (day) => {
    const others = (reboots.get(day) ?? []).filter((one) => one.day !== day && !daily.has(timeOf(one)));
    if (others.length === 0) return "";
    const times = [...new Set(others.map((one) => `${weekday(one.day)} ${timeOf(one)}`))];
    return `<p class="beside">${REBOOT_MARK} ${unbroken(`of ${joinedFirst(times, MOST_BESIDES)}`)}</p>`;
  };
}

function timeOf({ time, zone }: Opening): string {
  return `${time} ${zone}`;
}
