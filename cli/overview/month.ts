import { escapeHtml } from "../../model/text/html";
import { shortDate, utcDate } from "../../model/text/moments";
import { joined } from "../../model/text/wording";
import { countedPlaces } from "./counted-places";
import { grouped } from "./grouped";
import type { ClockChange, Opening } from "./openings";
import { unbroken } from "./unbroken";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAY = 86_400_000;

/** Days that stand in one table, from a Monday on; days of other months are left blank. */
export interface TableOfWeeks {
  readonly title: string;
  readonly monday: Date;
  readonly weeks: number;
  /** `2026-12`: only days of this month are shown; undefined: every day. */
  readonly month?: string;
}

/** Tables of seven columns: what runs on each day, at which hour, for how long, and what reboots. */
export function monthTables(
  openings: readonly Opening[],
  changes: readonly ClockChange[],
  tables: readonly TableOfWeeks[],
): string {
  const days = new Set(tables.flatMap(daysOf));
  const { everyDay, others } = apartFromDaily(
    openings.filter(({ day }) => days.has(day)),
    days.size,
  );
  const byDay = grouped(others, ({ day }) => day);
  const changesByDay = grouped(changes, ({ day }) => day);
  const daily =
    everyDay.length === 0 ? "" : `<div class="daily"><h3>Every day</h3>${everyDay.map(openingPart).join("")}</div>\n`;
  const head = WEEKDAYS.map((day) => `<th scope="col">${day}</th>`).join("");
  const parts = tables.map((table) => {
    const shown = new Set(daysOf(table));
    const rows = Array.from({ length: table.weeks }, (_, week) => {
      const cells = WEEKDAYS.map((_, weekday) => {
        const date = new Date(table.monday.getTime() + (week * 7 + weekday) * DAY);
        const day = utcDate(date);
        return shown.has(day)
          ? dayCell(date, byDay.get(day) ?? [], changesByDay.get(day) ?? [])
          : '<td class="other"></td>';
      });
      return `<tr>${cells.join("")}</tr>`;
    });
    return `<h2>${table.title}</h2>
<table class="month"><thead><tr>${head}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table>`;
  });
  return `${daily}${parts.join("\n")}`;
}

function daysOf({ monday, weeks, month }: TableOfWeeks): readonly string[] {
  return Array.from({ length: weeks * 7 }, (_, day) => utcDate(new Date(monday.getTime() + day * DAY))).filter(
    (day) => month === undefined || day.startsWith(month),
  );
}

/** What runs on each day at the same times is told once, above: a wall of it would hide the rest. */
function apartFromDaily(
  openings: readonly Opening[],
  days: number,
): { readonly everyDay: readonly Opening[]; readonly others: readonly Opening[] } {
  const byRoutine = grouped(openings, (opening) => JSON.stringify({ ...opening, day: "", clock: "", instant: 0 }));
  // The first and the last day may lie outside on a clock that is ahead of UTC, or behind it; those before the range too.
  const isDaily = (same: readonly Opening[]) => same.length > 1 && new Set(same.map(({ day }) => day)).size >= days - 8;
  const daily = [...byRoutine.values()].filter(isDaily);
  const eachDay = new Set(daily.flat());
  return {
    everyDay: daily.map(([first]) => first as Opening),
    others: openings.filter((opening) => !eachDay.has(opening)),
  };
}

function dayCell(date: Date, openings: readonly Opening[], changes: readonly ClockChange[]): string {
  const isEmpty = openings.length === 0 && changes.length === 0;
  const clock = changes.map(
    ({ zone, hours }) =>
      `<p class="clock">Clocks ${hours > 0 ? "+" : "−"}${Math.abs(hours)} h, ${escapeHtml(zone)}</p>`,
  );
  const date_ = `<time datetime="${utcDate(date)}">${shortDate(utcDate(date)).slice(4)}</time>`;
  const name = `<span class="weekday">${shortDate(utcDate(date)).slice(0, 3)} </span>`;
  return `<td${isEmpty ? ' class="empty"' : ""}><p class="date">${name}${date_}</p>${clock.join("")}${openings.map(openingPart).join("")}</td>`;
}

const DOES: Readonly<Record<Opening["does"], string>> = { install: "Install", scan: "Scan", unknown: "Task" };

/** One opening: at which hour, what, for whom, for how long. */
function openingPart(opening: Opening): string {
  const { time, zone, name, hours, does, mayReboot, patchGroups, places, closed, clock, meets } = opening;
  const reboots = mayReboot && does !== "scan" && closed === undefined;
  const classes = ["opening", closed === undefined ? does : "closed", ...(reboots ? ["reboots"] : [])].join(" ");
  const lasts = hours === undefined ? "" : `, ${hours}&nbsp;h`;
  const marks = [
    `<span class="mark">${DOES[does]}</span>`,
    ...(reboots ? ['<span class="mark reboot">Reboot</span>'] : []),
    ...(closed === undefined ? [] : [`<span class="mark">${escapeHtml(closed)}</span>`]),
    ...(meets.length === 0 ? [] : [`<span class="mark overlap">also open: ${escapeHtml(joined(meets))}</span>`]),
    ...(clock === undefined ? [] : [`<span class="mark clock">clock time ${clock}</span>`]),
  ];
  const whom = patchGroups.length === 0 ? name : joined(patchGroups);
  return `<div class="${classes}"><p class="when"><b>${time}</b> ${zonePart(zone)}${lasts}</p><p>${escapeHtml(whom)}</p><p class="marks">${marks.join(" ")}</p>${placesPart(name, places)}</div>`;
}

/** A long name of a zone breaks behind its slash, never within a word. */
function zonePart(zone: string): string {
  return escapeHtml(zone).replaceAll("/", "/<wbr>");
}

function placesPart(name: string, places: readonly string[]): string {
  const named = places.filter((place) => place !== "");
  const [only] = named;
  if (named.length <= 1) {
    return `<p class="faint">${unbroken([name, only].filter(Boolean).join(" · "))}</p>`;
  }
  const entries = named.map((place) => `<li>${unbroken(place)}</li>`).join("");
  return `<details><summary>${unbroken(name)} · in ${countedPlaces(named)}</summary><ul>${entries}</ul></details>`;
}
