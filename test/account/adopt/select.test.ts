import { adopt } from "../../../account/adopt/adopt";
import type { Adoptable } from "../../../account/adopt/existing-object";
import { fromSnapshot } from "../../../account/adopt/from-snapshot";
import { readSelector, type Selector, selected } from "../../../account/adopt/select";
import type { SnapshotRegion } from "../../../account/snapshot/snapshot-schema";
import { runProgram } from "../../../modules/adopted-program/run-program";
import { describeWithTerraform } from "../../support/terraform";
import { accountOf, BASELINE, windowWith } from "./given-account";

type Association = SnapshotRegion["associations"][number];

const UBUNTU = { ...BASELINE, BaselineId: "pb-0123456789abcdef1", Name: "team-ubuntu", OperatingSystem: "UBUNTU" };

const ALL: Adoptable = fromSnapshot(
  accountOf({
    baselines: [
      { ...BASELINE, Tags: { team: "platform" } },
      { ...UBUNTU, ApprovalRules: undefined },
    ],
    patchGroups: [
      { PatchGroup: "web", OperatingSystem: "AMAZON_LINUX_2023", BaselineId: BASELINE.BaselineId },
      { PatchGroup: "db", OperatingSystem: "UBUNTU", BaselineId: UBUNTU.BaselineId },
    ],
    windows: [windowWith({ Operation: ["Scan"] })],
  }),
);

function selectors(...texts: readonly string[]): readonly Selector[] {
  return texts.map((text) => {
    const selector = readSelector(text);
    if (selector === undefined) throw new Error(`${text} is no selector`);
    return selector;
  });
}

function told(only: readonly string[], except: readonly string[] = []): readonly string[] {
  const { objects } = selected(ALL, selectors(...only), selectors(...except));
  return objects.map(({ type, values }) => {
    const name = values.name || values.patch_group;
    return `${type.replace("aws_ssm_", "")}${name ? ` ${name}` : ""}`;
  });
}

const WINDOW = ["maintenance_window sunday", "maintenance_window_target", "maintenance_window_task"];

test.each([
  [["name=acme-*"], ["patch_baseline acme-linux"]],
  [["name=*-*"], ["patch_baseline acme-linux", "patch_baseline team-ubuntu"]],
  [["group=web"], ["patch_group web"]],
  [["window=sunday"], WINDOW],
  [["name=sunday"], WINDOW],
  [["system=UBUNTU"], ["patch_baseline team-ubuntu", "patch_group db"]],
  [["tag=team:platform"], ["patch_baseline acme-linux"]],
  [
    ["group=web", "tag=team:*"],
    ["patch_baseline acme-linux", "patch_group web"],
  ],
  [["name=acme"], []],
])("--only %j takes what it names, targets and tasks with their window", (only, objects) => {
  expect(told(only)).toEqual(objects);
});

test("an association is called by its own name, and by what it runs where it has none", () => {
  const [nightly, unnamed] = ["a-1", "a-2"].map((AssociationId) => ({
    AssociationId,
    Name: "AWS-RunPatchBaseline",
    Targets: [{ Key: "InstanceIds", Values: ["*"] }],
  })) as [Association, Association];
  const associations = [{ ...nightly, AssociationName: "nightly" }, unnamed];
  const idsOf = (text: string) =>
    selected(fromSnapshot(accountOf({ associations })), selectors(text), []).objects.map(({ id }) => id);

  expect([idsOf("name=nightly"), idsOf("name=AWS-RunPatchBaseline")]).toEqual([["a-1"], ["a-2"]]);
});

test("--except has the last word", () => {
  expect(told(["name=*-*"], ["system=UBUNTU"])).toEqual(["patch_baseline acme-linux"]);
  expect(told([], ["window=sunday", "group=*"])).toEqual(["patch_baseline acme-linux", "patch_baseline team-ubuntu"]);
});

test("what is left says that nobody asked for it", () => {
  const { left } = selected(ALL, selectors("window=sunday"), []);

  expect(left).toHaveLength(4);
  expect(left[0]).toEqual({ label: 'patch baseline "acme-linux" (pb-0123456789abcdef0)', reason: "not asked for" });
});

test.each(["colour=red", "name", "name=", "=x"])("%s is no selector", (text) => {
  expect(readSelector(text)).toBeUndefined();
});

const OPTIONS = { stack: "patching", protect: true, names: new Map<string, string>(), run: runProgram };

describeWithTerraform("what the user chooses", () => {
  test("a baseline that is left to another team is one that exists, and its group still follows it", async () => {
    const { files, remaining } = await adopt(selected(ALL, [], selectors("name=team-ubuntu")), OPTIONS);

    expect(remaining).toEqual([]);
    expect(files["main.ts"]).toContain(
      'PatchBaseline.fromBaselineId({ baselineId: "pb-0123456789abcdef1", operatingSystem: "UBUNTU" })',
    );
    expect(files["main.ts"]).toContain('// - patch baseline "team-ubuntu" (pb-0123456789abcdef1): not asked for');
  });

  test("ids are taken from the file of names, by an object's own id or its name", async () => {
    const names = new Map([
      ["acme-linux", "Linux"],
      ["mw-0123456789abcdef0", "WeeklyWindow"],
    ]);

    const { files } = await adopt(ALL, { ...OPTIONS, names });

    expect(files["main.ts"]).toContain('new PatchBaseline(this, "Linux", {');
    expect(files["main.ts"]).toContain('new MaintenanceWindow(this, "WeeklyWindow", {');
    expect(files["adoption.ts"]).toContain('"Linux/Default": "pb-0123456789abcdef0",');
  });

  test("all of it is protected from being destroyed, unless that is not wanted", async () => {
    const only = selected(ALL, selectors("window=sunday"), []);

    const [kept, free] = await Promise.all([adopt(only, OPTIONS), adopt(only, { ...OPTIONS, protect: false })]);

    const protectedOnes = ({ configuration }: { readonly configuration: object }) =>
      JSON.stringify(configuration).match(/"prevent_destroy":true/g)?.length ?? 0;
    expect([protectedOnes(kept), protectedOnes(free)]).toEqual([3, 0]);
    expect([kept, free].map(({ files }) => files["adoption.ts"]?.includes("prevent_destroy"))).toEqual([true, false]);
  });
});

test("every sign but * stands for itself", () => {
  const odd = String.raw`a.b(c)[d]{e}+$^|/\-?=ü字`;

  expect(readSelector(`name=${odd}`)?.matches(odd)).toBe(true);
  expect(readSelector("name=a.c")?.matches("abc")).toBe(false);
});
