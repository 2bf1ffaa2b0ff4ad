import { WindowTarget } from "../../modules/maintenance-window";
import { fleet } from "../support/fleet";
import { refusal } from "../support/refusal";
import { group, refusedTarget, targetProblem, times } from "./given";

const NAME = 'expected 3 to 128 characters out of letters, digits, "_", "-" and "."';
const groups = { patchGroups: [group("Critical")] };
const long = (count: number, unit = "characters") => `"${"a".repeat(60)}"… (${count} ${unit})`;
const id = (index: number) => `i-${index.toString(16).padStart(8, "0")}`;

test.each<[string, object]>([
  ["a name of 3 characters", { ...groups, name: "a.b" }],
  ["a name of 128 characters", { ...groups, name: "a".repeat(128) }],
  ["a description of 3 characters", { ...groups, description: "abc" }],
  ["a description of 128 characters", { ...groups, description: "a".repeat(128) }],
  ["a description of 128 bytes", { ...groups, description: "é".repeat(64) }],
  ["a tag key of 159 bytes", { tags: { [`${"é".repeat(79)}x`]: ["v"] } }],
  ["owner information of 1 character", { ...groups, ownerInformation: "a" }],
  ["owner information of 128 characters", { ...groups, ownerInformation: "a".repeat(128) }],
  ["50 patch groups", { patchGroups: times(50, (index) => group(`G${index}`)) }],
  [
    "50 patch groups of each tag key",
    { patchGroups: times(100, (index) => group(`G${index}`, index % 2 ? "Patch Group" : "PatchGroup")) },
  ],
  ["a patch group of 256 characters", { patchGroups: [group("a".repeat(256))] }],
  ["5 tags", { tags: { a: ["1"], b: ["1"], c: ["1"], d: ["1"], e: ["1"] } }],
  [
    "4 tags and patch groups of both tag keys",
    {
      patchGroups: [group("A"), group("B", "PatchGroup")],
      tags: { a: ["1"], b: ["1"], c: ["1"], d: ["1"] },
    },
  ],
  ["50 values of a tag", { tags: { Stage: times(50, (index) => `v${index}`) } }],
  ["an empty value of a tag", { tags: { Stage: [""] } }],
  ["a value of 256 characters", { tags: { Stage: ["a".repeat(256)] } }],
  ["a tag key of 128 characters", { tags: { ["k".repeat(128)]: ["v"] } }],
  ["5 tag keys", { tagKeys: ["a", "b", "c", "d", "e"] }],
  ["50 instances", { instanceIds: times(50, id) }],
  ["a node that was activated", { instanceIds: ["mi-0123456789abcdef0"] }],
  ["an instance with a long id", { instanceIds: ["i-0123456789abcdef0"] }],
  ["5 resource types", { resourceGroup: "web", resourceTypeFilters: times(5, (index) => `AWS::EC2::T${index}`) }],
])("accepts %s", (_, options) => {
  expect(refusedTarget(options)).toBe("accepted");
});

