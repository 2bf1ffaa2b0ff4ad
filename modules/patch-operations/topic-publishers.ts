import type { Construct } from "constructs";
import { publishingStatements } from "../../model/patch-operations/notifications/notification-policies";
import { PATCH_EVENT_NAMES, type PatchEvent } from "../../model/patch-operations/notifications/patch-events";
import type { PatchNotificationsModel } from "../../model/patch-operations/notifications/read-patch-notifications";
import { sourceConditions } from "../../model/patch-operations/policies/source-conditions";
import type { WatchedWindow } from "../../model/patch-operations/task/task-integrations";
import type { Settled } from "../../model/values/unknown";
import type { IamRole, TerraformProvider } from "../framework/framework";
import type { AwsHere } from "./aws-here";
import { PatchEventRule } from "./patch-event-rule";
import { addServiceRole } from "./service-role";
import { tagsOrNothing } from "./tags-or-nothing";

/** What publishes to a topic, whoever made it: a role for Systems Manager, and rules of EventBridge. */
export class TopicPublishers {
  public readonly role: IamRole;
  public readonly rules: Readonly<Partial<Record<PatchEvent, PatchEventRule>>>;
  private readonly windows: WatchedWindow[] = [];

  /** @param region - as it was given, and where nothing was, undefined */
  constructor(
    scope: Construct,
    topic: { readonly arn: string; readonly keyArn: string | undefined },
    written: Settled<PatchNotificationsModel>,
    here: AwsHere,
    { region, provider }: { readonly region?: string; readonly provider?: TerraformProvider },
  ) {
    const tags = tagsOrNothing(written.tags);
    this.role = addServiceRole(
      scope,
      { role: "Role", prefix: "Role" },
      { description: "Publishes notifications about patching", tags },
      publishingStatements(topic.arn, topic.keyArn),
      sourceConditions(written, here, [region]),
      { provider },
    ).role;
    // In the order of the table, so that the order in which a user lists them plans no change.
    const events = PATCH_EVENT_NAMES.filter((event) => written.events.includes(event));
    this.rules = Object.fromEntries(
      events.map((event) => [event, new PatchEventRule(scope, event, topic.arn, { tags, region, provider })]),
    );
  }

  /** From then on, rules about windows tell of those that are watched. */
  public watchWindow(window: WatchedWindow): void {
    if (this.windows.some(({ key }) => key === window.key)) return;
    this.windows.push(window);
    this.windows.sort((a, b) => (a.key < b.key ? -1 : 1));
    const windowIds = this.windows.map(({ windowId }) => windowId);
    for (const rule of Object.values(this.rules)) rule.onlyWindows(windowIds);
  }
}
