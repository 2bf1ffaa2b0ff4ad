import { describeSubscribers } from "../../model/describe/describe-notified";
import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { DEFAULT_REBOOT_OPTION, parameterOf, rebootWords } from "../../model/describe/describe-task";
import type { RunCommandModel, WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import {
  BASELINE_TAGS_PARAMETER,
  DOCUMENT_PARAMETERS,
  isPatchDocument,
} from "../../model/maintenance-window/patch-document";
import { HOOK_PARAMETERS } from "../../model/maintenance-window/read-hooks";
import { operationOf } from "../../model/patching/ways/task-operation";
import { isKnown, type Knowable, UNKNOWN } from "../../model/values/unknown";
import type { ChangeKind } from "../risk/change-kinds";
import { valueChange } from "./baseline-changes";
import { changed, type Detail, detail, shown } from "./detail";
import { isSame } from "./differences";
import { type ChangedParameter, decidingKind, parameterChanges } from "./parameter-changes";

/** What changes about the command that a task or an association sends. */
export function commandChanges(before: WindowTaskModel, after: WindowTaskModel): readonly Detail[] {
  const { runCommand: old } = before;
  const { runCommand: now } = after;
  if (isSame(old, now)) return [];
  if (now !== undefined && !isKnown(now))
    return [detail("task-unclear", "the input of the command is known after apply")];
  if (old === undefined || now === undefined || !isKnown(old)) {
    return [detail("task-document", "the input of the command changes as a whole")];
  }
  return [
    ...parameterChanges(old.parameters, now.parameters, (parameter) => parameterChange(parameter, before, after)),
    ...settingChanges(old, now, before.topics?.find(({ isOfCommand }) => isOfCommand)?.subscribers),
  ];
}

/** Parameters of the patch document that have a meaning of their own here. */
const { operation, rebootOption, installOverrideList, baselineOverride } = DOCUMENT_PARAMETERS;

function parameterChange(
  parameter: ChangedParameter,
  before: WindowTaskModel,
  after: WindowTaskModel,
): readonly Detail[] {
  const { name, ...values } = parameter;
  switch (name) {
    case operation:
      return [{ ...operationChange(values.after, `${name} ${values.after}, was ${values.before}`, after), ...values }];
    case rebootOption:
      // Told with the operation, where the node was only looked at before.
      if (beginsToInstall(before, after)) return [];
      if (!isPatchDocument(after.taskArn)) return [otherParameter(parameter, after)];
      return [{ ...rebootChange(before, after, `${values.after}, was ${values.before}`), ...values }];
    case installOverrideList:
    case baselineOverride:
    case BASELINE_TAGS_PARAMETER:
      return [
        { ...detail("task-override", `${name} ${values.after === "not set" ? "is gone" : "is given"}`), ...values },
      ];
    default:
      return [otherParameter(parameter, after)];
  }
}

function otherParameter(parameter: ChangedParameter, task: WindowTaskModel): Detail {
  const { name, before, after } = parameter;
  return changed(kindOf(parameter, task), `parameter ${name}`, before, after);
}

const HOOKS: readonly string[] = Object.values(HOOK_PARAMETERS);

/** What a document of the user, or one that is called around an installation, is told decides what it does. */
function kindOf(parameter: ChangedParameter, { taskArn }: WindowTaskModel): ChangeKind {
  const isSetting = isPatchDocument(taskArn) && !HOOKS.includes(parameter.name);
  return isSetting ? "task-setting" : decidingKind(parameter);
}

function beginsToInstall(before: WindowTaskModel, after: WindowTaskModel): boolean {
  return operationOf(before) === "scan" && operationOf(after) === "install";
}

function operationChange(now: string, says: string, { runCommand }: WindowTaskModel): Detail {
  if (now === NOT_KNOWN_YET) return detail("task-unclear", says);
  if (now !== "Install") return detail("task-no-install", says);
  return detail("task-install", `${says}; ${rebootWords(parameterOf(runCommand, rebootOption))}`);
}

function rebootChange(before: WindowTaskModel, after: WindowTaskModel, values: string): Detail {
  const [old, now] = [before, after].map(
    ({ runCommand }) => parameterOf(runCommand, rebootOption) ?? DEFAULT_REBOOT_OPTION,
  );
  if (operationOf(after) === "scan") return detail("reboot-same", `${rebootOption} ${values}; a scan never reboots`);
  if (now === NOT_KNOWN_YET) return detail("task-unclear", `${rebootOption} ${values}`);
  if (now === old) return detail("reboot-same", `${rebootOption} ${values}; that is the default, nothing changes`);
  if (now === "NoReboot") return detail("reboot-forbidden", `nodes do not reboot any more: ${values}`);
  return detail("reboot-allowed", `nodes may reboot: ${values}`);
}

/** Plain settings of a command with the words for them. */
const SETTINGS = {
  comment: "comment",
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

/** @param whom - who subscribed to the topic of its notifications */
function settingChanges(
  before: RunCommandModel,
  after: RunCommandModel,
  whom: readonly string[] = [],
): readonly Detail[] {
  const events = eventsNotified(before);
  if (events !== undefined && eventsNotified(after) === undefined) {
    const [old, now] = [before, after].map(({ notificationConfig: _, serviceRoleArn, ...rest }) => ({
      ...rest,
      ...(after.serviceRoleArn === undefined ? {} : { serviceRoleArn }),
    }));
    const was = whom.length === 0 ? "" : ` ${describeSubscribers(whom)}`;
    const lost = detail("notifications-lost", `its runs notify nobody any more, was${was} of ${events}`);
    return [...settingChanges(old as RunCommandModel, now as RunCommandModel), lost];
  }
  const plain = Object.entries(SETTINGS).flatMap(([name, label]) => {
    const key = name as keyof typeof SETTINGS;
    return valueChange("task-setting", label, settingOf(before[key]), settingOf(after[key]));
  });
  const grouped = Object.entries(GROUPS).flatMap(([group, labels]) => {
    const old = settingsOf(before[group as keyof typeof GROUPS]);
    const now = settingsOf(after[group as keyof typeof GROUPS]);
    return Object.entries(labels).flatMap(([name, label]) => valueChange("task-setting", label, old(name), now(name)));
  });
  const version = valueChange("task-document", "document version", before.documentVersion, after.documentVersion);
  return [...version, ...plain, ...grouped];
}

/** Of which events somebody is notified, as far as that is known; undefined for nobody. */
function eventsNotified({ notificationConfig: config }: RunCommandModel): string | undefined {
  return config?.notificationArn === undefined ? undefined : settingsOf(config)("notificationEvents");
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
