import type { IConstruct } from "constructs";
import {
  targetPatchGroupRegion,
  tellGroupElsewhere,
} from "../../model/checks/maintenance-window/target-patch-group-checks";
import type { Finding } from "../../model/values/finding";
import { isConstruct } from "../construct/is-construct";
import { type Handed, otherRegions, type Placed } from "../construct/regions";

/** What is wrong where a window or an association is given patch groups that are registered in another Region. */
export function groupsElsewhere(
  scope: IConstruct,
  taker: Placed,
  patchGroups: Handed,
  what: "window" | "association",
): readonly Finding[] {
  return otherRegions(scope, taker, patchGroups, targetPatchGroupRegion, (here, there, group) =>
    tellGroupElsewhere(what, here, there, isConstruct(group)),
  );
}
