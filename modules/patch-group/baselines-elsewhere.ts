import type { IConstruct } from "constructs";
import { baselineInAnotherRegion, tellBaselineElsewhere } from "../../model/checks/patch-group/patch-group-checks";
import type { BaselineReference } from "../../model/patch-group/patch-group-model";
import type { Finding } from "../../model/values/finding";
import { propertyOf } from "../../model/values/property-of";
import { isConstruct } from "../construct/is-construct";
import { otherRegions, type Placed, regionAt } from "../construct/regions";

/** What is wrong where a group is given baselines of another Region. */
export function baselinesElsewhere(scope: IConstruct, props: Placed): readonly Finding[] {
  // One that exists already is, where it does not say, in the provider's Region.
  const home = regionAt(scope, { provider: propertyOf(props, "provider") as Placed["provider"] });
  const baselines = listOf(propertyOf(props, "baselines")).map((one) =>
    isConstruct(one) || propertyOf(one, "region") !== undefined
      ? one
      : { region: home, reference: propertyOf(one, "reference") },
  );
  return otherRegions(scope, props, { baselines }, baselineInAnotherRegion, (here, there, baseline) =>
    tellBaselineElsewhere(here, there, propertyOf(baseline, "reference") as BaselineReference | undefined),
  );
}

/** What is no list is reported by whoever reads it. */
function listOf(given: unknown): readonly unknown[] {
  return Array.isArray(given) ? given.slice(0, 1000) : [];
}
