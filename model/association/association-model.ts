import type { DeadlineModel } from "../deadlines/deadline-model";
import type { TargetSelectionModel } from "../maintenance-window/maintenance-window-model";
import type { Knowable } from "../values/unknown";
import type { S3OutputModel } from "./s3-output";

/** A State Manager association, which runs a document on nodes, as plain data. */
export interface AssociationModel {
  readonly associationName?: Knowable<string>;
  /** Name or ARN of the document; `name` in Terraform. */
  readonly document: Knowable<string>;
  readonly documentVersion?: Knowable<string>;
  /** The document's parameters, by name. In an association each is one string. */
  readonly parameters: Knowable<Readonly<Record<string, Knowable<string>>>>;
  /** Every entry must hold for a node. Empty: it runs nowhere. */
  readonly targets: Knowable<readonly Knowable<TargetSelectionModel>[]>;
  /** `cron(…)`, `rate(…)` or `at(…)`, in UTC. Absent: it runs once, when it is created. */
  readonly scheduleExpression?: Knowable<string>;
  /** False: it also runs when it is created, at each change of it, and when a node joins its targets. */
  readonly applyOnlyAtCronInterval: Knowable<boolean>;
  /** Change Calendars: it runs only while they are open. */
  readonly calendarNames?: Knowable<readonly Knowable<string>[]>;
  /** A count, or a percentage such as `10%`. */
  readonly maxConcurrency?: Knowable<string>;
  readonly maxErrors?: Knowable<string>;
  readonly complianceSeverity?: Knowable<string>;
  /** `AUTO` or `MANUAL`. */
  readonly syncCompliance?: Knowable<string>;
  readonly automationTargetParameterName?: Knowable<string>;
  /** Seconds for which Terraform waits at creation until it has run on all nodes. */
  readonly waitForSuccessTimeoutSeconds?: Knowable<number>;
  readonly outputLocation?: Knowable<S3OutputModel>;
  /** Within how many days patches are to be on every node. Terraform does not hold it, so a plan leaves it out. */
  readonly patchWithin?: DeadlineModel;
  readonly tags: Knowable<Readonly<Record<string, Knowable<string>>>>;
  readonly region?: Knowable<string>;
}
