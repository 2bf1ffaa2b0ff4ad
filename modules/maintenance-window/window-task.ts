import { Construct } from "constructs";
import type { WindowTaskModel } from "../../model/maintenance-window/maintenance-window-model";
import type {
  AutomationTaskRun,
  LambdaTaskRun,
  RunCommandTaskRun,
  StepFunctionsTaskRun,
} from "../../model/maintenance-window/other-task-options";
import { type OtherTaskType, readOtherTask } from "../../model/maintenance-window/read-other-task";
import type { PatchTaskIntegrations } from "../../model/patch-operations/task/task-integrations";
import { addressableId } from "../construct/addressable-id";
import type { MetaArguments } from "../construct/meta-arguments";
import type { SsmMaintenanceWindowTask } from "../framework/framework";
import type { IMaintenanceWindow } from "./maintenance-window-interface";
import type { PatchTaskTargets } from "./patch-task";
import { taskInWindow } from "./task-in-window";

/** Where a task runs that may also run once a window, on nothing. */
export type OptionalTaskTargets = PatchTaskTargets | { readonly targets?: undefined; readonly instanceIds?: undefined };

type Role = Pick<PatchTaskIntegrations, "serviceRole">;

/** What `addRunCommandTask` accepts. */
export type RunCommandTaskOptions<Document extends string = string> = RunCommandTaskRun<Document> &
  PatchTaskTargets &
  Pick<PatchTaskIntegrations, "serviceRole" | "notifications"> &
  MetaArguments;

/** What `addAutomationTask` accepts. Without targets the document runs once. */
export type AutomationTaskOptions<Document extends string = string> = AutomationTaskRun<Document> &
  OptionalTaskTargets &
  Role &
  MetaArguments;

/** What `addLambdaTask` accepts. Without targets the function is called once. */
export type LambdaTaskOptions = LambdaTaskRun & OptionalTaskTargets & Role & MetaArguments;

/** What `addStepFunctionsTask` accepts. Without targets the state machine is started once. */
export type StepFunctionsTaskOptions = StepFunctionsTaskRun & OptionalTaskTargets & Role & MetaArguments;

/** What `new WindowTask` accepts: the options of one of the adders, what runs, and the window. */
export type WindowTaskProps = (
  | RunCommandTaskOptions
  | AutomationTaskOptions
  | LambdaTaskOptions
  | StepFunctionsTaskOptions
) & {
  /** What runs: a document of type Command or Automation, a function or a state machine. */
  readonly taskType: OtherTaskType;
  /** The window in which the task runs. A change replaces the task. */
  readonly window: IMaintenanceWindow;
};

/**
 * Runs a document, a function or a state machine in a window: `aws_ssm_maintenance_window_task`. Made by the adders of
 * the window.
 *
 * @throws NotValidError with everything that is wrong with the props, or for a task too many
 */
export class WindowTask extends Construct {
  /** The Terraform resource, for whatever this class does not cover. */
  public readonly resource: SsmMaintenanceWindowTask;
  /** What this task means, as plain data: checks, explainer and review read this. */
  public readonly model: WindowTaskModel;
  public readonly window: IMaintenanceWindow;

  constructor(scope: Construct, id: string, props: WindowTaskProps) {
    super(scope, addressableId("window task", scope, id, "a resource"));
    const { model, resource } = taskInWindow(this, "window task", props, (reader, place, problems, tokens, others) =>
      readOtherTask(reader, props.taskType, place, problems, tokens, [...others, "taskType"]),
    );
    this.window = props.window;
    this.model = model;
    this.resource = resource;
  }

  /** A UUID, known after apply. */
  public get windowTaskId(): string {
    return this.resource.windowTaskId;
  }
}
