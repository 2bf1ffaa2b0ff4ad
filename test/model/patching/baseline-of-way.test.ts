import type { PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import { baselineOfWay } from "../../../model/patching/baseline-of-way";
import { ExistingAccounts } from "../../../model/patching/existing/existing-accounts";
import type { Place } from "../../../model/patching/place/place";
import type { WayOfPatching } from "../../../model/patching/ways/way-of-patching";
import { baseline } from "../explain/given";

const ID = "pb-0123456789abcdef0";
const PLACE: Place = {
  stack: "",
  provider: "aws",
  account: "123456789012",
  region: { kind: "named", name: "eu-central-1" },
};
const NONE: PatchEnvironmentModel = { baselines: [], patchGroups: [], defaultBaselines: [], maintenanceWindows: [] };
const KEPT = { key: ID, ...baseline({ name: "acme-linux" }) };
const BESIDE = new ExistingAccounts([
  {
    account: "123456789012",
    region: "eu-central-1",
    environment: { ...NONE, baselines: [KEPT] },
    nodes: [],
    notRead: [],
    isWhole: { nodes: true, ways: true, groups: true },
  },
]);

test.each([
  ["its id", ID],
  ["its ARN", `arn:aws:ssm:eu-central-1:123456789012:patchbaseline/${ID}`],
])("a policy goes by a baseline of the account that it selects by %s", (_, selected) => {
  const way = {
    kind: "patch-policy",
    policy: { baselines: { AMAZON_LINUX_2: selected } },
    carrier: { key: "All", name: "all" },
    place: PLACE,
  } as unknown as WayOfPatching;

  expect(baselineOfWay(way, "AMAZON_LINUX_2", { environment: NONE, placeOf: () => PLACE, beside: BESIDE })).toEqual({
    by: "policy",
    because: "patch policy all selects it for Amazon Linux 2, whatever the patch groups follow",
    baseline: KEPT,
    existingId: ID,
    label: `acme-linux (${ID})`,
  });
});
