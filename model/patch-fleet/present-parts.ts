import { isObject } from "../values/is-object";
import { propertyOf } from "../values/property-of";
import { TASK_PROPERTIES } from "./environment-definition";
import { OVERRIDES_BY_KEY } from "./overrides";

const PARTS = ["baselines", "patchGroups", ...OVERRIDES_BY_KEY];
const PARTS_OF_WINDOW = ["targets", ...TASK_PROPERTIES];

/**
 * A definition without the parts that are undefined, as JavaScript writes what is there in one case alone
 * (`{ Nightly: isProduction ? { … } : undefined }`); itself where there are none.
 */
export function presentParts<Given>(definition: Given): Given {
  const inWindow = (window: unknown) => changed(window, PARTS_OF_WINDOW, present);
  return changed(definition, PARTS, (parts, kind) =>
    present(kind === "maintenanceWindows" ? changed(parts, namesOf(parts), inWindow) : parts),
  );
}

function present(parts: unknown): unknown {
  const names = namesOf(parts);
  const left = names.filter((name) => propertyOf(parts, name) !== undefined);
  return left.length === names.length ? parts : Object.fromEntries(left.map((name) => [name, propertyOf(parts, name)]));
}

/** An object with other values of some properties; itself where all stay. */
function changed<Given>(
  given: Given,
  names: readonly string[],
  change: (value: unknown, name: string) => unknown,
): Given {
  const others = names.flatMap((name) => {
    const value = propertyOf(given, name);
    const other = change(value, name);
    return other === value ? [] : [[name, other] as const];
  });
  return others.length === 0 ? given : { ...given, ...Object.fromEntries(others) };
}

/** None of what is no object, or cannot even be looked at, of which whoever reads it tells. */
function namesOf(value: unknown): readonly string[] {
  if (!isObject(value)) return [];
  try {
    // A copy of a token would be none.
    return "resolve" in value ? [] : Object.keys(value);
  } catch {
    return [];
  }
}
