import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { widthOf } from "../../model/text/aligned";
import { jsonText } from "../../model/text/json";
import type { Console } from "../console/console";
import { answerIn, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { givenMoment } from "../forms/given-moment";
import { checkGroup } from "../stacks/check-group";
import { type MeantNodes, meantStacks } from "../stacks/meant-stacks";
import { readStacks } from "../stacks/read-stacks";
import { zoneDataLines } from "../stacks/zone-data-lines";
import { arrivalCsv } from "./arrival-csv";
import { arrivalRows } from "./arrival-rows";
import { emergencyNote } from "./emergency-note";
import { ARRIVAL_FORMS, type ArrivalForm } from "./forms";
import { patchArrivals } from "./patch-arrivals";
import { arrivalTable } from "./print-arrival";
import { patchArrivalCsv, patchArrivalLines } from "./print-patch-arrivals";

/** What was typed behind `cdktf-patch arrival`. */
export interface ArrivalArguments extends FormArguments, MeantNodes {
  readonly app: string;
  readonly at?: string;
}

/** Tells how long patches take to be on every node, or when those of lists are installed. @throws BadInput */
export async function runArrival(files: readonly string[], given: ArrivalArguments, console: Console): Promise<void> {
  const chosen = chosenForms(given, ARRIVAL_FORMS, console);
  const at = givenMoment("--at", given.at, console) ?? console.now();
  const stacks = readStacks(given.app, console.cwd);
  const meant = meantStacks(stacks, given);
  const isMeant = ({ stack }: { readonly stack: string }) => meant.some(({ name }) => name === stack);
  if (given.group !== undefined) checkGroup(given.group, meant);
  const width = widthOf(console.stdout);
  if (files.length > 0) {
    const arrivals = await patchArrivals(files, stacks, { at, console, patchGroup: given.group, isMeant });
    const rings = [...new Set(meant.map(({ note, name }) => note?.ring ?? name))];
    const renderers: Readonly<Record<ArrivalForm, () => Iterable<string>>> = {
      terminal: () => [
        ...patchArrivalLines(arrivals, rings, width),
        ...emergencyNote(meant, at, given.group, width),
        ...zoneDataLines(meant, at),
      ],
      csv: () => patchArrivalCsv(arrivals.patches, rings),
      json: () => [`${jsonText({ timeZoneData: ZONE_DATA_RELEASE, ...arrivals }, 2)}\n`],
    };
    return answerIn(chosen, (form) => renderers[form](), console);
  }
  // Runs are reckoned from the beginning of a day on, so that an answer holds for a day.
  const today = new Date(at.toISOString().slice(0, 10));
  const rows = arrivalRows(stacks, today, given.group).filter(isMeant);
  const renderers: Readonly<Record<ArrivalForm, () => Iterable<string>>> = {
    terminal: () => [
      ...arrivalTable(rows, width),
      ...emergencyNote(meant, at, given.group, width),
      ...zoneDataLines(meant, today),
    ],
    csv: () => arrivalCsv(rows),
    json: () => [`${jsonText({ timeZoneData: ZONE_DATA_RELEASE, arrivals: rows }, 2)}\n`],
  };
  return answerIn(chosen, (form) => renderers[form](), console);
}
