import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { TerraformStack } from "cdktf";
import type { PatchGroup } from "../../modules";

/** Puts an instance, and every instance of an Auto Scaling group, into a patch group: the tag decides. */
export function tagInstances(stack: TerraformStack, web: PatchGroup, ami: string): void {
  new Instance(stack, "Single", { ami, instanceType: "t3.micro", tags: { ...web.instanceTags, Name: "single" } });

  // A launch template tags instances only through its tag specifications, not through `tags`.
  const template = new LaunchTemplate(stack, "Template", {
    imageId: ami,
    instanceType: "t3.micro",
    tagSpecifications: [{ resourceType: "instance", tags: { ...web.instanceTags } }],
  });
  new AutoscalingGroup(stack, "Group", {
    minSize: 2,
    maxSize: 4,
    availabilityZones: ["eu-central-1a", "eu-central-1b"],
    launchTemplate: { id: template.id, version: "$Latest" },
  });
}
