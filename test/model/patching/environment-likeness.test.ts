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
