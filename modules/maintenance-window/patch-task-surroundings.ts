import type { WindowTargetModel, WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import { PATCH_OPERATIONS, type PatchOperation } from "../../model/maintenance-window/patch-task-options";
import { shownOrToken } from "../../model/maintenance-window/read-own-list";
import { kindOfSelection, type SelectionKind } from "../../model/maintenance-window/target-keys";
import type {
  IPatchLogs,
  IPatchNotifications,
  IPatchTaskRole,
  PatchTaskSurroundings,
} from "../../model/patch-operations/task/patch-task-surroundings";
import { Problems } from "../../model/values/problems";
import { propertyOf } from "../../model/values/property-of";
import { PropsReader, type TokenHandling } from "../../model/values/props-reader";
import { isKnown, type Settled } from "../../model/values/unknown";
import { defaultProviderOf, regionInputOf } from "../construct/provider-of";
import { TerraformStack } from "../framework/framework";
import type { IMaintenanceWindow } from "./maintenance-window-interface";

/** What each surrounding stands for, property by property: with it, none of them may be given. */
const IN_PLACE_OF = {
  serviceRole: ["serviceRoleArn"],
  logs: ["outputS3Bucket", "outputS3KeyPrefix", "cloudwatchConfig"],
  notifications: ["notificationConfig", "notificationRoleArn"],
} as const satisfies Record<keyof PatchTaskSurroundings, readonly string[]>;

/** By shape and not by class: two copies of this library may be loaded. */
const SHAPES = {
  serviceRole: { expected: "a PatchTaskRole or PatchTaskRole.fromRoleArn(…)", method: "allowPatchTask" },
  logs: { expected: "a PatchLogs or PatchLogs.fromBucket(…)", method: "outputOf" },
  notifications: { expected: "a PatchNotifications", method: "watchWindow" },
} as const satisfies Record<keyof PatchTaskSurroundings, { expected: string; method: string }>;

/** Their names, for a reader of props which leaves them alone. */
export const SURROUNDING_NAMES = Object.keys(SHAPES) as readonly (keyof PatchTaskSurroundings)[];

/**
 * The props of a task with its role, logs and notifications written out as the arguments that they stand for. Reports
 * what is none, and what is given twice. Props without any of them are handed on as they are.
 */
export function withSurroundings(
  props: unknown,
  window: IMaintenanceWindow | undefined,
  problems: Problems,
  tokens: TokenHandling,
): unknown {
  // That the props are no object is told by the reader of all of them.
  const reader = PropsReader.open(props, "", new Problems(), tokens);
  const given = SURROUNDING_NAMES.filter((name) => reader?.raw(name) !== undefined);
  if (reader === undefined || given.length === 0) return props;
  const properties = Object.getOwnPropertyDescriptors(props as object);
  for (const name of given) {
    const surrounding = reader.raw(name);
    if (!hasShape(name, surrounding)) {
      problems.add(name, `expected ${SHAPES[name].expected}, got ${shownOrToken(surrounding, tokens)}`);
      continue;
    }
    for (const other of IN_PLACE_OF[name]) {
      if (reader.raw(other) !== undefined) {
        problems.add(other, `expected ${name} or ${other}, got both; leave one of them out`);
      }
    }
    const written = WRITE[name](surrounding as never, reader, window, problems, tokens);
    for (const [argument, value] of Object.entries(written)) {
      (properties as Record<string, PropertyDescriptor>)[argument] = { value, enumerable: true };
    }
  }
  return Object.defineProperties({}, properties);
}

/** Tells role and notifications of a task that uses them, once it is known to be valid. */
export function tellSurroundings(
  { serviceRole, notifications, window }: PatchTaskSurroundings & { readonly window: IMaintenanceWindow },
  task: WindowTaskModel,
  written: Settled<WindowTaskModel>,
): void {
  serviceRole?.allowPatchTask({
    document: written.taskArn,
    selections: selectionsOf(task, window.model.targets),
    notificationRoleArn: written.runCommand?.serviceRoleArn,
    region: window.region ?? regionInputOf(window.provider ?? defaultProviderOf(TerraformStack.of(window))),
  });
  notifications?.watchWindow({ key: window.node.path, windowId: window.windowId });
}

type Write<Surrounding> = (
  surrounding: Surrounding,
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
      notificationArn: notifications.topicArn,
      notificationEvents: notifications.notificationEvents,
      notificationType: notifications.notificationType,
    },
    notificationRoleArn: notifications.notificationRoleArn,
  }),
} satisfies Record<keyof PatchTaskSurroundings, Write<never>>;

function hasShape(name: keyof PatchTaskSurroundings, value: unknown): boolean {
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
