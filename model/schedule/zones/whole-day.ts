import { isTimeZone } from "./time-zone";
import { zoneClock } from "./zone-clock";

/** A day that was named without a time: on each clock it begins at midnight there. As a plain moment, at that of UTC. */
export class WholeDay extends Date {
  constructor(public readonly day: string) {
    super(`${day}T00:00:00Z`);
  }
}

/** When a moment comes for what runs by a clock; of a day its midnight there, or the first time after it. */
export function onClock(moment: Date, zone: string): Date {
  return "day" in moment && isTimeZone(zone) ? zoneClock(zone).read(moment.getTime()).instant : moment;
}
