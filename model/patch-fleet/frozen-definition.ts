import { withoutFreezes } from "../deadlines/overridden-deadline";
import { TEXT_LIMITS } from "../facts/limits";
import { mapValues } from "../values/map-values";
import { parseCalendarDate } from "../values/parse-date";
import { Problems } from "../values/problems";
import type { TokenHandling } from "../values/props-reader";
import { type ChangeFreeze, readChangeFreezes } from "./change-freeze";
import type { MaintenanceWindowDefinition, PatchEnvironmentDefinition } from "./environment-definition";
import { openPeriods } from "./open-periods";

type Windows = Readonly<Record<string, MaintenanceWindowDefinition>>;

/** Windows that end where a freeze begins. */
const ENDED = new WeakSet<object>();

/** Whether a window of a frozen definition ends for a freeze, after which another one opens in its place. */
export function endsForFreeze(window: object): boolean {
  return ENDED.has(window);
}

/** The key of the window that opens after a freeze in place of another one. Decides addresses: it must not change. */
export function keyAfter(key: string, { until }: ChangeFreeze): string {
  return `${key}-from-${until}`;
}

/** Whether a key is the one of a window after a freeze of another one: people override it by the key of that. */
export function isPartOf(key: string, other: string): boolean {
  return key.startsWith(`${other}-from-`) && parseCalendarDate(key.slice(-10)) !== undefined;
}

/**
 * A definition of which each window is closed in its change freezes: it ends before the first one, and a window more with
 * the same targets and tasks begins after each. Deadlines do not count these days. Of a definition that was treated so the
 * same, and of one without freezes itself.
 */
export function frozenDefinition(
  definition: PatchEnvironmentDefinition,
  tokens: TokenHandling,
): PatchEnvironmentDefinition {
  const freezes = readChangeFreezes(definition.changeFreezes, "changeFreezes", new Problems(), tokens);
  if (freezes.length === 0) return definition;
  const { maintenanceWindows, patchGroups, associations, patchPolicies, patchWithin } = definition;
  const counted = <Part extends object>(parts: Readonly<Record<string, Part>>): Record<string, Part> =>
    mapValues(parts, (part) => withDeadline(part, freezes));
  return {
    ...definition,
    ...(patchWithin && { patchWithin: withoutFreezes(patchWithin, freezes) as typeof patchWithin }),
    patchGroups: counted(patchGroups),
    ...(associations && { associations: counted(associations) }),
    ...(patchPolicies && { patchPolicies: counted(patchPolicies) }),
    maintenanceWindows: Object.assign(
      {},
      ...Object.entries(maintenanceWindows).map(([key, window]) => frozenWindow(key, window, freezes, tokens)),
    ),
  };
}

function withDeadline<Part extends object>(part: Part, freezes: readonly ChangeFreeze[]): Part {
  const { patchWithin } = part as { readonly patchWithin?: unknown };
  return patchWithin === undefined ? part : { ...part, patchWithin: withoutFreezes(patchWithin, freezes) };
}

/** A window by its periods, the first of them under its own key and name. */
function frozenWindow(
  key: string,
  window: MaintenanceWindowDefinition,
  freezes: readonly ChangeFreeze[],
  tokens: TokenHandling,
): Windows {
  const periods = openPeriods(window, freezes, tokens);
  if (periods === undefined) return { [key]: window };
  // It keeps its place in Terraform's state, and what is open at no time needs no dates of ours.
  if (periods.length === 0) return { [key]: { ...window, enabled: false } };
  const parts = periods.map(({ after, isEnded, ...dates }, index) => {
    const isFirst = index === 0 || after === undefined;
    const { startDate: _, endDate: __, name, ...rest } = window;
    const part = { ...rest, name: isFirst ? name : nameAfter(name, after, tokens), ...dates };
    if (isEnded) ENDED.add(part);
    return [isFirst ? key : keyAfter(key, after), part] as const;
  });
  return Object.fromEntries(parts);
}

/** `sunday-from-2027-01-04`, cut where AWS would refuse it. */
function nameAfter(name: string, { until }: ChangeFreeze, tokens: TokenHandling): string {
  // What is no text is refused as it was given.
  if (typeof name !== "string") return name;
  const more = `-from-${until}`;
  const cut = tokens.isUnresolved(name) ? name : name.slice(0, TEXT_LIMITS.windowName.maxLength - more.length);
  return `${cut}${more}`;
}
