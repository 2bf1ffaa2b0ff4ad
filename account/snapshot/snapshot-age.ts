import { counted } from "../../model/text/wording";

/** Older than this, a snapshot says so wherever it is used. */
const FRESH_HOURS = 24;
const HOUR = 3_600_000;

/** What to say of a snapshot that is not fresh; undefined for one that is. */
export function staleness(taken: string, now: Date): string | undefined {
  const hours = Math.floor((now.getTime() - Date.parse(taken)) / HOUR);
  if (hours < FRESH_HOURS) return undefined;
  const days = Math.floor(hours / 24);
  return `the snapshot is ${counted(days, "day")} old (${taken}); what exists may have changed since`;
}
