import { isReference, type TerraformObject, type TerraformValue } from "../../model/terraform/terraform-value";
import { isKnown, type Knowable } from "../../model/values/unknown";
import type { PatchingType } from "../plan/plan-resources";

/** Arguments that our models read, and so have sentences of their own; a block names what it holds. */
export interface Told {
  readonly [argument: string]: true | Told;
}

const toldOf = (names: string): Told => Object.fromEntries(names.split(" ").map((name) => [name, true] as const));

const FILTER = toldOf("key values");
const TARGET = toldOf("key values");

/** By the type of the resource. What stands here is left to the sentences about the model; everything else is told raw. */
export const REVIEWED_ARGUMENTS: Readonly<Record<PatchingType, Told>> = {
  aws_ssm_patch_baseline: {
    ...toldOf("approved_patches approved_patches_compliance_level approved_patches_enable_non_security"),
    ...toldOf("available_security_updates_compliance_status description name operating_system"),
    ...toldOf("rejected_patches rejected_patches_action"),
    approval_rule: {
      ...toldOf("approve_after_days approve_until_date compliance_level enable_non_security"),
      patch_filter: FILTER,
    },
    global_filter: FILTER,
    source: toldOf("name configuration products"),
  },
  aws_ssm_patch_group: toldOf("baseline_id patch_group"),
  aws_ssm_default_patch_baseline: toldOf("baseline_id operating_system"),
  aws_ssm_maintenance_window: {
    ...toldOf("allow_unassociated_targets cutoff description duration enabled end_date name schedule"),
    ...toldOf("schedule_offset schedule_timezone start_date"),
  },
  aws_ssm_maintenance_window_target: {
    ...toldOf("description name owner_information resource_type window_id"),
    targets: TARGET,
  },
  aws_ssm_association: {
    ...toldOf("apply_only_at_cron_interval association_name automation_target_parameter_name calendar_names"),
    ...toldOf("compliance_severity document_version max_concurrency max_errors name parameters schedule_expression"),
    ...toldOf("sync_compliance wait_for_success_timeout_seconds association_id instance_id"),
    targets: TARGET,
    output_location: toldOf("s3_bucket_name s3_key_prefix s3_region"),
  },
  aws_ssmquicksetup_configuration_manager: {
    ...toldOf("description name manager_arn status_summaries"),
    configuration_definition: toldOf(
      "id parameters type local_deployment_administration_role_arn local_deployment_execution_role_name",
    ),
  },
  aws_ssm_maintenance_window_task: {
    ...toldOf("cutoff_behavior description max_concurrency max_errors name priority service_role_arn"),
    ...toldOf("task_arn task_type window_id"),
    targets: TARGET,
    task_invocation_parameters: {
      run_command_parameters: {
        ...toldOf("comment document_hash document_hash_type document_version output_s3_bucket output_s3_key_prefix"),
        ...toldOf("service_role_arn timeout_seconds"),
        parameter: toldOf("name values"),
        cloudwatch_config: toldOf("cloudwatch_log_group_name cloudwatch_output_enabled"),
        notification_config: toldOf("notification_arn notification_events notification_type"),
      },
      automation_parameters: { ...toldOf("document_version"), parameter: toldOf("name values") },
      lambda_parameters: toldOf("client_context payload qualifier"),
      step_functions_parameters: toldOf("input name"),
    },
  },
};

/** Deeper than any block. */
const DEEPEST = 10;

/**
 * What a resource says beyond what is told, by the path of the argument, each block's value in a list:
 * `approval_rule.new_argument`. Blocks that hold nothing told are named as a whole.
 */
export function unreviewedArguments(
  values: TerraformObject,
  known: Told,
): ReadonlyMap<string, readonly TerraformValue[]> {
  const found = new Map<string, TerraformValue[]>();
  collect(values, known, "", found, 0);
  return found;
}

function collect(
  block: TerraformValue,
  known: Told,
  path: string,
  found: Map<string, TerraformValue[]>,
  depth: number,
): void {
  // What is not known at all, or a text in place of a block, is told by whoever reads the block.
  if (!isKnown(block as Knowable<object>) || typeof block !== "object" || block === null) return;
  if (isReference(block) || depth > DEEPEST) return;
  if (Array.isArray(block)) {
    for (const entry of block) collect(entry, known, path, found, depth + 1);
    return;
  }
  for (const [name, value] of Object.entries(block)) {
    const place = path === "" ? name : `${path}.${name}`;
    const inside = Object.hasOwn(known, name) ? known[name] : undefined;
    if (inside === true) continue;
    if (inside !== undefined) collect(value, inside, place, found, depth + 1);
    else found.set(place, [...(found.get(place) ?? []), value]);
  }
}
