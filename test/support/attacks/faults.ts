import { LOOKALIKE, RAW } from "./names";

/** What is wrong with what was printed or written, by the form that its name ends with: empty where nothing is. */
export function faultsIn(name: string, text: string): readonly string[] {
  const isIcs = name.endsWith(".ics");
  const shown = isIcs || name.endsWith(".csv") ? text.replaceAll("\r\n", "\n") : text;
  const raw = RAW.exec(shown);
  const isForPrograms = /\.(json|sarif)$/.test(name);
  const look = isForPrograms ? null : LOOKALIKE.exec(shown);
  return [
    ...(raw === null ? [] : [`${name}: raw U+${raw[0].codePointAt(0)?.toString(16)} in ${around(shown, raw.index)}`]),
    ...(look === null ? [] : [`${name}: ${look[0]} in ${around(shown, look.index)}`]),
    ...(isForPrograms && shown !== "" && !isJson(shown) ? [`${name}: no JSON`] : []),
    ...(isIcs && /^ATTENDEE/m.test(shown) ? [`${name}: a property that nobody wrote`] : []),
    ...(/\.(html|md)$/.test(name) && /<script|<img|href="javascript/i.test(withoutCode(name, shown))
      ? [`${name}: markup`]
      : []),
    ...(name.endsWith(".html") && /onmouseover="/.test(shown) ? [`${name}: an attribute`] : []),
    // What a build server takes for its own: at the beginning of a line, behind whatever margin, or anywhere.
    ...(/^\s*::\w[^\n]*::|##(?:vso|teamcity)?\[/m.test(shown) ? [`${name}: a command of a build server`] : []),
  ];
}

/** What stands in a code span of Markdown stays as it is. */
function withoutCode(name: string, text: string): string {
  return name.endsWith(".md") ? text.replace(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "") : text;
}

function around(text: string, at: number): string {
  return JSON.stringify(text.slice(Math.max(0, at - 40), at + 40));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
