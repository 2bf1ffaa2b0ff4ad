import type { Stack } from "./read-stacks";
import { nameOneOf } from "./stack-files";

/** What may be typed of the nodes that an answer is about. */
export interface MeantNodes {
  readonly group?: string;
  readonly stack?: readonly string[];
}

/** Reads `--stack`: the stacks that are asked about, all where none is named. @throws BadInput */
export function meantStacks(all: readonly Stack[], { stack: names = [] }: MeantNodes): readonly Stack[] {
  for (const name of names) nameOneOf(name, all, "--stack: ");
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
