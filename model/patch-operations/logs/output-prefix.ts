import { PATCH_OPERATIONS, type PatchOperation } from "../../maintenance-window/patch-task-options";

/** The folder of an operation: its name in lower case. Scan and install never share one. */
export function folderOf(operation: PatchOperation): string {
  return operation.toLowerCase();
}

export const OUTPUT_FOLDERS: readonly string[] = PATCH_OPERATIONS.map(folderOf);

/** The folder of the documents that emergency windows read. */
export const OVERRIDE_FOLDER = "override";

/**
 * What the keys of one task begin with: `patching/install/amazon-linux-critical`. The operation comes before the
 * window, so that a policy or a lifecycle rule can be about one operation.
 */
export function outputPrefix(keyPrefix: string | undefined, operation: PatchOperation, windowName: string): string {
  return withKeyPrefix(keyPrefix, `${folderOf(operation)}/${windowName}`);
}

export function withKeyPrefix(keyPrefix: string | undefined, rest: string): string {
  return keyPrefix === undefined ? rest : `${keyPrefix}/${rest}`;
}
