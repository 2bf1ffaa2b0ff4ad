import type { PatchFilterModel } from "../../model/patch-baseline/patch-baseline-model";
import { EVERY_VALUE } from "../../model/patch-baseline/patch-filters";
import { isKnown, type Knowable } from "../../model/values/unknown";

type Filters = Knowable<readonly Knowable<PatchFilterModel>[]>;

/** `also Important`, `no longer Low`; undefined where more changes than values of one filter. */
export function selectionDifference(before: Filters, after: Filters): string | undefined {
  const [old, now] = [valuesByKey(before), valuesByKey(after)];
  if (old === undefined || now === undefined || [...old.keys()].sort().join() !== [...now.keys()].sort().join()) {
    return undefined;
  }
  const parts = [...now].flatMap(([key, values]) => {
    const was = old.get(key) ?? [];
    const added = values.filter((value) => !was.includes(value));
    const removed = was.filter((value) => !values.includes(value));
    if (added.length + removed.length === 0) return [];
    return [
      [
        ...(added.length === 0 ? [] : [`also ${added.join(", ")}`]),
        ...(removed.length === 0 ? [] : [`no longer ${removed.join(", ")}`]),
      ].join(", "),
    ];
  });
  return parts.length === 0 ? undefined : parts.join("; ");
}

/** What narrows, by filter key; undefined where part of it is not known. */
function valuesByKey(filters: Filters): ReadonlyMap<string, readonly string[]> | undefined {
  if (!isKnown(filters)) return undefined;
  const found = new Map<string, string[]>();
  for (const filter of filters) {
    if (!isKnown(filter) || !isKnown(filter.key) || !isKnown(filter.values)) return undefined;
    const values = filter.values.filter(isKnown);
    if (values.length < filter.values.length) return undefined;
    if (!values.includes(EVERY_VALUE)) found.set(filter.key, [...(found.get(filter.key) ?? []), ...values]);
  }
  return found;
}
