import { Construct } from "constructs";
import { eventPattern, PATCH_EVENTS, type PatchEvent } from "../../model/patch-operations/notifications/patch-events";
import { CloudwatchEventRule, CloudwatchEventTarget, type TerraformProvider } from "../framework/framework";

export interface PatchEventRuleOptions {
  readonly tags?: Record<string, string>;
  readonly region?: string;
  readonly provider?: TerraformProvider;
}

/** Publishes one kind of event to a topic: `aws_cloudwatch_event_rule` with its target. */
export class PatchEventRule extends Construct {
  /** The rule, for whatever this class does not cover. */
  public readonly resource: CloudwatchEventRule;
  /** The topic as the rule's target. Without a role: the topic's own policy lets EventBridge publish. */
  public readonly target: CloudwatchEventTarget;

  constructor(
    scope: Construct,
    private readonly event: PatchEvent,
    topicArn: string,
    { tags, region, provider }: PatchEventRuleOptions,
  ) {
    super(scope, event);
    this.resource = new CloudwatchEventRule(this, "Default", {
      description: PATCH_EVENTS[event].description,
      eventPattern: JSON.stringify(eventPattern(event)),
      tags,
      region,
      provider,
    });
    this.target = new CloudwatchEventTarget(this, "Topic", {
      rule: this.resource.name,
      arn: topicArn,
      region,
      provider,
    });
  }

  /** Reports these windows only, where the event names its window. */
  public onlyWindows(windowIds: readonly string[]): void {
    this.resource.eventPattern = JSON.stringify(eventPattern(this.event, windowIds));
  }
}
