import type { PatchEnvironmentModel } from "../../environment/patch-environment-model";
import { isListedRegion, listedRegions } from "../../facts/aws-regions";
import { probablyMeant } from "../../text/probably-meant";
import { counted, quote } from "../../text/wording";
import { isAcknowledged } from "../../values/listed";
import { isKnown, type Knowable } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";

/** A simulated account has every Region. */
const REASON = "A misspelled Region fails at a plan against AWS, or hides that one is not patched.";

export const unlistedRegion = defineCheck({
  id: "PM805",
  severity: "warning",
  on: "environment",
  acceptedAt: 'a Region such as "eu-central-1"',
  cause: "AWS has no such Region that we know of.",
  reason: REASON,
  source: "our own",
  fix: 'Fix the name; write unlisted("…"), or accept the finding where AWS has opened the Region since.',
  find: ({ environment }, { problems }) => {
    for (const [region, [first, ...others]] of placesByRegion(environment))
      problems.addEach([report(region, first, others)]);
  },
});

type Places = readonly [first: Place, ...others: Place[]];

interface Place {
  readonly key: string;
  readonly path: string;
}

/** Regions that are not listed, with who names each: the provider, and objects with a Region of their own. */
function placesByRegion(environment: PatchEnvironmentModel): ReadonlyMap<string, Places> {
  const { baselines, patchGroups, maintenanceWindows, associations = [], patchPolicies = [] } = environment;
  const objects = [...baselines, ...patchGroups, ...maintenanceWindows, ...associations, ...patchPolicies];
  const found = new Map<string, Places>();
  const add = (region: Knowable<string> | undefined, key: string | undefined, path: string): void => {
    if (region === undefined || !isKnown(region) || key === undefined || isListedRegion(region)) return;
    if (isAcknowledged(region)) return;
    const known = found.get(region);
    found.set(region, known === undefined ? [{ key, path }] : [...known, { key, path }]);
  };
  add(environment.region, environment.providerKey ?? objects[0]?.key, "region");
  for (const [name, { region }] of Object.entries(environment.providers ?? {})) {
    add(region, objects.find(({ provider }) => provider === name)?.key, "region");
  }
  for (const { key, region } of objects) add(region, key, "region");
  for (const { key, regions } of patchPolicies) {
    if (isKnown(regions)) for (const region of regions) add(region, key, "targetRegions");
  }
  return found;
}

function report(region: string, { key, path }: Place, others: readonly Place[]): AcrossReport {
  const meant = probablyMeant(region, listedRegions());
  const [other, second] = others;
  const also =
    other !== undefined && second === undefined ? `${other.key} ${other.path}` : counted(others.length, "more place");
  const more = others.length === 0 ? "" : ` (and ${also})`;
  return {
    key,
    // Whoever accepts one has not seen those to come.
    path: region,
    message: `${path}: expected a Region of AWS, got ${quote(region)}${more}${meant === undefined ? "" : `; did you mean ${meant}`}`,
    because: REASON,
    fix: `fix the name, or accept this (acceptFinding) at ${quote(region)} where AWS has opened the Region since`,
  };
}
