import { PatchTask, WindowTarget } from "../../modules/maintenance-window";
import { group, sunday } from "./given";

test("a window's address is its id alone; those of its targets and tasks begin with it", () => {
  const { window } = sunday();
  const target = window.addTarget("Critical", { patchGroups: [group("Critical")] });
  const task = window.addPatchTask("Install", { operation: "Scan", targets: [target] });

  expect(window.resource.friendlyUniqueId).toBe("Sunday");
  expect(target.resource.friendlyUniqueId).toBe("Sunday_Critical_2F6591C2");
  expect(task.resource.friendlyUniqueId).toBe("Sunday_Install_647C1CF4");
});

test("targets and tasks made by themselves have addresses of their own", () => {
  const { stack, window } = sunday();

  const target = new WindowTarget(stack, "Critical", { window, patchGroups: [group("Critical")] });
  const task = new PatchTask(stack, "Install", { window, operation: "Scan", targets: [target] });

  expect(target.resource.friendlyUniqueId).toBe("Critical");
  expect(task.resource.friendlyUniqueId).toBe("Install");
  expect(window.model.targets.map(({ key }) => key)).toEqual(["fleet/Critical"]);
});

test("no address moves when patch groups of the other tag key come or go", () => {
  const addresses = (...groups: Parameters<typeof group>[]) => {
    const { window } = sunday();
    const target = window.addTarget("Critical", { patchGroups: groups.map((one) => group(...one)) });
    return target.resources.map((resource) => resource.friendlyUniqueId);
  };
  const [main, beside] = ["Sunday_Critical_2F6591C2", "Sunday_Critical_PatchGroup_66056D9A"];

  expect(addresses(["Old"])).toEqual([main]);
  expect(addresses(["New", "PatchGroup"])).toEqual([beside]);
  expect(addresses(["Old"], ["New", "PatchGroup"])).toEqual([main, beside]);
  expect(addresses(["New", "PatchGroup"], ["Old"])).toEqual([main, beside]);
});

test.each(["Sun day", "a.b", "", "ä"])("throws when an id is %j, which Terraform's address cannot hold", (id) => {
  const { window } = sunday();
  const target = window.addTarget("Critical", { patchGroups: [group("Critical")] });
  const line =
    `id: expected letters, digits, "_" and "-", got ${JSON.stringify(id)}; ` +
    "cdktf drops other characters from the state address, and two ids could become one [PM003]";

  expect(() => window.addTarget(id, { patchGroups: [group("Critical")] })).toThrow(
    `window target ${JSON.stringify(id)} is not valid\n  - ${line}`,
  );
  expect(() => window.addPatchTask(id, { operation: "Scan", targets: [target] })).toThrow(
    `patch task ${JSON.stringify(id)} is not valid\n  - ${line}`,
  );
});
