import type { TaskOperation } from "./task-operation";
import { wayMayReboot } from "./way-may-patch";
import type { WayOfPatching } from "./way-of-patching";

/** What happens to nodes while something is open, all of its ways together. */
export interface OpeningOfWays {
  readonly operation: TaskOperation;
  /** Whether a way may reboot its nodes, or may do so for all that is known. */
  readonly mayReboot: boolean;
}

/** The tasks of a window run in one opening: it installs where one of them does. */
export function openingOfWays(ways: readonly Pick<WayOfPatching, "operation" | "reboot">[]): OpeningOfWays {
  const operations = ways.map(({ operation }) => operation);
  const operation = operations.includes("install") ? "install" : operations.includes("unknown") ? "unknown" : "scan";
  return { operation, mayReboot: ways.some(wayMayReboot) };
}
