import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { NotValidError } from "../../model/values/finding";
import { MaintenanceWindow, PatchBaseline, PatchGroup, PatchTaskRole, Schedule } from "../../modules";
import { fleet } from "../support/fleet";

const UBUNTU = { name: "ubuntu", operatingSystem: "UBUNTU", approvalRules: [{}] } as const;
const SUNDAY = { name: "sunday", schedule: Schedule.weekly("SUN", "02:00"), duration: 3, cutoff: 1 } as const;

test.each(["Linux", "_2023", "L-2023_x", "Resource", "default"])("takes the id %j", (id) => {
  const { stack } = fleet();

  expect(new PatchBaseline(stack, id, UBUNTU).resource.friendlyUniqueId).toBe(id);
});

test("an id that begins with a digit is taken further down, where it does not begin the address", () => {
  const { stack } = fleet();

  const { resource } = new PatchBaseline(new Construct(stack, "Linux"), "2023", UBUNTU);

  expect(resource.friendlyUniqueId).toBe("Linux_2023_D5678F0D");
});

test("of a stack in another one the address begins below it, whatever it is called", () => {
  const { resource } = new PatchBaseline(new TerraformStack(fleet().stack, "2023"), "Linux", UBUNTU);

  expect(resource.friendlyUniqueId).toBe("Linux");
});

test("a group may be called Default, for its registrations have ids of their own", () => {
  const { stack } = fleet();

  const group = new PatchGroup(stack, "Default", {
    patchGroup: "web",
    baselines: [new PatchBaseline(stack, "Ubuntu", UBUNTU)],
  });

  expect(group.resource.friendlyUniqueId).toBe("UBUNTU");
});

test.each<[string, () => unknown, string]>([
  [
    "an id begins with a digit directly below a stack",
    () => new PatchBaseline(fleet().stack, "2023", UBUNTU),
    'patch baseline "2023" is not valid\n  - id: expected a letter or "_" first, got "2023"; Terraform accepts no other address [PM003]',
  ],
  [
    "a scope begins with a dash",
    () => new PatchTaskRole(new Construct(fleet().stack, "-a"), "Role"),
    'patch task role "Role" is not valid\n  - scope: expected a letter or "_" first, got "-a"; Terraform accepts no other address [PM003]',
  ],
  [
    "nothing would be left of the address",
    () => new MaintenanceWindow(fleet().stack, "Default", SUNDAY),
    'maintenance window "Default" is not valid\n  - id: expected an id other than "Default" directly below a stack, got "Default"; cdktf leaves it out of the state address, of which nothing would be left [PM003]',
  ],
  [
    "the scope has the id already",
    () => {
      const window = new MaintenanceWindow(fleet().stack, "Sunday", SUNDAY);
      window.addTarget("Web", { tags: { Stage: ["web"] } });
      window.addPatchTask("Web", { operation: "Scan", targets: [] });
    },
    'patch task "Web" is not valid\n  - id: expected an id that fleet/Sunday does not have yet, got "Web"; rename one of them [PM003]',
  ],
  [
    "cdktf would give two constructs one address",
    () => {
      const { stack } = fleet();
      new PatchBaseline(new Construct(stack, "Default"), "Linux", UBUNTU);
      new PatchBaseline(stack, "Linux", UBUNTU);
    },
    'patch baseline "Linux" is not valid\n  - id: expected another address than that of fleet/Default/Linux, got "Linux"; cdktf leaves Default out, and both would be one resource [PM003]',
  ],
  [
    "the scope is no construct",
    () => new PatchBaseline(undefined as never, "Linux", UBUNTU),
    'patch baseline "Linux" is not valid\n  - scope: expected a stack or a construct in one, got undefined [PM003]',
  ],
  [
    "the scope lies in no stack",
    () => new PatchGroup(new App(), "Linux", { patchGroup: "linux", baselines: [] }),
    'patch group "Linux" is not valid\n  - scope: expected a stack or a construct in one, got the app [PM003]',
  ],
])("throws when %s", (_, make, message) => {
  expect(make).toThrow(NotValidError);
  expect(make).toThrow(new Error(message));
});

test("an address is free again when what had it is taken out of the tree", () => {
  const { stack } = fleet();
  const scope = new Construct(stack, "Default");
  new PatchBaseline(scope, "Linux", UBUNTU);

  scope.node.tryRemoveChild("Linux");

  expect(new PatchBaseline(stack, "Linux", UBUNTU).resource.friendlyUniqueId).toBe("Linux");
});
