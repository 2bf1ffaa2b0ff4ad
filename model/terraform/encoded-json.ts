import { UNKNOWN } from "../values/unknown";
import { encoded, referenceTo, type TerraformEncoded, type TerraformValue } from "./terraform-value";

const CALL = /^\$\{jsonencode\(([\s\S]*)\)\}$/;
/** A text; the id or ARN of a resource; what JSON and HCL write alike; `=` and `:`; anything else. */
const PIECES =
  /"(?:[^"\\]|\\.)*"|(?:data\.)?[a-z]\w*\.[A-Za-z_][\w-]*\.(?:id|arn)\b|true|false|null|-?\d+(?:\.\d+)?|[{}[\],]|[=:]|\S/g;
const REFERENCE = /^((?:data\.)?[a-z]\w*\.[\w-]+)\.(?:id|arn)$/;
/** No name of Terraform's begins so. */
const MARK = "\u0000";

/**
 * Reads `${jsonencode(…)}` of a value that is written out, with references in it; undefined for any other expression.
 *
 * @param text - an argument, as Terraform's JSON has it
 */
export function encodedJson(text: string): TerraformEncoded | undefined {
  const value = CALL.exec(text)?.[1];
  if (value === undefined) return undefined;
  const pieces = (value.match(PIECES) ?? []).map(asJson);
  if (pieces.some((piece) => piece === undefined)) return undefined;
  try {
    return encoded(withReferences(JSON.parse(pieces.join("")) as TerraformValue));
  } catch {
    return undefined;
  }
}

function asJson(piece: string): string | undefined {
  if (piece === "=") return ":";
  const address = REFERENCE.exec(piece)?.[1];
  if (address !== undefined) return JSON.stringify(MARK + address);
  return /^(["{}[\],:\d-]|true$|false$|null$)/.test(piece) ? piece : undefined;
}

/** A text with an expression in it is known after apply. */
function withReferences(value: TerraformValue): TerraformValue {
  if (typeof value === "string") {
    if (value.startsWith(MARK)) return referenceTo(value.slice(MARK.length));
    return /[$%]\{/.test(value) ? UNKNOWN : value;
  }
  if (Array.isArray(value)) return value.map(withReferences);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withReferences(entry)]));
}
