import { MaintenanceWindow, type PatchTaskOptions } from "../../modules/maintenance-window";
import { fleet } from "../support/fleet";

function window() {
  const { stack, only } = fleet();
  const sunday = new MaintenanceWindow(stack, "Sunday", {
    name: "sunday",
    schedule: "cron(0 2 ? * SUN *)",
    duration: 3,
    cutoff: 1,
  });
  const targets = [sunday.addTarget("Web", { tags: { role: ["web"] } })];
  const addTask = (options: object) =>
    sunday.addPatchTask("Task", { targets, ...options } as unknown as PatchTaskOptions);
  return { addTask, only };
}

test("parameters without a property of their own are written as they are", () => {
  const { addTask, only } = window();

  addTask({ operation: "Scan", otherParameters: { SnapshotId: [""], RebootOption: ["NoReboot"] } });

  expect(only("aws_ssm_maintenance_window_task")).toMatchObject({
    task_invocation_parameters: {
      run_command_parameters: {
        parameter: [
          { name: "Operation", values: ["Scan"] },
          { name: "RebootOption", values: ["NoReboot"] },
          { name: "SnapshotId", values: [""] },
        ],
      },
    },
  });
});

test("throws for a parameter that has a property, where it is checked", () => {
  const { addTask } = window();

  expect(() =>
    addTask({ operation: "Install", rebootOption: "NoReboot", otherParameters: { RebootOption: ["RebootIfNeeded"] } }),
  ).toThrow("otherParameters.RebootOption: expected nothing, got a list; write rebootOption");
});
