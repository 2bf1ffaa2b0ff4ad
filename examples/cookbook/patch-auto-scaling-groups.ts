import type { TerraformStack } from "cdktf";
import { PatchAssociation, type PatchGroup, Schedule } from "../../modules";

/** Takes each instance of the group out of its Auto Scaling group on Sundays, installs, reboots, and puts it back. */
export function patchAutoScalingGroups(stack: TerraformStack, web: PatchGroup): void {
  new PatchAssociation(stack, "PatchAsg", {
    name: "AWS-PatchAsgInstance",
    parameters: { AutomationAssumeRole: "arn:aws:iam::123456789012:role/patch-asg", WaitForReboot: "PT10M" },
    targets: { patchGroups: [web] },
    scheduleExpression: Schedule.weekly("SUN", "02:00"),
    maxConcurrency: 1,
  });
}
