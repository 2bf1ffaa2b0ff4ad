/** A piece of a template: text, or what stands in `${…}` or `%{…}`, with its braces. */
export interface TemplatePart {
  readonly kind: "text" | "sequence";
  readonly text: string;
}

/**
 * Takes a template apart, as Terraform reads a string of its JSON. `$${` and `%%{` are text: both languages escape
 * them in the same way. Behind a carriage return alone Terraform takes all the rest for text.
 */
export function templateParts(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = "";
  for (let at = 0; at < template.length; ) {
    if (template[at] === "\r" && template[at + 1] !== "\n") {
      text += template.slice(at).replace(/([$%])(\1)?\{/g, "$1$1{");
      break;
    }
    const kept = ["$${", "%%{"].find((one) => template.startsWith(one, at));
    if (kept !== undefined) {
      text += kept;
      at += kept.length;
    } else if (template.startsWith("${", at) || template.startsWith("%{", at)) {
      const end = endOfSequence(template, at + 2);
      if (text !== "") parts.push({ kind: "text", text });
      text = "";
      parts.push({ kind: "sequence", text: template.slice(at, end) });
      at = end;
    } else {
      text += template[at];
      at += 1;
    }
  }
  if (text !== "") parts.push({ kind: "text", text });
  return parts;
}

/** The place behind the brace that ends an expression; strings in it have braces, and sequences, of their own. */
function endOfSequence(template: string, start: number): number {
  let depth = 1;
  for (let at = start; at < template.length; at += 1) {
    const character = template[at];
    if (character === '"') at = endOfString(template, at + 1) - 1;
    else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return template.length;
}

function endOfString(template: string, start: number): number {
  for (let at = start; at < template.length; at += 1) {
    if (template[at] === "\\") at += 1;
    else if (template.startsWith("$${", at) || template.startsWith("%%{", at)) at += 2;
    else if (template.startsWith("${", at) || template.startsWith("%{", at)) at = endOfSequence(template, at + 2) - 1;
    else if (template[at] === '"') return at + 1;
  }
  return template.length;
}
