/** The document that scans and installs. Source: maintenance window facts, D3. */
export const PATCH_DOCUMENT = "AWS-RunPatchBaseline";
/** The same, and documents of the user before, between and after. Source: maintenance window facts, D3. */
export const PATCH_DOCUMENT_WITH_HOOKS = "AWS-RunPatchBaselineWithHooks";

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
  if (typeof taskArn !== "string") return false;
  return [PATCH_DOCUMENT, PATCH_DOCUMENT_WITH_HOOKS].some((name) => taskArn === name || taskArn.endsWith(`/${name}`));
}
