import { countsText } from "../../model/patching/existing/node-counts";
import { escapeHtml } from "../../model/text/html";
import { unbroken } from "../../model/text/unbroken";
import { counted, joined } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { type Card, type CardWay, cardsOf } from "./cards";
import { countedPlaces } from "./counted-places";
import { isAccepted } from "./findings-of-objects";
import { findingsPart } from "./findings-part";
import { foldedPlaces } from "./folded-places";
import { INSTALL_MARK, REBOOT_MARK } from "./marks";
import type { Home, OverviewRow } from "./overview";
import type { PaperLists } from "./paper-lists";

/**
 * The nodes of each patch group, in the places where the same is told of them: above, who they are and when they reboot;
 * below, on a phone for who asks, what runs there and what each operating system gets.
 */
export function groupCards(rows: readonly OverviewRow[], paper: PaperLists): string {
  const severalHomes = new Set(rows.flatMap(({ homes }) => homes.map(homeName))).size > 1;
  return cardsOf(rows)
    .map((card) => {
      const { homes, ways, findings } = card;
      const places = new Set(homes.map(({ stack }) => stack)).size > 1 ? `${placesPart(homes, paper)}\n` : "";
      const shared = findings.length === 0 ? "" : `<div class="said">${findingsPart(findings)}</div>`;
      return `<details class="card wide">
<summary>${headPart(card, severalHomes)}</summary>
<div class="body"><div class="runs">
${places}${ways.length === 0 ? NOTHING : ways.map(wayPart).join("")}${shared}
</div>${systemsTable(card)}</div>
</details>`;
    })
    .join("\n");
}

const NOTHING = '<p class="warning">nothing scans or patches them</p>';

/** `web · prod-eu (333333333333) · ring prod`, when it is patched, and what is wrong. */
function headPart({ patchGroup, homes, ways, systems, findings }: Card, severalHomes: boolean): string {
  const when = ways.flatMap(({ when: at, installs, mayReboot }) =>
    installs ? [`<span class="when">${unbroken(at)} ${mayReboot ? REBOOT_MARK : INSTALL_MARK}</span>`] : [],
  );
  return [
    `<b>${unbroken(patchGroup)}</b>${severalHomes ? ` <span class="faint">${unbroken(whereText(homes))}</span>` : ""}`,
    ...(ways.length === 0 ? ['<span class="mark overlap">nothing patches them</span>'] : when),
    ...marksOf(systems, findings),
  ].join("\n");
}

/** What nobody may overlook in a card that is closed. */
function marksOf(systems: readonly OverviewRow[], shared: Card["findings"]): readonly string[] {
  const outcomes = new Set(systems.flatMap(({ arrival }) => arrival.deadlines.map(({ outcome }) => outcome)));
  const open = [...shared, ...systems.flatMap(({ findings }) => findings)].filter((one) => !isAccepted(one));
  const count = (level: string) => open.filter((one) => one.level === level).length;
  const texts = [
    ...(outcomes.has("broken") ? ["a deadline is missed"] : []),
    ...(outcomes.has("not known") ? ["a deadline is not proved"] : []),
    ...(count("error") > 0 ? [counted(count("error"), "error")] : []),
    ...(count("warning") > 0 ? [counted(count("warning"), "warning")] : []),
  ];
  return texts.map((text) => `<span class="mark overlap">${text}</span>`);
}

function placesPart(homes: readonly Home[], paper: PaperLists): string {
  const [{ ring: name }] = homes as [Home];
  const ring = name === undefined ? "" : `ring ${unbroken(name)}: `;
  return foldedPlaces(`${ring}${countedPlaces(homes.map(placeName))}`, homes.map(placeName), paper);
}

export function placeName({ region = "", zone, ...home }: Home): string {
  return [stackName(home), region, ...(zone === undefined ? [] : [zone])].join(" · ");
}

/** `prod-eu (333333333333)` */
function stackName({ stack, accountId }: Home): string {
  return accountId === undefined ? stack : `${stack} (${accountId})`;
}

/** More stacks than these are counted above. */
const FEW_NAMES = 3;

/**
 * `prod-eu (333333333333) · ring prod · eu-central-1`; of a few stacks their names, `ring prod: prod-eu and prod-us, 2
 * Regions`; of many their number, `ring prod: 214 stacks, 3 Regions`.
 */
