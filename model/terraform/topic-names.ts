import { endOfArn } from "../text/arn-parts";
import { blocksAt, commandsOf, field, listOf } from "./raw-blocks";
import { addressOfReference, literalText } from "./reference-text";

const TASK = "aws_ssm_maintenance_window_task";
const TOPIC = "aws_sns_topic";

/**
 * By which name people know the topics that tasks tell: its own, the id of its construct where Terraform makes the name,
 * or the end of an ARN, whatever stands before it.
 *
 * @param json - Terraform's JSON, which may be anything
 */
export function topicNames(json: unknown): ReadonlyMap<string, string> {
  const { resource, data } = json as { readonly resource?: unknown; readonly data?: unknown };
  const topics = new Map<string, string>([
    ...blocksAt(resource, TOPIC).map(([name, block]) => [`${TOPIC}.${name}`, nameOf(name, block)] as const),
    ...blocksAt(data, TOPIC).map(([name, block]) => [`data.${TOPIC}.${name}`, nameOf(name, block)] as const),
  ]);
  const names = blocksAt(resource, TASK).flatMap(([name, task]) => {
    const [arn] = commandsOf(task)
      .flatMap((command) => listOf(field(command, "notification_config")))
      .map((config) => field(config, "notification_arn"));
    if (typeof arn !== "string") return [];
    const known = topics.get(addressOfReference(arn) ?? "") ?? endOfArn(arn);
    return known === undefined ? [] : [[`${TASK}.${name}`, known] as const];
  });
  return new Map(names);
}

function nameOf(label: string, topic: unknown): string {
  const name = field(topic, "name");
  const given = typeof name === "string" ? literalText(name) : undefined;
  const path = field(field(field(topic, "//"), "metadata"), "path");
  const ids = typeof path === "string" ? path.split("/") : [];
  return given ?? ids.filter((id) => id !== "Default").at(-1) ?? label;
}
