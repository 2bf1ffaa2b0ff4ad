import type { BroughtPatches } from "../../../../model/maintenance-window/brought-patches";
import type { PatchGroupModel } from "../../../../model/patch-group/patch-group-model";
import { type Knowable, UNKNOWN } from "../../../../model/values/unknown";
import { environment, installing, said } from "./given";

const on = (operatingSystem: Knowable<string>): Pick<PatchGroupModel, "registrations"> => ({
  registrations: [{ baseline: { kind: "predefined" as const, operatingSystem } }],
});

/** One window on the group `web`, whose task brings these patches. */
function bringing(group: Partial<PatchGroupModel>, ...ids: readonly string[]) {
  const given = environment({ region: "eu-west-1", groups: { web: group }, windows: { Once: installing("web") } });
  const brought: BroughtPatches = { kind: "patches", patches: ids.map((id) => ({ id })) };
  const maintenanceWindows = given.maintenanceWindows.map((window) => ({
    ...window,
    tasks: window.tasks.map((task) => ({ ...task, brought })),
  }));
  return { ...given, maintenanceWindows };
}

test("entries that no system of the groups knows are told", () => {
  expect(said("PM764", bringing(on("WINDOWS"), "openssl*", "KB5039217", "CVE-2026-4711"))).toEqual([
    'Once: the list of the task "Install" has 2 entries for none of its nodes: "openssl*" and "CVE-2026-4711"  [PM764]\n' +
      "    Its patch groups have baselines for Windows Server alone, and there an entry is an update such as KB2032276 or " +
      "a bulletin such as MS10-048.\n" +
      "    → write what the patch is called there, or target a group of the other system",
  ]);
  expect(said("PM764", bringing(on("UBUNTU"), "KB5039217"))).toHaveLength(1);
});

test.each([
  [
    "one system of several knows it",
    bringing(
      { registrations: [...on("WINDOWS").registrations, ...on("UBUNTU").registrations] },
      "openssl",
      "KB5039217",
    ),
  ],
  ["a system is not known", bringing(on(UNKNOWN), "KB5039217")],
  ["a vulnerability on a system that knows them", bringing(on("AMAZON_LINUX_2023"), "CVE-2026-4711", "openssl*")],
])("nothing is told where %s", (_, given) => {
  expect(said("PM764", given)).toEqual([]);
});
