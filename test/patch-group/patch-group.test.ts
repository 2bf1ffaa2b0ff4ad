import { TerraformVariable } from "cdktf";
import { unlisted } from "../../model/values/listed";
import { UNKNOWN } from "../../model/values/unknown";
import { PatchBaseline } from "../../modules/patch-baseline";
import { PatchGroup, type PatchGroupProps } from "../../modules/patch-group";
import { type Fleet, fleet } from "../support/fleet";
import { refusal } from "../support/refusal";

const TYPE = "aws_ssm_patch_group";

function baseline(stack: Fleet["stack"], id: string, operatingSystem: "AMAZON_LINUX_2" | "UBUNTU", region?: string) {
  return new PatchBaseline(stack, id, { name: id, operatingSystem, approvalRules: [{ approveAfterDays: 0 }], region });
}

function refused(props: (stack: Fleet["stack"]) => unknown): string {
  const { stack } = fleet();
  return refusal(() => new PatchGroup(stack, "Critical", props(stack) as PatchGroupProps));
}

const problem = (line: string) => `patch group fleet/Critical is not valid\n  - ${line}`;

test("a group registers one baseline for each operating system", () => {
  const { stack, all } = fleet();

  new PatchGroup(stack, "Critical", {
    patchGroup: "Critical",
    baselines: [baseline(stack, "Amazon", "AMAZON_LINUX_2"), baseline(stack, "Ubuntu", "UBUNTU")],
  });

  expect(Object.values(all(TYPE))).toEqual([
    { baseline_id: "${aws_ssm_patch_baseline.Amazon.id}", patch_group: "Critical" },
    { baseline_id: "${aws_ssm_patch_baseline.Ubuntu.id}", patch_group: "Critical" },
  ]);
});

test("our own baselines, AWS's and existing ones can be followed by one group", () => {
  const { stack, all } = fleet();
  const existing = "pb-0123456789abcdef0";

  new PatchGroup(stack, "Critical", {
    patchGroup: "Critical",
    baselines: [
      baseline(stack, "Amazon", "AMAZON_LINUX_2"),
      PatchBaseline.predefined(stack, "Aws", { operatingSystem: "UBUNTU" }),
      PatchBaseline.fromBaselineId({ baselineId: existing, operatingSystem: "WINDOWS" }),
    ],
  });

  expect(Object.values(all(TYPE)).map((group) => group.baseline_id)).toEqual([
    "${aws_ssm_patch_baseline.Amazon.id}",
    "${data.aws_ssm_patch_baseline.Aws.id}",
    existing,
  ]);
});

test("the state address says group and system, so that moving to another baseline replaces in place", () => {
  const before = fleet();
  const after = fleet();

  const group = new PatchGroup(before.stack, "Critical", {
    patchGroup: "Critical",
    baselines: [baseline(before.stack, "Old", "AMAZON_LINUX_2")],
  });
  new PatchGroup(after.stack, "Critical", {
    patchGroup: "Critical",
    baselines: [baseline(after.stack, "New", "AMAZON_LINUX_2")],
  });

  expect(Object.keys(before.all(TYPE))).toEqual(["Critical_AMAZON_LINUX_2_18342788"]);
  expect(Object.keys(after.all(TYPE))).toEqual(Object.keys(before.all(TYPE)));
  expect(group.resource.friendlyUniqueId).toBe("Critical_AMAZON_LINUX_2_18342788");
});

test("the order in which baselines are listed changes nothing", () => {
  const oneWay = fleet();
  const otherWay = fleet();
  const both = ({ stack }: Fleet) => [baseline(stack, "Amazon", "AMAZON_LINUX_2"), baseline(stack, "Ubuntu", "UBUNTU")];

  new PatchGroup(oneWay.stack, "Critical", { patchGroup: "Critical", baselines: both(oneWay) });
  new PatchGroup(otherWay.stack, "Critical", { patchGroup: "Critical", baselines: both(otherWay).reverse() });

  expect(JSON.stringify(otherWay.all(TYPE))).toBe(JSON.stringify(oneWay.all(TYPE)));
});

test("of several registrations, resource is that of the first system in the alphabet", () => {
  const { stack } = fleet();
  const both = [baseline(stack, "Ubuntu", "UBUNTU"), baseline(stack, "Amazon", "AMAZON_LINUX_2")];

  const listed = new PatchGroup(stack, "Listed", { patchGroup: "listed", baselines: both });
  const reversed = new PatchGroup(stack, "Reversed", { patchGroup: "reversed", baselines: [...both].reverse() });

  expect(Object.keys(listed.resources)).toEqual(["AMAZON_LINUX_2", "UBUNTU"]);
  expect([listed, reversed].map(({ resource }) => resource.node.id)).toEqual(["AMAZON_LINUX_2", "AMAZON_LINUX_2"]);
});

