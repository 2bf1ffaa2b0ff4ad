import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import type { TerraformStack } from "cdktf";
import { type MaintenanceWindow, PatchNotifications, PatchTaskRole, type WindowTarget } from "../../modules";

/** Notifies a mailing list when patching fails, times out or is cancelled, and when a window itself fails. */
export function notifyAChannel(stack: TerraformStack, sunday: MaintenanceWindow, web: WindowTarget): void {
  const notifications = new PatchNotifications(stack, "Notifications", { events: ["windowExecution"] });
  new SnsTopicSubscription(stack, "Mail", {
    topicArn: notifications.topicArn,
    protocol: "email",
    endpoint: "patching@example.com",
  });

  sunday.addPatchTask("Install", {
    operation: "Install",
    targets: [web],
    rebootOption: "RebootIfNeeded",
    serviceRole: new PatchTaskRole(stack, "TaskRole"),
    notifications,
  });
}
