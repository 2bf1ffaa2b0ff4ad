import type {
  AssociationRunOptions,
  AssociationTargets,
  AutomationAssociationOptions,
} from "../association/association-options";
import type { AutomationOperation } from "../association/automation-options";
import type { PatchWithin } from "../deadlines/deadline-options";
import type { OperatingSystem } from "../facts/operating-systems";
import type { MaintenanceWindowOptions } from "../maintenance-window/maintenance-window-options";
import type {
  AutomationTaskRun,
  LambdaTaskRun,
  RunCommandTaskRun,
  StepFunctionsTaskRun,
} from "../maintenance-window/other-task-options";
import type { PatchOperationOptions, PatchRunOptions } from "../maintenance-window/patch-task-options";
import type { OtherTaskType } from "../maintenance-window/read-other-task";
import type { GroupedNodes, TaggedNodes, WindowTargetBasics } from "../maintenance-window/window-target-options";
import type { PatchBaselineOptions } from "../patch-baseline/patch-baseline-options";
import type { PatchGroupOptions } from "../patch-group/patch-group-options";
import type { PatchLogsOptions } from "../patch-operations/logs/patch-logs-options";
import type {
  ExistingTopicOptions,
  PatchNotificationsOptions,
} from "../patch-operations/notifications/patch-notifications-options";
import type { PatchTaskRoleOptions } from "../patch-operations/task-role/task-role-options";
import type {
  InstallingPolicy,
  PatchPolicyBasics,
  PatchPolicyPlaces,
  ScanningPolicy,
} from "../patch-policy/patch-policy-options";
import type { AllOnlyOn, NoneWith, NotWith } from "../values/no-value";
import type { ChangeFreeze } from "./change-freeze";

/** The operating system of each baseline, by the key of the baseline. */
export type SystemsByKey = Readonly<Record<string, OperatingSystem>>;

/** The Region is said once, for the whole environment. */
type NoRegion = AllOnlyOn<"regions of the environment", "region">;

/** A baseline, without a Region of its own. */
export type BaselineDefinition<OS extends OperatingSystem = OperatingSystem> = PatchBaselineOptions<OS> & {
  /**
   * Whether nodes of this system that belong to no patch group follow this baseline.
   *
   * @default false
   */
  readonly registerAsDefault?: boolean;
} & NoRegion;

/** A patch group, and the keys of the baselines that its nodes follow: one for each operating system at most. */
export interface PatchGroupDefinition<BaselineKey extends string = string, OS extends OperatingSystem = OperatingSystem>
  extends Omit<PatchGroupOptions<OS>, "region">,
    NoRegion {
  /** Keys of the baselines that its nodes follow, one for each operating system at most. */
  readonly baselines: readonly BaselineKey[];
}

/** Nodes which are found by something else than their patch group. */
export type TargetDefinition = WindowTargetBasics &
  ((TaggedNodes & AllOnlyOn<"patchGroups of the window", "patchGroups">) | GroupedNodes);

/** On which targets of its window a task runs. */
interface OnPatchGroups<GroupKey extends string> {
  /**
   * Keys of the patch groups of the window on which the task runs.
   *
   * @default - every target of the window
   */
  readonly patchGroups?: readonly GroupKey[];
}

/** What may also run without nodes. */
type OnPatchGroupsOrOnce<GroupKey extends string> =
  | (OnPatchGroups<GroupKey> & { readonly runsOnce?: false })
  | ({
      /**
       * Whether it runs once each time the window opens, and not for each node.
       *
       * @default false
       */
      readonly runsOnce: true;
    } & NoneWith<NotWith.runsOnce, "patchGroups">);

/** What a window scans or installs. */
export type PatchTaskDefinition<GroupKey extends string = string> = PatchRunOptions &
  PatchOperationOptions &
  OnPatchGroups<GroupKey>;

/** A document of type Command, in a window. */
export type RunCommandTaskDefinition<GroupKey extends string = string> = RunCommandTaskRun & OnPatchGroups<GroupKey>;

/** A document of type Automation, in a window. */
export type AutomationTaskDefinition<GroupKey extends string = string> = AutomationTaskRun &
  OnPatchGroupsOrOnce<GroupKey>;

