import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { parameterOf } from "../../model/describe/describe-task";
import { nodeDocumentFacts } from "../../model/facts/node-documents";
import type {
  RunCommandModel,
  TaskTargetModel,
  WindowTaskModel,
} from "../../model/maintenance-window/maintenance-window-model";
import { DOCUMENT_PARAMETERS } from "../../model/maintenance-window/patch-document";
import { operationOf } from "../../model/patching/ways/task-operation";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";
import { valueChange } from "./baseline-changes";
import { changed, type Detail, detail, shown } from "./detail";
import { isSame, listDifference } from "./differences";
import { invocationChanges } from "./invocation-changes";
import { rateChanges } from "./rate-changes";

/** What changes about a task of a window. `labelOf` names another resource for a reader. */
export function taskChanges(
  before: WindowTaskModel,
  after: WindowTaskModel,
  labelOf: (address: string) => string,
): readonly Detail[] {
  return [
    ...valueChange("task-document", "runs", before.taskArn, after.taskArn),
    ...valueChange("task-document", "kind of task", before.taskType, after.taskType),
    ...operationByDocument(before, after),
    ...commandChanges(before.runCommand, after.runCommand, operationOf(after) === "scan"),
    ...invocationChanges(before, after),
    ...rateChanges(before, after),
    ...targetListChange(before, after, labelOf),
    ...valueChange("task-setting", "priority", before.priority, after.priority),
    ...valueChange("task-setting", "at the cutoff", before.cutoffBehavior, after.cutoffBehavior),
    ...valueChange("task-setting", "service role", before.serviceRoleArn, after.serviceRoleArn),
    ...valueChange("renamed", "name", before.name, after.name),
    ...valueChange("described", "description", before.description, after.description),
  ];
}

/** What another document of AWS does, and that it begins to install, or stops, without a parameter that says so. */
function operationByDocument(before: WindowTaskModel, after: WindowTaskModel): readonly Detail[] {
  if (isSame(before.taskArn, after.taskArn)) return [];
  const facts = nodeDocumentFacts(after.taskArn);
  const [old, now] = [operationOf(before), operationOf(after)];
  const kind =
    old === now || now === "unknown" ? "task-document" : now === "install" ? "task-install" : "task-no-install";
  if (facts !== undefined) return [detail(kind, `it now ${facts.does}`)];
  return old === "install" && now === "unknown"
    ? [detail("task-no-install", "whether it still installs is not known")]
    : [];
}

type Command = Knowable<RunCommandModel> | undefined;

export function commandChanges(before: Command, after: Command, isScan: boolean): readonly Detail[] {
  if (before === after) return [];
  if (after !== undefined && !isKnown(after))
    return [detail("task-unclear", "what the command is told is known after apply")];
  if (before === undefined || after === undefined || !isKnown(before)) {
    return [detail("task-document", "what the command is told changes as a whole")];
  }
  return [...parameterChanges(before, after, isScan), ...settingChanges(before, after)];
}

/** Parameters of the patch document that have a meaning of their own here. */
const { operation, rebootOption, installOverrideList, baselineOverride } = DOCUMENT_PARAMETERS;

function parameterChanges(before: RunCommandModel, after: RunCommandModel, isScan: boolean): readonly Detail[] {
  if (!isKnown(before.parameters) || !isKnown(after.parameters)) {
    return isSame(before.parameters, after.parameters)
      ? []
      : [detail("task-unclear", "the parameters of the document are known after apply")];
  }
  const names = [...new Set([...Object.keys(before.parameters), ...Object.keys(after.parameters)])].sort();
  return names.flatMap((name): readonly Detail[] => {
    const [old, now] = [allOf(before, name), allOf(after, name)];
    if (old === now) return [];
    const values = { before: old ?? "not set", after: now ?? "not set" };
    switch (name) {
      case operation:
        return [{ ...detail(operationKind(now), `${name} ${values.after}, was ${values.before}`), ...values }];
      case rebootOption:
        return [{ ...rebootChange(before, after, isScan, `${values.after}, was ${values.before}`), ...values }];
      case installOverrideList:
      case baselineOverride:
        return [{ ...detail("task-override", `${name} ${now === undefined ? "is gone" : "is given"}`), ...values }];
      default:
        return [changed("task-setting", `parameter ${name}`, values.before, values.after)];
    }
  });
}

/** What the document does where the option is not given. Source: maintenance window facts, D3. */
const DEFAULT_REBOOT_OPTION = "RebootIfNeeded";

