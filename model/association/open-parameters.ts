import { NODE_PSEUDO_PARAMETERS, PSEUDO_PARAMETERS } from "../facts/document-parameters";
import { nodeDocumentFacts } from "../facts/node-documents";
import { isOfPatchManager } from "./patching-document";

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

/** Whether a parameter may be written in clear. */
export function isOpenParameter(document: string, name: string, value: string): boolean {
  if (value === "" || isPseudoParameter(value)) return true;
  const facts = nodeDocumentFacts(document);
  if (name === facts?.operationParameter || facts?.openParameters?.includes(name)) return true;
  if (!isOfPatchManager(document)) return false;
  return OPEN_PARAMETERS.includes(name) || (ADDRESSES.includes(name) && !/[?@]/.test(value));
}

/** `{{RESOURCE_ID}}`: what the window fills in for each run. */
function isPseudoParameter(value: string): boolean {
  const [, name] = /^\{\{ *([A-Z_]+) *\}\}$/.exec(value) ?? [];
  return [...PSEUDO_PARAMETERS, ...NODE_PSEUDO_PARAMETERS].some((one) => one === name);
}
