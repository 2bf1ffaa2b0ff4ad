import { escapeHtml, htmlPage as page } from "../../model/text/html";
import { localMinute, utcDate, utcMinute, utcText, weekday } from "../../model/text/moments";
import { joined } from "../../model/text/wording";
import type { Calendar, CalendarRun, CalendarWindow } from "./calendar";
import { CALENDAR_STYLE } from "./calendar-style";

/** One page that needs nothing else: no script, no font, no picture from elsewhere. The same calendar, the same bytes. */
export function htmlPage(calendar: Calendar): string {
  const { from, until } = calendar;
  const body = `<header>
<h1>Maintenance windows</h1>
<p class="faint">${utcMinute(from)} to ${utcText(until)}. Days are those of each window's own time zone.</p>
<ul class="legend">
<li><span class="run">•</span>a run, or how many</li>
<li><span class="overlap">×</span>open at the same time as another window of the group</li>
<li><span class="clock">&nbsp;</span>the clocks change</li>
</ul>
</header>
<main>
${sections(calendar).join("\n")}
</main>`;
  return page({ title: "Maintenance windows", style: CALENDAR_STYLE, body });
}

/** A section for each patch group, then the windows that name none. */
function sections(calendar: Calendar): readonly string[] {
  const { windows, withoutWindow } = calendar;
  const groups = [
    ...new Set([...windows.flatMap(({ patchGroups }) => patchGroups), ...withoutWindow.map((g) => g.patchGroup)]),
  ];
  const found = groups.sort().map((group) => {
    const own = windows.filter(({ patchGroups }) => patchGroups.includes(group));
    const missing = withoutWindow
      .filter(({ patchGroup }) => patchGroup === group)
      .map(({ stack, where }) => where || stack);
    const lack =
      missing.length === 0 ? "" : `<p class="warning">No window targets it in ${escapeHtml(joined(missing))}.</p>`;
    return section(group, lack, own, calendar);
  });
  const others = windows.filter(({ patchGroups }) => patchGroups.length === 0);
  if (others.length > 0) found.push(section("No patch group", "", others, calendar));
  return found.length > 0 ? found : ["<p>No maintenance window is to be seen here.</p>"];
}

function section(title: string, intro: string, windows: readonly CalendarWindow[], calendar: Calendar): string {
  const parts = windows.map((window) => windowPart(window, calendar));
  return `<section>\n<h2>${escapeHtml(title)}</h2>\n${intro}${parts.join("\n")}\n</section>`;
}

function windowPart(window: CalendarWindow, calendar: Calendar): string {
  const { name, where, schedule, runs, isCut, notes } = window;
  const about = [schedule, where].filter(Boolean).map(escapeHtml).join(" · ");
  const listed = runs.length === 0 ? "" : yearTable(window, calendar) + runsTable(runs, isCut);
  const empty = runs.length === 0 && notes.length === 0 ? "<p>No run in this time.</p>" : "";
  return `<h3>${escapeHtml(name)}</h3>
<p class="faint">${about}</p>
${notes.map((note) => `<p class="faint">Note: ${escapeHtml(note)}</p>`).join("")}${clockChanges(window)}${empty}${listed}`;
}

function clockChanges({ zone, clockChanges: changes }: CalendarWindow): string {
  if (changes.length === 0) return "";
  const days = changes.map(({ instant, offsetBefore, offsetAfter }) => {
    const hours = (offsetAfter - offsetBefore) / 3600;
    const day = utcDate(new Date(instant.getTime() + offsetBefore * 1000));
    return `${weekday(day)} ${day} (${hours > 0 ? "+" : "−"}${Math.abs(hours)} h)`;
  });
  return `<p class="change">Clocks of ${escapeHtml(zone)} change on ${joined(days)}.</p>`;
}

