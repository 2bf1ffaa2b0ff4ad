import type { FleetChange } from "../../patch-fleet/fleet-change";
import { joined } from "../../text/wording";
import { type FleetProof, fewestThatDoes, type SoakDays } from "./fleet-proof";

/** More room than so many days asks for no care. */
const MOST_ROOM = 31;

/** Those alone that are not as they are today. */
export function changedSoakDays(proof: FleetProof, soakDays: SoakDays = new Map()): SoakDays {
  return new Map([...soakDays].filter(([ring, days]) => days !== proof.soakDaysNow(ring)));
}

/** By how many days the soakDays of a change are other than today; without end where there is no such change. */
export function distanceOf(proof: FleetProof, change: FleetChange | undefined): number {
  if (change === undefined) return Number.POSITIVE_INFINITY;
  const days = [...changedSoakDays(proof, change.soakDays)].map(([ring, to]) => Math.abs(to - proof.soakDaysNow(ring)));
  return days.reduce((sum, one) => sum + one, 0);
}

/** The same of soakDays alone: what asks for as many beside something else is no fix. */
export function distanceOfSoakDaysAlone(proof: FleetProof): number {
  return distanceOf(proof, proof.solved({}));
}

/** `raise test's soakDays to 4 and prod's to 9` */
export function soakDaysText(proof: FleetProof, soakDays: SoakDays | undefined): string {
  const changes = [...changedSoakDays(proof, soakDays)];
  let before = "";
  const parts = changes.map(([ring, days], index) => {
    const verb = days > proof.soakDaysNow(ring) ? "raise" : "lower";
    const shown = verb === before ? "" : `${verb} `;
    before = verb;
    return `${shown}${ring}'s ${index === 0 ? "soakDays " : ""}to ${days}`;
  });
  return `${joined(parts)}${soakDays === undefined ? "" : roomText(proof, soakDays)}`;
}

/** ` (7 to 9 keep the ring order and every deadline)`: of the only ring that changes, where there are deadlines. */
export function roomText(proof: FleetProof, soakDays: SoakDays): string {
  const [[ring, days] = ["", 0], ...others] = changedSoakDays(proof, soakDays);
  const keeps = (tried: number) => proof.keepsAll({ soakDays: new Map([...soakDays, [ring, tried]]) });
  if (proof.deadlines.length === 0 || ring === "" || others.length > 0 || !keeps(days)) return "";
  const tooMany = fewestThatDoes(days + 1, days + MOST_ROOM, (tried) => !keeps(tried));
  const fewest = fewestThatDoes(0, days, keeps) ?? days;
  if (tooMany === undefined) return "";
  const room = tooMany - fewest === 1 ? `${fewest} alone keeps` : `${fewest} to ${tooMany - 1} keep`;
  return ` (${room} the ring order and every deadline)`;
}

/** ` with soakDays 2 in test and 4 in prod`: what else changes. */
export function withSoakDays(proof: FleetProof, change: FleetChange | undefined): string {
  const changes = [...changedSoakDays(proof, change?.soakDays)];
  if (changes.length === 0) return "";
  return ` with soakDays ${joined(changes.map(([ring, days]) => `${days} in ${ring}`))}`;
}
