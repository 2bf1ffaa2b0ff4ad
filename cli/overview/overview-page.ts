import type { Patching } from "../../model/patching/patching";
import { escapeHtml, htmlPage } from "../../model/text/html";
import { shortDate, utcDate, utcText } from "../../model/text/moments";
import { counted } from "../../model/text/wording";
import { monthTable } from "./month";
import { clockChangesOf, mondayBefore, openingsOf } from "./openings";
import type { Overview } from "./overview";
import { OVERVIEW_STYLE } from "./overview-style";
import { rowsTable } from "./rows-table";

/** Weeks that the page shows: the present one and the four after it hold every day of a month ahead. */
const WEEKS = 5;
const DAY = 86_400_000;

/** Who gets what, and when, on one page that needs nothing else. The same input, the same bytes. */
export function overviewPage(overview: Overview, patching: Patching): string {
  const monday = mondayBefore(overview.at);
  const end = new Date(monday.getTime() + WEEKS * 7 * DAY);
  // A day on the clocks of Kiribati begins 14 hours before that of UTC, and on those of Hawaii ends 10 hours after it.
  const until = new Date(end.getTime() + DAY);
  const openings = openingsOf(patching, overview.at, until);
  const changes = clockChangesOf(patching, overview.at, until);
  const groups = new Set(overview.rows.map(({ patchGroup }) => patchGroup)).size;
  const places = new Set(overview.rows.flatMap(({ homes }) => homes.map(({ stack, region }) => `${stack} ${region}`)));
  const last = utcDate(new Date(end.getTime() - DAY));
  const body = `<header>
<h1>Who is patched, and when</h1>
<p class="faint">${counted(groups, "patch group")}${places.size > 1 ? ` in ${counted(places.size, "place")}` : ""}, as of ${utcText(overview.at)}. Each time is on the clock of its own window.</p>
</header>
<main>
<section>
<h2>${shortDate(utcDate(monday))} to ${shortDate(last)} ${last.slice(0, 4)}</h2>
${openings.length === 0 ? "<p>Nothing runs in these weeks.</p>" : monthTable(openings, changes, monday, WEEKS)}
</section>
<section>
<h2>Patch groups</h2>
${overview.rows.length === 0 ? "<p>No patch group is registered.</p>" : rowsTable(overview)}
</section>
${otherFindings(overview)}</main>`;
  return htmlPage({ title: "Who is patched, and when", style: OVERVIEW_STYLE, body });
}

function otherFindings({ otherFindings: findings }: Overview): string {
  if (findings.length === 0) return "";
  const entries = findings.map(({ level, text }) => `<li class="${level}">${escapeHtml(text)}</li>`).join("\n");
  return `<section>\n<h2>Further findings</h2>\n<ul>\n${entries}\n</ul>\n</section>\n`;
}
