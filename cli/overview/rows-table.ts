import { countsText } from "../../model/patching/existing/node-counts";
import { escapeHtml } from "../../model/text/html";
import { countedPlaces } from "./counted-places";
import type { Finding } from "./findings-of-objects";
import type { Home, Overview, OverviewRow, OverviewWay } from "./overview";
import { unbroken } from "./unbroken";

/** One row for each patch group and operating system, with what its nodes get, when, and what was said of it. */
export function rowsTable({ rows }: Overview): string {
  const severalHomes = new Set(rows.flatMap(({ homes }) => homes.map(homeName))).size > 1;
  const columns = [
    "Patch group",
    ...(severalHomes ? ["Where"] : []),
    "Patches",
    "Arrival",
    "When",
    "Next run",
    "Findings",
  ];
  const body = rows.map((row) => {
    const cells: readonly (readonly [string, string])[] = [
      [
        "Patch group",
        `<b>${escapeHtml(row.patchGroup)}</b><br>${escapeHtml(row.operatingSystem)}${severalHomes ? "" : nodesPart(row.homes)}`,
      ],
      ...(severalHomes ? [["Where", homesPart(row.homes)] as const] : []),
      ["Patches", unbroken(row.patches)],
      ["Arrival", arrivalPart(row)],
      ["When", waysPart(row)],
      ["Next run", nextPart(row.ways)],
      ["Findings", findingsPart(row.findings)],
    ];
    return `<tr>${cells.map(([label, cell]) => `<td data-label="${label}">${cell}</td>`).join("")}</tr>`;
  });
  return `<table class="rows"><thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody></table>`;
}

function homesPart(homes: readonly Home[]): string {
  const names = homes.map((home) => `${unbroken(homeName(home))}${nodesPart([home])}`);
  if (names.length === 1) return names[0] as string;
  const rings = new Set(homes.map(({ ring }) => ring));
  const title = rings.size === 1 && homes[0]?.ring !== undefined ? `ring ${escapeHtml(homes[0].ring)}: ` : "";
  return `<details><summary>${title}${countedPlaces(homes.map(placeName))}</summary><ul>${names.map((name) => `<li>${name}</li>`).join("")}</ul></details>`;
}

/** How many nodes there are, where somebody counted them. */
function nodesPart(homes: readonly Home[]): string {
  const counts = homes.flatMap(({ nodes }) => (nodes === undefined ? [] : [countsText(nodes)]));
  return counts.map((text) => `<br><span class="faint">${escapeHtml(text)}</span>`).join("");
}

export function placeName({ stack, region = "" }: Home): string {
  return `${stack} · ${region}`;
}

/** `prod-eu · ring prod · eu-central-1` */
function homeName({ stack, account, ring, region }: Home): string {
  const account_ = account === undefined || account === stack ? [] : [account];
  return [stack, ...account_, ...(ring === undefined ? [] : [`ring ${ring}`]), region ?? ""]
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
  return ways
    .map(({ name, when, does, notes }) => {
      const noted = notes.map((note) => `<br><span class="faint">${escapeHtml(note)}</span>`).join("");
      return `<p><b>${unbroken(when)}</b><br>${escapeHtml(does)}<br><span class="faint">${escapeHtml(name)}</span>${noted}</p>`;
    })
    .join("");
}

function nextPart(ways: readonly OverviewWay[]): string {
  const runs = ways.flatMap(({ nextRun }) => (nextRun === undefined ? [] : [nextRun]));
  return runs.length === 0 ? "–" : [...new Set(runs)].map((run) => `<p>${unbroken(run)}</p>`).join("");
}

const MARKS: Readonly<Record<Finding["level"], string>> = { info: "i", warning: "!", error: "✖" };

function findingsPart(findings: readonly Finding[]): string {
  if (findings.length === 0) return "–";
  return findings
    .map(({ level, text }) => `<p class="${level}"><span class="symbol">${MARKS[level]}</span> ${unbroken(text)}</p>`)
    .join("");
}
