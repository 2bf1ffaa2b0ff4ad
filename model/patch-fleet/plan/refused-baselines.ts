import { findingsOf } from "../../checks/check/check";
import { PATCH_BASELINE_CHECKS } from "../../checks/patch-baseline/patch-baseline-checks";
import { readPatchBaseline } from "../../patch-baseline/read-patch-baseline";
import { Problems } from "../../values/problems";
import type { TokenHandling } from "../../values/props-reader";
import type { PatchEnvironmentDefinition } from "../environment-definition";

/**
 * Whether a baseline of a definition is one that its construct will refuse, in its own words: nothing can be proved of
 * it, and what would be said of its rings would lead astray.
 */
export function hasRefusedBaseline(
  { baselines }: PatchEnvironmentDefinition,
  today: Date,
  tokens: TokenHandling,
): boolean {
  return Object.values(baselines).some((baseline) => {
    const model = readPatchBaseline(baseline, new Problems(), tokens);
    if (model === undefined) return true;
    return findingsOf(PATCH_BASELINE_CHECKS, model, { today }).some(({ severity }) => severity === "error");
  });
}
