/**
 * A page with what stands between two markers as it is made today; what people wrote stays as it is. The opening marker
 * is the name, `limits: generated`; the closing one is the name up to the colon.
 */
export function withGenerated(page: string, name: string, content: string, file: string): string {
  const [opening, closing] = [`<!-- ${name} -->`, `<!-- /${name.split(":")[0]} -->`];
  const [start, end] = [page.indexOf(opening), page.indexOf(closing)];
  if (start < 0 || end < start) throw new Error(`expected ${opening} and then ${closing} in ${file}`);
  return `${page.slice(0, start)}${opening}\n${content}\n${page.slice(end)}`;
}

export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
