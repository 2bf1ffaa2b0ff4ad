import type { OpeningOfWays } from "../../model/patching/ways/opening-of-ways";
import { counted, joined } from "../../model/text/wording";
import type { CalendarWindow } from "./calendar";

type Kind = CalendarWindow["kind"];

/** What happens to nodes while something is open. */
const OPERATION_WORDS: Readonly<Record<OpeningOfWays["operation"], string>> = {
  install: "install",
  scan: "scan",
  unknown: "another task",
};

export const MAY_REBOOT = "may reboot";

/** In a column, where a line has little room. */
const SHORT_KINDS: Readonly<Record<Kind, string>> = {
  "maintenance window": "window",
  association: "association",
  "patch policy": "policy",
};

/** A window that installs once. */
const EMERGENCY = "emergency";

/** What each of them is and does, for a column; what is the same of all stands in the head alone. */
export function whatOfEach(windows: readonly CalendarWindow[]): {
  readonly head: string;
  readonly cell: (window: CalendarWindow) => string;
} {
  const areAllWindows = windows.every(({ kind }) => kind === "maintenance window");
  const cell = ({ kind, does, isEmergency }: CalendarWindow) => {
    const what = isEmergency ? [EMERGENCY] : areAllWindows ? [] : [SHORT_KINDS[kind]];
    return [...what, ...doesWords(does, isEmergency)].join(", ");
  };
  const [same = "", ...others] = new Set(windows.map(cell));
  if (!areAllWindows || others.length > 0 || same === "") return { head: countedKinds(windows), cell };
  return { head: `${countedKinds(windows)} (${same})`, cell: () => "" };
}

/** `patch policy, scan`: of the schedules of a policy each has its name. Of a window that is no emergency what it does. */
export function longWhat({ kind, does, isEmergency }: CalendarWindow): string {
  const what = isEmergency ? [EMERGENCY] : kind === "maintenance window" ? [] : [kind];
  return [...what, ...doesWords(does, isEmergency)].join(", ");
}

/** `web, db`; nothing of a policy without one: it finds its nodes by other means, and lacks none. */
export function groupsText({ kind, patchGroups }: CalendarWindow): string {
  return patchGroups.join(", ") || (kind === "patch policy" ? "" : "no patch group");
}

/** `2 windows, 1 association and 1 patch policy`: a policy once, whatever its Regions and schedules. */
export function countedKinds(windows: readonly CalendarWindow[]): string {
  const count = (kind: Kind) =>
    new Set(windows.flatMap((one) => (one.kind === kind ? [JSON.stringify([one.stack, one.key])] : []))).size;
  const counts = [
    { number: count("maintenance window"), one: "window", many: "windows" },
    { number: count("association"), one: "association", many: "associations" },
    { number: count("patch policy"), one: "patch policy", many: "patch policies" },
  ];
  return joined(counts.flatMap(({ number, one, many }) => (number === 0 ? [] : [counted(number, one, many)])));
}

/** `install`, `may reboot`; that an emergency installs says its name. */
export function doesWords(does: OpeningOfWays | undefined, isEmergency = false): readonly string[] {
  if (does === undefined) return [];
  return [...(isEmergency ? [] : [OPERATION_WORDS[does.operation]]), ...(does.mayReboot ? [MAY_REBOOT] : [])];
}
