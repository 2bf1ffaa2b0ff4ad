import { withinTime } from "../../host/process/time-limit";
import type { AcrossFinding } from "../../model/checks/across/across-check";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { HouseCheck } from "../../model/house-rules/define-check";
import { houseFindings } from "../../model/house-rules/house-findings";
import { TIME_LIMIT } from "../../model/house-rules/time-limit";
import type { Patching } from "../../model/patching/patching";

interface AskedSide {
  readonly stack: string;
  readonly ring?: string;
  readonly environment: PatchEnvironmentModel;
  readonly before?: PatchEnvironmentModel;
}

/** What the rules of the user's own say about one side of the plans. */
export function findingsOfHouse(
  checks: readonly HouseCheck[],
  stacks: readonly AskedSide[],
  patching: Patching,
  today: Date,
): ReadonlyMap<PatchEnvironmentModel, readonly AcrossFinding[]> {
  if (checks.length === 0) return new Map();
  const asked = stacks.map(({ stack: name, ...stack }) => ({ name, ...stack }));
  return houseFindings(checks, asked, { patching, today, withinTime: (work) => withinTime(TIME_LIMIT, work) });
}
