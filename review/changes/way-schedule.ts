import { isKnown, type Knowable } from "../../model/values/unknown";
import { changed, type Detail } from "./detail";
import { frequencyText, patternOfTiming, type WindowPattern } from "./window-pattern";

/** When an association or a patch policy works: the expression, and the words for it. */
export interface WaySchedule {
  readonly schedule: Knowable<string> | undefined;
  readonly text: string;
}

/** What changes about when an association or a policy works: `runs: second Sunday 02:00 UTC, was Sun 02:00 UTC; 12 runs …`. */
export function wayScheduleChange(label: string, before: WaySchedule, after: WaySchedule, scans: boolean): Detail {
  const ended = scans ? "scan-gone" : "association-ends";
  const change = changed(ends(before, after) ? ended : "association-schedule", label, before.text, after.text);
  return { ...change, says: [change.says, ...frequencyText(patternOf(before), patternOf(after))].join("; ") };
}

/** Whether what ran again and again will do so no longer, or for some years alone. */
function ends(before: WaySchedule, after: WaySchedule): boolean {
  const [old, now] = [patternOf(before), patternOf(after)];
  if (old.kind !== "repeats") return false;
  if (now.kind === "repeats") return now.years[1] < old.years[1];
  return after.schedule === undefined || now.kind !== "not known";
}

/** Both run on UTC. Source: other ways facts, A2. */
function patternOf({ schedule }: WaySchedule): WindowPattern {
  return schedule === undefined || !isKnown(schedule) ? { kind: "not known" } : patternOfTiming({ schedule });
}
