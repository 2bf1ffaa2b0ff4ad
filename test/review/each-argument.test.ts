import { readPlan } from "../../review/plan/read-plan";
import { reviewStacks } from "../../review/review";
import { EACH_ARGUMENT_ADDRESSES } from "./stories/each-argument";
import { recorded } from "./stories/recording";

/** What is said when one argument alone changes; the names are those of the resources, which tell the argument. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  "aws_ssm_association.apply_only_at_cron_interval": [
    "it no longer waits for its schedule: it also runs at each change and on each new node (low)",
  ],
  "aws_ssm_association.association_name": ["name: other, was full (low)"],
  "aws_ssm_association.automation_target_parameter_name": ["target parameter: Other, was InstanceId (low)"],
  "aws_ssm_association.calendar_names": ["Change Calendars: other, was calendar (medium)"],
  "aws_ssm_association.compliance_severity": ["counts as: LOW, was HIGH (low)"],
  "aws_ssm_association.document_version": ["document version: 2, was $LATEST (medium)"],
  "aws_ssm_association.max_concurrency": ["nodes at a time: 20%, was 10% (medium)"],
  "aws_ssm_association.max_errors": ["stops when more than 3 fail, was when more than 2 fail (medium)"],
  "aws_ssm_association.name": [
    "replaced (destroyed and re-created), because name cannot change in place (low)",
    "runs: AWS-RunPatchBaselineWithHooks, was AWS-RunPatchBaseline (medium)",
  ],
  "aws_ssm_association.output_location": [
    "output bucket: other, was bucket (low)",
    "output prefix: not set, was prefix (low)",
    "Region of the output bucket: not set, was eu-central-1 (low)",
  ],
  "aws_ssm_association.output_location__s3_bucket_name": ["output bucket: other, was bucket (low)"],
  "aws_ssm_association.output_location__s3_key_prefix": ["output prefix: other, was prefix (low)"],
  "aws_ssm_association.output_location__s3_region": ["Region of the output bucket: eu-west-1, was eu-central-1 (low)"],
  "aws_ssm_association.parameters": ["Operation Install, was Scan; reboots if anything was installed (high)"],
  "aws_ssm_association.schedule_expression": ["runs: every day, was Sun 02:00 UTC; 365 runs a year, was 52 (medium)"],
  "aws_ssm_association.sync_compliance": ["reports: AUTO, was MANUAL (low)"],
  "aws_ssm_association.tags": ["tags: key = other, was value (none)"],
  "aws_ssm_association.targets": ["tag:Stage = prod must hold too (high)"],
  "aws_ssm_association.targets__key": [
    "nodes are no longer found by tag:PatchGroup = one (high)",
    "nodes are found by tag:Other = one (medium)",
  ],
  "aws_ssm_association.targets__values": [
    "tag:PatchGroup: two is added (medium)",
    "tag:PatchGroup: one is gone (high)",
  ],
  "aws_ssm_association.wait_for_success_timeout_seconds": ["Terraform waits: 90, was 60 (low)"],
  "aws_ssm_maintenance_window.allow_unassociated_targets": ["allows unassociated targets: false, was true (low)"],
  "aws_ssm_maintenance_window.cutoff": ["1 h in which work may start, was 2 h (medium)"],
  "aws_ssm_maintenance_window.description": ["description: other, was description (none)"],
  "aws_ssm_maintenance_window.duration": [
    "3 h in which work may start, was 2 h (medium)",
    "is open for: 4 h, was 3 h (low)",
  ],
  "aws_ssm_maintenance_window.enabled": ["the window is enabled (medium)"],
  "aws_ssm_maintenance_window.end_date": [
    "runs no more after: Sat 2031-02-01 09:00 Asia/Seoul, was Wed 2031-01-01 09:00 Asia/Seoul (medium)",
  ],
  "aws_ssm_maintenance_window.name": ["name: other, was full (low)"],
  "aws_ssm_maintenance_window.schedule": [
    "runs 2 days after cron(0 3 ? * SUN *) Asia/Seoul, was 2 days after cron(0 2 ? * SUN *) Asia/Seoul; it is disabled (medium)",
  ],
  "aws_ssm_maintenance_window.schedule_offset": [
    "runs 3 days after cron(0 2 ? * SUN *) Asia/Seoul, was 2 days after cron(0 2 ? * SUN *) Asia/Seoul; it is disabled (medium)",
  ],
  "aws_ssm_maintenance_window.schedule_timezone": [
    "runs 2 days after cron(0 2 ? * SUN *) UTC, was 2 days after cron(0 2 ? * SUN *) Asia/Seoul; that is Tue 11:00 Asia/Seoul instead of Tue 02:00; it is disabled (medium)",
  ],
  "aws_ssm_maintenance_window.start_date": [
    "does not run before: Fri 2030-02-01 09:00 Asia/Seoul, was Tue 2030-01-01 09:00 Asia/Seoul (medium)",
  ],
  "aws_ssm_maintenance_window.tags": ["tags: key = other, was value (none)"],
  "aws_ssm_maintenance_window.window_3": ["the window is deleted: every day (high)"],
  "aws_ssm_maintenance_window_target.description": [
    "replaced (destroyed and re-created), because description cannot change in place (medium)",
    "description: other, was description (none)",
  ],
  "aws_ssm_maintenance_window_target.name": [
    "replaced (destroyed and re-created), because name cannot change in place (medium)",
    "name: other, was full (low)",
  ],
  "aws_ssm_maintenance_window_target.owner_information": ["owner information: other, was owner (none)"],
  "aws_ssm_maintenance_window_target.resource_type": [
    "replaced (destroyed and re-created), because resource_type cannot change in place (medium)",
    "kind of target: RESOURCE_GROUP, was INSTANCE (medium)",
  ],
  "aws_ssm_maintenance_window_target.targets": ["tag:Stage = prod must hold too (high)"],
  "aws_ssm_maintenance_window_target.targets__key": [
    "nodes are no longer found by tag:PatchGroup = one (high)",
    "nodes are found by tag:Other = one (medium)",
  ],
  "aws_ssm_maintenance_window_target.targets__values": [
    "tag:PatchGroup: two is added (medium)",
    "tag:PatchGroup: one is gone (high)",
  ],
  "aws_ssm_maintenance_window_target.window_id": [
    "replaced (destroyed and re-created), because window_id cannot change in place (medium)",
    "now part of shared-other (shared_other), was part of window_3 (medium)",
  ],
  "aws_ssm_maintenance_window_task.cutoff_behavior": ["at the cutoff: CONTINUE_TASK, was CANCEL_TASK (low)"],
  "aws_ssm_maintenance_window_task.description": ["description: other, was description (none)"],
  "aws_ssm_maintenance_window_task.max_concurrency": ["nodes at a time: 20%, was 10% (low)"],
  "aws_ssm_maintenance_window_task.max_errors": ["stops when more than 3 fail, was when more than 2 fail (low)"],
  "aws_ssm_maintenance_window_task.name": ["name: other, was full (low)"],
  "aws_ssm_maintenance_window_task.priority": ["priority: 3, was 2 (low)"],
  "aws_ssm_maintenance_window_task.service_role_arn": [
    "service role: arn:aws:iam::123456789012:role/other, was arn:aws:iam::123456789012:role/task (medium)",
  ],
  "aws_ssm_maintenance_window_task.targets": ["runs also on i-2 (medium)"],
  "aws_ssm_maintenance_window_task.targets__key": ["runs also on (known after apply), no longer on i-1 (high)"],
  "aws_ssm_maintenance_window_task.targets__values": ["runs also on i-3, no longer on i-1 (medium)"],
  "aws_ssm_maintenance_window_task.task_arn": [
    "runs: AWS-RunPatchBaselineWithHooks, was AWS-RunPatchBaseline (medium)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters": [
    "document version: not set, was 1 (medium)",
    "parameter name: not set, was value (medium)",
    "version of the function: not set, was 1 (medium)",
    "name of the execution: not set, was name (low)",
    "task_invocation_parameters.lambda_parameters.client_context: a sensitive value changes, not shown (high)",
    "task_invocation_parameters.lambda_parameters.payload: a sensitive value changes, not shown (high)",
    "task_invocation_parameters.step_functions_parameters.input: a sensitive value changes, not shown (high)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__automation_parameters": [
    "document version: 2, was 1 (medium)",
    "parameter name: not set, was value (medium)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__automation_parameters__document_version": [
    "document version: 2, was 1 (medium)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__automation_parameters__parameter": [
    "parameter name: not set, was value (medium)",
    "parameter other: value, was not set (medium)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__automation_parameters__parameter__name": [
    "parameter name: not set, was value (medium)",
    "parameter other: value, was not set (medium)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__automation_parameters__parameter__values": [
    "parameter name: other, was value (medium)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__lambda_parameters": [
    "version of the function: 2, was 1 (medium)",
    "task_invocation_parameters.lambda_parameters.client_context: a sensitive value changes, not shown (high)",
    "task_invocation_parameters.lambda_parameters.payload: a sensitive value changes, not shown (high)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__lambda_parameters__client_context": [
    "task_invocation_parameters.lambda_parameters.client_context: a sensitive value changes, not shown (high)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__lambda_parameters__payload": [
    "task_invocation_parameters.lambda_parameters.payload: a sensitive value changes, not shown (high)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__lambda_parameters__qualifier": [
    "version of the function: 2, was 1 (medium)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters": [
    "Operation not set, was Scan (high)",
    "document version: not set, was 1 (medium)",
    "comment: other, was comment (low)",
    "document hash: not set, was hash (low)",
    "kind of document hash: not set, was Sha256 (low)",
    "output bucket: not set, was bucket (low)",
    "output prefix: not set, was prefix (low)",
    "seconds to start in: not set, was 60 (low)",
    "log group: not set, was group (low)",
    "output to CloudWatch: not set, was true (low)",
    "its runs notify nobody any more, was of Failed (medium)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__cloudwatch_config": [
    "log group: other, was group (low)",
    "output to CloudWatch: not set, was true (low)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__cloudwatch_config__cloudwatch_log_group_name":
    ["log group: other, was group (low)"],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__cloudwatch_config__cloudwatch_output_enabled":
    ["output to CloudWatch: false, was true (low)"],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__comment": [
    "comment: other, was comment (low)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__document_hash": [
    "document hash: other, was hash (low)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__document_hash_type": [
    "kind of document hash: Sha1, was Sha256 (low)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__document_version": [
    "document version: 2, was 1 (medium)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__notification_config": [
    "its runs notify nobody any more, was of Failed (medium)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__notification_config__notification_arn":
    ["topic: arn:aws:sns:eu-central-1:123456789012:other, was arn:aws:sns:eu-central-1:123456789012:topic (low)"],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__notification_config__notification_events":
    ["notifies of: All, was Failed (low)"],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__notification_config__notification_type":
    ["notifies by: Invocation, was Command (low)"],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__output_s3_bucket": [
    "output bucket: other, was bucket (low)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__output_s3_key_prefix": [
    "output prefix: other, was prefix (low)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__parameter": [
    "Operation not set, was Scan (high)",
    "parameter Other: Scan, was not set (low)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__parameter__name": [
    "Operation not set, was Scan (high)",
    "parameter Other: Scan, was not set (low)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__parameter__values": [
    "Operation Install, was Scan; reboots if anything was installed (high)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__service_role_arn": [
    "role for notifications: arn:aws:iam::123456789012:role/other, was arn:aws:iam::123456789012:role/sns (low)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__run_command_parameters__timeout_seconds": [
    "seconds to start in: 90, was 60 (low)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__step_functions_parameters": [
    "name of the execution: other, was name (low)",
    "task_invocation_parameters.step_functions_parameters.input: a sensitive value changes, not shown (high)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__step_functions_parameters__input": [
    "task_invocation_parameters.step_functions_parameters.input: a sensitive value changes, not shown (high)",
  ],
  "aws_ssm_maintenance_window_task.task_invocation_parameters__step_functions_parameters__name": [
    "name of the execution: other, was name (low)",
  ],
  "aws_ssm_maintenance_window_task.task_type": [
    "replaced (destroyed and re-created), because task_type cannot change in place (low)",
    "kind of task: AUTOMATION, was RUN_COMMAND (medium)",
  ],
  "aws_ssm_maintenance_window_task.window_id": [
    "replaced (destroyed and re-created), because window_id cannot change in place (low)",
    "now part of shared-other (shared_other), was part of window_4 (medium)",
  ],
  "aws_ssm_patch_baseline.approval_rule": ["rule gone: all updates with an advisory up to 2025-01-31, LOW (medium)"],
  "aws_ssm_patch_baseline.approval_rule__approve_after_days": [
    "all updates: approved after 8 days, was after 7 days (medium)",
  ],
  "aws_ssm_patch_baseline.approval_rule__approve_until_date": [
    "all updates with an advisory: approved up to 2025-02-28, was up to 2025-01-31 (medium)",
  ],
  "aws_ssm_patch_baseline.approval_rule__compliance_level": [
    "all updates: missing it counts as: MEDIUM, was HIGH (low)",
  ],
  "aws_ssm_patch_baseline.approval_rule__enable_non_security": [
    "a rule approves all updates with an advisory, was all updates (low)",
  ],
  "aws_ssm_patch_baseline.approval_rule__patch_filter": ["a rule approves Security, was all updates (medium)"],
  "aws_ssm_patch_baseline.approval_rule__patch_filter__key": [
    "all updates: the filters are written differently and select the same (none)",
    "all updates with an advisory: the filters are written differently and select the same (none)",
    "the filters over all rules are written differently and select the same (none)",
  ],
  "aws_ssm_patch_baseline.approval_rule__patch_filter__values": [
    "a rule approves Other: all updates, was all updates (medium)",
    "a rule approves Other: all updates with an advisory, was all updates with an advisory (medium)",
    "global filters over all rules: Other, was none (medium)",
  ],
  "aws_ssm_patch_baseline.approved_patches": ['"two" is no longer approved by name (low)'],
  "aws_ssm_patch_baseline.approved_patches_compliance_level": [
    "a missing patch that is approved by name counts as: LOW, was HIGH (low)",
  ],
  "aws_ssm_patch_baseline.approved_patches_enable_non_security": [
    "approved by name: only updates with an advisory, was with non-security (low)",
  ],
  "aws_ssm_patch_baseline.available_security_updates_compliance_status": [
    "missing security updates count as: NON_COMPLIANT, was COMPLIANT (low)",
  ],
  "aws_ssm_patch_baseline.description": ["description: other, was description (none)"],
  "aws_ssm_patch_baseline.global_filter": [
    "the filters over all rules are written differently and select the same (none)",
  ],
  "aws_ssm_patch_baseline.global_filter__key": [
    "all updates: the filters are written differently and select the same (none)",
    "all updates with an advisory: the filters are written differently and select the same (none)",
    "the filters over all rules are written differently and select the same (none)",
  ],
  "aws_ssm_patch_baseline.global_filter__values": [
    "a rule approves Other: all updates, was all updates (medium)",
    "a rule approves Other: all updates with an advisory, was all updates with an advisory (medium)",
    "global filters over all rules: Other, was none (medium)",
  ],
  "aws_ssm_patch_baseline.name": ["name: other, was full (low)"],
  "aws_ssm_patch_baseline.operating_system": [
    "replaced (destroyed and re-created), for Amazon Linux 2023 in place of Amazon Linux 2, because operating_system cannot change in place (high)",
  ],
  "aws_ssm_patch_baseline.rejected_patches": [
    'rejected entry "three" is gone (medium)',
    '"four" is rejected now (low)',
  ],
  "aws_ssm_patch_baseline.rejected_patches_action": ["rejected patches may come as dependencies (medium)"],
  "aws_ssm_patch_baseline.source": [
    "repository second is added (high)",
    "source.configuration: a sensitive value changes, not shown (high)",
  ],
  "aws_ssm_patch_baseline.source__configuration": ["source.configuration: a sensitive value changes, not shown (high)"],
  "aws_ssm_patch_baseline.source__name": ["repository other is added (high)", "repository source is gone (medium)"],
  "aws_ssm_patch_baseline.source__products": ["repository source serves other products: + Other, - * (medium)"],
  "aws_ssm_patch_baseline.tags": ["tags: key = other, was value (none)"],
  "aws_ssm_patch_group.baseline_id": [
    "full-baseline_id follows shared-other (shared_other) on Ubuntu Server, was shared (high)",
  ],
  "aws_ssm_patch_group.patch_group": [
    "full-patch_group loses its baseline shared on Ubuntu Server (from then on: the account's default baseline) (high)",
    "other-patch_group now follows shared on Ubuntu Server (until now: the account's default baseline) (medium)",
  ],
};

const plan = readPlan(JSON.stringify(recorded("each-argument").plan));
const { stacks } = reviewStacks([{ name: "each", plan, paths: new Map() }], { at: new Date("2026-11-23T00:00:00Z") });
const changes = new Map(stacks.flatMap((stack) => stack.changes.map((change) => [change.address, change] as const)));

test("each argument of each type has its sentences here", () => {
  expect(EACH_ARGUMENT_ADDRESSES.filter((address) => !(address in TOLD))).toEqual([]);
});

test.each(Object.entries(TOLD))("says what a change of %s means", (address, sentences) => {
  const details = changes.get(address)?.details ?? [];

  expect(details.map(({ says, risk }) => `${says} (${risk})`)).toEqual(sentences);
});

test("no argument changes without a word about it", () => {
  const silent = [...changes.values()].filter(({ details }) => details.some(({ kind }) => kind === "nothing-visible"));

  expect(silent.map(({ address }) => address)).toEqual([]);
});

test("a task that names no hook of the document with hooks is warned of, for it does what the other one does", () => {
  const ofTask = stacks.flatMap(({ findings }) => findings.filter(({ key }) => key.endsWith("_task.task_arn")));

  expect(ofTask.map(({ checkId, message, risk }) => `${checkId} ${message} (${risk})`)).toEqual([
    "PM735 expected at least one of parameter PreInstallHookDocName, parameter PostInstallHookDocName or parameter OnExitHookDocName, but all are missing; leave hooks out (medium)",
  ]);
});

test("arguments that may hold credentials are hidden also where nobody marks them as sensitive", () => {
  const marked = JSON.stringify(recorded("each-argument").plan);
  const unmarked = JSON.parse(marked, (name, value) => (/_sensitive$/.test(name) ? {} : value));
  const [stack] = reviewStacks([{ name: "each", plan: readPlan(JSON.stringify(unmarked)), paths: new Map() }], {
    at: new Date("2026-11-23T00:00:00Z"),
  }).stacks;

  const told = stack?.changes.flatMap(({ details }) => details.map(({ says }) => says)) ?? [];
  expect([...new Set(told.filter((says) => says.endsWith("not shown")))].sort()).toEqual([
    "source.configuration: a sensitive value changes, not shown",
    "task_invocation_parameters.lambda_parameters.client_context: a sensitive value changes, not shown",
    "task_invocation_parameters.lambda_parameters.payload: a sensitive value changes, not shown",
    "task_invocation_parameters.step_functions_parameters.input: a sensitive value changes, not shown",
  ]);
});
