import { MILDEST, settled } from "../../model/deadlines/deadline-model";
import { uncountedSpans, uncountedText } from "../../model/deadlines/uncounted-days";
import { describeWindowBrings } from "../../model/describe/describe-window-brings";
import { runsOfWindow } from "../../model/patching/runs/runs-of-opening";
import type { EnvironmentView, KeyedWindow } from "../../model/patching/view/environment-view";
import { isEmergency } from "../../model/patching/ways/emergency";
import { theEmergency, windowName } from "../../model/patching/ways/window-name";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { localTime } from "../../model/schedule/zones/local-time";
import { isUtc } from "../../model/schedule/zones/zone-data-note";
import { localText } from "../../model/text/moments";
import { joined } from "../../model/text/wording";
import { describeNodes } from "../../review/reach/describe-target";

/**
 * Each emergency adds patches, and changes nothing about the weeks: a note, also once it is over.
 *
 * @param zones - by whose clocks its time is told as well
 */
export function emergencyNotes(view: EnvironmentView, now: Date, zones: readonly string[]): readonly string[] {
  return view.windows.filter(isEmergency).flatMap((window) => emergencyText(window, { view, now, zones }));
}

interface NoteContext {
  readonly view: EnvironmentView;
  readonly now: Date;
  readonly zones: readonly string[];
}

function emergencyText(window: KeyedWindow, { view, now, zones }: NoteContext): readonly string[] {
  const runs = runsOfWindow(window, now);
  if (runs.kind !== "runs") return [];
  const [run] = runs.runs.take(1);
  const name = `note: ${theEmergency(windowName(window))}`;
  if (run === undefined) return [`${name} is over: it installs nothing any more`];
  const nodes = joined(window.targets.map(describeNodes));
  const brings = describeWindowBrings(window, view);
  const what = brings === undefined ? "" : ` ${brings}`;
  const when = `${localText(run)}${byOtherClocks(run, zones)}${inFreeze(run, view)}`;
  return [`${name} installs${what} once, ${when}, on ${nodes}`];
}

/** `, in a freeze (2026-12-15 through 2027-01-05)`: in days that a deadline of the environment does not count. */
function inFreeze({ instant }: Occurrence, { groups }: EnvironmentView): string {
  const days = groups.flatMap(({ patchWithin }) => (patchWithin && settled(patchWithin, MILDEST).exceptDuring) ?? []);
  const freeze = days.find((one) =>
    uncountedSpans([one]).some(({ from, until }) => from <= instant.getTime() && instant.getTime() < until),
  );
  return freeze === undefined ? "" : `, in a freeze (${uncountedText([freeze])})`;
}

/** Clocks that are told; who has more of them reckons from UTC. */
const MOST_CLOCKS = 3;

/** ` (Sun 2026-11-29 23:00 Europe/Berlin)` */
function byOtherClocks({ instant, zone }: Occurrence, zones: readonly string[]): string {
  const others = [...new Set(zones)].filter((other) => other !== zone && !isUtc(other));
  const texts = others.map((other) => localText(localTime(instant, other)));
  return texts.length === 0 || texts.length > MOST_CLOCKS ? "" : ` (${joined(texts)})`;
}
