import { isOpenParameter } from "../../model/association/open-parameters";
import { hiddenText } from "../snapshot/hidden-text";

/** Whether secrets are written, or a hash in their place. */
export type Secrets = "hidden" | "written";

/** An answer of AWS as JSON: moments as text, without what is not set and without the SDK's own notes. */
export function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("utf8");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, part]) => part !== undefined && name !== "$metadata")
      .map(([name, part]) => [name, plain(part)]),
  );
}

/** A text that may be a secret. */
export function secret(text: string, secrets: Secrets): string | { sha256: string } {
  return secrets === "written" ? text : hiddenText(text);
}

type Parameters = Readonly<Record<string, readonly string[]>>;

/** Parameters of a document; whatever may hold a secret is told by its hash. */
export function parametersOf(document: string, parameters: Parameters, secrets: Secrets) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [
      name,
      values.map((value) => (isOpenParameter(document, name, value) ? value : secret(value, secrets))),
    ]),
  );
}
