import { operatingSystemLabel } from "../../model/facts/operating-systems";
import { joined } from "../../model/text/wording";
import type { Knowable } from "../../model/values/unknown";

/** What a system is called in a sentence about nodes that may have several: of one alone nothing need be said. */
export function systemToName(system: string, systems: readonly Knowable<string>[]): string | undefined {
  return systems.some((other) => other !== system) ? operatingSystemLabel(system) : undefined;
}

/** ` on Windows Server and Ubuntu Server`; empty where none is to be named. */
export function namedSystems(before: string, named: readonly (string | undefined)[]): string {
  const names = [...new Set(named)].filter((name) => name !== undefined);
  return names.length === 0 ? "" : ` ${before} ${joined(names)}`;
}
