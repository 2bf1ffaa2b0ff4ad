import {
  PATCH_EVENT_NAMES,
  PATCH_EVENTS,
  type PatchEvent,
  type PatchEventFacts,
} from "../patch-operations/notifications/patch-events";
import { field, listOf } from "./raw-blocks";

/**
 * Which of our events a pattern of EventBridge is about, as far as it says of what kind they are.
 *
 * @param asks - whether each state of an event must be asked for, and nothing but patches
 */
export function eventsIn(pattern: unknown, asks: "some" | "every"): readonly PatchEvent[] {
  const detail = field(pattern, "detail");
  if (field(pattern, "detail-type") === undefined) return [];
  return PATCH_EVENT_NAMES.filter((name) => {
    const { detailType, stateKey, states, detail: more = {} }: PatchEventFacts = PATCH_EVENTS[name];
    return (
      isAbout(pattern, "detail-type", [detailType]) &&
      states[asks]((state) => isAbout(detail, stateKey, [state])) &&
      (asks === "some" || Object.entries(more).every(([key, values]) => isAbout(detail, key, values)))
    );
  });
}

/** Whether a part of a pattern lets some of these values through. */
export function isAbout(part: unknown, name: string, values: readonly unknown[]): boolean {
  const wanted = field(part, name);
  return wanted === undefined || listOf(wanted).some((value) => values.includes(value));
}

export function patternOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
