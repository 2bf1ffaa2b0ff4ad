import { lastPart } from "../../model/text/arn-parts";
import { type Detail, detail } from "../changes/detail";
import { canonical } from "../changes/differences";
import { labelOf } from "../changes/label";
import type { PlannedResource } from "../plan/planned-resource";
import { EVENT_RULE, EVENT_TARGET, isOfPatchEvents } from "../plan/used-by-patching";
import type { Views } from "./node-views";
import { differs, isRemoved, textsOf } from "./planned-texts";
import { parsed } from "./resource-groups";
import { by, changes, gone } from "./used-by";
import { commandOf, usersOf } from "./way-users";

// Who learns how runs go: topics with their policies and subscriptions, and rules of EventBridge that report to them.

type Changes = (resource: PlannedResource, views: Views) => readonly Detail[];

export const NOTIFICATION_CHANGES: Readonly<Record<string, Changes>> = {
  aws_sns_topic: (resource, views) => {
    const users = reportingTo("arn", resource, views, resource);
    if (users.length === 0) return [];
    if (isRemoved(resource)) return [gone("topic", resource, by(users, "to which", "reports", "report"))];
    return differs(resource, "policy", "kms_master_key_id")
      ? [changes("topic", resource, by(users, "to which", "reports", "report"), "policy", "kms_master_key_id")]
      : [];
  },
  aws_sns_topic_policy: (resource, views) => {
    const users = reportingTo("arn", resource, views);
    if (users.length === 0 || !differs(resource, "policy", "arn")) return [];
    const of = by(users, "that of the topic to which", "reports", "report");
    return [changes("policy", resource, of, "policy", "arn")];
  },
  aws_sns_topic_subscription: (resource, views) => {
    const users = reportingTo("topic_arn", resource, views, resource);
    const how = users.length === 0 ? undefined : lostBySubscription(resource, by(users, "what", "reports", "report"));
    return how === undefined
      ? []
      : [detail("subscription-gone", `the subscription ${labelOf(resource.address)} ${how}`)];
  },
  [EVENT_RULE]: (resource) => {
    const { before, after, address } = resource;
    if (!isOfPatchEvents(before?.event_pattern) || isOff(before)) return [];
    const told = (what: string) => [detail("notifications-gone", `the event rule ${labelOf(address)} ${what}`)];
    const nobody = "nobody is notified of its events";
    if (after === undefined) return told(`goes away: ${nobody}`);
    if (isOff(after)) return told(`is disabled: ${nobody}`);
    if (isRemoved(resource)) return told(`${REPLACED}: ${nobody} in between`);
    const [was, is] = [before, after].map((values) => parsed(String(values?.event_pattern)));
    return is !== undefined && narrows(was, is) ? told("is about fewer or other events") : [];
  },
  [EVENT_TARGET]: (resource, { reporting }) => {
    const [arn, now] = [resource.before, resource.after].map((values) => values?.arn);
    if (typeof arn !== "string" || (resource.after !== undefined && (typeof now !== "string" || now === arn)))
      return [];
    const rules = reporting.filter(({ names }) => textsOf(resource, "rule").some((name) => names.includes(name)));
    return rules.map(({ label }) => detail("subscription-gone", `${label} no longer notifies ${lastPart(arn)}`));
  },
};

const REPLACED = "is replaced (destroyed and re-created)";

/** What the endpoint of a subscription loses of what is reported. Only people and web addresses have to confirm one. */
function lostBySubscription(resource: PlannedResource, what: string): string | undefined {
  const { before, after } = resource;
  if (before === undefined) return undefined;
  if (after === undefined) return `goes away: its endpoint no longer gets ${what}`;
  const whose = before.endpoint === after.endpoint ? "its" : "another";
  if (!isRemoved(resource))
    return differs(resource, "filter_policy", "filter_policy_scope")
      ? `has another filter: its endpoint may get less of ${what}`
      : undefined;
  return /^(email|http)/.test(String(after.protocol))
    ? `${REPLACED}: ${whose} endpoint gets ${what} only once it is confirmed`
    : `${REPLACED}: ${whose} endpoint misses ${what} in between`;
}

function isOff(values: PlannedResource["before"]): boolean {
  return values?.state === "DISABLED" || values?.is_enabled === false;
}

/** Whether an event that a pattern matched may match it no more. */
function narrows(was: unknown, is: unknown): boolean {
  if (Array.isArray(was) && Array.isArray(is)) {
    const left = is.map(canonical);
    return was.some((one) => !left.includes(canonical(one)));
  }
  const old = Object(was);
  return Object.entries(Object(is)).some(([key, value]) => !Object.hasOwn(old, key) || narrows(old[key], value));
}

/** The ways that report to a topic, and the event rules that do, in a sentence. */
function reportingTo(argument: string, resource: PlannedResource, views: Views, itself?: PlannedResource) {
  const topics = textsOf(resource, argument);
  const reports = (arn: unknown) => topics.includes(String(arn));
  const ways = usersOf(views, (way) => reports(commandOf(way)?.notificationConfig?.notificationArn), itself);
  return [...views.reporting.filter(({ targets }) => targets.some(reports)).map(({ label }) => label), ...ways].sort();
}
