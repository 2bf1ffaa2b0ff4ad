import type { Patching } from "../../model/patching/patching";
import { joined } from "../../model/text/wording";
import { indented } from "../../model/text/wrap";
import type { Stack } from "../stacks/read-stacks";
import { emergencyNotes } from "./environment-summary";

/** More stacks than this are counted. */
const MOST_NAMED = 6;

/** Each emergency, once for all stacks that have it: `note: the emergency openssl installs once, …`. */
export function emergencyLines(stacks: readonly Stack[], patching: Patching, now: Date): readonly string[] {
  const stacksByNote = new Map<string, string[]>();
  const windows = stacks.flatMap(({ environment }) => environment.maintenanceWindows);
  const zones = [...new Set(windows.flatMap(({ scheduleTimezone: zone }) => (typeof zone === "string" ? zone : [])))];
  for (const { name, environment } of stacks) {
    for (const note of emergencyNotes(patching.of(environment), now, zones)) {
      stacksByNote.set(note, [...(stacksByNote.get(note) ?? []), name]);
    }
  }
  return [...stacksByNote].flatMap(([note, names]) => {
    const where = names.length === stacks.length && stacks.length > 1 ? "in every stack" : namesText(names);
    return indented(stacks.length === 1 ? note : `${note}, ${where}`, "  ", "");
  });
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED);
  const left = names.length - shown.length;
  return `in ${joined(left === 0 ? shown : [...shown, `${left} more`])}`;
}
