import { changeKindFacts } from "../risk/change-kinds";
import { highestRisk } from "../risk/risk";
import type { Change } from "./change";

const WHY = "patches are tried here, and the rings behind wait for them";

/** Changes of the first ring of several: that nobody has tried a patch before is what this ring is for. */
export function inFirstRing<One extends Pick<Change, "details" | "risk">>(changes: readonly One[]): readonly One[] {
  return changes.map((change) => {
    if (!change.details.some(({ kind }) => changeKindFacts(kind).untried)) return change;
    const details = change.details.map((detail) =>
      changeKindFacts(detail.kind).untried && detail.risk !== "none"
        ? { ...detail, risk: "low" as const, why: WHY }
        : detail,
    );
    return { ...change, details, risk: highestRisk(details.map(({ risk }) => risk)) };
  });
}
