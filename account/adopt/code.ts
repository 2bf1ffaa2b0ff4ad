import { literalText } from "../../model/terraform/plain-data";
import { printable, UNSEEN } from "../../model/text/printable";

/** A piece of a program: a value that is written as a literal, or an expression. */
export type Code = string | number | boolean | null | Expression | readonly Code[] | { readonly [name: string]: Code };

/** Written as it is: a variable, a call. */
export class Expression {
  constructor(readonly text: string) {}
}

/** Longer than this, a list or an object takes several lines. */
const WIDTH = 110;
const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** A piece of a program as text. `column` is where it begins, `indent` how far its lines are indented. */
export function written(code: Code, indent = 0, column = indent): string {
  const short = inOneLine(code);
  if (column + short.length <= WIDTH && !short.includes("\n")) return short;
  const space = " ".repeat(indent + 2);
  const end = `\n${" ".repeat(indent)}`;
  if (Array.isArray(code)) {
    const entries = (code as readonly Code[]).map((entry) => `${space}${written(entry, indent + 2)},\n`);
    return `[\n${entries.join("")}${" ".repeat(indent)}]`;
  }
  if (isRecord(code)) {
    const entries = Object.entries(code).map(([name, value]) => {
      const key = propertyName(name);
      if (value instanceof Expression && value.text === key) return `${space}${key},`;
      return `${space}${key}: ${written(value, indent + 2, indent + 4 + key.length)},`;
    });
    return `{\n${entries.join("\n")}${end}}`;
  }
  return short;
}

function inOneLine(code: Code): string {
  if (code instanceof Expression) return code.text;
  if (Array.isArray(code)) return `[${(code as readonly Code[]).map(inOneLine).join(", ")}]`;
  if (isRecord(code)) {
    const entries = Object.entries(code).map(([name, value]) => {
      const key = propertyName(name);
      return value instanceof Expression && value.text === key ? key : `${key}: ${inOneLine(value)}`;
    });
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  return typeof code === "string" ? textLiteral(code) : String(code);
}

/**
 * A text as a literal that means it to TypeScript and to Terraform: quotes, line separators and what nobody would see are
 * escaped, and what Terraform would take for an expression is doubled.
 */
export function textLiteral(text: string): string {
  return plainLiteral(literalText(text));
}

/** A text or plain data as a literal that means it to TypeScript alone; what turns a line around for its reader is written out. */
export function plainLiteral(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent)
    .replace(/[\u2028\u2029]/g, escaped)
    .replace(UNSEEN, escaped);
}

function escaped(signs: string): string {
  // The line breaks between the lines of an object; those of a text are escaped already.
  if (signs === "\n") return signs;
  return Array.from({ length: signs.length }, (_, at) => {
    return `\\u${signs.charCodeAt(at).toString(16).padStart(4, "0")}`;
  }).join("");
}

/** A text in a comment: it must not end it, begin a new line, nor turn the line around. */
export function commentText(text: string): string {
  return printable(text).replaceAll("*/", "* /");
}

function propertyName(name: string): string {
  return IDENTIFIER.test(name) && name !== "__proto__"
    ? name
    : name === "__proto__"
      ? '["__proto__"]'
      : textLiteral(name);
}

function isRecord(code: Code): code is { readonly [name: string]: Code } {
  return typeof code === "object" && code !== null && !Array.isArray(code) && !(code instanceof Expression);
}

/** An object without what is not set. */
export function set(properties: Readonly<Record<string, Code | undefined>>): Record<string, Code> {
  return Object.fromEntries(
    Object.entries(properties).filter((entry): entry is [string, Code] => entry[1] !== undefined),
  );
}