test("a system that only Terraform knows stands beside one that is known", () => {
  const { stack } = fleet();
  const system = unlisted(new TerraformVariable(stack, "system", {}).stringValue);

  const group = new PatchGroup(stack, "Critical", {
    patchGroup: "Critical",
    baselines: [
      PatchBaseline.fromBaselineId({ baselineId: "pb-0123456789abcdef0", operatingSystem: system }),
      PatchBaseline.fromBaselineId({ baselineId: "pb-0123456789abcdef1", operatingSystem: "UBUNTU" }),
      new PatchBaseline(stack, "Own", {
        name: "own",
        operatingSystem: system,
        approvalRules: [{ approveAfterDays: 0 }],
      }),
    ],
  });

  expect(Object.keys(group.resources)).toEqual(["UBUNTU", "existing", "fleet_Own"]);
});

test.each([
  [undefined, { "Patch Group": "Critical" }],
  ["PatchGroup", { PatchGroup: "Critical" }],
] as const)("the tag for instances with tag key %s", (tagKey, tags) => {
  const { stack } = fleet();

  const group = new PatchGroup(stack, "Critical", {
    patchGroup: "Critical",
    tagKey,
    baselines: [baseline(stack, "Amazon", "AMAZON_LINUX_2")],
  });

  expect(group.instanceTags).toEqual(tags);
});

test("a group lives in the Region of its baselines", () => {
  const { stack, only } = fleet();

  const group = new PatchGroup(stack, "Critical", {
    patchGroup: "Critical",
    baselines: [baseline(stack, "Amazon", "AMAZON_LINUX_2", "eu-west-1")],
  });

  expect(only(TYPE).region).toBe("eu-west-1");
  expect(group.region).toBe("eu-west-1");
});

test("variables pass, and a system that only Terraform knows takes the place of the baseline in the address", () => {
  const { stack, only } = fleet();
  const any = new TerraformVariable(stack, "any", {});

  const group = new PatchGroup(stack, "Critical", {
    patchGroup: any.stringValue,
    tagKey: any.stringValue as never,
    region: any.stringValue,
    baselines: [
      PatchBaseline.fromBaselineId({
        baselineId: any.stringValue,
        operatingSystem: unlisted(any.stringValue),
        region: any.stringValue,
      }),
    ],
  });

  expect(only(TYPE)).toEqual({ baseline_id: "${var.any}", patch_group: "${var.any}", region: "${var.any}" });
  expect(Object.keys(group.resources)).toEqual(["existing"]);
  expect(group.model).toMatchObject({ patchGroup: UNKNOWN, region: UNKNOWN });
});

test.each([
  ["a", "accepted"],
  [
    "Grün & co",
    problem(
      'patchGroup: expected 1 to 256 characters out of letters, digits, spaces and "_", ".", ":", "/", "=", "+", "-", "@", got "Grün & co" [PM201]',
    ),
  ],
  ["Grün/web 1", "accepted"],
  ["a".repeat(256), "accepted"],
  [
    "",
    problem(
      'patchGroup: expected 1 to 256 characters out of letters, digits, spaces and "_", ".", ":", "/", "=", "+", "-", "@", got "" [PM201]',
    ),
  ],
])("the name %j", (patchGroup, outcome) => {
  expect(refused((stack) => ({ patchGroup, baselines: [baseline(stack, "Amazon", "AMAZON_LINUX_2")] }))).toBe(outcome);
});

test("throws when the name has 257 characters", () => {
  const message = refused((stack) => ({
    patchGroup: "a".repeat(257),
    baselines: [baseline(stack, "Amazon", "AMAZON_LINUX_2")],
  }));

  expect(message).toContain("(257 characters) [PM201]");
});

