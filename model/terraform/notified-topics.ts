import type { NotifiedTopic } from "../maintenance-window/maintenance-window-model";
import { PATCH_EVENT_NAMES, type PatchEvent } from "../patch-operations/notifications/patch-events";
import { endOfArn } from "../text/arn-parts";
import { EVENT_RULE, EVENT_TARGET, isOff } from "./event-rule";
import { eventsIn, isAbout, patternOf } from "./pattern-events";
import { blocksAt, commandsOf, field, listOf } from "./raw-blocks";
import { addressOfReference, literalText } from "./reference-text";
import { chatChannel, SUBSCRIBER_TYPES, topicsSubscribed } from "./topic-subscribers";

const TASK = "aws_ssm_maintenance_window_task";
const TOPIC = "aws_sns_topic";

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
  const subscriptions = SUBSCRIBER_TYPES.flatMap((type) =>
    blocksAt(resource, type).map(([, block]) => ({
      topics: topicsSubscribed(type, block),
      who: chatChannel(type, block) ?? subscriberText(block),
    })),
  );
  const rules = new Map(blocksAt(resource, EVENT_RULE));
  const targets = blocksAt(resource, EVENT_TARGET).flatMap(([, target]) => {
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
      const found = ofRules.flatMap((one) => (one.arn === arn ? eventsOf(one.rule, task) : []));
      const events = PATCH_EVENT_NAMES.filter((event) => found.includes(event));
      const isOfCommand = arn === ofCommand;
      if (arn === undefined || (!isOfCommand && events.length === 0)) return [];
      const subscribers = subscriptions.flatMap(({ topics, who }) => (topics.includes(arn) ? who : []));
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

/** Which of our events a rule is about, where that may be of the task; none for a rule about something else. */
function eventsOf(rule: unknown, task: unknown): readonly PatchEvent[] {
  const pattern = patternOf(field(rule, "event_pattern"));
  const isHere = ["region", "provider"].every((name) => field(rule, name) === field(task, name));
  const detail = field(pattern, "detail");
  const isOfTask =
    isAbout(detail, "window-id", [field(task, "window_id")]) &&
    isAbout(detail, "document-name", [field(task, "task_arn")]);
  return isOff(rule) || !isHere || !isOfTask ? [] : eventsIn(pattern, "some");
}

/** `ops@example.com`, `https hooks.example.com`, `lambda page`, `sms`: no more of an address than tells who it is. */
function subscriberText({ protocol, endpoint }: Record<string, unknown>): string {
  const text = typeof endpoint === "string" ? endpoint : "";
  if (/^[^${}]+@[^${}]+$/.test(text) && /^email/.test(String(protocol))) return text;
  const place = /^https?:\/\/(?:[^/@]*@)?([\w.-]+)/.exec(text)?.[1];
  const name = place ?? endOfArn(text) ?? addressOfReference(text)?.split(".").at(-1);
  return [typeof protocol === "string" ? (literalText(protocol) ?? "others") : "others", name ?? []].flat().join(" ");
}
