import { unbroken } from "../../model/text/unbroken";
import { grouped } from "../../model/values/grouped";
import { MOST_LINES, type PaperLists } from "./paper-lists";

/** As many stacks are named at once: who is meant must not hide. */
export const FEW_STACKS = 3;

/**
 * Stacks that are shown when somebody asks for them, of few at once, each once with its Regions:
 * `prod-eu · eu-central-1, eu-west-1`. Where all have the same Regions these are named first, for a fleet has hundreds of
 * accounts.
 *
 * @param summary - as HTML
 * @param names - `prod-eu · eu-central-1`
 * @param paper - where a long list is printed; it is not otherwise
 */
export function foldedPlaces(summary: string, names: readonly string[], paper?: PaperLists): string {
  const byStack = grouped([...new Set(names)], (name) => name.split(" · ")[0] ?? "");
  const regions = new Set([...byStack.values()].map(regionsOf));
  const [common = ""] = regions;
  const isShort = regions.size === 1 && byStack.size > 1;
  const texts = [...byStack].map(([stack, places]) =>
    isShort ? stack : [stack, regionsOf(places)].filter(Boolean).join(" · "),
  );
  const ofAll = isShort && common !== "" ? `each in ${common}` : "";
  return byStack.size <= FEW_STACKS ? openNames(summary, texts, ofAll) : foldedNames(summary, texts, paper, ofAll);
}

/** `eu-central-1, eu-west-1 · Europe/Paris`: the time zone once, where it is the same in all Regions. */
function regionsOf(places: readonly string[]): string {
  const byZone = grouped(
    places.map((place) => place.split(" · ").slice(1)),
    ([_, zone = ""]) => zone,
  );
  const ofZones = [...byZone].map(([zone, parts]) => {
    const regions = parts.flatMap(([region = ""]) => (region === "" ? [] : [region]));
    return [regions.join(", "), zone].filter(Boolean).join(" · ");
  });
  return ofZones.filter(Boolean).join(", ");
}

function openNames(summary: string, names: readonly string[], ofAll: string): string {
  const [only] = names;
  if (names.length === 1) return `<p>${summary}<br>${unbroken(only ?? "")}</p>`;
  return `<p>${summary}</p>${listOf(names, ofAll)}`;
}

function listOf(names: readonly string[], ofAll: string): string {
  return `${headOf(ofAll)}<ul>${names.map((name) => `<li>${unbroken(name)}</li>`).join("")}</ul>`;
}

function headOf(ofAll: string): string {
  return ofAll === "" ? "" : `<p class="faint">${unbroken(ofAll)}</p>`;
}

/**
 * Names that are shown when somebody asks for them.
 *
 * @param ofAll - what is true of all of them, and told once
 */
export function foldedNames(summary: string, names: readonly string[], paper?: PaperLists, ofAll = ""): string {
  const isLong = names.length > MOST_LINES;
  const list = isLong ? `${headOf(ofAll)}<p>${names.map(unbroken).join(", ")}</p>` : listOf(names, ofAll);
  const reference = isLong ? (paper?.referenceTo(ofAll === "" ? names : [...names, ofAll]) ?? "") : "";
  return `<details${isLong ? ' class="long"' : ""}><summary>${summary}${reference}</summary>${list}</details>`;
}
