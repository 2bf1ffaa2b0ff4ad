import { describeWindowDate } from "../../model/schedule/words/describe-window-dates";
import { unbroken } from "../../model/text/unbroken";
import { joined } from "../../model/text/wording";
import { FEW_STACKS, foldedPlaces } from "./folded-places";
import { isFrozen } from "./freezes";
import { REBOOT_MARK } from "./marks";
import type { Closed, Opening } from "./openings";
import type { PaperLists } from "./paper-lists";
import type { RingsOfStacks } from "./rings-of-stacks";

const DOES: Readonly<Record<Opening["does"], string>> = { install: "Install", scan: "Scan", unknown: "Task" };

/** One opening: at which hour, what, for whom, for how long. */
export function openingPart(opening: Opening, paper: PaperLists, rings: RingsOfStacks): string {
  const { time, zone, name, hours, does, mayReboot, patchGroups, closed, clock, meets, emergency } = opening;
  const reboots = mayReboot && does !== "scan" && closed === undefined;
  const classes = ["opening", closed === undefined ? does : "closed", ...(reboots ? ["reboots"] : [])].join(" ");
  const lasts = hours === undefined || isFrozen(opening) ? "" : `, ${hours} h`;
  // The band of its day says the rest of what is in a freeze.
  const marks = isFrozen(opening)
    ? []
    : [
        ...(emergency === undefined ? [] : ['<span class="mark overlap">Emergency</span>']),
        `<span class="mark">${DOES[does]}</span>`,
        ...(reboots ? [REBOOT_MARK] : []),
        ...(closed === undefined ? [] : [`<span class="mark">${unbroken(closedText(closed, zone))}</span>`]),
        ...(meets.length === 0 ? [] : [`<span class="mark overlap">also open: ${unbroken(joined(meets))}</span>`]),
        ...(clock === undefined ? [] : [`<span class="mark clock">clock time ${clock}</span>`]),
      ];
  const brought = emergency?.brings === undefined ? "" : `<p>${unbroken(`installs ${emergency.brings}`)}</p>`;
  const whom = patchGroups.length === 0 ? name : joined(patchGroups);
  return `<div class="${classes}"><p class="when"><b>${time}</b> ${unbroken(zone + lasts)}</p><p class="whom">${unbroken(whom)}</p>${brought}<p class="marks">${marks.join(" ")}</p>${placesPart(opening, paper, rings)}</div>`;
}

function closedText({ since, until }: Closed, zone: string): string {
  if (since === undefined) return until === undefined ? "closed" : `closed until ${describeWindowDate(until, zone)}`;
  return until === undefined
    ? `closed since ${describeWindowDate(since, zone)}`
    : `closed from ${describeWindowDate(since, zone)} until ${describeWindowDate(until, zone)}`;
}

function placesPart(opening: Opening, paper: PaperLists, rings: RingsOfStacks): string {
  const { name, places } = opening;
  const named = places.filter((place) => place !== "");
  const [only] = named;
  if (named.length <= 1) {
    return `<p class="faint">${unbroken([name, only].filter(Boolean).join(" · "))}</p>`;
  }
  const stacks = [...new Set(named.map((place) => place.split(" · ")[0] ?? ""))];
  if (stacks.length === 1) {
    const regions = named.map((place) => place.split(" · ").slice(1).join(" · "));
    return `<p class="faint">${unbroken(`${name} · ${stacks.join()} · ${regions.join(", ")}`)}</p>`;
  }
  const where = stacks.length > FEW_STACKS ? [rings.textOf(stacks, FEW_STACKS)] : [];
  // Of a freeze the names of both windows would hide where it is.
  const called = isFrozen(opening) && where.length > 0 ? [] : [name];
  return `<div class="faint">${foldedPlaces(unbroken([...called, ...where].join(" · ")), named, paper)}</div>`;
}
