import { placeLabels } from "../../../cli/stacks/place-labels";
import type { Stack } from "../../../cli/stacks/read-stacks";
import type { Keyed, PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import type { PatchPolicyModel } from "../../../model/patch-policy/patch-policy-model";
import type { Place } from "../../../model/patching/place/place";
import { EnvironmentView } from "../../../model/patching/view/environment-view";

const TODAY = new Date("2026-11-23T00:00:00Z");

/** A stack with a patch group in each Region, as the account of a ring. */
function stackOf(name: string, regions: readonly string[], ring?: string): Stack {
  const environment: PatchEnvironmentModel = {
    baselines: [],
    patchGroups: regions.map((region) => ({
      ...{ key: region, patchGroup: "web", tagKey: "Patch Group" as const, registrations: [] },
      region,
    })),
    defaultBaselines: [],
    maintenanceWindows: [],
  };
  const account = { id: "111111111111", name: `account-${name}` };
  return {
    ...{ name, environment, file: name, resources: 1, annotations: [] },
    ...(ring === undefined ? {} : { note: { account, ring, rings: [], from: {} } }),
  };
}

/** What the place of each group is called. */
function namesIn(...stacks: readonly Stack[]): readonly string[] {
  const views = stacks.map(({ environment, name }, number) => new EnvironmentView(environment, TODAY, name, number));
  const labels = placeLabels(stacks, views);
  return views.flatMap((view) => view.groups.map((group) => labels.of(view.placeOf(group) as Place).where));
}

test("a place is named by what there is more than one of: account or stack, ring, Region", () => {
  expect(namesIn(stackOf("one", ["eu-west-1"], "dev"))).toEqual([""]);
  expect(namesIn(stackOf("one", ["eu-west-1", "us-east-1"]))).toEqual(["eu-west-1", "us-east-1"]);
  expect(namesIn(stackOf("one", ["eu-west-1"]), stackOf("two", ["eu-west-1"]))).toEqual(["one", "two"]);
  expect(namesIn(stackOf("one", ["eu-west-1"], "dev"), stackOf("two", ["eu-west-1"], "dev"))).toEqual([
    "account-one",
    "account-two",
  ]);
  expect(namesIn(stackOf("one", ["eu-west-1"], "dev"), stackOf("two", ["eu-west-1", "us-east-1"], "prod"))).toEqual([
    "account-one · ring dev · eu-west-1",
    "account-two · ring prod · eu-west-1",
    "account-two · ring prod · us-east-1",
  ]);
});

/** A stack with a window or none, and a patch policy in some Regions. */
function policyIn(regions: readonly string[], ...groupsIn: readonly string[]): Stack {
  const stack = stackOf("one", groupsIn);
  const policy: Keyed<PatchPolicyModel> = {
    key: "policy",
    name: "all",
    patchPolicyName: "all",
    operation: "Scan",
    scanWaits: true,
    installWaits: true,
    baselines: {},
    targets: { kind: "all" },
    regions,
    tags: {},
  };
  return { ...stack, environment: { ...stack.environment, patchPolicies: [policy] } };
}

test("the Regions of a patch policy count, and its only one may be that of a provider which names none", () => {
  const severalOf = (stack: Stack) =>
    placeLabels([stack], [new EnvironmentView(stack.environment, TODAY, stack.name)]).hasSeveralRegions;

  expect(severalOf(policyIn(["eu-west-1", "us-east-1"]))).toBe(true);
  expect(severalOf(policyIn(["eu-west-1"], "us-east-1"))).toBe(true);
  expect(severalOf(policyIn(["eu-west-1"], "eu-west-1"))).toBe(false);
  expect(severalOf(policyIn(["eu-west-1"]))).toBe(false);
});
