import { ROLE_PARAMETERS } from "../../model/facts/document-parameters";
import type { WindowTargetModel, WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { PATCH_OPERATIONS, type PatchOperation } from "../../model/maintenance-window/patch-task-options";
import { shownOrToken } from "../../model/maintenance-window/read-own-list";
import { kindOfSelection, type SelectionKind } from "../../model/maintenance-window/target-keys";
import type {
  IPatchLogs,
  IPatchNotifications,
  IPatchTaskRole,
  PatchTaskIntegrations,
} from "../../model/patch-operations/task/task-integrations";
import type { Problems } from "../../model/values/problems";
import { propertyOf } from "../../model/values/property-of";
import type { PropsReader, TokenHandling } from "../../model/values/props-reader";
import { isKnown, type Settled } from "../../model/values/unknown";
import { partsElsewhere } from "../construct/parts-elsewhere";
import { regionAt } from "../construct/regions";
import type { IMaintenanceWindow } from "./maintenance-window-interface";

/** What each of them stands for, property by property: with it, none of these may be given. */
const IN_PLACE_OF = {
  serviceRole: ["serviceRoleArn"],
  logs: ["outputS3Bucket", "outputS3KeyPrefix", "cloudwatchConfig"],
  notifications: ["notificationConfig", "notificationRoleArn"],
} as const satisfies Record<keyof PatchTaskIntegrations, readonly string[]>;

/** By shape and not by class: two copies of this library may be loaded. */
const SHAPES = {
  serviceRole: { expected: "a PatchTaskRole or PatchTaskRole.fromRoleArn(…)", method: "allowPatchTask" },
  logs: { expected: "a PatchLogs or PatchLogs.fromBucket(…)", method: "outputOf" },
  notifications: { expected: "a PatchNotifications or PatchNotifications.fromTopicArn(…)", method: "watchWindow" },
} as const satisfies Record<keyof PatchTaskIntegrations, { expected: string; method: string }>;

const NAMES = Object.keys(SHAPES) as readonly (keyof PatchTaskIntegrations)[];

/**
 * Reads the role, logs and notifications of a task, and gives its reader the arguments that they stand for. Reports what
 * is none, and what is given twice.
 */
export function readIntegrations(
  reader: PropsReader,
  window: IMaintenanceWindow | undefined,
  problems: Problems,
  tokens: TokenHandling,
): void {
  for (const name of NAMES) {
    const integration = reader.raw(name);
    if (integration === undefined) continue;
    if (!hasShape(name, integration)) {
      problems.add(name, `expected ${SHAPES[name].expected}, got ${shownOrToken(integration, tokens)}`);
      continue;
    }
    for (const other of IN_PLACE_OF[name]) {
      if (reader.raw(other) !== undefined) {
        problems.add(other, `expected ${name} or ${other}, got both; leave one of them out`);
      }
    }
    const written = WRITE[name](integration as never, reader, window, problems, tokens);
    for (const [argument, value] of Object.entries(written)) reader.give(argument, value);
  }
  if (window === undefined) return;
  const parts = { logs: reader.raw("logs"), notifications: reader.raw("notifications") };
  problems.addAll(partsElsewhere(window, window, parts));
}

/** Informs role and notifications of a task that uses them, once it is known to be valid. */
export function informIntegrations(
  { serviceRole, notifications, window }: PatchTaskIntegrations & { readonly window: IMaintenanceWindow },
  task: WindowTaskModel,
  written: Settled<WindowTaskModel>,
): void {
  serviceRole?.allowPatchTask({
    document: written.taskArn,
    taskType: written.taskType as never,
    passedRoleArns: passedRoles(written),
    selections: selectionsOf(task, window.model.targets),
    notificationRoleArn: written.runCommand?.serviceRoleArn,
    region: regionAt(window, window),
  });
  notifications?.watchWindow({ key: window.node.path, windowId: window.windowId });
}

/** Roles that are named to an Automation, which works with them. */
function passedRoles({ automation }: Settled<WindowTaskModel>): readonly string[] {
  return ROLE_PARAMETERS.flatMap((name) => automation?.parameters[name] ?? []);
}

type Write<Integration> = (
  integration: Integration,
  reader: PropsReader,
  window: IMaintenanceWindow | undefined,
  problems: Problems,
  tokens: TokenHandling,
) => Readonly<Record<string, unknown>>;

const WRITE = {
  serviceRole: ({ roleArn }: IPatchTaskRole) => ({ serviceRoleArn: roleArn }),
  logs: (logs: IPatchLogs, reader, window, problems, tokens) => {
    const operation = reader.raw("operation");
    if (!PATCH_OPERATIONS.some((known) => known === operation)) {
      // Without an operation, or with one that is none, the task itself is refused.
      if (tokens.isUnresolved(operation)) {
        problems.add(
          "operation",
          `expected ${PATCH_OPERATIONS.join(" or ")} beside logs, got a value that is known after apply`,
        );
      }
      return {};
    }
    const output = logs.outputOf(operation as PatchOperation, nameOf(window));
    return {
      outputS3Bucket: output.outputS3Bucket,
      outputS3KeyPrefix: output.outputS3KeyPrefix,
      ...(output.cloudwatchLogGroupName === undefined
        ? {}
        : {
            cloudwatchConfig: {
              cloudwatchLogGroupName: output.cloudwatchLogGroupName,
              cloudwatchOutputEnabled: true,
            },
          }),
    };
  },
  notifications: (notifications: IPatchNotifications) => ({
    notificationConfig: {
      notificationArn: notifications.topicArnToPublish ?? notifications.topicArn,
      notificationEvents: notifications.notificationEvents,
      notificationType: notifications.notificationType,
    },
    notificationRoleArn: notifications.notificationRoleArn,
  }),
} satisfies Record<keyof PatchTaskIntegrations, Write<never>>;

function hasShape(name: keyof PatchTaskIntegrations, value: unknown): boolean {
  return typeof propertyOf(value, SHAPES[name].method) === "function";
}

/** What people know the window by; its id in the tree where only Terraform knows the name. */
function nameOf(window: IMaintenanceWindow | undefined): string {
  const name = window?.model.name;
  return name !== undefined && isKnown(name) ? name : (window?.node.id ?? "");
}

/** How the targets of a task find their nodes. What is not known yet may be a tag. */
function selectionsOf(task: WindowTaskModel, targets: readonly WindowTargetModel[]): readonly SelectionKind[] {
  if (!isKnown(task.targets)) return ["tags"];
  const kinds = task.targets.flatMap((target): readonly SelectionKind[] => {
    if (!isKnown(target)) return ["tags"];
    if (target.kind !== "window-target") return ["instances"];
    const registered = targets.find(({ key }) => key === target.key);
    if (registered === undefined || !isKnown(registered.targets)) return ["tags"];
    return registered.targets.map((selection) =>
      isKnown(selection) && isKnown(selection.key) ? kindOfSelection(selection.key) : "tags",
    );
  });
  return [...new Set(kinds)].sort();
}
