import type { GivenResource } from "./given-plans";
import { changed, made, removed, tags, told } from "./given-ways";

const IN_WEB = tags({ PatchGroup: "web" });

test.each<[string, GivenResource, readonly string[]]>([
  [
    "a single tag of a group that is taken off",
    removed("aws_autoscaling_group_tag.it", {
      autoscaling_group_name: "fleet",
      tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }],
    }),
    [
      "high",
      "new instances of fleet leave patch group web: from the next scan on they follow the account's default baseline",
    ],
  ],
  [
    "an activation whose tag puts servers into no group any longer",
    changed("aws_ssm_activation.it", { iam_role: "node", tags: { "Patch Group": "web" } }, { iam_role: "node" }),
    [
      "high",
      "servers that register with it leave patch group web: from the next scan on they follow the account's default baseline",
    ],
  ],
  [
    "a group that replaces its instances when a tag changes",
    changed(
      "aws_autoscaling_group.it",
      { tag: [{ key: "PatchGroup", value: "web", propagate_at_launch: true }] },
      { tag: [], instance_refresh: [{ triggers: ["tag"] }] },
    ),
    ["high", "instances of it leave patch group web: from the next scan on they follow the account's default baseline"],
  ],
  [
    "a Spot Fleet",
    changed(
      "aws_spot_fleet_request.it",
      { launch_specification: [{ tags: { PatchGroup: "web" } }] },
      { launch_specification: [{ tags: {} }] },
    ),
    [
      "high",
      "new instances of it leave patch group web: from the next scan on they follow the account's default baseline",
    ],
  ],
  [
    "a Spot request",
    changed("aws_spot_instance_request.it", IN_WEB, tags({})),
    [
      "medium",
      "the tag for the patch group of the instance of it becomes none, was web: AWS does not say whether it reaches the instance",
    ],
  ],
  [
    "both tags with different values",
    changed("aws_instance.it", IN_WEB, tags({ PatchGroup: "web", "Patch Group": "db" })),
    ["medium", 'it carries both tags with different values, "db" and "web": AWS does not say which patch group counts'],
  ],
  ["a node that is destroyed", removed("aws_instance.it", IN_WEB), ["low", "it is gone, of patch group web"]],
  [
    "a template from which nothing can be launched",
    made("aws_launch_template.it", {
      metadata_options: [{ instance_metadata_tags: "enabled" }],
      tag_specifications: [{ resource_type: "instance", tags: { "Patch Group": "web" } }],
    }),
    [
      "medium",
      'no instance can be launched from it, for EC2 refuses the tag "Patch Group" while instance_metadata_tags is enabled: use PatchGroup, or turn them off',
      "instances launched from it join patch group web",
    ],
  ],
  [
    "an account that shows tags in the metadata",
    changed(
      "aws_ec2_instance_metadata_defaults.it",
      { instance_metadata_tags: "disabled" },
      { instance_metadata_tags: "enabled" },
    ),
    [
      "medium",
      'tags are shown in the instance metadata from now on: EC2 then refuses the tag "Patch Group" on new instances',
    ],
  ],
])("who is in a patch group: %s", (_, resource, sentences) => {
  expect(told(resource)).toEqual(sentences);
});
