import { isKnown, type Knowable } from "../values/unknown";
import type { BroughtPatches } from "./brought-patches";

/** A maintenance window with its targets and tasks, as plain data. */
export interface MaintenanceWindowModel {
  readonly name: Knowable<string>;
  readonly description?: Knowable<string>;
  /** `cron(…)`, `rate(…)` or `at(…)`. */
  readonly schedule: Knowable<string>;
  /** IANA name. Absent: UTC. */
  readonly scheduleTimezone?: Knowable<string>;
  /** Calendar days added to each day of a cron schedule, 1 to 6. */
  readonly scheduleOffset?: Knowable<number>;
  /** ISO 8601. The window does not run before. */
  readonly startDate?: Knowable<string>;
  /** ISO 8601. The window does not run after. */
  readonly endDate?: Knowable<string>;
  /** Hours. */
  readonly duration: Knowable<number>;
  /** Hours before the end, from which on no new task starts. */
  readonly cutoff: Knowable<number>;
  readonly allowUnassociatedTargets: Knowable<boolean>;
  readonly enabled: Knowable<boolean>;
  readonly tags: Knowable<Readonly<Record<string, Knowable<string>>>>;
  readonly region?: Knowable<string>;
  readonly targets: readonly WindowTargetModel[];
  readonly tasks: readonly WindowTaskModel[];
  /** When it is made, ISO 8601, where a plan makes it. Absent: it is there already, or that is not known. */
  readonly createdAt?: string;
  /** Set where the window itself is not here, and only some of its targets and tasks are: it may have others. */
  readonly isElsewhere?: true;
}

/** Nodes registered with a window. Every entry of `targets` must hold for a node. */
export interface WindowTargetModel {
  /** Names the target within its window: construct id or Terraform address. */
  readonly key: string;
  readonly name?: Knowable<string>;
  readonly description?: Knowable<string>;
  readonly ownerInformation?: Knowable<string>;
  readonly resourceType: Knowable<string>;
  /** How many nodes the user expects it to find. Terraform does not hold it, so a plan leaves it out. */
  readonly expectedNodes?: Knowable<number>;
  readonly targets: Knowable<readonly Knowable<TargetSelectionModel>[]>;
}

/** `tag:Patch Group` = any of the values; `InstanceIds`; `resource-groups:Name`; … */
export interface TargetSelectionModel {
  readonly key: Knowable<string>;
  readonly values: Knowable<readonly Knowable<string>[]>;
  /** Addresses of resources whose ids stand among the values; only a plan or a configuration has them. */
  readonly idsOf?: readonly string[];
}

export interface WindowTaskModel {
  /** Names the task within its window: construct id or Terraform address. */
  readonly key: string;
  readonly name?: Knowable<string>;
  readonly description?: Knowable<string>;
  /** `RUN_COMMAND`, `AUTOMATION`, `LAMBDA` or `STEP_FUNCTIONS`. */
  readonly taskType: Knowable<string>;
  /** Name or ARN of the document, function or state machine. */
  readonly taskArn: Knowable<string>;
  readonly targets: Knowable<readonly Knowable<TaskTargetModel>[]>;
  /** A count, or a percentage such as `10%`. Absent where the task has no targets. */
  readonly maxConcurrency?: Knowable<string>;
  readonly maxErrors?: Knowable<string>;
  /** Minutes that the user expects a node to take. Terraform does not hold it, so a plan leaves it out. */
  readonly minutesPerNode?: Knowable<number>;
  readonly priority?: Knowable<number>;
  readonly cutoffBehavior?: Knowable<string>;
  readonly serviceRoleArn?: Knowable<string>;
  readonly runCommand?: Knowable<RunCommandModel>;
  /** What it installs in place of what the nodes' baseline approves. Absent: nothing, or what it reads is not written here. */
  readonly brought?: BroughtPatches;
  /** The topics to which its events are published. Absent: nobody read them. */
  readonly topics?: readonly NotifiedTopic[];
  readonly automation?: Knowable<AutomationModel>;
  readonly lambda?: Knowable<LambdaModel>;
  readonly stepFunctions?: Knowable<StepFunctionsModel>;
}

/** A topic that is told what a task does. */
export interface NotifiedTopic {
  /** What people call it. Absent: that is not known. */
  readonly name?: string;
  /** Whether it is that of `notificationConfig`; else rules alone tell it. */
  readonly isOfCommand: boolean;
  /** What rules tell it of. */
  readonly events: readonly string[];
  /** Who subscribes to it in the stack. */
  readonly subscribers: readonly string[];
}

/** What an Automation task is told. */
export interface AutomationModel {
  readonly documentVersion?: Knowable<string>;
  readonly parameters: Knowable<Readonly<Record<string, Knowable<readonly Knowable<string>[]>>>>;
}

/** What a Lambda task hands to its function. The payload is never shown: Terraform treats it as sensitive. */
export interface LambdaModel {
  readonly clientContext?: Knowable<string>;
  readonly payload?: Knowable<string>;
  readonly qualifier?: Knowable<string>;
}

/** What a Step Functions task hands to its state machine. The input is never shown: Terraform treats it as sensitive. */
export interface StepFunctionsModel {
  readonly input?: Knowable<string>;
  /** Of the execution. */
  readonly name?: Knowable<string>;
}

/** Targets of a task: registered targets of its window, by their key there, or instance ids. */
export type TaskTargetModel =
  | { readonly kind: "window-target"; readonly key: Knowable<string> }
  | { readonly kind: "instances"; readonly instanceIds: Knowable<readonly Knowable<string>[]> }
  | { readonly kind: "other"; readonly key: Knowable<string>; readonly values: Knowable<readonly Knowable<string>[]> };

export interface RunCommandModel {
  readonly comment?: Knowable<string>;
  readonly documentHash?: Knowable<string>;
  readonly documentHashType?: Knowable<string>;
  readonly documentVersion?: Knowable<string>;
  /** The document's parameters, by name: `Operation`, `RebootOption`, … */
  readonly parameters: Knowable<Readonly<Record<string, Knowable<readonly Knowable<string>[]>>>>;
  readonly outputS3Bucket?: Knowable<string>;
  readonly outputS3KeyPrefix?: Knowable<string>;
  /** The role that publishes notifications, not the task's own. */
  readonly serviceRoleArn?: Knowable<string>;
  /** Seconds within which the command must start on a node. */
  readonly timeoutSeconds?: Knowable<number>;
  readonly cloudwatchConfig?: CloudwatchOutputModel;
  readonly notificationConfig?: NotificationModel;
}

/** Where the output of the nodes goes beside S3. */
export interface CloudwatchOutputModel {
  readonly cloudwatchLogGroupName?: Knowable<string>;
  readonly cloudwatchOutputEnabled?: Knowable<boolean>;
}

/** What is published to an SNS topic. */
export interface NotificationModel {
  readonly notificationArn?: Knowable<string>;
  readonly notificationEvents?: Knowable<readonly Knowable<string>[]>;
  readonly notificationType?: Knowable<string>;
}

/** What is known of the registered targets that a task works on. */
export function windowTargetKeys({ targets }: WindowTaskModel): readonly string[] {
  if (!isKnown(targets)) return [];
  return targets.flatMap((target) =>
    isKnown(target) && target.kind === "window-target" && isKnown(target.key) ? [target.key] : [],
  );
}
