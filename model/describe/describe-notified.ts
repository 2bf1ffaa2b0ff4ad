import type { WayOfPatching } from "../patching/ways/way-of-patching";
import { endOfArn } from "../text/arn-parts";
import { printable } from "../text/printable";
import { joined } from "../text/wording";
import { isKnown } from "../values/unknown";
import { NOT_KNOWN_YET } from "./describe-rule";

/** Which topics the commands of ways notify, and of what: `notifies topic patching (Failed, TimedOut)`; undefined: none. */
export function describeNotified(ways: readonly WayOfPatching[]): string | undefined {
  const notified = ways.flatMap((way) => {
    if (way.kind !== "window-task") return [];
    const { runCommand, topicName } = way.task;
    const config = runCommand !== undefined && isKnown(runCommand) ? runCommand.notificationConfig : undefined;
    if (config === undefined) return [];
    const { notificationArn: arn, notificationEvents: events } = config;
    const name = topicName ?? (typeof arn === "string" ? endOfArn(arn) : undefined);
    const named = events !== undefined && isKnown(events) && events.every(isKnown) ? ` (${events.join(", ")})` : "";
    return [`topic ${name === undefined ? NOT_KNOWN_YET : printable(name)}${named}`];
  });
  return notified.length === 0 ? undefined : `notifies ${joined([...new Set(notified)])}`;
}
