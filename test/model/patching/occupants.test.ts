import type { PatchEnvironmentModel } from "../../../model/environment/patch-environment-model";
import { Occupants } from "../../../model/patching/occupants";
import { EnvironmentView } from "../../../model/patching/view/environment-view";

const TODAY = new Date("2026-11-23T00:00:00Z");

/** A stack with one group that follows a baseline which is kept elsewhere. */
function viewOf(stack: string, account: string, index: number): EnvironmentView {
  const environment: PatchEnvironmentModel = {
    account,
    region: "eu-central-1",
    baselines: [{ key: `${stack}/Linux`, name: "linux", operatingSystem: "AMAZON_LINUX_2023" } as never],
    patchGroups: [
      {
        key: `${stack}/Web`,
        patchGroup: "web",
        tagKey: "Patch Group",
        registrations: [
          {
            key: "Linux",
            baseline: { kind: "existing", baselineId: "pb-0123456789abcdef0", operatingSystem: "WINDOWS" },
          },
        ],
      } as never,
    ],
    defaultBaselines: [],
    maintenanceWindows: [],
  };
  return new EnvironmentView(environment, TODAY, stack, index);
}

test("an environment is told of the places and baselines that it shares, and of no other account's", () => {
  const views = [viewOf("one", "111111111111", 0), viewOf("two", "111111111111", 1), viewOf("far", "222222222222", 2)];
  const occupants = new Occupants(views);
  const keysOf = (lists: readonly (readonly { readonly key: string }[])[]) =>
    lists.map((list) => list.map(({ key }) => key));

  expect(views.map((view) => keysOf(occupants.of("baselines", view)))).toEqual([
    [["one/Linux", "two/Linux"]],
    [["one/Linux", "two/Linux"]],
    [["far/Linux"]],
  ]);
  expect(views.map((view) => keysOf(occupants.groupsByBaseline(view).map(({ groups }) => groups)))).toEqual([
    [["one/Web", "two/Web"]],
    [["one/Web", "two/Web"]],
    [["far/Web"]],
  ]);
  expect(occupants.of("windows", views[0] as EnvironmentView)).toEqual([]);
});
