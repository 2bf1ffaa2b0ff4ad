const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const LONG_MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `2026-11-27` */
export function utcDate(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** `2026-11-27 14:03`, for a column that says UTC in its head. */
export function utcMinute(moment: Date): string {
  return moment.toISOString().slice(0, 16).replace("T", " ");
}

/** `2026-11-27 14:03 UTC` */
export function utcText(moment: Date): string {
  return `${utcMinute(moment)} UTC`;
}

/** `Sun 2026-11-29 02:00`, of a local time such as `2026-11-29T02:00`. */
export function localMinute(local: string): string {
  return `${weekday(local)} ${local.replace("T", " ")}`;
}

/** `Sun 2026-11-29 02:00 Asia/Seoul` */
export function localText({ local, zone }: { readonly local: string; readonly zone: string }): string {
  return `${localMinute(local)} ${zone}`;
}

/** `Sun`, of a date or a local time. */
export function weekday(local: string): string {
  return WEEKDAYS[dayOf(local).getUTCDay()] as string;
}

/** `Sun 29 Nov`, of a date or a local time. */
export function shortDate(local: string): string {
  const day = dayOf(local);
  return `${weekday(local)} ${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
}

/** `December 2026`, of a date or a local time. */
export function monthAndYear(local: string): string {
  return `${LONG_MONTHS[dayOf(local).getUTCMonth()]} ${local.slice(0, 4)}`;
}

function dayOf(local: string): Date {
  return new Date(`${local.slice(0, 10)}T00:00:00Z`);
}
