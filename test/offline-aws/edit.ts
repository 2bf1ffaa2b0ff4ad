import type { Json } from "./ssm-cases";

/** A copy of a configuration with one argument set, by its path in the table of behaviour. */
export function withValue(configuration: Json, path: string, value: Json): Json {
  return edited(configuration, path, (block, name) => {
    block[name] = value;
  });
}

/** A copy of a configuration with one argument left out. */
export function without(configuration: Json, path: string): Json {
  return edited(configuration, path, (block, name) => {
    delete block[name];
  });
}

/** The value of an argument; where several blocks may have it, the first that does. */
export function valueAt(configuration: unknown, path: string): unknown {
  return stepsTo(configuration, path)?.reduce(stepInto, configuration);
}

/** Where an argument stands, with indexes; where several blocks may have it, in the first that does. */
export function stepsTo(configuration: unknown, path: string): (string | number)[] | undefined {
  const [name = "", ...rest] = path.split(".");
  if (Array.isArray(configuration)) {
    for (const [index, element] of configuration.entries()) {
      const steps = stepsTo(element, path);
      if (steps) return [index, ...steps];
    }
    return undefined;
  }
  const value = stepInto(configuration, name);
  if (rest.length === 0) return value === undefined ? undefined : [name];
  const below = stepsTo(value, rest.join("."));
  return below && [name, ...below];
}

/** One level deeper. */
export function stepInto(value: unknown, step: string | number): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[step] : undefined;
}

type Block = { [name: string]: Json };

function edited(configuration: Json, path: string, edit: (block: Block, name: string) => void): Json {
  const copy = structuredClone(configuration);
  const names = path.split(".");
  const last = names.pop() ?? "";
  let level = [copy as Block];
  for (const name of names) level = level.flatMap((block) => (block[name] ?? []) as Block[]);
  const block = level.find((one) => one[last] !== undefined) ?? level[0];
  if (!block) throw new Error(`the configuration has no block for ${path}`);
  edit(block, last);
  return copy;
}