const DAYS_OF_MONTH = Array.from({ length: 31 }, (_, index) => index + 1);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A line for each month and a cell for each day, on the window's own clock. */
function yearTable(window: CalendarWindow, { from, until }: Calendar): string {
  const byDay = new Map<string, CalendarRun[]>();
  for (const run of window.runs) {
    const day = run.local.slice(0, 10);
    byDay.set(day, [...(byDay.get(day) ?? []), run]);
  }
  const changes = new Set(
    window.clockChanges.map(({ instant, offsetBefore }) => utcDate(new Date(instant.getTime() + offsetBefore * 1000))),
  );
  const head = DAYS_OF_MONTH.map((day) => `<th scope="col">${day}</th>`).join("");
  const rows = monthsBetween(from, until, window.runs).map(({ year, month }) => {
    const cells = DAYS_OF_MONTH.map((day) => dayCell(year, month, day, byDay, changes)).join("");
    return `<tr><th scope="row">${MONTHS[month - 1]} ${String(year).slice(2)}</th>${cells}</tr>`;
  });
  return `<table class="year"><caption>Runs by day, ${escapeHtml(window.zone)}</caption>
<thead><tr><th></th>${head}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table>
`;
}

function dayCell(
  year: number,
  month: number,
  day: number,
  byDay: ReadonlyMap<string, readonly CalendarRun[]>,
  changes: ReadonlySet<string>,
): string {
  if (new Date(Date.UTC(year, month - 1, day)).getUTCMonth() !== month - 1) return '<td class="none"></td>';
  const name = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  const runs = byDay.get(name) ?? [];
  const isOverlap = runs.some(({ overlaps }) => overlaps.length > 0);
  const classes = [runs.length === 0 ? "" : isOverlap ? "overlap" : "run", changes.has(name) ? "clock" : ""].filter(
    Boolean,
  );
  if (classes.length === 0) return "<td></td>";
  const times = runs.map(({ local }) => local.slice(11)).join(", ");
  const title = [`${weekday(name)} ${name}`, times, changes.has(name) ? "the clocks change" : ""]
    .filter(Boolean)
    .join(", ");
  return `<td class="${classes.join(" ")}" title="${escapeHtml(title)}">${cellText(runs.length, isOverlap)}</td>`;
}

/** Says it without colour as well. */
function cellText(runs: number, isOverlap: boolean): string {
  if (runs === 0) return "";
  return isOverlap ? "×" : runs === 1 ? "•" : String(runs);
}

function monthsBetween(
  from: Date,
  until: Date,
  runs: readonly CalendarRun[],
): readonly { year: number; month: number }[] {
  const first = [from.toISOString(), runs[0]?.local ?? ""].filter(Boolean).sort()[0]?.slice(0, 7) ?? "";
  const end = [new Date(until.getTime() - 1).toISOString(), runs.at(-1)?.local ?? ""].sort().at(-1)?.slice(0, 7) ?? "";
  const months: { year: number; month: number }[] = [];
  for (let year = Number(first.slice(0, 4)), month = Number(first.slice(5)); ; month++) {
    if (month > 12) {
      month = 1;
      year++;
    }
    if (`${year}-${twoDigits(month)}` > end) return months;
    months.push({ year, month });
  }
}

function runsTable(runs: readonly CalendarRun[], isCut: boolean): string {
  const rows = runs.map((run) => {
    const marks = [
      ...(run.overlaps.length === 0
        ? []
        : [`<span class="warning">overlaps ${escapeHtml(joined(run.overlaps))}</span>`]),
      ...run.notes.map((note) => `<span class="change">${escapeHtml(note)}</span>`),
    ];
    const local = localMinute(run.local);
    return `<tr><td class="time">${local}</td><td class="time">${utcMinute(run.instant)}</td><td>${marks.join("; ")}</td></tr>`;
  });
  return `<details><summary>All ${runs.length} runs${isCut ? ", and there are more" : ""}</summary>
<div class="scroll"><table class="runs"><thead><tr><th scope="col">local</th><th scope="col">UTC</th><th scope="col">note</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div></details>`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
