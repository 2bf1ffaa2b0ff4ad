import { countsText } from "../../model/patching/existing/node-counts";
import { escapeHtml } from "../../model/text/html";
import { unbroken } from "../../model/text/unbroken";
import { countedPlaces } from "./counted-places";
import { findingsPart } from "./findings-part";
import { foldedPlaces } from "./folded-places";
import { REBOOT_MARK } from "./marks";
import type { Home, Overview, OverviewRow, OverviewWay } from "./overview";
import type { PaperLists } from "./paper-lists";

/** One row for each patch group and operating system, with what its nodes get, when, and what was said of it. */
export function rowsTable({ rows }: Pick<Overview, "rows">, paper: PaperLists): string {
  const severalHomes = new Set(rows.flatMap(({ homes }) => homes.map(homeName))).size > 1;
  const columns = ["Patch group", ...(severalHomes ? ["Where"] : []), "Patches", "Arrival", "Runs", "Findings"];
  const body = rows.map((row) => {
    const cells: readonly string[] = [
      `<b>${unbroken(row.patchGroup)}</b><br>${escapeHtml(row.operatingSystem)}${severalHomes ? "" : nodesPart(row.homes)}`,
      ...(severalHomes ? [homesPart(row.homes, paper)] : []),
      unbroken(row.patches),
      arrivalPart(row),
      waysPart(row),
      findingsPart(row.findings),
    ];
    return `<tr>${cells.map((cell, column) => `<td data-label="${columns[column]}">${cell}</td>`).join("")}</tr>`;
  });
  return `<table class="rows groups${severalHomes ? "" : " one-place"}"><thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody></table>`;
}

function homesPart(homes: readonly Home[], paper: PaperLists): string {
  const [first] = homes as [Home];
  if (homes.length === 1) return `${unbroken(homeName(first))}${nodesPart(homes)}`;
  const ring = first.ring === undefined ? "" : `ring ${unbroken(first.ring)}: `;
  const summary = `${ring}${countedPlaces(homes.map(placeName))}`;
  if (homes.every(({ nodes }) => nodes === undefined)) return foldedPlaces(summary, homes.map(placeName), paper);
  const counted = homes.map(
    (home) => `<li>${unbroken(homeName({ ...home, ring: undefined }))}${nodesPart([home])}</li>`,
  );
  return `<details><summary>${summary}</summary><ul>${counted.join("")}</ul></details>`;
}

/** How many nodes there are, where somebody counted them. */
function nodesPart(homes: readonly Home[]): string {
  const counts = homes.flatMap(({ nodes }) => (nodes === undefined ? [] : [countsText(nodes)]));
  return counts.map((text) => `<br><span class="faint">${escapeHtml(text)}</span>`).join("");
}

export function placeName({ region = "", zone, ...home }: Home): string {
  return [stackName(home), region, ...(zone === undefined ? [] : [zone])].join(" · ");
}

/** `prod-eu (333333333333)` */
function stackName({ stack, accountId }: Home): string {
  return accountId === undefined ? stack : `${stack} (${accountId})`;
}

/** `prod-eu (333333333333) · ring prod · eu-central-1` */
function homeName({ ring, region, zone, ...home }: Home): string {
  const { stack, account } = home;
  const account_ = account === undefined || account === stack ? [] : [account];
  return [stackName(home), ...account_, ...(ring === undefined ? [] : [`ring ${ring}`]), region ?? "", zone ?? ""]
    .filter(Boolean)
    .join(" · ");
}

function arrivalPart({ arrival: { arrival, deadlines } }: OverviewRow): string {
  const lines = deadlines.map(({ outcome, text }) => {
    const look = outcome === "kept" ? "faint" : outcome === "broken" ? "error" : "warning";
    return `<p class="${look}">${unbroken(text)}</p>`;
  });
  return `<p>${unbroken(arrival)}</p>${lines.join("")}`;
}

function waysPart({ ways }: OverviewRow): string {
  if (ways.length === 0) return '<span class="warning">nothing scans or patches them</span>';
  return ways.map(wayPart).join("");
}

function wayPart({ name, when, does, mayReboot, nextRun, notifies, notes }: OverviewWay): string {
  const reboot = mayReboot ? ` ${REBOOT_MARK}` : "";
  const lines = [
    `<b>${unbroken(when)}</b>${reboot}`,
    unbroken(does),
    ...(nextRun === undefined ? [] : [`next ${unbroken(nextRun)}`]),
    ...[name, ...(notifies === undefined ? [] : [notifies]), ...notes].map(
      (text) => `<span class="faint">${unbroken(text)}</span>`,
    ),
  ];
  return `<p>${lines.join("<br>")}</p>`;
}
