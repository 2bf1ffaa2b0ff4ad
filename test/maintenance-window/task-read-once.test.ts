import { PatchTask, type PatchTaskProps } from "../../modules/maintenance-window";
import { PatchLogs, PatchNotifications, PatchTaskRole } from "../../modules/patch-operations";
import { sunday } from "./given";

test("the props of a task are opened by one reader, whatever they hold", () => {
  const { stack, window } = sunday({ allowUnassociatedTargets: true });
  const props: PatchTaskProps = {
    window,
    operation: "Scan",
    instanceIds: ["i-0123456789abcdef0"],
    serviceRole: new PatchTaskRole(stack, "Role", {}),
    logs: new PatchLogs(stack, "Logs", { bucket: "acme-patch-logs" }),
    notifications: new PatchNotifications(stack, "Notifications", {}),
  };
  let opened = 0;
  const watched = new Proxy(props, {
    ownKeys: (target) => {
      opened += 1;
      return Reflect.ownKeys(target);
    },
  });

  const task = new PatchTask(stack, "Scan", watched);

  // Once for the model, and once for what is written, for these hold tokens.
  expect(opened).toBe(2);
  expect(task.model.runCommand).toMatchObject({ outputS3KeyPrefix: expect.stringContaining("scan") });
  expect(props).not.toHaveProperty("serviceRoleArn");
});