/** A Lambda function, in a window. */
export type LambdaTaskDefinition<GroupKey extends string = string> = LambdaTaskRun & OnPatchGroupsOrOnce<GroupKey>;

/** A state machine, in a window. */
export type StepFunctionsTaskDefinition<GroupKey extends string = string> = StepFunctionsTaskRun &
  OnPatchGroupsOrOnce<GroupKey>;

/** A window, the nodes it works on, and what it runs there. */
export interface MaintenanceWindowDefinition<GroupKey extends string = string>
  extends Omit<MaintenanceWindowOptions, "region">,
    NoRegion {
  /**
   * Keys of the patch groups on which the window works. Each becomes a registered target of that key.
   *
   * @default - only what `targets` find
   */
  readonly patchGroups?: readonly GroupKey[];
  /**
   * Further nodes, found by tags or a resource group.
   *
   * @default - only the nodes of `patchGroups`
   */
  readonly targets?: { readonly [key: string]: TargetDefinition };
  /**
   * What it scans or installs, by key.
   *
   * @default - it runs only its other tasks
   */
  readonly patchTasks?: { readonly [key: string]: PatchTaskDefinition<GroupKey> };
  /**
   * Documents of type Command that it runs beside patching, by key.
   *
   * @default - it runs none
   */
  readonly runCommandTasks?: { readonly [key: string]: RunCommandTaskDefinition<GroupKey> };
  /**
   * Documents of type Automation, by key: an image before patching, for one.
   *
   * @default - it runs none
   */
  readonly automationTasks?: { readonly [key: string]: AutomationTaskDefinition<GroupKey> };
  /**
   * Lambda functions, by key.
   *
   * @default - it calls none
   */
  readonly lambdaTasks?: { readonly [key: string]: LambdaTaskDefinition<GroupKey> };
  /**
   * State machines, by key.
   *
   * @default - it starts none
   */
  readonly stepFunctionsTasks?: { readonly [key: string]: StepFunctionsTaskDefinition<GroupKey> };
}

/** The properties of a window that hold tasks. */
export const TASK_PROPERTIES = [
  "patchTasks",
  "runCommandTasks",
  "automationTasks",
  "lambdaTasks",
  "stepFunctionsTasks",
] as const satisfies readonly (keyof MaintenanceWindowDefinition)[];
export type TaskProperty = (typeof TASK_PROPERTIES)[number];

export const TASK_TYPES: Readonly<Record<Exclude<TaskProperty, "patchTasks">, OtherTaskType>> = {
  runCommandTasks: "RUN_COMMAND",
  automationTasks: "AUTOMATION",
  lambdaTasks: "LAMBDA",
  stepFunctionsTasks: "STEP_FUNCTIONS",
};

/** Those whose tasks may also run without nodes. Source: maintenance window facts, C2. */
export const MAY_RUN_ONCE: readonly TaskProperty[] = ["automationTasks", "lambdaTasks", "stepFunctionsTasks"];

/** What State Manager scans or installs in each Region without a window, or which Automation it runs. */
export type AssociationDefinition<GroupKey extends string = string> = NoRegion &
  (
    | (Omit<AssociationRunOptions, "region"> & PatchOperationOptions & NoneWith<NotWith.operation, "name">)
    | (Omit<AutomationAssociationOptions, "region"> & AutomationOperation)
  ) &
  (
    | ({
        /** Keys of the patch groups on which it works. */
        readonly patchGroups: readonly GroupKey[];
      } & NoneWith<NotWith.patchGroups, "targets">)
    | ({
        /** Nodes that are found by something else than the patch groups of the definition. */
        readonly targets: AssociationTargets;
      } & NoneWith<NotWith.targets, "patchGroups">)
  );

/**
 * A patch policy of Quick Setup. It works in accounts and Regions by itself, so that it is made once, in the provider's
 * Region, and not for each Region.
 */
export type PatchPolicyDefinition<
  BaselineKey extends string = string,
  OS extends OperatingSystem = OperatingSystem,
