import type {
  AutomationModel,
  MaintenanceWindowModel,
  TargetSelectionModel,
  TaskTargetModel,
  WindowTargetModel,
  WindowTaskModel,
} from "../maintenance-window/maintenance-window-model";
import { given } from "../values/given";
import { isKnown, type Knowable, UNKNOWN } from "../values/unknown";
import { eachBlock } from "./patch-baseline-from-terraform";
import { parametersFromTerraform, runCommandFromTerraform } from "./run-command-from-terraform";
import type { TerraformBlock } from "./terraform-block";
import { isReference } from "./terraform-value";

/** An `aws_ssm_maintenance_window` as our model, with the targets and tasks that are registered with it. */
export function maintenanceWindowFromTerraform(
  block: TerraformBlock,
  targets: readonly WindowTargetModel[],
  tasks: readonly WindowTaskModel[],
): MaintenanceWindowModel {
  return {
    name: block.text("name") ?? UNKNOWN,
    schedule: block.text("schedule") ?? UNKNOWN,
    duration: block.number("duration") ?? UNKNOWN,
    cutoff: block.number("cutoff") ?? UNKNOWN,
    allowUnassociatedTargets: block.flag("allow_unassociated_targets") ?? false,
    enabled: block.flag("enabled") ?? true,
    tags: block.map("tags"),
    targets,
    tasks,
    ...given({
      description: block.text("description"),
      scheduleTimezone: block.text("schedule_timezone"),
      scheduleOffset: block.number("schedule_offset") || undefined,
      startDate: block.text("start_date"),
      endDate: block.text("end_date"),
      region: block.text("region"),
    }),
  };
}

/** An `aws_ssm_maintenance_window_target` as our model. */
export function windowTargetFromTerraform(key: string, block: TerraformBlock): WindowTargetModel {
  return {
    key,
    resourceType: block.text("resource_type") ?? UNKNOWN,
    targets: eachBlock(block.blocks("targets"), targetSelectionFromTerraform),
    ...given({
      name: block.text("name"),
      description: block.text("description"),
      ownerInformation: block.text("owner_information"),
    }),
  };
}

/** A condition of a target, of a window as of an association. */
export function targetSelectionFromTerraform(target: TerraformBlock): TargetSelectionModel {
  return {
    key: target.text("key") ?? UNKNOWN,
    values: target.texts("values"),
    ...given({ idsOf: idsAmong(target) }),
  };
}

function idsAmong(target: TerraformBlock): readonly string[] | undefined {
  const links = target.links("values");
  const addresses = isKnown(links) ? links.filter(isReference).map(({ address }) => address) : [];
  return addresses.length === 0 ? undefined : addresses;
}

/** An `aws_ssm_maintenance_window_task` as our model. */
export function windowTaskFromTerraform(key: string, block: TerraformBlock): WindowTaskModel {
  const invocation = block.block("task_invocation_parameters");
  const command =
    invocation !== undefined && isKnown(invocation) ? invocation.block("run_command_parameters") : invocation;
  const taskType = block.text("task_type") ?? UNKNOWN;
  return {
    key,
    taskType,
    taskArn: block.text("task_arn") ?? UNKNOWN,
    targets: taskTargets(block),
    ...given({
      name: block.text("name"),
      description: block.text("description"),
      maxConcurrency: block.text("max_concurrency"),
      maxErrors: block.text("max_errors"),
      priority: block.number("priority"),
      cutoffBehavior: block.text("cutoff_behavior"),
      serviceRoleArn: block.text("service_role_arn"),
      runCommand: command !== undefined && isKnown(command) ? runCommandFromTerraform(command) : command,
      ...otherInvocations(taskType, invocation),
    }),
  };
}

/** What the parameters of a task are called in the model, where they are not those of a command. */
const TOLD_BY_TYPE: Readonly<Record<string, "automation" | "lambda" | "stepFunctions">> = {
  AUTOMATION: "automation",
  LAMBDA: "lambda",
  STEP_FUNCTIONS: "stepFunctions",
};

/** What a task of another kind is told. Payload and input are sensitive, and mostly not known here. */
function otherInvocations(
  taskType: Knowable<string>,
  invocation: Knowable<TerraformBlock> | undefined,
): Pick<WindowTaskModel, "automation" | "lambda" | "stepFunctions"> {
  if (invocation === undefined) return {};
  if (!isKnown(invocation)) {
    const property = isKnown(taskType) ? TOLD_BY_TYPE[taskType] : undefined;
    return property === undefined ? {} : { [property]: UNKNOWN };
  }
  const automation = invocation.block("automation_parameters");
  const lambda = invocation.block("lambda_parameters");
  const steps = invocation.block("step_functions_parameters");
  return given({
    automation: automation !== undefined && isKnown(automation) ? automationFromTerraform(automation) : automation,
    lambda:
      lambda !== undefined && isKnown(lambda)
        ? given({
            clientContext: lambda.text("client_context"),
            payload: lambda.text("payload"),
            qualifier: lambda.text("qualifier"),
          })
        : lambda,
    stepFunctions:
      steps !== undefined && isKnown(steps) ? given({ input: steps.text("input"), name: steps.text("name") }) : steps,
  });
}

function automationFromTerraform(block: TerraformBlock): AutomationModel {
  const documentVersion = block.text("document_version");
  return { ...given({ documentVersion }), parameters: parametersFromTerraform(block) };
}

/** The names that AWS gives to the two kinds of task targets. */
const WINDOW_TARGETS = "WindowTargetIds";
const INSTANCES = "InstanceIds";

function taskTargets(block: TerraformBlock): Knowable<readonly Knowable<TaskTargetModel>[]> {
  const blocks = block.blocks("targets");
  if (!isKnown(blocks)) return UNKNOWN;
  return blocks.flatMap((target): readonly Knowable<TaskTargetModel>[] =>
    isKnown(target) ? taskTarget(target) : [UNKNOWN],
  );
}

function taskTarget(block: TerraformBlock): readonly Knowable<TaskTargetModel>[] {
  const key = block.text("key") ?? UNKNOWN;
  if (key === INSTANCES) return [{ kind: "instances", instanceIds: block.texts("values") }];
  if (key !== WINDOW_TARGETS) return [{ kind: "other", key, values: block.texts("values") }];

  const links = block.links("values");
  if (!isKnown(links)) return [UNKNOWN];
  return links.map((link) => ({ kind: "window-target", key: isReference(link) ? link.address : UNKNOWN }));
}
