import { uuid } from "../../account/identifiers";
import { doesNotExist, invalid, limitExceeded } from "../../account/refusal";
import { arn, type CallContext, type ResourceBehaviour } from "../../kind/kind";
import { blocks, type ObjectValue, text, texts } from "../../values/value";
import { splitImportId } from "./maintenance-window-target";

const TYPE = "aws_ssm_maintenance_window_task";

/** Tasks per window and window targets per task, the default quotas. */
const MOST_TASKS = 20;
const MOST_WINDOW_TARGETS = 10;

/** `aws_ssm_maintenance_window_task`: what a window runs on its targets. */
export const maintenanceWindowTask: ResourceBehaviour = {
  label: "SSM Maintenance Window Task",
  service: "SSM",
  operations: {
    create: "RegisterTaskWithMaintenanceWindow",
    update: "UpdateMaintenanceWindowTask",
    delete: "DeregisterTaskFromMaintenanceWindow",
  },

  create(planned, scope) {
    check(planned, scope);
    const rates = [planned.max_concurrency, planned.max_errors].some((rate) => text(rate) !== "");
    if (rates && blocks(planned.targets).length === 0) {
      throw invalid("MaxConcurrency and MaxErrors must not be given for a task without targets");
    }
    const windowId = text(planned.window_id);
    const registered = scope.account
      .list(TYPE, scope.region)
      .filter(({ attributes }) => attributes.window_id === windowId);
    if (registered.length >= MOST_TASKS) throw limitExceeded(`a maintenance window has at most ${MOST_TASKS} tasks`);
    const id = uuid(scope.account.entropy(TYPE, scope.region, planned));
    return { id, attributes: withServiceDefaults(planned, scope) };
  },

  update({ planned }, scope) {
    check(planned, scope);
    return withServiceDefaults(planned, scope);
  },

  read: (object, scope) => ({ window_task_id: object.id, arn: arn(scope, "ssm", `windowtask/${object.id}`) }),

  import: (id) => splitImportId(id),
};

/** What the service checks of a task and the provider does not. */
function check(task: ObjectValue, scope: CallContext): void {
  const windowId = text(task.window_id);
  if (!scope.account.mayHold("aws_ssm_maintenance_window", windowId, scope.region)) {
    throw doesNotExist(`Maintenance window ${windowId} does not exist`);
  }
  const targets = blocks(task.targets);
  if (targets.length === 0) {
    if (task.task_type === "RUN_COMMAND") throw invalid("A RUN_COMMAND task needs at least one target");
    return;
  }
  if (text(task.max_concurrency) === "" || text(task.max_errors) === "") {
    throw invalid("MaxConcurrency and MaxErrors must be given for a task with targets");
  }
  for (const target of targets) checkTarget(target, windowId, scope);
}

function checkTarget(target: ObjectValue, windowId: string, scope: CallContext): void {
  const key = text(target.key);
  const ids = texts(target.values);
  if (key !== "WindowTargetIds" && key !== "InstanceIds") {
    throw invalid(`Invalid target key ${key}: a task accepts WindowTargetIds or InstanceIds`);
  }
  if (ids.length === 0) throw invalid(`At least one target is needed: the values of ${key} are empty`);
  if (key === "InstanceIds") {
    const window = scope.account.find("aws_ssm_maintenance_window", windowId, scope.region);
    if (window === undefined || window.attributes.allow_unassociated_targets === true) return;
    throw invalid(`Window ${windowId} does not allow unassociated targets: register the instances with the window`);
  }
  if (ids.length > MOST_WINDOW_TARGETS) throw limitExceeded(`a task has at most ${MOST_WINDOW_TARGETS} window targets`);
  for (const id of ids) {
    const registered = scope.account.find("aws_ssm_maintenance_window_target", id, scope.region);
    const isRegistered = registered
      ? registered.attributes.window_id === windowId
      : scope.account.mayHold("aws_ssm_maintenance_window_target", id, scope.region);
    if (!isRegistered) throw doesNotExist(`Target ${id} is not registered with maintenance window ${windowId}`);
  }
}

function withServiceDefaults(task: ObjectValue, scope: CallContext): ObjectValue {
  const linkedRole = "role/aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM";
  return {
    ...task,
    max_concurrency: task.max_concurrency ?? "1",
    max_errors: task.max_errors ?? "1",
    service_role_arn: task.service_role_arn ?? arn({ ...scope, region: "" }, "iam", linkedRole),
    task_invocation_parameters: blocks(task.task_invocation_parameters).map((parameters) => ({
      ...parameters,
      run_command_parameters: blocks(parameters.run_command_parameters).map((command) => ({
        ...command,
        cloudwatch_config: blocks(command.cloudwatch_config).map((config) => ({
          ...config,
          cloudwatch_log_group_name: config.cloudwatch_log_group_name ?? `aws/ssm/${text(task.task_arn)}`,
        })),
      })),
    })),
  };
}
