/** Circles of imports, each as the files in order, the first one repeated at its end. */
export function cycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: string[][] = [];
  const finished = new Set<string>();

  const walk = (file: string, trail: readonly string[]): void => {
    const before = trail.indexOf(file);
    if (before >= 0) {
      found.push([...trail.slice(before), file]);
      return;
    }
    if (finished.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    finished.add(file);
  };

  for (const file of graph.keys()) walk(file, []);
  return found;
}
