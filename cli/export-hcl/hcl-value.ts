import { templateParts } from "./template-parts";

/** Whatever Terraform's JSON holds. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A value of Terraform's JSON as an expression of HCL. `terraform fmt` indents it. */
export function hclValue(value: Json): string {
  if (typeof value === "string") return hclString(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) {
    const items = value.map(hclValue);
    const isShort = items.every((item) => !item.includes("\n")) && items.join(", ").length <= LONGEST_LIST;
    return isShort ? `[${items.join(", ")}]` : `[\n${items.map((item) => `${item},\n`).join("")}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => `${hclKey(key)} = ${hclValue(item)}\n`);
  return entries.length === 0 ? "{}" : `{\n${entries.join("")}}`;
}

/** Longer lists stand on lines of their own. */
const LONGEST_LIST = 80;

/** A template of Terraform's JSON: an expression alone stands bare, whole lines stand in a heredoc, the rest in quotes. */
function hclString(template: string): string {
  return bareExpression(template) ?? heredoc(template) ?? quoted(template);
}

/** A text without templates in it, as `source` and `version` want it. */
export function hclLiteral(text: string): string {
  return `"${escaped(text.replace(/([$%])\{/g, "$1$1{"))}"`;
}

/** What a reference of Terraform's JSON, which is a string there, is in HCL: `aws_ssm_patch_group.Critical`. */
export function hclReference(text: string): string {
  return bareExpression(text) ?? text;
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** `${aws_iam_role.R.arn}` alone is the expression; one that strips space around it would not be the same bare. */
function bareExpression(template: string): string | undefined {
  const [only, ...others] = templateParts(template);
  if (only?.kind !== "sequence" || others.length > 0 || !only.text.startsWith("${")) return undefined;
  const expression = only.text.slice(2, -1).trim();
  if (expression === "" || /^~|~$/.test(expression)) return undefined;
  return expression.includes("\n") ? `(${expression})` : expression;
}

/** Lines that end with a line feed, without characters that only an escape can write. */
function heredoc(template: string): string | undefined {
  const body = template.slice(0, -1);
  if (!template.endsWith("\n") || !body.includes("\n") || UNWRITABLE.test(template)) return undefined;
  // In quotes a sequence may hold lines, here one that does would be taken apart by its lines.
  if (templateParts(template).some(({ kind, text }) => kind === "sequence" && text.includes("\n"))) return undefined;
  const lines = template.split("\n").map((line) => line.trim());
  const marker = ["EOT", ...Array.from(lines, (_, index) => `EOT${index}`)].find((one) => !lines.includes(one));
  return `<<${marker}\n${template}${marker}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
const UNWRITABLE = /[\u0000-\u0008\u000b-\u001f\u007f\u0085\u2028\u2029]/;

function quoted(template: string): string {
  const parts = templateParts(template).map(({ kind, text }) => (kind === "text" ? escaped(text) : text));
  return `"${parts.join("")}"`;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those cannot stand in quotes as they are.
  return text.replace(/[\\"\u0000-\u001f\u007f\u0085\u2028\u2029]/g, (character) => {
    return ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** A name stands bare, an expression in parentheses, anything else in quotes. */
function hclKey(key: string): string {
  if (/^[A-Za-z_][\w-]*$/.test(key)) return key;
  const expression = bareExpression(key);
  return expression === undefined ? quoted(key) : `(${expression})`;
}
