import type { Account, RemoteObject } from "../account/account";
import { isObject, type ObjectValue, text, textMap } from "../values/value";

/** The type under which nodes stand in the account; the data source `aws_instances` reads the same. */
const NODE = "aws_instance";

/** A node as a test puts it into the account. */
export interface SimulatedNode {
  /** `i-…`, or `mi-…` for one outside of EC2. */
  readonly id: string;
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * Of an EC2 instance.
   *
   * @default "running"
   */
  readonly state?: "pending" | "running" | "stopping" | "stopped" | "terminated";
  /** What its agent reports; absent: no agent ever did. */
  readonly agent?: {
    readonly ping: "Online" | "ConnectionLost";
    /** ISO 8601. */
    readonly lastPing: string;
    readonly version: string;
    readonly platformType: "Linux" | "Windows" | "MacOS";
    readonly platformName: string;
    readonly platformVersion: string;
  };
  /** What the last patching of it uploaded; absent: it was never patched or scanned. */
  readonly patching?: {
    readonly operation: "Scan" | "Install";
    /** ISO 8601. */
    readonly endTime: string;
    readonly baselineId: string;
    readonly patchGroup: string;
    readonly rebootOption?: "RebootIfNeeded" | "NoReboot";
    /** AWS's counters by their names, `MissingCount`; those that are absent are 0. */
    readonly counts: Readonly<Record<string, number>>;
    readonly patches?: readonly SimulatedPatch[];
  };
}

/** What the service says of one patch on one node. */
export interface SimulatedPatch {
  readonly Title: string;
  readonly KBId: string;
  readonly Classification: string;
  readonly Severity: string;
  /** As nodes upload it: `Missing`, `InstalledPendingReboot`. */
  readonly State: string;
  readonly CVEIds?: string;
}

/** Puts a node into the account, or in the place of the one with its id. */
export function putNode(account: Account, region: string, node: SimulatedNode): void {
  const { id, tags = {}, state = "running", ...others } = node;
  const attributes = { ...(others as unknown as ObjectValue), tags, instance_state: state };
  account.put({ type: NODE, region, id, attributes });
}

/** Every node of the account in a Region. */
export function nodesIn(account: Account, region: string): SimulatedNode[] {
  return account.list(NODE, region).map(asNode);
}

function asNode({ id, attributes }: RemoteObject): SimulatedNode {
  const { agent, patching } = attributes;
  return {
    id,
    tags: textMap(attributes.tags),
    state: (text(attributes.instance_state) || "running") as SimulatedNode["state"],
    ...(isObject(agent) ? { agent: agent as unknown as SimulatedNode["agent"] } : {}),
    ...(isObject(patching) ? { patching: patching as unknown as SimulatedNode["patching"] } : {}),
  };
}
