import { PATCH_DOCUMENT_NAMES } from "../../maintenance-window/patch-documents";

/** What EventBridge is asked to look for, as the JSON of a rule's `event_pattern`. */
export interface EventPattern {
  readonly source: readonly string[];
  readonly "detail-type": readonly string[];
  readonly detail: Readonly<Record<string, readonly string[]>>;
}

export interface PatchEventFacts {
  /** Said of the rule. */
  readonly description: string;
  readonly detailType: string;
  /** The name of the state within `detail`. */
  readonly stateKey: string;
  /** States worth an answer; success and the way there are left out. */
  readonly states: readonly string[];
  /** What else `detail` must hold. */
  readonly detail?: Readonly<Record<string, readonly string[]>>;
  /** Whether `detail` names the window, so that the rule can be about certain windows. */
  readonly namesWindow: boolean;
  readonly source: string;
}

const SOURCE = "maintenance window facts, F";
/** AWS's page and its API spell the word differently, and nobody has said which one arrives. */
const CANCELLED = ["CANCELLED", "CANCELED"];
const CANCELLED_COMMAND = ["Cancelled", "Canceled"];
const NOT_WELL = ["FAILED", "TIMED_OUT", ...CANCELLED];
const COMMAND_NOT_WELL = ["Failed", "TimedOut", ...CANCELLED_COMMAND];
const OUR_DOCUMENTS = { "document-name": PATCH_DOCUMENT_NAMES };

/** Events of patching that went wrong, or would. Delivery is best effort. */
export const PATCH_EVENTS = {
  windowExecution: {
    description: "A maintenance window failed, timed out, was cancelled, or was skipped",
    detailType: "Maintenance Window Execution State-change Notification",
    stateKey: "status",
    states: [...NOT_WELL, "SKIPPED_OVERLAPPING"],
    namesWindow: true,
    source: SOURCE,
  },
  taskExecution: {
    description: "A task of a maintenance window failed, timed out or was cancelled",
    detailType: "Maintenance Window Task Execution State-change Notification",
    stateKey: "status",
    states: NOT_WELL,
    namesWindow: true,
    source: SOURCE,
  },
  targetInvocation: {
    description: "A task of a maintenance window failed, timed out or was cancelled on some of its targets",
    detailType: "Maintenance Window Task Target Invocation State-change Notification",
    stateKey: "status",
    states: NOT_WELL,
    namesWindow: true,
    source: SOURCE,
  },
  command: {
    description: "A patch command failed, timed out or was cancelled",
    detailType: "EC2 Command Status-change Notification",
    stateKey: "status",
    states: COMMAND_NOT_WELL,
    detail: OUR_DOCUMENTS,
    namesWindow: false,
    source: SOURCE,
  },
  commandInvocation: {
    description: "A patch command failed, timed out or was cancelled on a node",
    detailType: "EC2 Command Invocation Status-change Notification",
    stateKey: "status",
    states: COMMAND_NOT_WELL,
    detail: OUR_DOCUMENTS,
    namesWindow: false,
    source: SOURCE,
  },
  compliance: {
    description: "A node stopped being compliant with its patch baseline",
    detailType: "Configuration Compliance State Change",
    stateKey: "compliance-status",
    states: ["non_compliant"],
    detail: { "compliance-type": ["Patch"] },
    namesWindow: false,
    source: SOURCE,
  },
} satisfies Record<string, PatchEventFacts>;

export type PatchEvent = keyof typeof PATCH_EVENTS;
export const PATCH_EVENT_NAMES = Object.keys(PATCH_EVENTS) as readonly PatchEvent[];

/** Where all of these events come from. */
export const EVENT_SOURCE = "aws.ssm";

/**
 * The pattern of one kind of event.
 *
 * @param windowIds - only these windows, where the event names one; none: every window of the account and Region
 */
export function eventPattern(event: PatchEvent, windowIds: readonly string[] = []): EventPattern {
  const facts: PatchEventFacts = PATCH_EVENTS[event];
  return {
    source: [EVENT_SOURCE],
    "detail-type": [facts.detailType],
    detail: {
      [facts.stateKey]: facts.states,
      ...facts.detail,
      ...(facts.namesWindow && windowIds.length > 0 ? { "window-id": windowIds } : {}),
    },
  };
}