test.each<[string, object, string]>([
  ["the name has 2 characters", { ...groups, name: "ab" }, `name: ${NAME}, got "ab" [PM401]`],
  ["the name has a blank", { ...groups, name: "my target" }, `name: ${NAME}, got "my target" [PM401]`],
  ["the name has 129 characters", { ...groups, name: "a".repeat(129) }, `name: ${NAME}, got ${long(129)} [PM401]`],
  [
    "the description has 2 characters",
    { ...groups, description: "ab" },
    'description: expected 3 to 128 bytes, got "ab" [PM402]',
  ],
  [
    "the description has 129 characters",
    { ...groups, description: "a".repeat(129) },
    `description: expected 3 to 128 bytes, got ${long(129, "bytes")} [PM402]`,
  ],
  [
    "the owner information is empty",
    { ...groups, ownerInformation: "" },
    'ownerInformation: expected 1 to 128 bytes, got "" [PM403]',
  ],
  [
    "the description has 129 bytes in 65 characters",
    { ...groups, description: `${"é".repeat(64)}!` },
    `description: expected 3 to 128 bytes, got "${"é".repeat(60)}"… (129 bytes); the provider counts bytes, and "é" has 2 [PM402]`,
  ],
  [
    "a tag key has more than 163 bytes with tag: in front",
    { tags: { ["é".repeat(80)]: ["v"] } },
    `tags["${"é".repeat(80)}"] (the key): expected 1 to 163 bytes, got "tag:${"é".repeat(56)}"… (164 bytes); the provider counts bytes, and "é" has 2 [PM413]`,
  ],
  [
    "the owner information has 129 characters",
    { ...groups, ownerInformation: "a".repeat(129) },
    `ownerInformation: expected 1 to 128 bytes, got ${long(129, "bytes")} [PM403]`,
  ],
  [
    "nothing is selected",
    {},
    "missing, expected patchGroups, tags, tagKeys, instanceIds or resourceGroup; a target must select nodes [PM410]",
  ],
  [
    "nodes are selected in two ways",
    { tags: { Stage: ["prod"] }, instanceIds: [id(1)] },
    'expected tags, instance ids or a resource group, got tags["Stage"] and instanceIds; add a target for each [PM410]',
  ],
  [
    "6 tags are given",
    { tags: Object.fromEntries(times(6, (index) => [`t${index}`, ["v"]])) },
    "expected 1 to 5 selections, got 6 [PM411]",
  ],
  [
    "patch groups are given as a tag too",
    { ...groups, tags: { "Patch Group": ["Critical"] } },
    'tags["Patch Group"]: expected "tag:Patch Group" once, got it twice; put the values together [PM412]',
  ],
  [
    "a tag key has a plus",
    { tags: { "a+b": ["v"] } },
    'tags["a+b"] (the key): expected 1 to 128 characters out of letters, digits, spaces and "_", ".", ":", "/", "=", "-", "@", got "a+b" [PM413]',
  ],
  [
    "a tag key has 129 characters",
    { tagKeys: ["a".repeat(129)] },
    `tagKeys[0]: expected 1 to 128 characters, got ${long(129)} [PM415]`,
  ],
  ["no patch group is listed", { patchGroups: [] }, "patchGroups: expected 1 to 50 patch groups, got 0 [PM414]"],
  [
    "no patch group is listed beside a tag",
    { patchGroups: [], tags: { Stage: ["prod"] } },
    "patchGroups: expected 1 to 50 patch groups, got 0 [PM414]",
  ],
  [
    "51 patch groups are listed",
    { patchGroups: times(51, (index) => group(`G${index}`)) },
    "patchGroups: expected 1 to 50 patch groups, got 51 [PM414]",
  ],
  ["a tag has no value", { tags: { Stage: [] } }, 'tags["Stage"]: expected 1 to 50 values, got 0 [PM414]'],
  [
    "a tag has 51 values",
    { tags: { Stage: times(51, (index) => `v${index}`) } },
    'tags["Stage"]: expected 1 to 50 values, got 51 [PM414]',
  ],
  ["no tag key is listed", { tagKeys: [] }, "tagKeys: expected 1 to 5 tag keys, got 0 [PM414]"],
  [
    "6 tag keys are listed",
    { tagKeys: ["a", "b", "c", "d", "e", "f"] },
    "tagKeys: expected 1 to 5 tag keys, got 6 [PM414]",
  ],
  ["no instance is listed", { instanceIds: [] }, "instanceIds: expected 1 to 50 instance ids, got 0 [PM414]"],
  [
    "51 instances are listed",
    { instanceIds: times(51, id) },
    "instanceIds: expected 1 to 50 instance ids, got 51 [PM414]",
  ],
  [
    "6 resource types are listed",
    { resourceGroup: "web", resourceTypeFilters: times(6, (index) => `T${index}`) },
    "resourceTypeFilters: expected 1 to 5 resource types, got 6 [PM414]",
  ],
  [
    "a value is the star",
    { tags: { Stage: ["prod", "*"] } },
    'tags["Stage"][1]: expected a value of the tag, got "*", which stands for itself; write tagKeys: ["Stage"] [PM415]',
  ],
  [
    "a value has 257 characters",
    { tags: { Stage: ["a".repeat(257)] } },
    `tags["Stage"][0]: expected 0 to 256 characters, got ${long(257)} [PM415]`,
  ],
  [
    "an instance id has 9 digits",
    { instanceIds: [id(1), "i-012345678"] },
    'instanceIds[1]: expected i- and 8 or 17 hexadecimal digits, or mi- and 17, got "i-012345678" [PM415]',
  ],
  ["the resource group has no name", { resourceGroup: "" }, 'resourceGroup: expected a name, got "" [PM415]'],
  [
    "a resource type has no name",
    { resourceGroup: "web", resourceTypeFilters: [""] },
    'resourceTypeFilters[0]: expected a name, got "" [PM415]',
  ],
  [
    "a patch group has no name",
    { patchGroups: [group("")] },
    'patchGroups[0].patchGroup: expected 1 to 256 characters out of letters, digits, spaces and "_", ".", ":", "/", "=", "+", "-", "@", got "" [PM418]',
  ],
  [
    "a patch group is not there",
    { patchGroups: [group("Web"), undefined] },
    "patchGroups[1]: expected a patch group, got undefined, as of a misspelt key; this stack has none [PM001]",
  ],
  [
    "a patch group is a name only",
    { patchGroups: ["Critical"] },
    'patchGroups[0]: expected an object, got "Critical" [PM001]',
  ],
  [
    "a tag key is spelt in a third way",
    { patchGroups: [{ patchGroup: "Critical", tagKey: "patch group" }] },
    'patchGroups[0].tagKey: expected "Patch Group" or "PatchGroup", got "patch group" [PM001]',
  ],
])("throws when %s", (_, options, line) => {
  expect(refusedTarget(options)).toBe(targetProblem(line));
});

