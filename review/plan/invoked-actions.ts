import { withoutSecrets } from "./configuration-code";
import type { PlanJson } from "./plan-schema";

/** An action of a provider that Terraform invokes beside the changes of a plan. */
export interface InvokedAction {
  readonly address: string;
  readonly type: string;
  /** What invokes it: `after update of aws_ssm_patch_baseline.Linux`. Absent: whoever planned asked for it. */
  readonly trigger?: string;
  /** All that decides about what it does, without what is sensitive or called a secret. */
  readonly given: unknown;
}

/** The actions of a plan, those that wait for the next one included. */
export function invokedActions(plan: PlanJson): readonly InvokedAction[] {
  const waiting = plan.deferred_action_invocations.map((one) => one.action_invocation);
  return [...plan.action_invocations, ...waiting].map((invocation): InvokedAction => {
    const { address, type, config_values: values, config_sensitive: sensitive, config_unknown: unknown } = invocation;
    const { triggering_resource_address: resource, action_trigger_event: event } =
      invocation.lifecycle_action_trigger ?? {};
    const trigger = resource === undefined ? undefined : `${eventText(event)} of ${resource}`;
    const given = [withoutSecrets(withoutMarked(values, sensitive)), unknown, invocation.lifecycle_action_trigger];
    return { address, type, ...(trigger === undefined ? {} : { trigger }), given };
  });
}

/** `after update`, of what Terraform writes as `AfterUpdate`. */
function eventText(event = "change"): string {
  return event.replace(/(?<=[a-z])[_ ]?(?=[A-Z])|_/g, " ").toLowerCase();
}

/** A value with what its mask marks left out; of a mask that says nothing about a part, the part stays. */
function withoutMarked(value: unknown, mask: unknown): unknown {
  if (mask === true) return "sensitive";
  if (typeof value !== "object" || value === null || typeof mask !== "object" || mask === null) return value;
  const marks = mask as Readonly<Record<string, unknown>>;
  if (Array.isArray(value)) return value.map((entry, index) => withoutMarked(entry, marks[index]));
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, withoutMarked(entry, marks[name])]));
}