function rebootChange(before: RunCommandModel, after: RunCommandModel, isScan: boolean, values: string): Detail {
  const [old, now] = [before, after].map((command) => parameterOf(command, rebootOption) ?? DEFAULT_REBOOT_OPTION);
  if (isScan) return detail("reboot-same", `${rebootOption} ${values}; a scan never reboots`);
  if (now === NOT_KNOWN_YET) return detail("task-unclear", `${rebootOption} ${values}`);
  if (now === old) return detail("reboot-same", `${rebootOption} ${values}; that is the default, nothing changes`);
  if (now === "NoReboot") return detail("reboot-forbidden", `nodes do not reboot any more: ${values}`);
  return detail("reboot-allowed", `nodes may reboot: ${values}`);
}

function operationKind(operation: string | undefined): ChangeKind {
  if (operation === NOT_KNOWN_YET) return "task-unclear";
  return operation === "Install" ? "task-install" : "task-no-install";
}

/** All values of a parameter; undefined where it is not given. */
function allOf(command: RunCommandModel, name: string): string | undefined {
  if (!isKnown(command.parameters) || !Object.hasOwn(command.parameters, name)) return undefined;
  const values = command.parameters[name];
  if (values === undefined || !isKnown(values)) return shown(values);
  return values.map((value) => shown(value)).join(", ");
}

/** Plain settings of a command with the words for them. */
const SETTINGS = {
  comment: "comment",
  documentVersion: "document version",
  documentHash: "document hash",
  documentHashType: "kind of document hash",
  outputS3Bucket: "output bucket",
  outputS3KeyPrefix: "output prefix",
  serviceRoleArn: "role for notifications",
  timeoutSeconds: "seconds to start in",
} as const satisfies Partial<Record<keyof RunCommandModel, string>>;

const GROUPS = {
  cloudwatchConfig: { cloudwatchLogGroupName: "log group", cloudwatchOutputEnabled: "output to CloudWatch" },
  notificationConfig: { notificationArn: "topic", notificationType: "notifies by", notificationEvents: "notifies of" },
} as const;

function settingChanges(before: RunCommandModel, after: RunCommandModel): readonly Detail[] {
  const plain = Object.entries(SETTINGS).flatMap(([name, label]) => {
    const key = name as keyof typeof SETTINGS;
    return valueChange("task-setting", label, settingOf(before[key]), settingOf(after[key]));
  });
  const grouped = Object.entries(GROUPS).flatMap(([group, labels]) => {
    const old = settingsOf(before[group as keyof typeof GROUPS]);
    const now = settingsOf(after[group as keyof typeof GROUPS]);
    return Object.entries(labels).flatMap(([name, label]) => valueChange("task-setting", label, old(name), now(name)));
  });
  return [...plain, ...grouped];
}

/** The provider shows 0 for a number that is not set. */
function settingOf(value: Knowable<string | number> | undefined): Knowable<string | number> | undefined {
  return value === 0 ? undefined : value;
}

function settingsOf(settings: unknown): (name: string) => string | undefined {
  return (name) => {
    if (settings === undefined) return undefined;
    if (settings === UNKNOWN) return shown(UNKNOWN);
    const value = (settings as Record<string, unknown>)[name];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
    return Array.isArray(value)
      ? value
          .map((one) => shown(one))
          .sort()
          .join(", ")
      : shown(value as string);
  };
}

function targetListChange(
  before: WindowTaskModel,
  after: WindowTaskModel,
  labelOf: (address: string) => string,
): readonly Detail[] {
  const { added, removed } = listDifference(targetNames(before, labelOf), targetNames(after, labelOf));
  if (added.length === 0 && removed.length === 0) return [];
  const parts = [
    ...(added.length === 0 ? [] : [`also on ${added.join(", ")}`]),
    ...(removed.length === 0 ? [] : [`no longer on ${removed.join(", ")}`]),
  ];
  const isUnclear = added.some((name) => name.includes(NOT_KNOWN_YET));
  const kind = isUnclear ? "target-unclear" : added.length === 0 ? "target-fewer" : "task-targets";
  return [detail(kind, `runs ${parts.join(", ")}`)];
}

function targetNames(
  task: WindowTaskModel,
  labelOf: (address: string) => string,
): Knowable<readonly Knowable<string>[]> {
  if (!isKnown(task.targets)) return UNKNOWN;
  return task.targets.flatMap((target): readonly Knowable<string>[] => {
    if (!isKnown(target)) return [UNKNOWN];
    return namesOf(target, labelOf);
  });
}

function namesOf(target: TaskTargetModel, labelOf: (address: string) => string): readonly Knowable<string>[] {
  switch (target.kind) {
    case "window-target":
      return [isKnown(target.key) ? labelOf(target.key) : UNKNOWN];
    case "instances":
      return isKnown(target.instanceIds) ? target.instanceIds : [UNKNOWN];
    case "other":
      return [
        `${shown(target.key)} = ${isKnown(target.values) ? target.values.map((value) => shown(value)).join(", ") : shown(target.values)}`,
      ];
  }
}