function whereText(homes: readonly Home[]): string {
  const [first] = homes as [Home];
  const stacks = [...new Set(homes.map(({ stack }) => stack))];
  const regions = [...new Set(homes.flatMap(({ region }) => region ?? []))];
  if (stacks.length > 1) {
    const ring = first.ring === undefined ? "" : `ring ${first.ring}: `;
    if (stacks.length > FEW_NAMES) return ring + countedPlaces(homes.map(placeName));
    const inRegions = regions.length > 1 ? [counted(regions.length, "Region")] : regions;
    return ring + [joined(stacks), ...inRegions].join(", ");
  }
  const { stack, account = stack, ring, zone = "" } = first;
  return [
    stackName(first),
    ...(account === stack ? [] : [account]),
    ...(ring === undefined ? [] : [`ring ${ring}`]),
    regions.join(", "),
    zone,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Where a card is, for who counts places apart. */
function homeName({ stack, ring = "", region = "" }: Home): string {
  return [stack, ring, region].join(" · ");
}

function wayPart({ name, when, does, mayReboot, nextRun, notifies, notes }: CardWay): string {
  const reboot = mayReboot ? ` ${REBOOT_MARK}` : "";
  const lines = [
    `<b>${unbroken(when)}</b>${reboot}`,
    ...does.map(({ systems, text }) => unbroken(systems.length === 0 ? text : `${systems.join(", ")}: ${text}`)),
    ...(nextRun === undefined ? [] : [`next ${unbroken(nextRun)}`]),
    ...[name, ...(notifies === undefined ? [] : [notifies]), ...notes].map(
      (text) => `<span class="faint">${unbroken(text)}</span>`,
    ),
  ];
  return `<p class="way">${lines.join("<br>")}</p>`;
}

/** A row for each operating system, or for those of which all is the same: what its nodes get, how long that takes, and what was said of them. */
function systemsTable({ systems }: Card): string {
  const hasFindings = systems.some(({ findings }) => findings.length > 0);
  const columns = ["System", "Patches", "Arrival", ...(hasFindings ? ["Findings"] : [])];
  const alike = grouped(systems, ({ operatingSystem: _, ways: __, ...row }) => JSON.stringify(row));
  const body = [...alike.values()].map((same) => {
    const [{ homes, patches, arrival, findings }] = same as [OverviewRow];
    const names = same.map(({ operatingSystem }) => `<b>${escapeHtml(operatingSystem)}</b>`);
    const cells = [`${names.join("<br>")}${nodesPart(homes)}`, unbroken(patches), arrivalPart(arrival)].map(
      (cell, column) => `<td data-label="${columns[column]}">${cell}</td>`,
    );
    const said = `<td data-label="Findings"${findings.length === 0 ? ' class="none"' : ""}>${findingsPart(findings)}</td>`;
    return `<tr>${cells.join("")}${hasFindings ? said : ""}</tr>`;
  });
  return `<table class="rows groups"><thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join("")}</tr></thead>
<tbody>
${body.join("\n")}
</tbody></table>`;
}

/** How many nodes there are, where somebody counted them; of several places each. */
function nodesPart(homes: readonly Home[]): string {
  const counts = homes.flatMap(({ nodes, ...home }) =>
    nodes === undefined ? [] : [{ place: placeName(home), text: escapeHtml(countsText(nodes)) }],
  );
  if (homes.length === 1) return counts.map(({ text }) => `<br><span class="faint">${text}</span>`).join("");
  if (counts.length === 0) return "";
  const items = counts.map(({ place, text }) => `<li>${unbroken(place)}<br><span class="faint">${text}</span></li>`);
  return `<details><summary>nodes in ${countedPlaces(homes.map(placeName))}</summary><ul>${items.join("")}</ul></details>`;
}

function arrivalPart({ arrival, deadlines }: OverviewRow["arrival"]): string {
  const lines = deadlines.map(({ outcome, text }) => {
    const look = outcome === "kept" ? "faint" : outcome === "broken" ? "error" : "warning";
    return `<p class="${look}">${unbroken(text)}</p>`;
  });
  return `<p>${unbroken(arrival)}</p>${lines.join("")}`;
}
