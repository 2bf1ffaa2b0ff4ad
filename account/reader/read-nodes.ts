import type { InstanceInformation, InstancePatchState } from "@aws-sdk/client-ssm";
import { PART, tagsPart } from "../snapshot/parts";
import type { SnapshotNode } from "../snapshot/snapshot-schema";
import type { Clients } from "./clients";
import { calling, ifStillThere, type Parts } from "./parts";
import { tagsOf } from "./read-tags";

/** AWS's largest pages: of DescribeInstanceInformation, and of ids in DescribeInstancePatchStates. */
const PAGE = 50;
const GONE_STATES = ["terminated", "shutting-down"];

interface Instance {
  readonly state: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What of nodes is asked for. */
export interface NodeQuestions {
  /** Tag keys that decide who patches a node. */
  readonly tagKeys: ReadonlySet<string>;
  /** Whether to read patches one by one. */
  readonly patches: boolean;
}

/** Managed nodes, and the EC2 instances that are none; with what their last patching uploaded. */
export async function readNodes(clients: Clients, parts: Parts, questions: NodeQuestions): Promise<SnapshotNode[]> {
  const instances = await parts.read(PART.instances, () => readInstances(clients), new Map());
  const managed = await parts.read(PART.managed, () => readManaged(clients), new Map<string, InstanceInformation>());
  const ids = [...new Set([...instances.keys(), ...managed.keys()])].sort();
  const states = await parts.read(PART.patchStates, () => readPatchStates(clients, ids), new Map());
  const statuses = await parts.read(PART.compliance, () => readStatuses(clients), new Map<string, string>());
  const nodes: SnapshotNode[] = [];
  for (const id of ids) {
    const information = managed.get(id);
    const instance = instances.get(id);
    const tags =
      instance?.tags ??
      (await parts.read(tagsPart(id), () => tagsOf(clients.ssm, clients.sdk, "ManagedInstance", id), {}));
    const state = states.get(id);
    nodes.push({
      id,
      ...(instance && { state: instance.state }),
      tags: Object.fromEntries(Object.entries(tags).filter(([key]) => questions.tagKeys.has(key))),
      ...(information && managedNode(information)),
      ...(state && { patching: patchingOf(state, statuses.get(id)) }),
    });
  }
  if (questions.patches) await parts.read(PART.patches, () => addPatches(clients, nodes), undefined);
  return nodes;
}

async function readInstances({ ec2, sdk }: Clients): Promise<Map<string, Instance>> {
  return calling("ec2:DescribeInstances", async () => {
    const instances = new Map<string, Instance>();
    for await (const { Reservations = [] } of sdk.ec2.paginateDescribeInstances({ client: ec2, pageSize: 1000 }, {})) {
      for (const { InstanceId = "", State, Tags = [] } of Reservations.flatMap(({ Instances = [] }) => Instances)) {
        const state = State?.Name ?? "unknown";
        if (GONE_STATES.includes(state)) continue;
        const tags = Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
        instances.set(InstanceId, { state, tags });
      }
    }
    return instances;
  });
}

async function readManaged({ ssm, sdk }: Clients): Promise<Map<string, InstanceInformation>> {
  return calling("ssm:DescribeInstanceInformation", async () => {
    const managed = new Map<string, InstanceInformation>();
    const pages = sdk.ssm.paginateDescribeInstanceInformation({ client: ssm, pageSize: PAGE }, {});
    for await (const { InstanceInformationList = [] } of pages) {
      for (const information of InstanceInformationList) managed.set(information.InstanceId ?? "", information);
    }
    return managed;
  });
}

async function readPatchStates(
  { ssm, sdk }: Clients,
  ids: readonly string[],
): Promise<Map<string, InstancePatchState>> {
  return calling("ssm:DescribeInstancePatchStates", async () => {
    const states = new Map<string, InstancePatchState>();
    for (let start = 0; start < ids.length; start += PAGE) {
      const InstanceIds = ids.slice(start, start + PAGE);
      const pages = sdk.ssm.paginateDescribeInstancePatchStates({ client: ssm, pageSize: PAGE }, { InstanceIds });
      for await (const { InstancePatchStates = [] } of pages) {
        for (const state of InstancePatchStates) states.set(state.InstanceId ?? "", state);
      }
    }
    return states;
  });
}

async function readStatuses({ ssm, sdk }: Clients): Promise<Map<string, string>> {
  return calling("ssm:ListResourceComplianceSummaries", async () => {
    const Filters = [{ Key: "ComplianceType", Type: "EQUAL" as const, Values: ["Patch"] }];
    const statuses = new Map<string, string>();
    const pages = sdk.ssm.paginateListResourceComplianceSummaries({ client: ssm, pageSize: PAGE }, { Filters });
    for await (const { ResourceComplianceSummaryItems = [] } of pages) {
      for (const { ResourceId = "", Status = "" } of ResourceComplianceSummaryItems) statuses.set(ResourceId, Status);
    }
    return statuses;
  });
}

function managedNode(information: InstanceInformation): Partial<SnapshotNode> {
  const { PingStatus, LastPingDateTime, PlatformType, PlatformName, PlatformVersion, AgentVersion } = information;
  return {
    ping: PingStatus,
    lastPing: LastPingDateTime?.toISOString(),
    platform: { type: PlatformType ?? "", name: PlatformName ?? "", version: PlatformVersion ?? "" },
    agentVersion: AgentVersion,
  };
}

function patchingOf(state: InstancePatchState, status: string | undefined): SnapshotNode["patching"] {
  return {
    operation: state.Operation ?? "",
    end: state.OperationEndTime?.toISOString() ?? "",
    baselineId: state.BaselineId ?? "",
    patchGroup: state.PatchGroup ?? "",
    rebootOption: state.RebootOption,
    status,
    installed: count(state.InstalledCount),
    installedOther: count(state.InstalledOtherCount),
    installedPendingReboot: count(state.InstalledPendingRebootCount),
    installedRejected: count(state.InstalledRejectedCount),
    missing: count(state.MissingCount),
    failed: count(state.FailedCount),
    notApplicable: count(state.NotApplicableCount),
    availableSecurityUpdates: state.AvailableSecurityUpdateCount,
    criticalNonCompliant: state.CriticalNonCompliantCount,
    securityNonCompliant: state.SecurityNonCompliantCount,
    otherNonCompliant: state.OtherNonCompliantCount,
  };
}

/** AWS writes -1 for what was not counted. */
function count(given: number | undefined): number {
  return Math.max(0, given ?? 0);
}

/** States of patches that make a node non-compliant, as AWS spells them in filters. */
const WRONG_STATES = ["Missing", "Failed", "InstalledPendingReboot", "InstalledRejected"];

async function addPatches({ ssm, sdk }: Clients, nodes: SnapshotNode[]): Promise<void> {
  for (const node of nodes) {
    const { patching } = node;
    if (patching === undefined) continue;
    const wrong = patching.missing + patching.failed + patching.installedPendingReboot + patching.installedRejected;
    if (wrong === 0) continue;
    const patches: SnapshotNode["patches"] = [];
    await ifStillThere("ssm:DescribeInstancePatches", async () => {
      const Filters = [{ Key: "State", Values: WRONG_STATES }];
      const question = { InstanceId: node.id, Filters };
      for await (const page of sdk.ssm.paginateDescribeInstancePatches({ client: ssm, pageSize: 100 }, question)) {
        for (const { Title = "", KBId = "", Classification = "", Severity = "", State = "" } of page.Patches ?? []) {
          patches.push({ title: Title, id: KBId, classification: Classification, severity: Severity, state: State });
        }
      }
    });
    node.patches = patches;
  }
}
