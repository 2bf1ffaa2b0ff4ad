import type { PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import { baselineAt } from "../../../model/patching/baseline-for";
import { ExistingAccounts } from "../../../model/patching/existing/existing-accounts";
import type { Place } from "../../../model/patching/place/place";
import { environmentFromTerraform } from "../../../model/terraform/environment-from-terraform";

const REGION = "eu-central-1";
const PLACE: Place = { stack: "", provider: "", account: "123456789012", region: { kind: "named", name: REGION } };
const NONE = environmentFromTerraform([]);
const BY_DEFAULT: PatchEnvironmentModel = {
  ...NONE,
  defaultBaselines: [
    {
      key: "default baseline of UBUNTU",
      baseline: { kind: "managed", key: "pb-0123456789abcdef0", operatingSystem: "UBUNTU" },
    },
  ],
};

/** An account with a default baseline and without a registration, as far as it could be read. */
function accountWith(groups: boolean): ExistingAccounts {
  const place = { account: "123456789012", region: REGION, environment: BY_DEFAULT, nodes: [], notRead: [] };
  return new ExistingAccounts([{ ...place, isWhole: { nodes: true, ways: true, groups } }]);
}

test.each([
  [true, "default"],
  [false, "unknown"],
] as const)("a group that the account does not register; registrations were read: %j", (groups, by) => {
  const node = { operatingSystem: "UBUNTU", patchGroup: "web" };
  const objects = { environment: NONE, placeOf: () => PLACE, beside: accountWith(groups) };

  expect(baselineAt(node, PLACE, objects).by).toBe(by);
  // A node without a group's tag follows the default in any case.
  expect(baselineAt({ operatingSystem: "UBUNTU" }, PLACE, objects).by).toBe("default");
});
