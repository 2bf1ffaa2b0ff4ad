import type { ChangeKindFacts } from "../review/risk/change-kinds";

const INTRODUCTION = `# Kinds of change

What a [plan review](review.md) tells apart, how much it weighs, and why. This page is made from the kinds themselves
(\`npm run docs\`). The names are stable: reports of the forms \`json\` and \`sarif\` carry them.

A change weighs what stands last under "weighs" where everything that it reaches is named as no production.`;

/** docs/changes.md, whole. */
export function changesPage(kinds: Readonly<Record<string, ChangeKindFacts>>): string {
  const rows = Object.entries(kinds).map(([kind, { title, risk, elsewhere, why }]) => [
    `\`${kind}\``,
    title,
    elsewhere === undefined ? risk : `${risk}, ${elsewhere}`,
    why ?? "–",
  ]);
  const table = [["kind", "what happens", "weighs", "because"], ["---", "---", "---", "---"], ...rows];
  return `${INTRODUCTION}\n\n${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
}
