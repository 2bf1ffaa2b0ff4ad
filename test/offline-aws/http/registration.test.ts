import { SimulatedAws } from "../../../offline-aws/account/simulated-aws";
import { patchGroup } from "../../../offline-aws/services/ssm/patch-group";
import { BASELINE, furnish, REGION } from "./aws-account";

const account = new SimulatedAws().account();
furnish(account);
const scope = { account, region: REGION, home: REGION, partition: { id: "aws", dnsSuffix: "", reverseDnsPrefix: "" } };

test("a group is registered with its own baseline once more, as AWS's text of the exception suggests", () => {
  expect(patchGroup.create({ patch_group: "web", baseline_id: BASELINE }, scope).id).toBe(`web,${BASELINE}`);
});

test("throws when a group of another baseline for the same system is registered", () => {
  const other = "pb-aaaaaaaaaaaaaaaaa";
  account.put({
    type: "aws_ssm_patch_baseline",
    region: REGION,
    id: other,
    attributes: { operating_system: "AMAZON_LINUX_2023" },
  });

  expect(() => patchGroup.create({ patch_group: "web", baseline_id: other }, scope)).toThrow(
    "Patch Group web already has a baseline registered for OperatingSystem AMAZON_LINUX_2023.",
  );
});
