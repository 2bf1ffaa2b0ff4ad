import { nodeDocumentFacts } from "../../model/facts/node-documents";
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

/** Parameters of AWS's own patching documents that say how to patch, and hold no secret. */
const OPEN_PARAMETERS = [
  "Operation",
  "RebootOption",
  "SnapshotId",
  "StepTimeoutSeconds",
  "AssociationId",
  "BaselineTags",
  "PreInstallHookDocName",
  "PostInstallHookDocName",
  "OnExitHookDocName",
];
/** Addresses of lists: open unless they carry a user or a signature. */
const ADDRESSES = ["InstallOverrideList", "BaselineOverride"];
const PATCH_DOCUMENT = /(^|\/)AWS-RunPatchBaseline\w*$/;

/** Parameters of a document; whatever may hold a secret is told by its hash. */
export function parametersOf(document: string, parameters: Parameters, secrets: Secrets) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, values]) => [
      name,
      values.map((value) => (isOpen(document, name, value) ? value : secret(value, secrets))),
    ]),
  );
}

function isOpen(document: string, name: string, value: string): boolean {
  if (value === "") return true;
  if (name === nodeDocumentFacts(document)?.operationParameter) return true;
  if (!PATCH_DOCUMENT.test(document)) return false;
  return OPEN_PARAMETERS.includes(name) || (ADDRESSES.includes(name) && !/[?@]/.test(value));
}
