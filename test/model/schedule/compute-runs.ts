import type { WindowTiming } from "../../../model/schedule/grammar/window-timing";
import { type OccurrenceRange, occurrences } from "../../../model/schedule/runs/occurrences";

/** A range with its instants in ISO 8601. */
export interface Range extends Omit<OccurrenceRange, "from" | "until" | "createdAt"> {
  readonly from: string;
  readonly until?: string;
  readonly createdAt?: string;
}

/** Runs and kinds of caveats of a timing that must be computable. */
export function compute(timing: WindowTiming, { from, until, createdAt, count }: Range) {
  const result = occurrences(timing, {
    from: new Date(from),
    until: until === undefined ? undefined : new Date(until),
    createdAt: createdAt === undefined ? undefined : new Date(createdAt),
    count,
  });
  if (!result.computable) throw new Error(result.reason.message);
  return { runs: [...result.runs], caveats: result.caveats.map(({ kind }) => kind) };
}

/** "2027-01-31T02:00+09:00", and a mark where the clocks change. */
export function runs(timing: WindowTiming, range: Range): readonly string[] {
  return compute(timing, range).runs.map(({ local, offset, daylightSaving }) =>
    daylightSaving === undefined ? local + offset : `${local + offset} ${daylightSaving}`,
  );
}
