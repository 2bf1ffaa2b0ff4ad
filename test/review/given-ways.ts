import { type GivenResource, planWith, reviewWith, sentencesOf } from "./given-plans";

export const ROLE = "arn:aws:iam::123456789012:role/task";
const WINDOW_ID = "mw-0123456789abcdef0";
const TARGET_ID = "12345678-1234-1234-1234-123456789012";

export const kept = (address: string, values: object): GivenResource => ({ address, before: values, after: values });
export const made = (address: string, after: object): GivenResource => ({ address, after });
export const changed = (address: string, before: object, after: object | null): GivenResource => ({
  address,
  before,
  after,
});
export const removed = (address: string, before: object): GivenResource => changed(address, before, null);
export const replaced = (address: string, before: object, after: object): GivenResource => ({
  ...changed(address, before, after),
  isReplaced: true,
});

/** A group with a window on it, which do not change. */
const AROUND: readonly GivenResource[] = [
  kept("aws_ssm_patch_group.web", { patch_group: "web", baseline_id: "pb-0123456789abcdef0" }),
  kept("aws_ssm_maintenance_window.sunday", {
    id: WINDOW_ID,
    name: "sunday",
    schedule: "cron(0 2 ? * SUN *)",
    duration: 3,
    cutoff: 1,
    enabled: true,
  }),
  kept("aws_ssm_maintenance_window_target.web", {
    id: TARGET_ID,
    window_id: WINDOW_ID,
    resource_type: "INSTANCE",
    targets: [{ key: "tag:PatchGroup", values: ["web"] }],
  }),
];

export function task(type: string, document: string, invocation: object): object {
  return {
    window_id: WINDOW_ID,
    task_type: type,
    task_arn: document,
    targets: [{ key: "WindowTargetIds", values: [TARGET_ID] }],
    max_concurrency: "1",
    max_errors: "1",
    service_role_arn: ROLE,
    task_invocation_parameters: [invocation],
  };
}

const parameter = (parameters: object) =>
  Object.entries(parameters).map(([name, value]) => ({ name, values: [value] }));
export const command = (document: string, parameters: object, more: object = {}) =>
  task("RUN_COMMAND", document, { run_command_parameters: [{ parameter: parameter(parameters), ...more }] });
export const automation = (document: string, parameters: object) =>
  task("AUTOMATION", document, { automation_parameters: [{ parameter: parameter(parameters) }] });

export function association(document: string, parameters: object, more: object = {}): object {
  return {
    name: document,
    parameters,
    targets: [{ key: "InstanceIds", values: ["*"] }],
    schedule_expression: "cron(0 2 ? * SUN *)",
    apply_only_at_cron_interval: true,
    ...more,
  };
}

/** A policy by which Systems Manager may do something, and others beside it. */
export const lettingIn = (Action: string, ...others: readonly string[]) =>
  JSON.stringify({
    Statement: [{ Service: "ssm.amazonaws.com" }, ...others].map((Principal) => ({
      Effect: "Allow",
      Action,
      Principal,
    })),
  });

/** Why what changes weighs what it does, with its risk. */
export function reasonsOf(...resources: readonly GivenResource[]): readonly string[] {
  const { stacks } = reviewWith(planWith([...AROUND, ...resources]));
  const details = stacks.flatMap(({ changes }) => changes.flatMap((change) => change.details));
  return details.flatMap(({ risk, why }) => (why === undefined ? [] : [`${risk}: ${why}`]));
}

/** What is said of what changes, with the weight of all of it in front. */
export function told(...resources: readonly GivenResource[]): readonly string[] {
  const review = reviewWith(planWith([...AROUND, ...resources]));
  return [
    review.risk,
    ...sentencesOf(review)
      .filter((sentence) => !sentence.endsWith(": only computed values change"))
      .map((sentence) => sentence.slice(sentence.indexOf(": ") + 2)),
  ];
}

export const TASK = "aws_ssm_maintenance_window_task.it";
export const ASSOCIATION = "aws_ssm_association.it";

export const quickSetup = (type: string, parameters: object) => ({
  name: "setup",
  configuration_definition: [{ type, parameters }],
});
export const SETUP = "aws_ssmquicksetup_configuration_manager.it";

export const tags = (all: object) => ({ tags: all, tags_all: all });
