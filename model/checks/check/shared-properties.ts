import { REGION_CODE } from "../../facts/aws-regions";
import { NUMBER_LIMITS, TEXT_LIMITS } from "../../facts/limits";
import { probablyMeant } from "../../text/probably-meant";
import { oneOf, quote } from "../../text/wording";
import { isAcknowledged } from "../../values/listed";
import type { Problems } from "../../values/problems";
import { isKnown, type Knowable } from "../../values/unknown";

export function checkRegion(region: Knowable<string> | undefined, problems: Problems, path = "region"): void {
  if (typeof region !== "string" || REGION_CODE.test(region)) return;
  problems.add(path, `expected the code of a Region such as eu-central-1, got ${quote(region)}`);
}

export function checkTags(tags: Knowable<Readonly<Record<string, Knowable<string>>>>, problems: Problems): void {
  if (!isKnown(tags)) return;
  problems.count("tags", Object.keys(tags), NUMBER_LIMITS.tags, "tag");
  for (const [key, value] of Object.entries(tags)) {
    const path = `tags[${quote(key)}]`;
    problems.text(`${path} (the key)`, key, TEXT_LIMITS.tagKey);
    problems.text(path, value, TEXT_LIMITS.tagValue);
    problems.unless(
      !key.toLowerCase().startsWith("aws:"),
      path,
      "keys that start with aws: belong to AWS; use another",
    );
  }
}

/**
 * A value out of a list which the service itself holds complete. A value that came through `unlisted()` passes: the
 * user knows of one that is newer than our list.
 */
export function checkChoice(path: string, value: unknown, choices: readonly string[], problems: Problems): void {
  if (typeof value !== "string" || isChoice(value, choices)) return;
  const meant = probablyMeant(value, choices);
  const fix = meant === undefined ? "" : `; did you mean ${meant}`;
  problems.add(path, `expected ${oneOf(choices)}, got ${quote(value)}${fix}`);
}

/** Whether a value is one of a list, or one that the user let in. */
export function isChoice(value: string, choices: readonly string[]): boolean {
  return choices.includes(value) || isAcknowledged(value);
}
