import type { ConfigurationReferences } from "./configuration-references";
import { entryOf } from "./entry-of";
import type { ResourceChange } from "./plan-schema";
import type { Renaming } from "./renaming";

/** What is made, by its keys: of a thousand each is not held against each. */
export class Candidates {
  private readonly lists = new Map<string, ResourceChange[]>();

  constructor(
    made: readonly ResourceChange[],
    private readonly keys: readonly string[],
    references: ConfigurationReferences,
    renamed: ReadonlyMap<string, Renaming>,
  ) {
    for (const one of made) {
      const { after, after_unknown: marks } = one.change;
      this.add([one.type], one);
      for (const key of keys) {
        const isLater = entryOf(marks, key) === true;
        if (!isLater) this.add([one.type, key, entryOf(after, key)], one);
        else if (!references.isGiven(one, key)) this.add([one.type, key], one);
        else {
          const leads = references.of(one, key).map((address) => renamed.get(address)?.gone.change.before);
          const values = new Set(leads.flatMap((old) => Object.values(old ?? {})));
          for (const value of values) if (typeof value === "string") this.add([one.type, key, value], one);
        }
      }
    }
  }

  /** Those of its type that have its value of a key, or one that the provider computes: by the key with the fewest. */
  public of({ type, change: { before } }: ResourceChange): readonly ResourceChange[] {
    let fewest = [this.list([type])];
    for (const key of this.keys) {
      const value = entryOf(before, key);
      const lists = [this.list([type, key, value]), this.list([type, key])];
      if (value && count(lists) < count(fewest)) fewest = lists;
    }
    return fewest.flat();
  }

  private list(key: readonly unknown[]): readonly ResourceChange[] {
    return this.lists.get(JSON.stringify(key)) ?? [];
  }

  private add(key: readonly unknown[], one: ResourceChange): void {
    const text = JSON.stringify(key);
    const list = this.lists.get(text) ?? [];
    if (list.push(one) === 1) this.lists.set(text, list);
  }
}

function count(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0);
}
