import type { IConstruct } from "constructs";
import {
  surroundingsElsewhere,
  tellSurroundingsElsewhere,
} from "../../model/checks/patch-operations/surrounding-region-check";
import type { Problems } from "../../model/values/problems";
import { boundToRegion, type Handed, otherRegions, type Placed } from "./regions";

/** What is wrong where logs or notifications lie in another Region than what they are handed to. */
export function partsElsewhere(scope: IConstruct, taker: Placed, parts: Handed): Problems["findings"] {
  return otherRegions(scope, taker, boundToRegion(parts), surroundingsElsewhere, tellSurroundingsElsewhere);
}
