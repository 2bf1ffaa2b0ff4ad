/** Entries of a list by a word of each, in the order in which the words come first. */
export function grouped<Entry>(
  list: readonly Entry[],
  wordOf: (entry: Entry) => string,
): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of list) {
    const word = wordOf(entry);
    const known = groups.get(word);
    if (known === undefined) groups.set(word, [entry]);
    else known.push(entry);
  }
  return groups;
}
