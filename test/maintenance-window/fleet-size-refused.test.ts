import { MaintenanceWindow } from "../../modules/maintenance-window";
import { fleet } from "../support/fleet";
import { VALID } from "./given";

const instanceIds = ["i-0123456789abcdef0"];

test.each([0, 1.5, 1_000_001])("throws when %d nodes are expected", (expectedNodes) => {
  const window = new MaintenanceWindow(fleet().stack, "Sunday", VALID);

  expect(() => window.addTarget("Web", { instanceIds, expectedNodes })).toThrow(
    "window target fleet/Sunday/Web is not valid\n" +
      `  - expectedNodes: expected a whole number from 1 to 1000000, got ${expectedNodes} [PM404]`,
  );
});

test.each([0, -1, 1441])("throws when a node is expected to take %d minutes", (minutesPerNode) => {
  const window = new MaintenanceWindow(fleet().stack, "Sunday", VALID);
  const targets = [window.addTarget("Web", { instanceIds })];

  expect(() => window.addPatchTask("Scan", { operation: "Scan", targets, minutesPerNode })).toThrow(
    "patch task fleet/Sunday/Scan is not valid\n" +
      `  - minutesPerNode: expected more than 0 and at most 1440 minutes, got ${minutesPerNode} [PM507]`,
  );
});
