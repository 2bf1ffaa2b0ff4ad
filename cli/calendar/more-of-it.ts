import { wrapParts } from "../../model/text/wrap";
import type { CalendarWindow } from "./calendar";

/** What was typed of how much to tell, and where. */
export interface Typed {
  /** Runs of each window, 0 for all. */
  readonly limit?: number;
  readonly group?: string;
  readonly stack?: readonly string[];
  /** Whether only what may reboot nodes is told. */
  readonly reboots?: boolean;
  /** The time that is asked for, as it was typed. */
  readonly from?: string;
  readonly until?: string;
  /** Whether the page is written as well. */
  readonly writesPage: boolean;
}

/** How to see more than the next run of each window; what was typed already is not proposed. */
export function moreOfIt(windows: readonly CalendarWindow[], { group, reboots, writesPage }: Typed): readonly string[] {
  const hasGroups = windows.some(({ patchGroups }) => patchGroups.length > 0);
  const ways = [
    "--limit 5 (0 for all)",
    ...(group === undefined && hasGroups ? ["--group NAME"] : []),
    ...(reboots || windows.every(({ does }) => does?.mayReboot) ? [] : ["--reboots"]),
    ...(writesPage ? [] : ["--write windows.html"]),
  ];
  const comma = ways.length > 2 ? "," : "";
  const listed = ways.flatMap((way, index) => {
    if (index === ways.length - 1) return index === 0 ? [way] : ["or", way];
    return [`${way}${comma}`];
  });
  return wrapParts(["All", "runs,", "overlaps", "and", "clock", "changes:", ...listed]);
}
