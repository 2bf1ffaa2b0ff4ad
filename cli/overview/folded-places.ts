import { unbroken } from "../../model/text/unbroken";
import { grouped } from "./grouped";

/** More stacks than these stand one behind the other, and not one below the other. */
const MOST_LINES = 12;

/**
 * Stacks that are shown when somebody asks for them, each once with its Regions: `prod-eu · eu-central-1, eu-west-1`. Where
 * all have the same Regions these are named first, for a fleet has hundreds of accounts.
 *
 * @param summary - as HTML
 * @param names - `prod-eu · eu-central-1`
 */
export function foldedPlaces(summary: string, names: readonly string[]): string {
  const byStack = grouped([...new Set(names)], (name) => name.split(" · ")[0] ?? "");
  const regionsOf = (places: readonly string[]) =>
    places.flatMap((place) => place.split(" · ").slice(1)).filter((region) => region !== "");
  const regions = new Set([...byStack.values()].map((places) => regionsOf(places).join(", ")));
  const [common = ""] = regions;
  const isShort = regions.size === 1 && byStack.size > 1;
  const entries = [...byStack].map(([stack, places]) =>
    unbroken(isShort ? stack : [stack, regionsOf(places).join(", ")].filter(Boolean).join(" · ")),
  );
  const head = isShort && common !== "" ? `<p class="faint">each in ${unbroken(common)}</p>` : "";
  const isLong = entries.length > MOST_LINES;
  const list = isLong
    ? `<p>${entries.join(", ")}</p>`
    : `<ul>${entries.map((entry) => `<li>${entry}</li>`).join("")}</ul>`;
  return `<details${isLong ? ' class="long"' : ""}><summary>${summary}</summary>${head}${list}</details>`;
}
