import type { Patching } from "../../model/patching/patching";
import { joinedFirst } from "../../model/text/wording";
import { indented } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import type { Stack } from "../stacks/read-stacks";
import { emergencyNotes } from "./emergency-notes";

/** More stacks than this are counted. */
const MOST_NAMED = 6;

/** Each emergency, once for all stacks that have it: `note: the emergency openssl installs once, …`. */
export function emergencyLines(stacks: readonly Stack[], patching: Patching, now: Date): readonly string[] {
  const windows = stacks.flatMap(({ environment }) => environment.maintenanceWindows);
  const zones = [...new Set(windows.flatMap(({ scheduleTimezone: zone }) => (typeof zone === "string" ? zone : [])))];
  const notes = stacks.flatMap(({ name, environment }) =>
    emergencyNotes(patching.of(environment), now, zones).map((note) => ({ note, name })),
  );
  return [...grouped(notes, ({ note }) => note)].flatMap(([note, same]) => {
    // An account has one emergency for each of its Regions.
    const names = [...new Set(same.map(({ name }) => name))];
    const where =
      names.length === stacks.length && stacks.length > 1 ? "in every stack" : `in ${joinedFirst(names, MOST_NAMED)}`;
    return indented(stacks.length === 1 ? note : `${note}, ${where}`, "  ", "");
  });
}
