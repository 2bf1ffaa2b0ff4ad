import { EVENT_RULE, EVENT_TARGET, isOfPatchEvents } from "../../model/terraform/event-rule";
import { SUBSCRIBER_TYPES } from "../../model/terraform/topic-subscribers";
import { grouped } from "../../model/values/grouped";
import { textsIn } from "../../model/values/texts-in";
import type { ConfigurationReferences } from "./configuration-references";
import { isAboutPatching } from "./plan-resources";
import type { PlanJson, ResourceChange } from "./plan-schema";
import { isOfNodes } from "./surrounding-types";

/**
 * What patching refers to, and what that refers to: the role of a task, the key of a topic. So is what stands by that under
 * its name: the policy of such a role, the rules of such a bucket. What nodes need beside patching is not. Of what is
 * deleted the configuration says nothing, and ARNs and names do that stood there before.
 */
export function usedByPatching(
  { resource_changes: changes = [] }: PlanJson,
  references: ConfigurationReferences,
): ReadonlySet<string> {
  const managed = changes.filter(({ mode }) => mode === "managed");
  const byAddress = new Map(managed.map((resource) => [resource.address, resource]));
  // Of the target of a rule it is the ARN of whom that notifies.
  const byArn = grouped(
    managed.filter(({ type }) => type !== EVENT_TARGET),
    ({ change }) => change.before?.arn,
  );
  const refersTo = (one: ResourceChange) => [
    ...references.all(one),
    ...textsIn(one.change.before).flatMap((text) => byArn.get(text)?.map(({ address }) => address) ?? []),
  ];
  const used = new Map<string, ResourceChange>();
  const telling = managed.filter((one) => tellsOfPatching(one, references.all(one), byAddress));
  for (const rule of telling) used.set(rule.address, rule);
  const waiting = [...managed.filter(isAboutPatching), ...telling];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    for (const address of refersTo(one)) {
      const found = byAddress.get(address);
      if (found === undefined || used.has(address) || isAboutPatching(found)) continue;
      used.set(address, found);
      if (!isOfNodes(found.type)) waiting.push(found);
    }
  }
  const byName = grouped([...used.values()].flatMap(namesBefore), ([name]) => name);
  const parts = managed.filter(
    (resource) =>
      !used.has(resource.address) &&
      [...used.values()].some((whole) => isPartOf(resource, whole)) &&
      (references.all(resource).some((address) => isPartOf(resource, used.get(address))) ||
        textsIn(resource.change.before).some((text) =>
          byName.get(text)?.some(([, whole]) => isPartOf(resource, whole)),
        )),
  );
  return new Set([...used.keys(), ...parts.map(({ address }) => address)]);
}

function namesBefore(one: ResourceChange): readonly (readonly [name: unknown, one: ResourceChange])[] {
  const { arn, id, name } = one.change.before ?? {};
  return [...new Set([arn, id, name])].map((text) => [text, one]);
}

/** `aws_s3_bucket_policy` beside an `aws_s3_bucket`; the target of an event rule. */
function isPartOf({ type }: ResourceChange, whole: ResourceChange | undefined): boolean {
  return (
    whole !== undefined &&
    (type.startsWith(`${whole.type}_`) ||
      (whole.type === EVENT_RULE && type === EVENT_TARGET) ||
      (whole.type === "aws_sns_topic" && SUBSCRIBER_TYPES.includes(type)))
  );
}

/** A rule of EventBridge about runs and compliance, or about windows that its pattern takes from the configuration. */
function tellsOfPatching(
  { type, change }: ResourceChange,
  refersTo: readonly string[],
  byAddress: ReadonlyMap<string, ResourceChange>,
): boolean {
  if (type !== EVENT_RULE) return false;
  const patterns = [change.before?.event_pattern, change.after?.event_pattern];
  return (
    patterns.some(isOfPatchEvents) ||
    refersTo.some((address) => {
      const found = byAddress.get(address);
      return found !== undefined && isAboutPatching(found);
    })
  );
}