> = Omit<PatchPolicyBasics, "baselines" | "baselineRegion" | "targetRegions" | "region"> &
  NoRegion &
  (
    | PatchPolicyPlaces
    | {
        /** Neither is given: the account that the provider is allowed to work in. */
        readonly account?: never;
        readonly organizationalUnits?: never;
      }
  ) &
  (ScanningPolicy | InstallingPolicy<OS>) & {
    /** Keys of the baselines that count wherever it works, one for each operating system. */
    readonly baselines: readonly BaselineKey[];
    /**
     * Regions in which it works.
     *
     * @default - those of the environment
     */
    readonly targetRegions?: readonly string[];
  };

/** What surrounds the windows. What stands here is made, and every task uses it. */
export interface OperationsDefinition {
  /**
   * The role with which windows run their tasks: one for all Regions, for roles belong to the account.
   *
   * @default - the account's service-linked role, which AWS advises against
   */
  readonly serviceRole?: PatchTaskRoleOptions & NoRegion;
  /**
   * A place for the output in each Region. A `bucket` by name is possible in one Region only.
   *
   * @default - not kept; AWS shows the first 48,000 characters of each
   */
  readonly logs?: PatchLogsOptions & NoRegion;
  /**
   * A topic in each Region, made unless `topicArn` names one that exists. Needs `serviceRole`.
   *
   * @default - nobody is notified how a run went
   */
  readonly notifications?: (PatchNotificationsOptions | ExistingTopicOptions) & NoRegion;
}

/**
 * All that decides about patching in one place, as data: what refers to something names its key, and the compiler
 * knows which keys there are. Keys become construct ids, and with them addresses in Terraform's state: letters, digits,
 * `_` and `-`, each used once among baselines, patch groups, windows, associations and policies.
 */
export interface PatchEnvironmentDefinition<
  Systems extends SystemsByKey = SystemsByKey,
  GroupKey extends string = string,
  WindowKey extends string = string,
> {
  /** Which patches are approved, by key: a baseline for each operating system, or several. */
  readonly baselines: { readonly [Key in keyof Systems]: BaselineDefinition<Systems[Key]> };
  /** Which nodes follow which baselines, by key. */
  readonly patchGroups: {
    readonly [Key in GroupKey]: PatchGroupDefinition<NoInfer<keyof Systems & string>, NoInfer<Systems[keyof Systems]>>;
  };
  /** When nodes are scanned and patched, by key; `{}` where associations or patch policies do. */
  readonly maintenanceWindows: { readonly [Key in WindowKey]: MaintenanceWindowDefinition<NoInfer<GroupKey>> };
  /**
   * What State Manager scans or installs without a window.
   *
   * @default - windows do all of it
   */
  readonly associations?: { readonly [key: string]: AssociationDefinition<NoInfer<GroupKey>> };
  /**
   * Patch policies of Quick Setup. They ignore patch groups.
   *
   * @default - there are none
   */
  readonly patchPolicies?: {
    readonly [key: string]: PatchPolicyDefinition<NoInfer<keyof Systems & string>, NoInfer<Systems[keyof Systems]>>;
  };
  /**
   * Role, output and notifications of the tasks.
   *
   * @default - tasks run with the account's service-linked role; their output is not kept, and nobody is notified
   */
  readonly operations?: OperationsDefinition;
  /**
   * Within how many days after its release a patch has had its first chance on every node, by severity, for every patch
   * group and every patch policy that has no deadline of its own. A policy that works on all nodes of a group counts for
   * that group alone.
   *
   * @default - patches take as long as delays and windows let them
   */
  readonly patchWithin?: PatchWithin<NoInfer<Systems[keyof Systems]>>;
  /**
   * Change freezes (blackouts): `[{ from: "2026-12-14", until: "2027-01-04" }]`. A window that would be open in one ends
   * before it, and a window more (`KEY-from-2027-01-04`) begins after it with the same targets and tasks; days are those of
   * its time zone. Deadlines with days of their own do not count these days. Windows that only scan or open once (`at(…)`),
   * associations and patch policies go on.
   *
   * @default - windows open all year
   */
  readonly changeFreezes?: readonly ChangeFreeze[];
}
