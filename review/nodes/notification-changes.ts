import { lastPart } from "../../model/text/arn-parts";
import { type Detail, detail } from "../changes/detail";
import { canonical } from "../changes/differences";
import type { PlannedResource } from "../plan/planned-resource";
import { EVENT_RULE, EVENT_TARGET, isOfPatchEvents } from "../plan/used-by-patching";
import type { Views } from "./node-views";
import { differs, isRemoved, textsOf } from "./planned-texts";
import { parsed } from "./resource-groups";
import { by, changes, gone } from "./used-by";
import { commandOf, usersOf } from "./way-users";

// Who learns how runs go: topics with their policies and subscriptions, and rules of EventBridge that report to them.

export const SUBSCRIPTION = "aws_sns_topic_subscription";

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
  [SUBSCRIPTION]: (resource, views) => {
    const users = reportingTo("topic_arn", resource, views, resource);
    const how = users.length === 0 ? undefined : lostBySubscription(resource, by(users, "what", "reports", "report"));
    if (how === undefined) return [];
    const isLast = resource.after === undefined && !views.subscribed.some(isBeside(resource));
    const [kind, last] = isLast
      ? (["notifications-lost", ", and nobody else here does"] as const)
      : (["subscription-gone", ""] as const);
    return [detail(kind, `the subscription ${how}${last}`)];
  },
  [EVENT_RULE]: (resource, { gone }) => {
    const { before, after } = resource;
    if (!isOfPatchEvents(before?.event_pattern) || isOff(before)) return [];
    const told = (what: string) => [detail("notifications-gone", `the event rule ${what}`)];
    const nobody = "nobody is notified of its events";
    if (after === undefined) return told(`goes away: ${nobody}`);
    if (isOff(after)) return told(`is disabled: ${nobody}`);
    if (isRemoved(resource)) return told(`${REPLACED}: ${nobody} in between`);
    const [was, is] = [before, after].map((values) => parsed(String(values?.event_pattern)));
    return is !== undefined && narrows(was, is, gone) ? told("is about fewer or other events") : [];
  },
  [EVENT_TARGET]: (resource, { reporting }) => {
    const [arn, now] = [resource.before, resource.after].map((values) => values?.arn);
    if (typeof arn !== "string" || (resource.after !== undefined && (typeof now !== "string" || now === arn)))
      return [];
    const rules = reporting.filter(({ names }) => textsOf(resource, "rule").some((name) => names.includes(name)));
    return rules.map(({ label }) => detail("subscription-gone", `${label} no longer notifies ${lastPart(arn)}`));
  },
};

/** Whether a subscription is, or may be, of the same topic as another one. */
function isBeside({ before }: PlannedResource): (one: PlannedResource) => boolean {
  return ({ after }) => typeof after?.topic_arn !== "string" || after.topic_arn === before?.topic_arn;
}

/** Who loses a subscription; an address of the web may end with what nobody should read. */
function endpointOf({ before }: PlannedResource): string {
  const { endpoint } = before ?? {};
  if (typeof endpoint !== "string" || endpoint === "") return "its endpoint";
  return /^https?:/.test(endpoint)
    ? endpoint.replace(/^(\w+:\/\/)([^/@]*@)?([^/?]*).*$/, "$1$3/…")
    : lastPart(endpoint);
}

const REPLACED = "is replaced (destroyed and re-created)";

/** What the endpoint of a subscription loses of what is reported. Only people and web addresses have to confirm one. */
function lostBySubscription(resource: PlannedResource, what: string): string | undefined {
  const { before, after } = resource;
  if (before === undefined) return undefined;
  const whom = endpointOf(resource);
  if (after === undefined) return `goes away: ${whom} no longer gets ${what}`;
  const who = before.endpoint === after.endpoint ? whom : "another endpoint";
  if (!isRemoved(resource))
    return differs(resource, "filter_policy", "filter_policy_scope")
      ? `has another filter: ${whom} may get less of ${what}`
      : undefined;
  return /^(email|http)/.test(String(after.protocol))
    ? `${REPLACED}: ${who} gets ${what} only once it is confirmed`
    : `${REPLACED}: ${who} misses ${what} in between`;
}

function isOff(values: PlannedResource["before"]): boolean {
  return values?.state === "DISABLED" || values?.is_enabled === false;
}

/** Whether an event that a pattern matched may match it no more; what is gone has none. */
function narrows(was: unknown, is: unknown, gone: ReadonlySet<unknown>): boolean {
  if (Array.isArray(was) && Array.isArray(is)) {
    const left = is.map(canonical);
    return was.some((one) => !left.includes(canonical(one)) && !gone.has(one));
  }
  const old = Object(was);
  return Object.entries(Object(is)).some(([key, value]) => !Object.hasOwn(old, key) || narrows(old[key], value, gone));
}

/** The ways that report to a topic, and the event rules that do, in a sentence. */
function reportingTo(argument: string, resource: PlannedResource, views: Views, itself?: PlannedResource) {
  const topics = textsOf(resource, argument);
  const reports = (arn: unknown) => topics.includes(String(arn));
  const ways = usersOf(views, (way) => reports(commandOf(way)?.notificationConfig?.notificationArn), itself);
  // Which rule it is differs from Region to Region, and nobody calls it by that name.
  return [...(views.reporting.some(({ targets }) => targets.some(reports)) ? ["an event rule"] : []), ...ways].sort();
}
