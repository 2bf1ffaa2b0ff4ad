import type { PatchBaselineModel } from "../../patch-baseline/patch-baseline-model";
import type { FilterResult } from "../matching/match-filters";
import type { ListHit, ListMatcher } from "../matching/match-list";
import type { CaveatId } from "../patch/caveats";
import type { Patch } from "../patch/patch";
import { COUNTED_AS_SECURITY, countsAsSecurity } from "../patch/security";
import type { System } from "../patch/system";

/** What the list of approved patches says about a patch. */
export interface ListAnswer {
  /** The entry that approves it. */
  readonly entry?: string;
  /** An entry names the patch, and why that does not approve it. */
  readonly unheard?: string;
  /** Why it cannot be said. */
  readonly open?: string;
  readonly caveats: readonly CaveatId[];
}

/** No entry names the patch: the same object each time. */
export const NOT_LISTED: ListAnswer = { caveats: [] };

export function askApprovedList(
  baseline: PatchBaselineModel,
  list: ListMatcher,
  global: FilterResult,
  patch: Patch,
  { facts }: System,
): ListAnswer {
  const hit = list.hit(patch) ?? list.advisoryHit(patch);
  if (hit === undefined) {
    const open = "an entry of approvedPatches is not known yet, and might name it";
    return list.open ? { open, caveats: [] } : NOT_LISTED;
  }

  const caveats: CaveatId[] = [];
  if (global.result !== "passes") {
    if (!passesGlobalFilters(hit, facts)) {
      if (global.result === "fails") {
        return { unheard: `${named(hit)}, but the global filters exclude it`, caveats: ["list-and-global-filters"] };
      }
      return { open: `of the global filters: ${global.because}`, caveats: ["list-and-global-filters"] };
    }
    if (facts.names !== "rpm") caveats.push("list-and-global-filters-unseen");
  }

  const flag = baseline.approvedPatchesEnableNonSecurity;
  if (facts.listAsksForSecurity && flag !== true) {
    const security = countsAsSecurity(patch, facts);
    if (security === false && flag === false) {
      const unheard = `${named(hit)}, but ${COUNTED_AS_SECURITY[facts.security].not}, and approvedPatchesEnableNonSecurity is off`;
      return { unheard, caveats: [] };
    }
    if (security !== true) return { open: `${named(hit)}; whether it counts as security is not known`, caveats };
  }
  return { entry: hit.entry, caveats };
}

function passesGlobalFilters(hit: ListHit, { listPassesGlobalFilters }: System["facts"]): boolean {
  return hit.by === "name" ? listPassesGlobalFilters.byName : listPassesGlobalFilters.byAdvisory;
}

function named({ entry }: ListHit): string {
  return `approvedPatches names it (${entry})`;
}
