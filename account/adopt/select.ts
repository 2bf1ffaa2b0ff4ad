import { type Adoptable, type ExistingObject, type LeftObject, labelOf, nameIn, textOf } from "./existing-object";

/** What a user wants to be adopted: `name=acme-*`, `system=UBUNTU`, `group=web`, `window=sunday`, `tag=team:platform`. */
export interface Selector {
  readonly by: (typeof SELECTOR_KEYS)[number];
  readonly matches: (text: string) => boolean;
  readonly text: string;
}

export const SELECTOR_KEYS = ["name", "group", "window", "system", "tag"] as const;

/** Reads `name=acme-*`; `*` stands for any characters. Undefined for what is none. */
export function readSelector(text: string): Selector | undefined {
  const [by, ...rest] = text.split("=");
  const pattern = rest.join("=");
  const key = SELECTOR_KEYS.find((one) => one === by);
  if (key === undefined || pattern === "") return undefined;
  const expression = new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`, "su");
  return { by: key, matches: (value) => expression.test(value), text };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.|?+()[\]{}/]/g, "\\$&");
}

/** Adopts what is wanted; the rest stays as it is, and says so. Targets and tasks go with their window. */
export function selected(adoptable: Adoptable, only: readonly Selector[], except: readonly Selector[]): Adoptable {
  if (only.length + except.length === 0) return adoptable;
  const windows = new Map(
    adoptable.objects.filter(({ type }) => type === "aws_ssm_maintenance_window").map((one) => [one.id, one]),
  );
  const wanted = (object: ExistingObject): boolean => {
    const whole = windows.get(textOf(object.values.window_id)) ?? object;
    const has = (one: Selector) => valuesOf(whole, one.by, adoptable).some(one.matches);
    return (only.length === 0 || only.some(has)) && !except.some(has);
  };
  const others = adoptable.objects.filter((object) => !wanted(object));
  const left = others.map(
    (object): LeftObject => ({
      label: labelOf(object),
      reason: "not asked for",
      ...(object.address === undefined ? {} : { address: object.address }),
    }),
  );
  return { ...adoptable, objects: adoptable.objects.filter(wanted), left: [...adoptable.left, ...left] };
}

/** Selectors that nothing answers to: mistyped, most of the time. */
export function matchingNothing(found: readonly Adoptable[], selectors: readonly Selector[]): readonly Selector[] {
  return selectors.filter(({ by, matches }) =>
    found.every((one) => one.objects.every((object) => !valuesOf(object, by, one).some(matches))),
  );
}

/** Names of the user's that no object has as its name or its id. */
export function namingNothing(found: readonly Adoptable[], names: ReadonlyMap<string, string>): readonly string[] {
  const known = new Set(found.flatMap(({ objects }) => objects.flatMap(({ id, values }) => [id, nameIn(values)])));
  return [...names.keys()].filter((name) => !known.has(name));
}

function valuesOf({ type, values }: ExistingObject, by: Selector["by"], { systems }: Adoptable): readonly string[] {
  if (by === "name") return [nameIn(values)];
  if (by === "group") return type === "aws_ssm_patch_group" ? [textOf(values.patch_group)] : [];
  if (by === "window") return type === "aws_ssm_maintenance_window" ? [textOf(values.name)] : [];
  if (by === "system") return [textOf(values.operating_system) || (systems[textOf(values.baseline_id)] ?? "")];
  const tags = (values.tags ?? {}) as Readonly<Record<string, string>>;
  return Object.entries(tags).map(([key, value]) => `${key}:${value}`);
}
