import { unlisted } from "../../model/values/listed";
import { type MaintenanceWindow, type MaintenanceWindowProps, Schedule } from "../../modules/maintenance-window";
import { group, VALID } from "./given";

// Never run: the compiler alone reads this, and says if one of the misuses begins to compile.

export const WITHOUT_DURATION: MaintenanceWindowProps = {
  name: "sunday",
  schedule: Schedule.weekly("SUN", "02:00"),
  cutoff: 1,
  // @ts-expect-error a duration in place of the number of hours
  duration: "3",
};

// @ts-expect-error a window without a cutoff
export const WITHOUT_CUTOFF: MaintenanceWindowProps = { name: "sunday", schedule: VALID.schedule, duration: 3 };

export function misuses(window: MaintenanceWindow): void {
  const targets = [window.addTarget("Critical", { patchGroups: [group("Critical")] })];

  // @ts-expect-error nodes selected in two ways
  window.addTarget("A", { patchGroups: [group("Critical")], instanceIds: ["i-0000000a"] });
  // @ts-expect-error a filter by resource type without a resource group
  window.addTarget("B", { resourceTypeFilters: ["AWS::EC2::Instance"] });
  // @ts-expect-error a patch group by its name alone
  window.addTarget("C", { patchGroups: ["Critical"] });

  // @ts-expect-error no operation
  window.addPatchTask("D", { targets });
  // @ts-expect-error an operation in lower case
  window.addPatchTask("E", { operation: "install", rebootOption: "NoReboot", targets });
  // @ts-expect-error an installation which does not say what becomes of the machine
  window.addPatchTask("F", { operation: "Install", targets });
  // @ts-expect-error a scan which reboots
  window.addPatchTask("G", { operation: "Scan", rebootOption: "RebootIfNeeded", targets });
  // @ts-expect-error both targets and instances
  window.addPatchTask("H", { operation: "Scan", targets, instanceIds: ["i-0000000a"] });
  // @ts-expect-error neither targets nor instances
  window.addPatchTask("I", { operation: "Scan" });
  // @ts-expect-error an event of AWS's own misprint
  notify(window, "FAILURE");
  notify(window, unlisted("FAILURE"));
}

function notify(
  window: MaintenanceWindow,
  event: NonNullable<
    Parameters<MaintenanceWindow["addPatchTask"]>[1]["notificationConfig"]
  >["notificationEvents"][number],
): void {
  const notificationConfig = {
    notificationArn: "arn:aws:sns:eu-central-1:123456789012:t",
    notificationEvents: [event],
  };
  window.addPatchTask("J", { operation: "Scan", instanceIds: ["i-0000000a"], notificationConfig });
}
