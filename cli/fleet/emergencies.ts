import { patchingOf } from "../../model/patching/patching";
import { nextRunOfWindow } from "../../model/patching/runs/runs-of-opening";
import { theEmergency, windowName } from "../../model/patching/ways/window-name";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { localText } from "../../model/text/moments";
import { counted } from "../../model/text/wording";
import { wrap } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import type { FleetStack } from "./fleet-stacks";

/** An emergency window of an account, which is to come: it stands apart from what rings owe to each other. */
export interface FleetEmergency {
  readonly account: string;
  readonly window: string;
  readonly patchGroups: readonly string[];
  readonly run?: Occurrence;
}

export function emergenciesOf(stacks: readonly FleetStack[], now: Date): readonly FleetEmergency[] {
  return stacks.flatMap(({ environment, note }) => {
    const patching = patchingOf([{ environment }], { from: now });
    const groups = patching.groups.map((group) => ({ group, windows: patching.installRuns(group).emergencies }));
    const windows = new Set(groups.flatMap((one) => one.windows));
    return [...windows].map((window): FleetEmergency => {
      const run = nextRunOfWindow(window, now);
      return {
        account: note.account.name,
        window: windowName(window),
        patchGroups: groups.flatMap((one) => (one.windows.includes(window) ? [one.group.patchGroup] : [])).sort(),
        ...(run === undefined ? {} : { run }),
      };
    });
  });
}

/** A note of each emergency, with the accounts that have it alike. */
export function* emergencyLines(emergencies: readonly FleetEmergency[], width?: number): Generator<string> {
  // An account has one for each of its Regions.
  const alike = grouped(
    emergencies,
    ({ window, run }) => `${theEmergency(window)}${run === undefined ? "" : ` on ${localText(run)}`}`,
  );
  for (const [text, same] of alike) {
    const names = new Set(same.map(({ account }) => account));
    const where = names.size === 1 ? [...names][0] : counted(names.size, "account");
    const note = `Note: ${text} in ${where} adds patches once, and does not count for the ring order.`;
    yield `\n${wrap(note, width).join("\n")}\n`;
  }
}
