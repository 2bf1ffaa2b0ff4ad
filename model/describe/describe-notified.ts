import type { WayOfPatching } from "../patching/ways/way-of-patching";
import { accountOfArn, endOfArn, isAccountId } from "../text/arn-parts";
import { printable } from "../text/printable";
import { joined } from "../text/wording";
import { isKnown } from "../values/unknown";
import { NOT_KNOWN_YET } from "./describe-rule";

/**
 * Which topics the commands of ways notify, and of what: `notifies topic patching (Failed, TimedOut)`, one of another
 * account with its number; undefined: none.
 */
export function describeNotified(ways: readonly WayOfPatching[]): string | undefined {
  const notified = ways.flatMap((way) => {
    if (way.kind !== "window-task") return [];
    const { runCommand, topicName } = way.task;
    const { account } = way.place;
    const config = runCommand !== undefined && isKnown(runCommand) ? runCommand.notificationConfig : undefined;
    if (config === undefined) return [];
    const { notificationArn: arn, notificationEvents: events } = config;
    const name = topicName ?? (typeof arn === "string" ? endOfArn(arn) : undefined);
    const named = events !== undefined && isKnown(events) && events.every(isKnown) ? ` (${events.join(", ")})` : "";
    const owner = typeof arn === "string" ? accountOfArn(arn) : undefined;
    const whose = owner !== undefined && isAccountId(account) && owner !== account ? ` of account ${owner}` : "";
    return [`topic ${name === undefined ? NOT_KNOWN_YET : printable(name)}${whose}${named}`];
  });
  return notified.length === 0 ? undefined : `notifies ${joined([...new Set(notified)])}`;
}
