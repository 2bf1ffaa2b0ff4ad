import { z } from "zod";
import { entryOf } from "./entry-of";
import type { ResourceChange } from "./plan-schema";

/** What is taken of a state: addresses and values. Nothing of it is shown without its marks of sensitivity. */
const stateResource = z.object({
  address: z.string(),
  mode: z.string(),
  type: z.string(),
  name: z.string().default(""),
  values: z.record(z.string(), z.unknown()).nullable().optional(),
  sensitive_values: z.unknown().optional(),
  deposed_key: z.string().optional(),
});
const MOST_LEVELS = 50;

/**
 * What stands in a plan's prior state alone: data sources that were read, and resources that a plan with `-target`
 * leaves out. They stay as they are.
 */
export function priorResources(priorState: unknown, known: ReadonlySet<string>): readonly ResourceChange[] {
  const found: ResourceChange[] = [];
  collect(entryOf(entryOf(priorState, "values"), "root_module"), "", known, found, 0);
  return found;
}

function collect(
  module: unknown,
  moduleAddress: string,
  known: ReadonlySet<string>,
  found: ResourceChange[],
  level: number,
): void {
  if (level > MOST_LEVELS) return;
  for (const entry of list(entryOf(module, "resources"))) {
    // Asked before the entry is read: a state repeats every resource of the plan.
    if (known.has(entryOf(entry, "address") as string)) continue;
    const reading = stateResource.safeParse(entry);
    if (!reading.success) continue;
    const { address, mode, type, name, values, sensitive_values: sensitive, deposed_key: deposed } = reading.data;
    if (deposed !== undefined) continue;
    found.push({
      address,
      mode,
      type,
      name,
      ...(moduleAddress === "" ? {} : { module_address: moduleAddress }),
      change: {
        actions: ["no-op"],
        before: values,
        after: values,
        after_unknown: {},
        before_sensitive: sensitive,
        after_sensitive: sensitive,
      },
    });
  }
  for (const child of list(entryOf(module, "child_modules"))) {
    const address = entryOf(child, "address");
    collect(child, typeof address === "string" ? address : "", known, found, level + 1);
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
