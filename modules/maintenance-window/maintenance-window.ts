import { Construct } from "constructs";
import { runChecks } from "../../model/checks/check/check";
import {
  MAINTENANCE_WINDOW_CHECKS,
  WINDOW_CONTENT_CHECKS,
} from "../../model/checks/maintenance-window/maintenance-window-checks";
import type { BroughtPatches } from "../../model/maintenance-window/brought-patches";
import type {
  MaintenanceWindowModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../../model/maintenance-window/maintenance-window-model";
import type { MaintenanceWindowOptions } from "../../model/maintenance-window/maintenance-window-options";
import { readMaintenanceWindow } from "../../model/maintenance-window/read-maintenance-window";
import type { OtherTaskType } from "../../model/maintenance-window/read-other-task";
import { Problems } from "../../model/values/problems";
import { addressableId } from "../construct/addressable-id";
import { generated } from "../construct/generated";
import { META_ARGUMENT_NAMES, type MetaArguments, metaArguments } from "../construct/meta-arguments";
import { checked } from "../construct/report";
import { SsmMaintenanceWindow, type TerraformProvider } from "../framework/framework";
import { maintenanceWindowArguments } from "./maintenance-window-arguments";
import { type IMaintenanceWindow, isMaintenanceWindow, markAsWindow } from "./maintenance-window-interface";
import { PatchTask, type PatchTaskOptions } from "./patch-task";
import { withWindow } from "./window-part";
import { WindowTarget, type WindowTargetArguments } from "./window-target";
import {
  type AutomationTaskOptions,
  type LambdaTaskOptions,
  type RunCommandTaskOptions,
  type StepFunctionsTaskOptions,
  WindowTask,
  type WindowTaskProps,
} from "./window-task";

export interface MaintenanceWindowProps extends MaintenanceWindowOptions, MetaArguments {}

/**
 * Says when nodes may be patched: `aws_ssm_maintenance_window`. Its targets say which, its tasks say how.
 *
 * @throws NotValidError with everything that is wrong with the props
 */
export class MaintenanceWindow extends Construct implements IMaintenanceWindow {
  /** Whether it is a window, also one of another copy of this library. */
  public static isMaintenanceWindow(value: unknown): value is IMaintenanceWindow {
    return isMaintenanceWindow(value);
  }

  /** The Terraform resource, for whatever this class does not cover. */
  public readonly resource: SsmMaintenanceWindow;
  /** `mw-` and 17 hexadecimal digits, known after apply. */
  public readonly windowId: string;
  /** Undefined: the provider's. Targets and tasks live in the same. */
  public readonly region?: string;
  /** Undefined: the AWS provider of the stack. Targets and tasks use the same. */
  public readonly provider?: TerraformProvider;

  private readonly own: MaintenanceWindowModel;
  private readonly targets: WindowTargetModel[] = [];
  private readonly tasks: WindowTaskModel[] = [];

  constructor(scope: Construct, id: string, props: MaintenanceWindowProps) {
    super(scope, addressableId("maintenance window", scope, id, "a resource"));
    markAsWindow(this);
    const { model, written } = checked(
      this,
      "maintenance window",
      (problems, tokens) => readMaintenanceWindow(props, problems, tokens, META_ARGUMENT_NAMES),
      MAINTENANCE_WINDOW_CHECKS,
      { props },
    );
    this.own = model;
    const config = { ...maintenanceWindowArguments(written), ...metaArguments(props) };
    this.resource = generated(this, () => new SsmMaintenanceWindow(this, "Default", config));
    this.windowId = generated(this, () => this.resource.id);
    this.region = props.region;
    this.provider = props.provider;
  }

  /**
   * What this window means, as plain data, with the targets and tasks that it has by now: checks, explainer and review
   * read this.
   */
  public get model(): MaintenanceWindowModel {
    return { ...this.own, targets: [...this.targets], tasks: [...this.tasks] };
  }

  /**
   * Registers nodes with the window: patch groups and other tags, instance ids, or a resource group. What it returns
   * can be given to `addPatchTask`.
   *
   * @throws NotValidError with everything that is wrong with the options, or for a target too many
   */
  public addTarget(id: string, options: WindowTargetArguments): WindowTarget {
    return new WindowTarget(this, id, withWindow(options, this));
  }

  /**
   * Lets AWS-RunPatchBaseline scan or install on targets of this window.
   *
   * @throws NotValidError with everything that is wrong with the options, or for a task too many
   */
  public addPatchTask(id: string, options: PatchTaskOptions): PatchTask {
    return new PatchTask(this, id, withWindow(options, this));
  }

  /**
   * Lets a document of type Command run on targets of this window, beside patching.
   *
   * @throws NotValidError with everything that is wrong with the options, or for a task too many
   */
  public addRunCommandTask<Document extends string>(id: string, options: RunCommandTaskOptions<Document>): WindowTask {
    return this.addTask(id, options, "RUN_COMMAND");
  }

  /**
   * Lets a document of type Automation run for each target of this window, or once: an image before patching, for one.
   *
   * @throws NotValidError with everything that is wrong with the options, or for a task too many
   */
  public addAutomationTask<Document extends string>(id: string, options: AutomationTaskOptions<Document>): WindowTask {
    return this.addTask(id, options, "AUTOMATION");
  }

  /**
   * Calls a Lambda function for each target of this window, or once.
   *
   * @throws NotValidError with everything that is wrong with the options, or for a task too many
   */
  public addLambdaTask(id: string, options: LambdaTaskOptions): WindowTask {
    return this.addTask(id, options, "LAMBDA");
  }

  /**
   * Starts a state machine of Step Functions for each target of this window, or once.
   *
   * @throws NotValidError with everything that is wrong with the options, or for a task too many
   */
  public addStepFunctionsTask(id: string, options: StepFunctionsTaskOptions): WindowTask {
    return this.addTask(id, options, "STEP_FUNCTIONS");
  }

  private addTask(id: string, options: object, taskType: OtherTaskType): WindowTask {
    const props = withWindow(options, this);
    // What is no object is handed on as it is, so that the task says so itself.
    if (props !== options) Object.defineProperty(props, "taskType", { value: taskType, enumerable: true });
    return new WindowTask(this, id, props as WindowTaskProps);
  }

  /** Takes in what a `WindowTarget` registers. Made for that class. */
  public registerTargets(targets: readonly WindowTargetModel[]): void {
    this.throwIfTooMany({ targets: [...this.targets, ...targets], tasks: this.tasks });
    this.targets.push(...targets);
  }

  /** Takes in a task. Made for `PatchTask`. */
  public registerTask(task: WindowTaskModel): void {
    this.throwIfTooMany({ targets: this.targets, tasks: [...this.tasks, task] });
    this.tasks.push(task);
  }

  /** Takes in the override list or baseline override of a task. Made for `EmergencyPatch`. */
  public registerBrought(task: string, brought: BroughtPatches): void {
    const place = this.tasks.findIndex(({ key }) => key === task);
    const known = this.tasks[place];
    if (known !== undefined) this.tasks[place] = { ...known, brought };
  }

  private throwIfTooMany(content: Pick<MaintenanceWindowModel, "targets" | "tasks">): void {
    const problems = new Problems();
    runChecks(WINDOW_CONTENT_CHECKS, { ...this.own, ...content }, problems, { today: new Date(0) });
    problems.throwIfAny(`maintenance window ${this.node.path}`);
  }
}
