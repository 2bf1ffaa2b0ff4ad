import type { NotifiedTopic, WindowTaskModel } from "../maintenance-window/maintenance-window-model";
import type { WayOfPatching } from "../patching/ways/way-of-patching";
import { accountOfArn, endOfArn, isAccountId } from "../text/arn-parts";
import { printable } from "../text/printable";
import { joined, joinedFirst } from "../text/wording";
import { isKnown } from "../values/unknown";
import { NOT_KNOWN_YET } from "./describe-rule";

/** More of those who are notified are counted. */
const MOST_NAMED = 3;

/**
 * Whom ways notify, by which topics, and of what: `notifies ops@example.com by topic patching (Failed, TimedOut)`, a topic
 * of another account with its number, and alone where nobody here subscribes to it; undefined: nobody.
 */
export function describeNotified(ways: readonly WayOfPatching[]): string | undefined {
  const notified = ways.flatMap((way) => {
    if (way.kind !== "window-task") return [];
    const { account } = way.place;
    const config = configOf(way.task);
    const { notificationArn: arn, notificationEvents } = config ?? {};
    const ofCommand = notificationEvents !== undefined && isKnown(notificationEvents) ? notificationEvents : [];
    return topicsOf(way.task).map(({ name = NOT_KNOWN_YET, subscribers, events, isOfCommand }) => {
      const all = [...(isOfCommand && ofCommand.every(isKnown) ? ofCommand : []), ...events];
      const owner = isOfCommand && typeof arn === "string" ? accountOfArn(arn) : undefined;
      const whose = owner !== undefined && isAccountId(account) && owner !== account ? ` of account ${owner}` : "";
      const who = subscribers.length === 0 ? "" : `${describeSubscribers(subscribers)} by `;
      return `${who}topic ${printable(name)}${whose}${all.length === 0 ? "" : ` (${all.join(", ")})`}`;
    });
  });
  return notified.length === 0 ? undefined : `notifies ${joined([...new Set(notified)])}`;
}

export function describeSubscribers(subscribers: readonly string[]): string {
  return joinedFirst(subscribers.map(printable), MOST_NAMED);
}

function configOf({ runCommand }: WindowTaskModel) {
  return runCommand !== undefined && isKnown(runCommand) ? runCommand.notificationConfig : undefined;
}

/** As they were read; of a task that was not read from a stack, what its command says. */
function topicsOf(task: WindowTaskModel): readonly NotifiedTopic[] {
  const config = configOf(task);
  if (task.topics !== undefined || config === undefined) return task.topics ?? [];
  const name = typeof config.notificationArn === "string" ? endOfArn(config.notificationArn) : undefined;
  return [{ ...(name === undefined ? {} : { name }), isOfCommand: true, events: [], subscribers: [] }];
}
