/** How much a reader should hesitate, from the lowest to the highest. */
export const RISKS = ["none", "low", "medium", "high"] as const;
export type Risk = (typeof RISKS)[number];

/** What can be stopped at: nothing is stopped by what weighs nothing. */
export const FAILING_RISKS = RISKS.filter((risk) => risk !== "none");

/** The highest of several; `none` for nothing. */
export function highestRisk(risks: Iterable<Risk>): Risk {
  let highest: Risk = "none";
  for (const risk of risks) if (RISKS.indexOf(risk) > RISKS.indexOf(highest)) highest = risk;
  return highest;
}

/** In the order of their risks, those of one risk as they are. */
export function heaviestFirst<Weighed extends { readonly risk: Risk }>(all: readonly Weighed[]): readonly Weighed[] {
  return [...all].sort((a, b) => RISKS.indexOf(b.risk) - RISKS.indexOf(a.risk));
}

export function isAtLeast(risk: Risk, limit: Risk): boolean {
  return RISKS.indexOf(risk) >= RISKS.indexOf(limit);
}
