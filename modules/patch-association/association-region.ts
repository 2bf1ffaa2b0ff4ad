import type { IConstruct } from "constructs";
import type { Finding } from "../../model/values/finding";
import { propertyOf } from "../../model/values/property-of";
import { partsElsewhere } from "../construct/parts-elsewhere";
import { inRegionOf, type Placed } from "../construct/regions";
import { groupsElsewhere } from "../patch-group/groups-elsewhere";

/** The props of an association with the Region of the patch groups that it names; as they are where it has its own. */
export function withRegion<Props>(scope: IConstruct, props: Props): Props {
  return inRegionOf(scope, props, { patchGroups: patchGroupsOf(props) });
}

/** What is wrong where its patch groups or its logs lie in another Region. */
export function handedFromElsewhere(scope: IConstruct, props: Placed): readonly Finding[] {
  return [
    ...groupsElsewhere(scope, props, { "targets.patchGroups": patchGroupsOf(props) }, "association"),
    ...partsElsewhere(scope, props, { logs: propertyOf(props, "logs") }),
  ];
}

function patchGroupsOf(props: unknown): unknown {
  return propertyOf(propertyOf(props, "targets"), "patchGroups");
}
