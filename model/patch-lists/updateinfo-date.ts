/** What counts where a date is there and cannot be read. Source: AWS's node code 1.80, executed. */
const UNREADABLE = new Date(0);

const DATE_AND_TIME = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/;
/** Seconds since 1970, as SUSE writes them. */
const SECONDS = /^\d{9,11}$/;

/** A date of an updateinfo file: with or without a time, UTC unless it says otherwise. Absent: undefined. */
export function updateinfoDate(text: string | undefined): Date | undefined {
  const trimmed = text?.trim() ?? "";
  if (trimmed === "") return undefined;
  if (SECONDS.test(trimmed)) return new Date(Number(trimmed) * 1000);

  const [, day, time = "00:00", zone = "Z"] = DATE_AND_TIME.exec(trimmed) ?? [];
  if (day === undefined) return UNREADABLE;
  const read = new Date(`${day}T${time}${zone === "UTC" ? "Z" : zone}`);
  return Number.isNaN(read.getTime()) ? UNREADABLE : read;
}
