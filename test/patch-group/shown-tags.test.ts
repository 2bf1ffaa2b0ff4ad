import { Ec2InstanceMetadataDefaults } from "@cdktf/provider-aws/lib/ec2-instance-metadata-defaults";
import { Instance, type InstanceConfig } from "@cdktf/provider-aws/lib/instance";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import type { PatchGroupTagKey } from "../../model/patch-group/patch-group-model";
import { PatchGroup } from "../../modules";
import { PatchBaseline } from "../../modules/patch-baseline";
import { warningsOn } from "../support/warnings";

const SHOWN = { metadataOptions: { instanceMetadataTags: "enabled" } };

function told(add: (stack: TerraformStack, group: PatchGroup) => void, tagKey?: PatchGroupTagKey, defaults = {}) {
  const stack = new TerraformStack(new App(), "fleet");
  new AwsProvider(stack, "aws", { region: "eu-central-1", defaultTags: [{ tags: defaults }] });
  const linux = new PatchBaseline(stack, "Linux", {
    name: "linux",
    operatingSystem: "AMAZON_LINUX_2023",
    approvalRules: [{ approveAfterDays: 3, enableNonSecurity: true }],
  });
  const group = new PatchGroup(stack, "Web", { patchGroup: "web", tagKey, baselines: [linux] });
  add(stack, group);
  return warningsOn(group);
}

const refused = (key: string, turns = "turns") => [
  'tagKey: EC2 refuses the tag "Patch Group" on instances that show their tags in instance metadata, and ' +
    `${key} ${turns} that on: such a key holds no space; write tagKey: "PatchGroup", or turn instanceMetadataTags off [PM208]`,
];

const instance = (stack: TerraformStack, config: InstanceConfig) => new Instance(stack, "Node", config);

describe('a group by the tag "Patch Group" is told, beside', () => {
  test("an instance that carries the tag and shows it", () => {
    expect(told((stack, group) => instance(stack, { ...SHOWN, tags: group.instanceTags }))).toEqual(
      refused("fleet/Node"),
    );
  });

  test("several of these", () => {
    const warnings = told((stack, group) => {
      instance(stack, { ...SHOWN, tags: group.instanceTags });
      new Instance(stack, "Other", { ...SHOWN, tags: group.instanceTags });
    });

    expect(warnings).toEqual(refused("fleet/Node and fleet/Other", "turn"));
  });

  test("an instance that has it of the provider's default tags", () => {
    expect(told((stack) => instance(stack, SHOWN), undefined, { "Patch Group": "web" })).toEqual(refused("fleet/Node"));
  });

  test("an instance whose value is a variable", () => {
    const warnings = told((stack) => {
      const value = new TerraformVariable(stack, "group", {}).stringValue;
      instance(stack, { ...SHOWN, tags: { "Patch Group": value } });
    });

    expect(warnings).toEqual(refused("fleet/Node"));
  });

  test("a launch template that hands it on", () => {
    const warnings = told((stack, group) => {
      const tagSpecifications = [{ resourceType: "instance", tags: group.instanceTags }];
      new LaunchTemplate(stack, "Template", { ...SHOWN, tagSpecifications });
    });

    expect(warnings).toEqual(refused("fleet/Template"));
  });

  test("what shows the tags of every new instance of the account", () => {
    expect(
      told((stack) => new Ec2InstanceMetadataDefaults(stack, "Metadata", { instanceMetadataTags: "enabled" })),
    ).toEqual(refused("fleet/Metadata"));
  });
});

test.each<[string, Parameters<typeof told>]>([
  ["the key has no space", [(stack, group) => instance(stack, { ...SHOWN, tags: group.instanceTags }), "PatchGroup"]],
  ["the instance shows no tags", [(stack, group) => instance(stack, { tags: group.instanceTags })]],
  ["the instance is in no group", [(stack) => instance(stack, { ...SHOWN, tags: { Name: "web" } })]],
  ["the instance is in another group", [(stack) => instance(stack, { ...SHOWN, tags: { "Patch Group": "db" } })]],
  [
    "the tag is on the template itself",
    [(stack, group) => new LaunchTemplate(stack, "Template", { ...SHOWN, tags: group.instanceTags })],
  ],
  [
    "whether tags are shown is a variable",
    [
      (stack, group) => {
        const instanceMetadataTags = new TerraformVariable(stack, "shown", {}).stringValue;
        instance(stack, { metadataOptions: { instanceMetadataTags }, tags: group.instanceTags });
      },
    ],
  ],
])("nothing is told where %s", (_, given) => {
  expect(told(...given)).toEqual([]);
});
