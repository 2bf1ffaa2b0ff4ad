/** Rows as lines, every column as wide as its longest cell. */
export function aligned(rows: readonly (readonly string[])[], gap = 2): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(cell.length, widths[at] ?? 0);
  }
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd((widths[at] ?? 0) + gap))
      .join("")
      .trimEnd(),
  );
}
