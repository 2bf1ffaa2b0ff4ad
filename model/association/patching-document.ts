import { nodeDocumentFacts } from "../facts/node-documents";

/** Patch Manager's own documents, also one that AWS adds to them. */
const OF_PATCH_MANAGER = /(^|\/)AWS-RunPatchBaseline\w*$/;

/** Whether a document is one of Patch Manager's own, by its name or an ARN. */
export function isOfPatchManager(document: string): boolean {
  return OF_PATCH_MANAGER.test(document);
}

/** Whether a document patches or scans: one of Patch Manager, or another of AWS that does so. */
export function isPatchingDocument(document: string): boolean {
  const facts = nodeDocumentFacts(document);
  return isOfPatchManager(document) || (facts !== undefined && facts.operation !== "none");
}
