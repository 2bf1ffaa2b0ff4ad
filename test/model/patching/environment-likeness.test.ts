import type { PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import { environmentLikeness } from "../../../model/patching/view/environment-likeness";
import { UNKNOWN } from "../../../model/values/unknown";

/** Of a stack: one group by one baseline. */
function environmentOf(stack: string, rest: Partial<PatchEnvironmentModel> = {}): PatchEnvironmentModel {
  return {
    baselines: [],
    patchGroups: [{ key: `${stack}/Web`, patchGroup: "web", tagKey: "Patch Group", registrations: [] }],
    defaultBaselines: [],
    maintenanceWindows: [],
    ...rest,
  };
}

test("environments of two accounts are alike where all that they say is", () => {
  const [one, other] = ["account-1", "account-2"].map((stack) =>
    environmentLikeness(
      environmentOf(stack, { account: stack, providers: { "aws.west": { region: "us-west-2", account: stack } } }),
    ),
  );
  expect(one).toBe(other);
});

test.each<[string, Partial<PatchEnvironmentModel>]>([
  ["the Region of their provider", { region: "us-east-1" }],
  ["a Region that is not known yet, where the other names none", { region: UNKNOWN }],
  ["the Region of a further provider", { providers: { "aws.west": { region: "us-west-2" } } }],
  ["the days of their ring", { soakDays: 7 }],
  [
    "the name of a group, though it begins with that of its stack",
    { patchGroups: [{ key: "account-1/Web", patchGroup: "account-1/web", tagKey: "Patch Group", registrations: [] }] },
  ],
])("environments are not alike that differ in %s", (_, rest) => {
  expect(environmentLikeness(environmentOf("account-1", rest))).not.toBe(
    environmentLikeness(environmentOf("account-2")),
  );
});

test("the accounts of providers are alike where the same ones are equal", () => {
  const likeness = (own: string, further: string) =>
    environmentLikeness(
      environmentOf("account-1", { account: own, providers: { other: { region: "us-west-2", account: further } } }),
    );

  expect(likeness("111111111111", "222222222222")).toBe(likeness("333333333333", "111111111111"));
  expect(likeness("111111111111", "222222222222")).not.toBe(likeness("111111111111", "111111111111"));
});

test("a policy of one account is no policy of another, though both stacks say the same", () => {
  const policy = { key: "account-1/Policy", name: "weekly", accounts: ["111111111111"] } as never;
  const [own, other] = ["111111111111", "222222222222"].map((account) =>
    environmentLikeness(environmentOf("account-1", { account, patchPolicies: [policy] })),
  );

  expect(own).not.toBe(other);
});
