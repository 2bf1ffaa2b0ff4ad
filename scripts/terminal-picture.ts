/** A terminal's lines as a picture: text in columns, so that it can be searched, copied and read out. */
export function terminalPicture(command: string, lines: readonly string[]): string {
  const all = [`$ ${command}`, "", ...lines];
  const width = Math.max(...all.map((line) => [...line].length)) * CHARACTER + 2 * MARGIN;
  const height = all.length * LINE + 2 * MARGIN;
  const texts = all.map((line, row) => {
    const place = `x="${MARGIN}" y="${MARGIN + row * LINE + BASE}"`;
    return line === "" ? "" : `<text ${place} fill="${colourOf(line)}" xml:space="preserve">${escaped(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(command)}">
<rect width="100%" height="100%" rx="8" fill="#0f1419"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14">
${texts.filter(Boolean).join("\n")}
</g>
</svg>
`;
}

const CHARACTER = 8.5;
const LINE = 20;
const BASE = 14;
const MARGIN = 20;

const COLOURS: readonly (readonly [RegExp, string])[] = [
  [/^\$/, "#9aa4af"],
  [/^✔/, "#6cd08a"],
  [/^ {2}[!✖]/, "#e3b341"],
  [/^ {2}i /, "#7ab4ff"],
];

function colourOf(line: string): string {
  return COLOURS.find(([pattern]) => pattern.test(line))?.[1] ?? "#e6e9ed";
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
