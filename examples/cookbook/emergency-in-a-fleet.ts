import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { EmergencyPatch, type PatchFleet, PatchLogs } from "../../modules";

interface Emergency {
  readonly patches: readonly string[];
  readonly at: string;
  readonly nodeRole: string;
}

/**
 * Installs fixed packages in every account and Region of a fleet, once, outside of the weekly windows. The role of the
 * nodes, of one name in every account, may read the list and write the output.
 */
export function emergencyInAFleet(fleet: PatchFleet, { patches, at, nodeRole }: Emergency): void {
  for (const stack of Object.values(fleet.stacks)) {
    for (const [region, { patchGroups }] of Object.entries(stack.environment.regions)) {
      const servers = patchGroups.Servers;
      if (servers === undefined) continue;
      const logs = new PatchLogs(stack, `EmergencyLogs-${region}`, { region });
      new IamRolePolicy(stack, `NodesInEmergency-${region}`, { role: nodeRole, policy: logs.instancePolicyDocument });
      new EmergencyPatch(stack, `Emergency-${region}`, {
        region,
        name: "emergency",
        at,
        duration: 4,
        patchGroups: [servers],
        rebootOption: "RebootIfNeeded",
        patches,
        logs,
      });
    }
  }
}
