import { type ChangeFreeze, notKnownAtSynth, readChangeFreezes } from "../../patch-fleet/change-freeze";
import type { MaintenanceWindowDefinition, PatchEnvironmentDefinition } from "../../patch-fleet/environment-definition";
import type { FleetAccount, FleetRing } from "../../patch-fleet/fleet-options";
import { keyAfter } from "../../patch-fleet/frozen-definition";
import { mayChangeNodes } from "../../patch-fleet/open-periods";
import { OVERRIDES_BY_KEY } from "../../patch-fleet/overrides";
import type { FleetAccounts } from "../../patch-fleet/read-fleet-file";
import type { Finding } from "../../values/finding";
import { Problems } from "../../values/problems";
import { propertyOf } from "../../values/property-of";
import type { TokenHandling } from "../../values/props-reader";
import { type Level, uncountedInFleet } from "./uncounted-problems";

/** What decides when a window is open and cannot wait for Terraform, where a freeze divides it. */
const DIVIDING = { scheduleTimezone: "a time zone", startDate: "a date", endDate: "a date" } as const;

/** What keeps the windows of a definition from being divided by change freezes. */
export function dividedWindowProblems(
  definition: unknown,
  freezes: readonly ChangeFreeze[],
  tokens: TokenHandling,
): readonly Finding[] {
  if (freezes.length === 0) return [];
  const problems = new Problems();
  const keys = new Map(
    ["baselines", "patchGroups", ...OVERRIDES_BY_KEY].flatMap((kind) =>
      Object.keys(Object(propertyOf(definition, kind)) as object).map((key) => [key, `${kind}.${key}`] as const),
    ),
  );
  const windows = Object(
    propertyOf(definition, "maintenanceWindows"),
  ) as PatchEnvironmentDefinition["maintenanceWindows"];
  for (const [key, window] of Object.entries(windows)) {
    if (typeof window !== "object" || window === null || !mayChangeNodes(window)) continue;
    problems.addAll(tokenProblems(`maintenanceWindows.${key}`, window, tokens));
    for (const freeze of freezes) {
      const taken = keys.get(keyAfter(key, freeze));
      if (taken === undefined) continue;
      problems.add(taken, `expected another key: the one of ${key} after the change freeze that ends ${freeze.until}`);
    }
  }
  return problems.findings;
}

function tokenProblems(
  path: string,
  window: Partial<MaintenanceWindowDefinition>,
  tokens: TokenHandling,
): readonly Finding[] {
  const problems = new Problems();
  for (const [name, what] of Object.entries(DIVIDING)) {
    if (tokens.isUnresolved(propertyOf(window, name))) problems.add(`${path}.${name}`, notKnownAtSynth(what));
  }
  return problems.findings;
}

/** What is wrong with the change freezes of rings and accounts, and with what these say of the windows that are divided. */
export function freezeProblems(
  definition: unknown,
  rings: readonly FleetRing[],
  accounts: readonly FleetAccount[],
  shownPath: FleetAccounts["shownPath"],
  tokens: TokenHandling,
): readonly Finding[] {
  const problems = new Problems();
  const ofRings = rings.map((of, index): Level => ({ at: (name) => `rings[${index}].${name}`, of }));
  const ofAccounts = accounts.flatMap(({ overrides: of, ring }, index) => {
    const at = (name: string) => shownPath(["accounts", index, "overrides", name]);
    return of === undefined
      ? []
      : [[{ at, of }, ...ofRings.filter((_, place) => rings[place]?.name === ring)] as const];
  });
  const overrides = [...ofRings, ...ofAccounts.map(([level]) => level)];
  const all = overrides.flatMap(({ at, of }) =>
    readChangeFreezes(of.changeFreezes, at("changeFreezes"), problems, tokens),
  );
  const freezes = [...all, ...readChangeFreezes(propertyOf(definition, "changeFreezes"), "", new Problems(), tokens)];
  if (freezes.length === 0) return problems.findings;
  problems.addAll(
    dividedWindowProblems(definition, all, tokens).map((one) => ({ ...one, path: `environment.${one.path}` })),
  );
  for (const { at, of } of overrides) {
    for (const [key, window] of Object.entries(of.maintenanceWindows ?? {})) {
      problems.addAll(tokenProblems(`${at("maintenanceWindows")}.${key}`, window ?? {}, tokens));
    }
  }
  for (const levels of [...ofRings.map((one) => [one]), ...ofAccounts]) {
    problems.addNew(uncountedInFleet(definition, levels, tokens));
  }
  return problems.findings;
}
