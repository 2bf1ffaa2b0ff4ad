import type { WindowTargetArguments } from "../../modules/maintenance-window";
import { group, sunday, TARGET } from "./given";

const WINDOW_ID = "${aws_ssm_maintenance_window.Sunday.id}";
const [first, second] = ["i-0123456789abcdef0", "mi-0123456789abcdef0"] as const;

test.each<[string, WindowTargetArguments, object]>([
  [
    "patch groups, by their tag",
    { patchGroups: [group("Critical"), group("Batch")] },
    { resource_type: "INSTANCE", targets: [{ key: "tag:Patch Group", values: ["Batch", "Critical"] }] },
  ],
  [
    "other tags, all of which must hold",
    { tags: { Stage: ["prod"], Environment: ["b", "a"] } },
    {
      resource_type: "INSTANCE",
      targets: [
        { key: "tag:Environment", values: ["a", "b"] },
        { key: "tag:Stage", values: ["prod"] },
      ],
    },
  ],
  [
    "tag keys, whatever the values",
    { tagKeys: ["Patch Group", "Environment"] },
    { resource_type: "INSTANCE", targets: [{ key: "tag-key", values: ["Environment", "Patch Group"] }] },
  ],
  [
    "instances, one by one",
    { instanceIds: [second, first] },
    { resource_type: "INSTANCE", targets: [{ key: "InstanceIds", values: [first, second] }] },
  ],
  [
    "a resource group",
    { resourceGroup: "web" },
    { resource_type: "RESOURCE_GROUP", targets: [{ key: "resource-groups:Name", values: ["web"] }] },
  ],
  [
    "a resource group's members of some types",
    { resourceGroup: "web", resourceTypeFilters: ["AWS::SSM::ManagedInstance", "AWS::EC2::Instance"] },
    {
      resource_type: "RESOURCE_GROUP",
      targets: [
        { key: "resource-groups:Name", values: ["web"] },
        {
          key: "resource-groups:ResourceTypeFilters",
          values: ["AWS::EC2::Instance", "AWS::SSM::ManagedInstance"],
        },
      ],
    },
  ],
])("a target selects %s", (_, options, emitted) => {
  const { only, window } = sunday();

  window.addTarget("Critical", options);

  expect(only(TARGET)).toEqual({ window_id: WINDOW_ID, ...emitted });
});

test("every other argument of the target is written", () => {
  const { stack, only, window } = sunday();

  window.addTarget("Critical", {
    patchGroups: [group("Critical")],
    name: "critical",
    description: "Critical nodes",
    ownerInformation: "platform",
    lifecycle: { createBeforeDestroy: true },
    dependsOn: [window.resource],
  });

  expect(only(TARGET)).toEqual({
    window_id: WINDOW_ID,
    name: "critical",
    description: "Critical nodes",
    owner_information: "platform",
    resource_type: "INSTANCE",
    targets: [{ key: "tag:Patch Group", values: ["Critical"] }],
    lifecycle: { create_before_destroy: true },
    depends_on: ["aws_ssm_maintenance_window.Sunday"],
  });
  expect(stack.node.findAll()).toContain(window);
});

test("patch groups of both tag keys become one target each, with whatever else must hold in both", () => {
  const { all, window } = sunday();

  const target = window.addTarget("Critical", {
    patchGroups: [group("New", "PatchGroup"), group("Old")],
    tags: { Stage: ["prod"] },
  });

  const emitted = Object.values(all(TARGET)).map((resource) => resource.targets);
  expect(emitted).toEqual([
    [
      { key: "tag:Patch Group", values: ["Old"] },
      { key: "tag:Stage", values: ["prod"] },
    ],
    [
      { key: "tag:PatchGroup", values: ["New"] },
      { key: "tag:Stage", values: ["prod"] },
    ],
  ]);
  expect(target.models.map(({ key }) => key)).toEqual(["Critical", "Critical/PatchGroup"]);
  expect(target.resource).toBe(target.resources[0]);
  expect(target.model).toBe(target.models[0]);
});

test("the same patch group twice is named once", () => {
  const { only, window } = sunday();

  window.addTarget("Critical", { patchGroups: [group("Critical"), group("Critical")] });

  expect(only(TARGET)).toMatchObject({ targets: [{ key: "tag:Patch Group", values: ["Critical"] }] });
});

test("a patch group may bring more properties than a target asks for", () => {
  const { only, window } = sunday();
  const patchGroup = { ...group("Critical"), instanceTags: { "Patch Group": "Critical" } };

  window.addTarget("Critical", { patchGroups: [patchGroup] });

  expect(only(TARGET)).toMatchObject({ targets: [{ key: "tag:Patch Group", values: ["Critical"] }] });
});

test("the order in which groups, tags and values are listed changes no byte", () => {
  const [one, other] = [sunday(), sunday()];

  one.window.addTarget("Critical", {
    patchGroups: [group("A"), group("B"), group("C", "PatchGroup")],
    tags: { Stage: ["prod", "test"], Team: ["x"] },
    tagKeys: ["k1", "k2"],
  });
  other.window.addTarget("Critical", {
    tagKeys: ["k2", "k1"],
    tags: { Team: ["x"], Stage: ["test", "prod"] },
    patchGroups: [group("C", "PatchGroup"), group("B"), group("A")],
  });

  expect(JSON.stringify(one.synth())).toBe(JSON.stringify(other.synth()));
});
