import type { ModeBlock } from "./mode-block";

/** A block of Terraform's own language. */
export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  /** Where it stands in its text, and where what is behind it begins. */
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly HclBlock[];
  /** Its arguments as they are written: `provider = aws.west`. */
  readonly arguments: readonly string[];
}

/** The blocks of a file. Of one that is no HCL something, which nobody plans: Terraform refuses it. */
export function hclBlocks(text: string): readonly HclBlock[] {
  return new Scanner(text).body().blocks;
}

/** The blocks of some modes, such as `resource`. Of checks too, which have data sources of their own. */
export function modeBlocksInHcl<Mode extends string>(
  blocks: readonly HclBlock[],
  modes: readonly Mode[],
): readonly ModeBlock<Mode, HclBlock>[] {
  return blocks.flatMap((body) => {
    const mode = modes.find((one) => one === body.type);
    const [type, name = ""] = body.labels;
    return mode === undefined || type === undefined
      ? modeBlocksInHcl(body.blocks, modes)
      : [{ mode, type, name, body }];
  });
}

/** The arguments of a block by their names, each with what stands behind it: ` = "eu-central-1"`. */
export function argumentsOf({
  arguments: written,
}: HclBlock): readonly { readonly name: string; readonly text: string }[] {
  return written.map((argument) => {
    const name = /^[\w-]*/.exec(argument)?.[0] ?? "";
    return { name, text: argument.slice(name.length) };
  });
}

/** The same text with these blocks taken out of it; every line stays where it was, for Terraform names lines. */
export function withoutBlocks(text: string, blocks: readonly HclBlock[]): string {
  return blocks.reduce(
    (left, { start, end }) => left.slice(0, start) + left.slice(start, end).replace(/[^\n]/g, " ") + left.slice(end),
    text,
  );
}

/**
 * Source: HCL Native Syntax Specification, "Lexical Elements", "Structural Elements" and "Template Expressions". A line
 * ends with `\n` alone: what JavaScript calls the end of one besides may stand in a comment.
 */
const BLANK = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/y;
const BLANK_IN_LINE = /(?:[^\S\n]|\/\*[\s\S]*?(?:\*\/|$))+/y;
const COMMENT = /#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const LABEL = /"((?:[^"\\\n]|\\.)*)"/y;
const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
/** What Terraform trims is not what `trim` does. Source: hclsyntax, scan_tokens.rl; Go, bytes.TrimSpace. */
const ALONE_IN_LINE = /^\p{White_Space}*(\P{White_Space}+)\p{White_Space}*$/u;
const ESCAPED = /\$\$\{|%%\{/y;
const TEMPLATE = /[$%]\{/y;

class Scanner {
  private at = 0;

  constructor(private readonly text: string) {}

  /** To the `}` that ends their body, or to the end of the file. */
  body(isFile = true): Pick<HclBlock, "blocks" | "arguments"> {
    const blocks: HclBlock[] = [];
    const written: string[] = [];
    while (this.at < this.text.length) {
      if (this.take(BLANK)) continue;
      if (this.text[this.at] === "}") {
        if (!isFile) break;
        this.at += 1;
        continue;
      }
      const { at } = this;
      const block = this.block();
      if (block === undefined) {
        this.expression("\n");
        written.push(this.text.slice(at, this.at));
      } else blocks.push(block);
    }
    return { blocks, arguments: written };
  }

  private block(): HclBlock | undefined {
    const start = this.at;
    const type = this.take(NAME)?.[0];
    if (type === undefined) return undefined;
    const labels: string[] = [];
    for (;;) {
      this.take(BLANK_IN_LINE);
      const quoted = this.take(LABEL);
      const label = quoted ? quoted[1] : this.take(NAME)?.[0];
      if (label === undefined) break;
      labels.push(label);
    }
    if (this.text[this.at] !== "{") return undefined;
    this.at += 1;
    const body = this.body(false);
    this.at += 1;
    return { type, labels, start, end: this.at, ...body };
  }

  /** To the end of its line, or to the bracket that closes what it stands in: that of a template is passed. */
  private expression(end: "\n" | "}"): void {
    let depth = 0;
    while (this.at < this.text.length) {
      if (this.take(COMMENT)) continue;
      if (this.heredoc() || this.quoted()) continue;
      const character = this.text[this.at] as string;
      if (depth === 0 && (character === end || character === "}")) {
        if (end === "}") this.at += 1;
        return;
      }
      if ("([{".includes(character)) depth += 1;
      if (")]}".includes(character)) depth -= 1;
      this.at += 1;
    }
  }

  private quoted(): boolean {
    if (this.text[this.at] !== '"') return false;
    this.at += 1;
    while (this.at < this.text.length && this.text[this.at] !== '"') this.part(true);
    this.at += 1;
    return true;
  }

  private heredoc(): boolean {
    const marker = this.take(HEREDOC)?.[1];
    if (marker === undefined) return false;
    while (this.at < this.text.length) {
      const end = this.text.indexOf("\n", this.at);
      const line = this.text.slice(this.at, end === -1 ? undefined : end);
      if (ALONE_IN_LINE.exec(line)?.[1] === marker) {
        this.at += line.length;
        return true;
      }
      while (this.at < this.text.length && this.text[this.at] !== "\n") this.part(false);
      this.at += 1;
    }
    return true;
  }

  /** A character of a text, or an expression in it. */
  private part(hasEscapes: boolean): void {
    if (this.take(ESCAPED)) return;
    if (this.take(TEMPLATE)) this.expression("}");
    else this.at += hasEscapes && this.text[this.at] === "\\" ? 2 : 1;
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text) ?? undefined;
    if (match !== undefined) this.at = pattern.lastIndex;
    return match;
  }
}