test("throws when a patch group is registered in another Region than the window's", () => {
  const patchGroups = [group("Near", "Patch Group", "eu-west-1"), group("Far", "Patch Group", "us-east-1")];

  expect(refusedTarget({ patchGroups }, { region: "eu-west-1" })).toBe(
    targetProblem(
      "patchGroups[1]: expected a patch group of eu-west-1, where the window is, got one of us-east-1; " +
        "give the group of eu-west-1, and make another window for us-east-1 [PM419]",
    ),
  );
  expect(refusedTarget({ patchGroups })).toContain("expected a patch group of eu-central-1, where the window is");
});

test("what is wrong with both targets of one call is said once", () => {
  const patchGroups = [group("Old"), group("New", "PatchGroup")];

  expect(refusedTarget({ patchGroups, name: "ab", tags: { Stage: [] } })).toBe(
    [
      "window target fleet/Sunday/Critical is not valid",
      `  - name: ${NAME}, got "ab" [PM401]`,
      '  - tags["Stage"]: expected 1 to 50 values, got 0 [PM414]',
    ].join("\n"),
  );
});

test("throws when a target has no window, or something else in its place", () => {
  const { stack } = fleet();
  const props = (window: unknown) => ({ window, ...groups }) as never;

  expect(refusal(() => new WindowTarget(stack, "A", props(undefined)))).toBe(
    "window target fleet/A is not valid\n  - window: missing, expected a MaintenanceWindow [PM001]",
  );
  expect(refusal(() => new WindowTarget(stack, "B", props({})))).toBe(
    "window target fleet/B is not valid\n  - window: expected a MaintenanceWindow, got an object [PM001]",
  );
});
