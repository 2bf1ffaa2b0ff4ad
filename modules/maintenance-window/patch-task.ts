import { Construct } from "constructs";
import type { WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import type { PatchOperationOptions, PatchRunOptions } from "../../model/maintenance-window/patch-task-options";
import { readPatchTask } from "../../model/maintenance-window/read-patch-task";
import type { PatchTaskIntegrations } from "../../model/patch-operations/task/task-integrations";
import type { NoneWith, NotWith } from "../../model/values/no-value";
import { addressableId } from "../construct/addressable-id";
import type { MetaArguments } from "../construct/meta-arguments";
import type { SsmMaintenanceWindowTask } from "../framework/framework";
import type { IMaintenanceWindow } from "./maintenance-window-interface";
import { taskInWindow } from "./task-in-window";
import type { WindowTarget } from "./window-target";

/** Where a task runs: on registered targets of its window, or on instances. */
export type PatchTaskTargets =
  | ({
      /** Targets of the same window, as `addTarget` returned them; 1 to 10, where one with both tag keys counts twice. */
      readonly targets: readonly WindowTarget[];
    } & NoneWith<NotWith.targets, "instanceIds">)
  | ({
      /** 1 to 50 ids, `i-…` or `mi-…`. The window must have `allowUnassociatedTargets`. */
      readonly instanceIds: readonly string[];
    } & NoneWith<NotWith.instanceIds, "targets">);

/** What `addPatchTask` accepts: what to run, where, and Terraform's meta-arguments. */
export type PatchTaskOptions = PatchRunOptions &
  PatchOperationOptions &
  PatchTaskTargets &
  PatchTaskIntegrations &
  MetaArguments;

/** What `new PatchTask` accepts. */
export type PatchTaskProps = PatchTaskOptions & {
  /** The window in which the task runs. A change replaces the task. */
  readonly window: IMaintenanceWindow;
};

/**
 * Runs AWS-RunPatchBaseline in a window: `aws_ssm_maintenance_window_task`.
 *
 * @throws NotValidError with everything that is wrong with the props, or for a task too many
 */
export class PatchTask extends Construct {
  /** The Terraform resource, for whatever this class does not cover. */
  public readonly resource: SsmMaintenanceWindowTask;
  /** What this task means, as plain data: checks, explainer and review read this. */
  public readonly model: WindowTaskModel;
  public readonly window: IMaintenanceWindow;
  constructor(scope: Construct, id: string, props: PatchTaskProps) {
    super(scope, addressableId("patch task", scope, id, "a resource"));
    const { model, resource } = taskInWindow(this, "patch task", props, readPatchTask);
    this.window = props.window;
    this.model = model;
    this.resource = resource;
  }

  /** A UUID, known after apply. */
  public get windowTaskId(): string {
    return this.resource.windowTaskId;
  }
}
