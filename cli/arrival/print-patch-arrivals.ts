import { aboutDays, DAY } from "../../model/arrival/arrival-words";
import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { isUtc } from "../../model/schedule/zones/zone-data-note";
import { aligned, wholeWordWidths } from "../../model/text/aligned";
import { localMinute } from "../../model/text/moments";
import { printable } from "../../model/text/printable";
import { wrap } from "../../model/text/wrap";
import { csvLine } from "../forms/csv";
import type { PatchArrival, PatchArrivals, RingArrival } from "./patch-arrivals";

/** A line for each patch, a column for each ring. */
export function* patchArrivalLines(
  { patches: arrivals, cutOff }: PatchArrivals,
  rings: readonly string[],
  width: number,
): Generator<string> {
  if (arrivals.length === 0) yield "no patch of the list is for a group here\n";
  else yield* table(arrivals, rings, width);
  for (const file of cutOff) {
    for (const line of wrap(`${file} is not whole: its NextToken says that more follow.`, width)) yield `${line}\n`;
  }
}

/** A table where each cell has room for its words; else each patch with a line for each ring. */
function* table(arrivals: readonly PatchArrival[], rings: readonly string[], width: number): Generator<string> {
  const rows = arrivals.map(({ patch, severity = "", released = "", rings: by }) => [
    patch,
    severity,
    released.slice(0, 10),
    ...rings.map((ring) => ringText(by[ring])),
  ]);
  const lines = [["patch", "severity", "released", ...rings], ...rows].map((row) => row.map(printable));
  const hasRoom = wholeWordWidths(lines, width, () => true) !== undefined;
  if (hasRoom) for (const line of aligned(lines, width)) yield `${line}\n`;
  else for (const row of rows) yield* listed(row, rings, width);
  yield "\nWhen the first run begins that may install it on the last group of the ring, and\n";
  yield "days after its release. Why a patch never arrives: cdktf-patch explain, or\n--format csv.\n";
}

function* listed(row: readonly string[], rings: readonly string[], width: number): Generator<string> {
  const [patch = "", severity = "", released = "", ...chances] = row;
  const head = [patch, severity, released === "" ? "" : `released ${released}`].filter(Boolean);
  for (const line of wrap(printable(head.join(" · ")), width)) yield `${line}\n`;
  const isSame = rings.length > 1 && new Set(chances).size === 1;
  const told = isSame ? [["every ring", chances[0] ?? ""]] : rings.map((ring, at) => [ring, chances[at] ?? ""]);
  for (const line of aligned(
    told.map((cells) => cells.map(printable)),
    width - MARGIN,
  ))
    yield `  ${line}\n`;
}

const MARGIN = 2;

function ringText(arrival: RingArrival | undefined): string {
  if (arrival === undefined) return "–";
  const { firstLocal, zone, daysAfterRelease, arrives = "never" } = arrival;
  if (firstLocal === undefined) return arrives;
  const days = daysAfterRelease === undefined ? "" : ` +${aboutDays(daysAfterRelease * DAY)} d`;
  return `${localMinute(firstLocal)} ${zone}${days}`;
}

/** A row for each patch and ring. */
export function* patchArrivalCsv(arrivals: readonly PatchArrival[], rings: readonly string[]): Generator<string> {
  yield csvLine([
    "patch",
    "severity",
    "released",
    "ring",
    "first chance",
    "first chance local",
    "days after release",
    "arrives",
    "because",
    "time zone data",
  ]);
  for (const { patch, severity, released, rings: by } of arrivals) {
    for (const ring of rings) {
      const { first, firstLocal, zone, daysAfterRelease, arrives, because } = by[ring] ?? {};
      const data = zone === undefined || isUtc(zone) ? undefined : ZONE_DATA_RELEASE;
      const local = firstLocal === undefined ? undefined : `${firstLocal} ${zone}`;
      yield csvLine([patch, severity, released, ring, first, local, daysAfterRelease, arrives, because, data]);
    }
  }
}
