import type { NotifiedTopic } from "../maintenance-window/maintenance-window-model";
import { PATCH_EVENT_NAMES, PATCH_EVENTS, type PatchEventFacts } from "../patch-operations/notifications/patch-events";
import { endOfArn } from "../text/arn-parts";
import { blocksAt, commandsOf, field, listOf } from "./raw-blocks";
import { addressOfReference, literalText } from "./reference-text";

const TASK = "aws_ssm_maintenance_window_task";
const TOPIC = "aws_sns_topic";
const RULE = "aws_cloudwatch_event_rule";

/**
 * The topics that are told what each task does: by its command, and by rules about its window. They have the name by which
 * people know them: their own, the id of the construct where Terraform makes the name, or the end of an ARN, whatever
 * stands before it.
 *
 * @param json - Terraform's JSON, which may be anything
 */
export function notifiedTopics(json: unknown): ReadonlyMap<string, readonly NotifiedTopic[]> {
  const { resource, data } = json as { readonly resource?: unknown; readonly data?: unknown };
  const names = new Map<string, string>([
    ...blocksAt(resource, TOPIC).map(([name, block]) => [`${TOPIC}.${name}`, nameOf(name, block)] as const),
    ...blocksAt(data, TOPIC).map(([name, block]) => [`data.${TOPIC}.${name}`, nameOf(name, block)] as const),
  ]);
  const subscriptions = blocksAt(resource, "aws_sns_topic_subscription");
  const rules = new Map(blocksAt(resource, RULE));
  const targets = blocksAt(resource, "aws_cloudwatch_event_target").flatMap(([, target]) => {
    const rule = rules.get(/^\$\{aws_cloudwatch_event_rule\.([\w-]+)\.\w+\}$/.exec(String(target.rule))?.[1] ?? "");
    return rule === undefined ? [] : [{ arn: target.arn, rule }];
  });
  const topicsOf = (task: unknown): readonly NotifiedTopic[] => {
    const [ofCommand] = commandsOf(task)
      .flatMap((command) => listOf(field(command, "notification_config")))
      .map((config) => field(config, "notification_arn"));
    const ofRules = targets.filter(({ arn }) => names.has(keyOf(arn)) || /:sns:/.test(String(arn)));
    const arns = new Set([ofCommand, ...ofRules.map(({ arn }) => arn)]);
    return [...arns].flatMap((arn): NotifiedTopic | readonly NotifiedTopic[] => {
      const name = names.get(keyOf(arn)) ?? endOfArn(String(arn));
      const found = ofRules.map((one) => (one.arn === arn ? eventOf(one.rule, task) : undefined));
      const events = PATCH_EVENT_NAMES.filter((event) => found.includes(event));
      const isOfCommand = arn === ofCommand;
      if (arn === undefined || (!isOfCommand && events.length === 0)) return [];
      const subscribers = subscriptions.flatMap(([, one]) => (one.topic_arn === arn ? subscriberText(one) : []));
      return { ...(name === undefined ? {} : { name }), isOfCommand, events, subscribers: [...new Set(subscribers)] };
    });
  };
  const ofTasks = blocksAt(resource, TASK).map(([name, task]) => [`${TASK}.${name}`, topicsOf(task)] as const);
  return new Map(ofTasks.filter(([, topics]) => topics.length > 0));
}

function keyOf(arn: unknown): string {
  return addressOfReference(String(arn)) ?? "";
}

function nameOf(label: string, topic: unknown): string {
  const name = field(topic, "name");
  const given = typeof name === "string" ? literalText(name) : undefined;
  const path = field(field(field(topic, "//"), "metadata"), "path");
  const ids = typeof path === "string" ? path.split("/") : [];
  return given ?? ids.filter((id) => id !== "Default").at(-1) ?? label;
}

/** Which of our events a rule is about, where that may be of the task; undefined for a rule about something else. */
function eventOf(rule: unknown, task: unknown): string | undefined {
  const pattern = patternOf(field(rule, "event_pattern"));
  const about = (part: unknown, name: string, values: readonly unknown[]) => {
    const wanted = field(part, name);
    return wanted === undefined || listOf(wanted).some((value) => values.includes(value));
  };
  const isOff = field(rule, "state") === "DISABLED" || field(rule, "is_enabled") === false;
  const isHere = ["region", "provider"].every((name) => field(rule, name) === field(task, name));
  if (isOff || !isHere || field(pattern, "detail-type") === undefined) return undefined;
  const detail = field(pattern, "detail");
  return PATCH_EVENT_NAMES.find((name) => {
    const facts: PatchEventFacts = PATCH_EVENTS[name];
    return (
      about(pattern, "detail-type", [facts.detailType]) &&
      about(detail, facts.stateKey, facts.states) &&
      about(detail, "window-id", [field(task, "window_id")]) &&
      about(detail, "document-name", [field(task, "task_arn")])
    );
  });
}

function patternOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** `ops@example.com`, `https hooks.example.com`, `lambda page`, `sms`: no more of an address than tells who it is. */
function subscriberText({ protocol, endpoint }: Record<string, unknown>): string {
  const text = typeof endpoint === "string" ? endpoint : "";
  if (/^[^${}]+@[^${}]+$/.test(text) && /^email/.test(String(protocol))) return text;
  const place = /^https?:\/\/(?:[^/@]*@)?([\w.-]+)/.exec(text)?.[1];
  const name = place ?? endOfArn(text) ?? addressOfReference(text)?.split(".").at(-1);
  return [typeof protocol === "string" ? (literalText(protocol) ?? "others") : "others", name ?? []].flat().join(" ");
}
