import type { Problems } from "../problems";
import { quote, show } from "../wording";

/** `eu-central-1`, `us-gov-west-1`. Source: provider, format `aws-region`. */
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/;

/** Reports Regions that have not the form of one, that stand twice, and a list without any. */
export function checkRegions(path: string, given: unknown, problems: Problems): void {
  if (given === undefined) return;
  if (!Array.isArray(given)) {
    problems.add(path, `expected a list of Regions, got ${show(given)}`);
    return;
  }
  if (given.length === 0) problems.add(path, "expected at least one Region, got none; leave it out for the provider's");
  const seen = new Set<unknown>();
  given.slice(0, 1000).forEach((region: unknown, index) => {
    if (typeof region !== "string" || !REGION.test(region)) {
      const got = typeof region === "string" ? quote(region) : show(region);
      problems.add(`${path}[${index}]`, `expected the code of a Region such as eu-central-1, got ${got}`);
    } else if (seen.has(region)) problems.add(`${path}[${index}]`, `expected each Region once, got ${region} again`);
    seen.add(region);
  });
}
