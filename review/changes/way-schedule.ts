import { isKnown, type Knowable } from "../../model/values/unknown";
import { changed, type Detail } from "./detail";
import { frequencyText, patternOfTiming, type WindowPattern } from "./window-pattern";

/** When an association or a patch policy works: the expression, and the words for it. */
export interface WaySchedule {
  readonly schedule: Knowable<string> | undefined;
  readonly text: string;
}

/** What changes about when an association or a policy works: `runs: second Sunday 02:00 UTC, was Sun 02:00 UTC; 12 runs …`. */
export function wayScheduleChange(label: string, before: WaySchedule, after: WaySchedule): Detail {
  const change = changed("association-schedule", label, before.text, after.text);
  return { ...change, says: [change.says, ...frequencyText(patternOf(before), patternOf(after))].join("; ") };
}

/** Both run on UTC. Source: other ways facts, A2. */
function patternOf({ schedule }: WaySchedule): WindowPattern {
  return schedule === undefined || !isKnown(schedule) ? { kind: "not known" } : patternOfTiming({ schedule });
}
