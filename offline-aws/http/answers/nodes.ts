import { uuid } from "../../account/identifiers";
import { type Refusal, Refusal as Refused } from "../../account/refusal";
import type { CallContext } from "../../kind/kind";
import { nodesIn, type SimulatedNode } from "../../nodes/node";
import { type Answer, filtersOf, type Input, present, seconds } from "./answer";
import { tagList } from "./tags";

/** Codes of EC2's instance states. */
const STATE_CODES: Readonly<Record<string, number>> = {
  pending: 0,
  running: 16,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

const COUNTERS = [
  "InstalledCount",
  "InstalledOtherCount",
  "InstalledPendingRebootCount",
  "InstalledRejectedCount",
  "MissingCount",
  "FailedCount",
  "NotApplicableCount",
  "CriticalNonCompliantCount",
  "SecurityNonCompliantCount",
  "OtherNonCompliantCount",
];
const NON_COMPLIANT = ["MissingCount", "FailedCount", "InstalledRejectedCount", "InstalledPendingRebootCount"];

/** Systems Manager does not list what is stopped or gone, nor what no agent speaks for. */
const describeInstanceInformation: Answer = (input, scope) => {
  const filters = filtersOf(input);
  const found = nodesIn(scope.account, scope.region).filter(
    (node) => node.agent && isRunning(node) && filters.every(({ key, values }) => hasProperty(node, key, values)),
  );
  return { InstanceInformationList: found.map(information) };
};

function information({ id, agent }: SimulatedNode): Record<string, unknown> {
  return present({
    InstanceId: id,
    PingStatus: agent?.ping,
    LastPingDateTime: seconds(agent?.lastPing ?? ""),
    AgentVersion: agent?.version,
    IsLatestVersion: false,
    PlatformType: agent?.platformType,
    PlatformName: agent?.platformName,
    PlatformVersion: agent?.platformVersion,
    ResourceType: isHybrid(id) ? "ManagedInstance" : "EC2Instance",
    IPAddress: "192.0.2.10",
    ComputerName: `${id}.example.internal`,
    SourceType: isHybrid(id) ? "AWS::SSM::ManagedInstance" : "AWS::EC2::Instance",
  });
}

function hasProperty(node: SimulatedNode, key: string, values: readonly string[]): boolean {
  if (key.startsWith("tag:")) return values.includes(node.tags?.[key.slice(4)] ?? "");
  const properties: Readonly<Record<string, string | undefined>> = {
    InstanceIds: node.id,
    PingStatus: node.agent?.ping,
    PlatformTypes: node.agent?.platformType,
    ResourceType: isHybrid(node.id) ? "ManagedInstance" : "EC2Instance",
  };
  return values.includes(properties[key] ?? "");
}

const describeInstancePatchStates: Answer = (input, scope) => {
  const wanted = new Set(input.InstanceIds as readonly string[]);
  const found = nodesIn(scope.account, scope.region).filter(({ id, patching }) => wanted.has(id) && patching);
  return { InstancePatchStates: found.map((node) => patchState(node)) };
};

const describeInstancePatchStatesForPatchGroup: Answer = (input, scope) => ({
  InstancePatchStates: ofPatchGroup(input, scope).map((node) => patchState(node)),
});

const describePatchGroupState: Answer = (input, scope) => {
  const nodes = ofPatchGroup(input, scope);
  const having = (counter: string) => nodes.filter(({ patching }) => (patching?.counts[counter] ?? 0) > 0).length;
  return {
    Instances: nodes.length,
    InstancesWithInstalledPatches: having("InstalledCount"),
    InstancesWithInstalledOtherPatches: having("InstalledOtherCount"),
    InstancesWithInstalledPendingRebootPatches: having("InstalledPendingRebootCount"),
    InstancesWithInstalledRejectedPatches: having("InstalledRejectedCount"),
    InstancesWithMissingPatches: having("MissingCount"),
    InstancesWithFailedPatches: having("FailedCount"),
    InstancesWithNotApplicablePatches: having("NotApplicableCount"),
  };
};

function ofPatchGroup({ PatchGroup }: Input, scope: CallContext): SimulatedNode[] {
  return nodesIn(scope.account, scope.region).filter(({ patching }) => patching?.patchGroup === PatchGroup);
}

function patchState({ id, patching }: SimulatedNode): Record<string, unknown> {
  const end = seconds(patching?.endTime ?? "");
  return present({
    InstanceId: id,
    PatchGroup: patching?.patchGroup,
    BaselineId: patching?.baselineId,
    SnapshotId: uuid(`snapshot of ${id}`),
    OwnerInformation: undefined,
    ...Object.fromEntries(COUNTERS.map((name) => [name, patching?.counts[name] ?? 0])),
    ...(patching?.counts.AvailableSecurityUpdateCount === undefined
      ? {}
      : { AvailableSecurityUpdateCount: patching.counts.AvailableSecurityUpdateCount }),
    OperationStartTime: end - 60,
    OperationEndTime: end,
    Operation: patching?.operation,
    RebootOption: patching?.rebootOption,
  });
}

const describeInstancePatches: Answer = (input, scope) => {
  const node = nodesIn(scope.account, scope.region).find(({ id }) => id === input.InstanceId);
  if (!node) throw invalidInstance(String(input.InstanceId));
  const filters = filtersOf(input);
  // The model's enum is upper case with underscores, what nodes upload is not.
  const plain = (state: string) => state.toUpperCase().replaceAll("_", "");
  const patches = (node.patching?.patches ?? []).filter((patch) =>
    filters.every(({ key, values }) =>
      key === "State"
        ? values.some((value) => plain(value) === plain(patch.State))
        : values.includes(String(patch[key as keyof typeof patch])),
    ),
  );
  return { Patches: patches.map((patch) => ({ ...patch, InstalledTime: 0 })) };
};

const listComplianceSummaries: Answer = (_input, scope) => {
  const found = nodesIn(scope.account, scope.region).filter(({ patching }) => patching);
  return {
    ResourceComplianceSummaryItems: found.map(({ id, patching }) => {
      const wrong = NON_COMPLIANT.reduce((sum, name) => sum + (patching?.counts[name] ?? 0), 0);
      return {
        ComplianceType: "Patch",
        ResourceType: "ManagedInstance",
        ResourceId: id,
        Status: wrong > 0 ? "NON_COMPLIANT" : "COMPLIANT",
        OverallSeverity: "UNSPECIFIED",
        ExecutionSummary: {
          ExecutionTime: seconds(patching?.endTime ?? ""),
          ExecutionId: uuid(`execution on ${id}`),
          ExecutionType: "Command",
        },
        CompliantSummary: { CompliantCount: patching?.counts.InstalledCount ?? 0 },
        NonCompliantSummary: { NonCompliantCount: wrong },
      };
    }),
  };
};

const describeInstances: Answer = (input, scope) => {
  const wanted = input.InstanceIds as readonly string[] | undefined;
  const nodes = nodesIn(scope.account, scope.region).filter(
    ({ id }) => !isHybrid(id) && (wanted === undefined || wanted.includes(id)),
  );
  return {
    Reservations: nodes.map((node) => ({
      ReservationId: `r-${node.id.slice(2)}`,
      OwnerId: scope.account.id,
      Instances: [
        {
          InstanceId: node.id,
          State: { Code: STATE_CODES[node.state ?? "running"], Name: node.state },
          Tags: tagList(node.tags as Record<string, string>),
        },
      ],
    })),
  };
};

const describeTags: Answer = (input, scope) => {
  const filters = filtersOf(input);
  const all = nodesIn(scope.account, scope.region).flatMap((node) =>
    Object.entries(node.tags ?? {}).map(([Key, Value]) => ({
      Key,
      Value,
      ResourceId: node.id,
      ResourceType: "instance",
    })),
  );
  const names: Readonly<Record<string, "Key" | "Value" | "ResourceId" | "ResourceType">> = {
    key: "Key",
    value: "Value",
    "resource-id": "ResourceId",
    "resource-type": "ResourceType",
  };
  const passes = (tag: (typeof all)[number]) =>
    filters.every(({ key, values }) => values.includes(tag[names[key] ?? "Key"]));
  return { Tags: all.filter(passes) };
};

function isRunning({ state = "running" }: SimulatedNode): boolean {
  return state === "running" || state === "pending";
}

function isHybrid(id: string): boolean {
  return id.startsWith("mi-");
}

function invalidInstance(id: string): Refusal {
  return new Refused("InvalidInstanceId", `${id} is not a managed node`);
}

/** Operations about managed nodes. */
export const NODE_ANSWERS: Readonly<Record<string, Answer>> = {
  "ssm:DescribeInstanceInformation": describeInstanceInformation,
  "ssm:DescribeInstancePatchStates": describeInstancePatchStates,
  "ssm:DescribeInstancePatchStatesForPatchGroup": describeInstancePatchStatesForPatchGroup,
  "ssm:DescribePatchGroupState": describePatchGroupState,
  "ssm:DescribeInstancePatches": describeInstancePatches,
  "ssm:ListResourceComplianceSummaries": listComplianceSummaries,
  "ec2:DescribeInstances": describeInstances,
  "ec2:DescribeTags": describeTags,
};
