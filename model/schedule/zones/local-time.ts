import { zoneClock } from "./zone-clock";

/** A moment as the clocks of a zone show it, to the minute. */
export function localTime(moment: Date, zone: string): { readonly local: string; readonly zone: string } {
  const ahead = zoneClock(zone).offsetAt(moment.getTime()) * 1000;
  return { local: new Date(moment.getTime() + ahead).toISOString().slice(0, 16), zone };
}
