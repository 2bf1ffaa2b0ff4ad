import { REGION_CODE } from "../../facts/aws-regions";
import { fixOfKind, show } from "../../text/wording";
import type { Problems } from "../../values/problems";

/** Reports Regions that have not the form of one, that stand twice, and a list without any. */
export function checkRegions(path: string, given: unknown, problems: Problems): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) {
    problems.add(path, `expected a list of Regions, got ${show(given)}${fixOfKind("a list", given)}`);
    return;
  }
  if (given.length === 0)
    problems.add(path, "expected at least one Region, got an empty list; leave it out for the provider's");
  const seen = new Set<unknown>();
  given.slice(0, 1000).forEach((region: unknown, index) => {
    checkRegionCode(`${path}[${index}]`, region, problems);
    if (seen.has(region)) problems.add(`${path}[${index}]`, `expected each Region once, got ${show(region)} again`);
    seen.add(region);
  });
}

/** Reports what has not the form of a Region. */
export function checkRegionCode(path: string, region: unknown, problems: Problems): void {
  if (typeof region === "string" && REGION_CODE.test(region)) return;
  problems.add(path, `expected the code of a Region such as eu-central-1, got ${show(region)}`);
}
