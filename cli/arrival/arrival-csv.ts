import { uncountedText } from "../../model/deadlines/uncounted-days";
import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { isUtc } from "../../model/schedule/zones/zone-data-note";
import { csvLine } from "../forms/csv";
import type { ArrivalRow } from "./arrival-row";

const COLUMNS = [
  "stack",
  "patch group",
  "operating system",
  "severity",
  "classification",
  "arrives",
  "worst days",
  "worst release",
  "worst arrival",
  "worst release local",
  "worst arrival local",
  "typical days",
  "one run missed days",
  "deadline days",
  "deadline",
  "deadline by",
  "counted from",
  "because",
  "may end later",
  "ring before",
  "least days after it",
  "most days after it",
  "account",
  "ring",
  "region",
  "time zone data",
  "deadline not counted",
  "every month",
  "deadline missed runs",
  "deadline in force",
  "deadline worst days",
  "in force days",
  "restarts when reissued",
  "rejected",
] as const;

/** Rows as CSV (RFC 4180). */
export function* arrivalCsv(rows: readonly ArrivalRow[]): Generator<string> {
  yield csvLine(COLUMNS);
  for (const row of rows) {
    const { worst, deadline, everyMonth } = row;
    const local = (moment: string | undefined) => (moment === undefined ? undefined : `${moment} ${worst?.zone}`);
    yield csvLine([
      row.stack,
      row.patchGroup,
      row.system,
      row.severity,
      row.classification,
      row.arrives,
      worst?.days,
      worst?.released,
      worst?.installed,
      local(worst?.releasedLocal),
      local(worst?.installedLocal),
      row.typicalDays,
      row.oneRunMissedDays,
      deadline?.days,
      deadline?.outcome ?? (row.isUncovered ? "not covered" : undefined),
      deadline?.by,
      worst === undefined ? undefined : (row.releases ?? "release"),
      row.because,
      row.mayEndLater === true ? "yes" : undefined,
      row.afterRing?.ring,
      row.afterRing?.leastDays,
      row.afterRing?.mostDays,
      row.account,
      row.ring,
      row.region,
      worst === undefined || isUtc(worst.zone) ? undefined : ZONE_DATA_RELEASE,
      deadline?.notCounted && uncountedText(deadline.notCounted),
      everyMonth && `${everyMonth.by}: ${everyMonth.outcome}`,
      deadline?.missedRuns,
      deadline?.untilInForce && "yes",
      deadline?.worstDays,
      row.inForce?.days ?? row.inForce?.arrives,
      row.restartsWhenReissued && "yes",
      row.rejected?.join(" "),
    ]);
  }
}