test.each<[string, (stack: Fleet["stack"]) => unknown, string]>([
  [
    "no baseline",
    () => ({ patchGroup: "Critical", baselines: [] }),
    "baselines: expected at least one baseline, got an empty list; its nodes would follow the account's default baseline [PM204]",
  ],
  [
    "a baseline under a misspelt key",
    (stack) => {
      const baselines = { Linux: baseline(stack, "Linux", "AMAZON_LINUX_2") };
      return { patchGroup: "Critical", baselines: [baselines.Linux, baselines["Linx" as "Linux"]] };
    },
    "baselines[1]: expected a patch baseline, got undefined, as of a misspelt key; this stack has Linux [PM001]",
  ],
  [
    "two baselines of one system",
    (stack) => ({
      patchGroup: "Critical",
      baselines: [baseline(stack, "One", "AMAZON_LINUX_2"), baseline(stack, "Two", "AMAZON_LINUX_2")],
    }),
    "baselines[1]: expected one baseline for Amazon Linux 2, got a second (fleet/Two) beside baselines[0] (fleet/One); keep one of them, or make two groups [PM205]",
  ],
  [
    "a baseline of another Region",
    (stack) => ({
      patchGroup: "Critical",
      region: "eu-central-1",
      baselines: [baseline(stack, "One", "AMAZON_LINUX_2", "eu-west-1")],
    }),
    "baselines[0]: expected a baseline in eu-central-1, got one in eu-west-1 (fleet/One); make one group for each Region [PM206]",
  ],
  [
    "a Region that is none",
    (stack) => ({
      patchGroup: "Critical",
      region: "Paris",
      baselines: [
        PatchBaseline.fromBaselineId({
          baselineId: "pb-0123456789abcdef0",
          operatingSystem: "UBUNTU",
          region: new TerraformVariable(stack, "region", {}).stringValue,
        }),
      ],
    }),
    'region: expected the code of a Region such as eu-central-1, got "Paris" [PM203]',
  ],
  [
    "a tag key that AWS does not read",
    (stack) => ({
      patchGroup: "Critical",
      tagKey: "patch group",
      baselines: [baseline(stack, "One", "AMAZON_LINUX_2")],
    }),
    'tagKey: expected one of Patch Group, PatchGroup, got "patch group"; did you mean Patch Group [PM202]',
  ],
  [
    "two existing baselines whose systems only Terraform knows",
    (stack) => {
      const system = unlisted(new TerraformVariable(stack, "system", {}).stringValue);
      const existing = (baselineId: string) => PatchBaseline.fromBaselineId({ baselineId, operatingSystem: system });
      return {
        patchGroup: "Critical",
        baselines: [existing("pb-0123456789abcdef0"), existing("pb-0123456789abcdef1")],
      };
    },
    "baselines[1]: expected an operating system with an address of its own, got one that only Terraform knows, which makes the address of baselines[0]; write the system, or make a group for each [PM003]",
  ],
  [
    "a system that is spelt like another one in an address",
    () => ({
      patchGroup: "Critical",
      baselines: ["NEW LINUX", "NEW.LINUX"].map((system) =>
        PatchBaseline.fromBaselineId({ baselineId: "pb-0123456789abcdef0", operatingSystem: unlisted(system) }),
      ),
    }),
    'baselines[1]: expected an operating system with an address of its own, got "NEW.LINUX", which makes the address of baselines[0]; write the system, or make a group for each [PM003]',
  ],
  [
    "a registration to be made before the old one is gone",
    (stack) => ({
      patchGroup: "Critical",
      baselines: [baseline(stack, "One", "AMAZON_LINUX_2")],
      lifecycle: { createBeforeDestroy: true },
    }),
    "lifecycle.createBeforeDestroy: expected nothing, got true; AWS refuses a second registration while the first one stands, so leave it out and let it be replaced in place [PM207]",
  ],
  [
    "something that only looks like a baseline",
    (stack) => ({
      patchGroup: "Critical",
      baselines: [
        baseline(stack, "One", "AMAZON_LINUX_2"),
        { baselineId: "pb", operatingSystem: "UBUNTU", reference: null },
      ],
    }),
    "baselines[1]: expected a PatchBaseline, PatchBaseline.predefined(…) or PatchBaseline.fromBaselineId(…), got an object [PM001]",
  ],
  [
    "a baseline by its id alone",
    (stack) => ({
      patchGroup: "Critical",
      baselines: [baseline(stack, "One", "AMAZON_LINUX_2"), "pb-0123456789abcdef0"],
    }),
    'baselines[1]: expected a PatchBaseline, PatchBaseline.predefined(…) or PatchBaseline.fromBaselineId(…), got "pb-0123456789abcdef0" [PM001]',
  ],
])("throws when there is %s", (_, props, line) => {
  expect(refused(props)).toBe(problem(line));
});
