/** The document that scans and installs. Source: maintenance window facts, D3. */
export const PATCH_DOCUMENT = "AWS-RunPatchBaseline";
/** The same, and documents of the user before, between and after. Source: maintenance window facts, D3. */
export const PATCH_DOCUMENT_WITH_HOOKS = "AWS-RunPatchBaselineWithHooks";
/** The one for State Manager, which can choose a baseline by its tags. EC2 alone. Source: other ways facts, A5. */
export const PATCH_DOCUMENT_OF_ASSOCIATION = "AWS-RunPatchBaselineAssociation";
/** Its parameter that names the tags of the baseline. */
export const BASELINE_TAGS_PARAMETER = "BaselineTags";

/**
 * Parameters of the document, by the property in which a user writes them. `SnapshotId` and `AssociationId` are left
 * out on purpose: inside of a window the service derives the one, and the other belongs to patch policies.
 */
export const DOCUMENT_PARAMETERS = {
  operation: "Operation",
  rebootOption: "RebootOption",
  installOverrideList: "InstallOverrideList",
  baselineOverride: "BaselineOverride",
  stepTimeoutSeconds: "StepTimeoutSeconds",
} as const;

export type DocumentParameter = keyof typeof DOCUMENT_PARAMETERS;

/** Whether what a task runs is one of these documents, by its name or an ARN. */
export function isPatchDocument(taskArn: unknown): boolean {
  return (
    isDocument(taskArn, PATCH_DOCUMENT) ||
    isPatchDocumentWithHooks(taskArn) ||
    isDocument(taskArn, PATCH_DOCUMENT_OF_ASSOCIATION)
  );
}

/** Whether what a task runs is the document that calls hooks. */
export function isPatchDocumentWithHooks(taskArn: unknown): boolean {
  return isDocument(taskArn, PATCH_DOCUMENT_WITH_HOOKS);
}

function isDocument(taskArn: unknown, name: string): boolean {
  return typeof taskArn === "string" && (taskArn === name || taskArn.endsWith(`/${name}`));
}
