/** What a script runs, of a shell or of PowerShell: as far as it can be told without running it. */
export interface Statement {
  /** Its words without their quotation marks; the command comes first, without `sudo`, `then` and the like. */
  readonly words: readonly string[];
  /** Whether it hands on what it prints, or runs something else for it. */
  readonly mayRunItsText: boolean;
}

const QUOTED = `"(?:\\\\.|[^"\\\\\\n])*"|'[^'\\n]*'`;
/** `<# … #>` of PowerShell is none of them: its end is not that of the line. */
const COMMENTS = new RegExp(`${QUOTED}|(?<![^\\s;])#(?!>)[^\\n]*`, "g");
/** Up to `;`, `&&`, `||`, `&` or the end of the line; a pipe belongs to what it takes from. */
const STATEMENTS = new RegExp(`(?:${QUOTED}|(?<=>)&|&(?=>)|[^;&|\\n])+(?:\\|(?!\\|))?`, "g");
/** What may stand before a command. */
const BEFORE =
  /^(?:(?:then|do|else|if|elif|while|until|!|time|exec|command|sudo|env|nohup|nice|timeout|-\S+|\d+[smhd]?|\w+=\S*)\s+|\$\w+\s*=\s*)+/;

export function statementsOf(script: string): readonly Statement[] {
  const lines = script.replace(COMMENTS, (found) => (found.startsWith("#") ? "" : found)).replace(/\\\n/g, " ");
  return (lines.match(STATEMENTS) ?? []).map((text) => ({
    words: text
      .replace(/\$\(|["'`;&|(){}]/g, " ")
      .trim()
      .replace(BEFORE, "")
      .split(/\s+/),
    mayRunItsText: /\|$|\$\(|`/.test(text),
  }));
}
