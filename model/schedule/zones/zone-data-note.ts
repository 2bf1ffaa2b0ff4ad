import { ZONE_DATA_RELEASE } from "./zone-data";

/** What stands beside local times, since governments move their clocks and each release knows more. */
export const ZONE_DATA_NOTE = `local times by time zone data ${ZONE_DATA_RELEASE}`;

/** The same as a sentence of its own, below times of these zones; nothing where all of them are UTC. */
export function zoneDataSentences(zones: Iterable<string>): readonly string[] {
  return [...zones].every(isUtc) ? [] : [`Local times by time zone data ${ZONE_DATA_RELEASE}.`];
}

/** Whether a zone needs no time zone data. */
export function isUtc(zone: string): boolean {
  return /^(Etc\/)?(UTC|UCT|Zulu|Universal)$/i.test(zone);
}
