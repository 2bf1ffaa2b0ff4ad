import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { acceptFinding, EmergencyPatch, type OperatingSystem, type PatchFleet, PatchLogs } from "../../modules";

interface Emergency {
  readonly patches: readonly string[];
  readonly at: string;
  readonly nodeRole: string;
  /** Systems of the same nodes for which there is nothing in it. */
  readonly unaffected: readonly OperatingSystem[];
}

/**
 * Installs fixed packages in every account and Region of a fleet, once, outside of the weekly windows. The role of the
 * nodes, of one name in every account, may read the list and write the output.
 */
export function emergencyInAFleet(fleet: PatchFleet, { patches, at, nodeRole, unaffected }: Emergency): void {
  for (const stack of Object.values(fleet.stacks)) {
    for (const [region, { patchGroups }] of Object.entries(stack.environment.regions)) {
      const servers = patchGroups.Servers;
      if (servers === undefined) continue;
      const logs = new PatchLogs(stack, `EmergencyLogs-${region}`, { region });
      new IamRolePolicy(stack, `NodesInEmergency-${region}`, { role: nodeRole, policy: logs.instancePolicyDocument });
      const emergency = new EmergencyPatch(stack, `Emergency-${region}`, {
        region,
        name: "emergency",
        at,
        duration: 4,
        patchGroups: [servers],
        rebootOption: "RebootIfNeeded",
        patches,
        logs,
      });
      for (const system of unaffected) {
        acceptFinding(emergency, {
          check: "PM766",
          at: system,
          reason: "these packages do not exist there",
          owner: "platform team",
          until: at.slice(0, 10),
        });
      }
    }
  }
}
