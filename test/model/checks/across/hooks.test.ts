import type { PatchGroupModel } from "../../../../model/patch-group/patch-group-model";
import { UNKNOWN } from "../../../../model/values/unknown";
import { environment, type Given, type GivenWindow, installing, said } from "./given";

const macs: Partial<PatchGroupModel> = {
  registrations: [{ baseline: { kind: "predefined", operatingSystem: "MACOS" } }],
};
const hooked = (window: GivenWindow): GivenWindow => ({
  ...window,
  tasks: { Install: { hooks: { preInstall: "DrainNode" } } },
});
const given: Given = {
  region: "eu-west-1",
  groups: { desk: macs },
  windows: { Sunday: hooked(installing("desk")) },
};

test("a task with hooks is refused on a group with macOS, where its document does not run", () => {
  expect(said("PM734", given)).toEqual([
    'Sunday: the task "Install" has hooks, and targets a patch group with macOS [PM734]\n' +
      '    "desk" has a baseline for macOS, where AWS-RunPatchBaselineWithHooks does not run: the command ' +
      "fails on each of these nodes, and they are not patched.\n" +
      "    → give those nodes a group and a task of their own, without hooks",
  ]);
});

test.each<[string, Given]>([
  ["the task has no hooks", { windows: { Sunday: installing("desk") } }],
  ["the group has no macOS", { groups: { desk: {} } }],
  ["another group is targeted", { windows: { Sunday: hooked(installing("web")) } }],
  ["the group is in another Region", { groups: { desk: { ...macs, region: "us-east-1" } } }],
  ["the Region of the group is not known", { groups: { desk: { ...macs, region: UNKNOWN } } }],
  [
    "the target asks for another tag too",
    {
      windows: {
        Sunday: hooked({
          targets: { Nodes: { patchGroups: [{ patchGroup: "desk", tagKey: "Patch Group" }], tags: { OS: ["linux"] } } },
        }),
      },
    },
  ],
])("nothing is said where %s", (_, change) => {
  expect(said("PM734", { ...given, ...change })).toEqual([]);
});

test("a task whose targets are known after apply may run elsewhere", () => {
  const model = environment(given);
  const windows = model.maintenanceWindows.map((window) => ({
    ...window,
    tasks: window.tasks.map((task) => ({ ...task, targets: UNKNOWN }) as const),
  }));

  expect(said("PM734", { ...model, maintenanceWindows: windows })).toEqual([]);
});
