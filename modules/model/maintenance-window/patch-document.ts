/** The document that scans and installs. Source: maintenance window facts, D3. */
export const PATCH_DOCUMENT = "AWS-RunPatchBaseline";

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

/** Whether what a task runs is that document, by its name or an ARN. */
export function isPatchDocument(taskArn: unknown): boolean {
  return typeof taskArn === "string" && (taskArn === PATCH_DOCUMENT || taskArn.endsWith(`/${PATCH_DOCUMENT}`));
}
