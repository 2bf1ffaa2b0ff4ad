import { PATCH_EVENTS } from "../../model/patch-operations/notifications/patch-events";
import { EVENT_RULE, EVENT_TARGET, isOff, isOfPatchEvents } from "../../model/terraform/event-rule";
import { eventsIn, patternOf } from "../../model/terraform/pattern-events";
import { chatChannel, SUBSCRIBER_TYPES, topicsSubscribed } from "../../model/terraform/topic-subscribers";
import { lastPart } from "../../model/text/arn-parts";
import { asClause } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import { type Detail, detail } from "../changes/detail";
import { canonical } from "../changes/differences";
import type { PlannedResource } from "../plan/planned-resource";
import type { Views } from "./node-views";
import { differs, isRemoved, textsOf } from "./planned-texts";
import { by, changes, gone } from "./used-by";
import { commandOf, usersOf } from "./way-users";

// Who learns how runs go: topics with their policies and subscriptions, and rules of EventBridge that report to them.

type Changes = (resource: PlannedResource, views: Views) => readonly Detail[];

export const NOTIFICATION_CHANGES: Readonly<Record<string, Changes>> = {
  aws_sns_topic: (resource, views) => {
    const users = reportingTo(textsOf(resource, "arn"), views, resource);
    if (users.length === 0) return [];
    if (isRemoved(resource)) return [gone("topic", resource, by(users, "to which", "reports", "report"))];
    return differs(resource, "policy", "kms_master_key_id")
      ? [changes("topic", resource, by(users, "to which", "reports", "report"), "policy", "kms_master_key_id")]
      : [];
  },
  aws_sns_topic_policy: (resource, views) => {
    const users = reportingTo(textsOf(resource, "arn"), views);
    if (users.length === 0 || !differs(resource, "policy", "arn")) return [];
    const of = by(users, "that of the topic to which", "reports", "report");
    return [changes("policy", resource, of, "policy", "arn")];
  },
  ...Object.fromEntries(SUBSCRIBER_TYPES.map((type) => [type, subscriptionChanges])),
  [EVENT_RULE]: (resource, views) => {
    const { before, after } = resource;
    if (!isOfPatchEvents(before?.event_pattern) || isOff(before)) return [];
    const told = (what: string) => [detail("notifications-gone", `the event rule ${what}`)];
    const what = eventsIn(patternOf(before?.event_pattern), "every").map((one) => PATCH_EVENTS[one].description);
    const which = what.length === 0 ? "" : ` (${what.map(asClause).join("; ")})`;
    const nobody = `nobody is notified of its events${which}`;
    if (after === undefined) return told(`goes away: ${nobody}`);
    if (isOff(after)) return told(`is disabled: ${nobody}`);
    if (isRemoved(resource)) return told(`${REPLACED}: ${nobody} in between`);
    const [was, is] = [before, after].map((values) => patternOf(values?.event_pattern));
    return is !== undefined && narrows(was, is, views.gone) ? told("is about fewer or other events") : [];
  },
  [EVENT_TARGET]: (resource, { reporting }) => {
    const [arn, now] = [resource.before, resource.after].map((values) => values?.arn);
    if (typeof arn !== "string" || (resource.after !== undefined && (typeof now !== "string" || now === arn)))
      return [];
    const rules = reporting.filter(({ names }) => textsOf(resource, "rule").some((name) => names.includes(name)));
    return rules.map(({ label }) => detail("subscription-gone", `${label} no longer notifies ${lastPart(arn)}`));
  },
};

function subscriptionChanges(resource: PlannedResource, views: Views): readonly Detail[] {
  const { type, before, after } = resource;
  if (before === undefined) return [];
  const [old, now] = [before, after].map((values) => topicsSubscribed(type, values));
  const left = (old ?? []).filter((arn) => !isAmong(arn, now ?? []));
  const isChat = chatChannel(type, before) !== undefined;
  // A channel that goes on with a topic is no subscription that goes away.
  const isGone = after === undefined || (isChat && left.length > 0);
  const users = reportingTo(isGone ? left : [...(old ?? []), ...(now ?? [])], views, resource);
  const heard = isChat && users.includes(RULE) ? [RULE] : users;
  const how =
    users.length === 0 ? undefined : lostBySubscription(resource, isGone, by(heard, "what", "reports", "report"));
  if (how === undefined) return [];
  const beside = views.subscribed.filter((one) =>
    left.some((arn) => isAmong(arn, topicsSubscribed(one.type, one.after))),
  );
  const [kind, last] =
    isGone && beside.length === 0
      ? (["notifications-lost", ", and nobody else here does"] as const)
      : (["subscription-gone", ""] as const);
  const isForChatsAlone = isGone && heard.some((one) => one !== RULE) && beside.length > 0;
  const alone =
    isForChatsAlone && beside.every((one) => chatChannel(one.type, one.after ?? {}) !== undefined)
      ? "; a chat channel gets what event rules report alone"
      : "";
  return [detail(kind, `the subscription ${how}${last}${alone}`)];
}

/** Whether a topic is, or may be, among those that are subscribed. */
function isAmong(arn: unknown, topics: readonly unknown[]): boolean {
  return topics.some((one) => !isKnown(one) || one === arn);
}

/** Who loses a subscription; an address of the web may end with what nobody should read. */
function endpointOf({ type, before = {} }: PlannedResource): string {
  const { endpoint } = before;
  const channel = chatChannel(type, before);
  if (channel !== undefined) return channel;
  if (typeof endpoint !== "string" || endpoint === "") return "its endpoint";
  return /^https?:/.test(endpoint)
    ? endpoint.replace(/^(\w+:\/\/)([^/@]*@)?([^/?]*).*$/, "$1$3/…")
    : lastPart(endpoint);
}

const REPLACED = "is replaced (destroyed and re-created)";

/** What the endpoint of a subscription loses of what is reported. Only people and web addresses have to confirm one. */
function lostBySubscription(resource: PlannedResource, isGone: boolean, what: string): string | undefined {
  const { before = {}, after } = resource;
  const whom = endpointOf(resource);
  if (isGone || after === undefined) return `goes away: ${whom} no longer gets ${what}`;
  const who = before.endpoint === after.endpoint ? whom : "another endpoint";
  if (!isRemoved(resource))
    return differs(resource, "filter_policy", "filter_policy_scope")
      ? `has another filter: ${whom} may get less of ${what}`
      : undefined;
  return /^(email|http)/.test(String(after.protocol))
    ? `${REPLACED}: ${who} gets ${what} only once it is confirmed`
    : `${REPLACED}: ${who} misses ${what} in between`;
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

/** Which rule it is differs from Region to Region, and nobody calls it by that name. */
const RULE = "an event rule";

/** The ways that report to topics, and the event rules that do, in a sentence. */
function reportingTo(topics: readonly unknown[], views: Views, itself?: PlannedResource): readonly string[] {
  const reports = (arn: unknown) => typeof arn === "string" && topics.includes(arn);
  const ways = usersOf(views, (way) => reports(commandOf(way)?.notificationConfig?.notificationArn), itself);
  return [...(views.reporting.some(({ targets }) => targets.some(reports)) ? [RULE] : []), ...ways].sort();
}
