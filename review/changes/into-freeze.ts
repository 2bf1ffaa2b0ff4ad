import type { Keyed } from "../../model/environment/patch-environment-model";
import type { MaintenanceWindowModel } from "../../model/maintenance-window/maintenance-window-model";
import { restingWindows } from "../../model/patching/runs/going-on";
import { installs } from "../../model/patching/ways/installing-task";
import { momentOfDate } from "../../model/schedule/grammar/window-dates";
import { counted } from "../../model/text/wording";
import { isKnown, type Knowable } from "../../model/values/unknown";
import { type Detail, detail } from "./detail";
import { dayText } from "./timing-changes";
import { patternOf } from "./window-pattern";

type Window = Keyed<MaintenanceWindowModel>;

/** What installs once and comes to lie in days on which other windows rest. */
export function intoFreeze(before: Window, after: Window, windows: ReadonlyMap<string, Window>): readonly Detail[] {
  const [was, is] = [startOf(before), startOf(after)];
  if (is === undefined || was === is || !after.tasks.some(installs)) return [];
  const found = restingWindows(windows).find(([{ endDate }, { startDate }]) => {
    const [from, until] = [momentOf(endDate), momentOf(startDate)];
    const lies = (moment: number) => from <= moment && moment < until;
    return lies(is) && !(was !== undefined && lies(was));
  });
  if (found === undefined) return [];
  const days = was === undefined ? 0 : Math.floor((is - was) / DAY);
  const later = days > 0 ? `, ${counted(days, "day")} later` : "";
  const freeze = `from ${dayText("endDate", found[0])} until ${dayText("startDate", found[1])}`;
  return [detail("moved-into-freeze", `it is in the change freeze ${freeze} now${later}`)];
}

const DAY = 86_400_000;

function startOf(window: Window): number | undefined {
  const pattern = patternOf(window);
  return pattern.kind === "once" ? pattern.starts[0] : undefined;
}

function momentOf(date: Knowable<string> | undefined): number {
  return (date !== undefined && isKnown(date) ? momentOfDate(date) : undefined) ?? Number.NaN;
}
