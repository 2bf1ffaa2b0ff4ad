import { HALF_HIDDEN_ID, HIDDEN_ID } from "../values/state-address";

/** Ids of what surrounds the windows of an environment. A change moves addresses in Terraform's state. */
export const OPERATION_IDS = {
  serviceRole: "PatchTaskRole",
  logs: "PatchLogs",
  notifications: "PatchNotifications",
} as const;

/** Keys that nothing else in an environment may have. `Default` and `Resource` mean something to cdktf. */
export const RESERVED_IDS: readonly string[] = [...Object.values(OPERATION_IDS), HIDDEN_ID, HALF_HIDDEN_ID];
