import { operatingSystemFacts } from "../../../model/facts/operating-systems";
import { grouped } from "../../../model/values/grouped";
import type { Code } from "../code";
import type { FleetPart } from "./fleet-part";

/** By how many days the rings of accounts wait longer than the definition. */
export interface Soaks {
  /** Of an account with these parts; undefined where it differs from most others by more than that. */
  of(parts: readonly FleetPart[]): number | undefined;
}

/** All accounts wait as the definition does. */
export const NO_SOAK: Soaks = { of: () => 0 };

/**
 * The days that tell rings apart: where most have the same delays but for days that all rules wait longer.
 *
 * @param all - the same parts, once for each account and Region; undefined where they wait in no common way
 */
export function soaksOf(all: readonly (readonly FleetPart[])[]): Soaks | undefined {
  const [most] = [...grouped(all.map(delaysOf), apart)].sort(([, one], [, other]) => other.length - one.length);
  if (most === undefined || most[1].length * 2 <= all.length) return undefined;
  const [usual, alike] = most;
  const least = Math.min(...alike.map(shortestOf));
  return {
    of(parts) {
      const delays = delaysOf(parts);
      return apart(delays) === usual ? shortestOf(delays) - least : undefined;
    },
  };
}

/** What is the same of a part in every ring: the delays of its rules are told from the shortest. */
export function withoutSoak({ definition, kind }: FleetPart): FleetPart["definition"] {
  const delays = delaysIn(definition);
  if (kind !== "baselines" || delays.length === 0) return definition;
  const shortest = Math.min(...delays);
  return {
    ...definition,
    approvalRules: rulesOf(definition).map((rule) => {
      const { approveAfterDays } = rule;
      return typeof approveAfterDays === "number" ? { ...rule, approveAfterDays: approveAfterDays - shortest } : rule;
    }),
  };
}

function shortestOf(delays: readonly number[]): number {
  return delays.length === 0 ? 0 : Math.min(...delays);
}

function apart(delays: readonly number[]): string {
  return delays.map((delay) => delay - Math.min(...delays)).join();
}

function delaysOf(parts: readonly FleetPart[]): readonly number[] {
  return parts.flatMap(({ definition, kind }) => (kind === "baselines" ? delaysIn(definition) : []));
}

/** Of every rule that a ring can make wait longer; a system that ignores delays has none. */
function delaysIn(definition: FleetPart["definition"]): readonly number[] {
  const { operatingSystem } = definition;
  if (typeof operatingSystem === "string" && operatingSystemFacts(operatingSystem)?.delay === "ignored") return [];
  return rulesOf(definition).flatMap(({ approveAfterDays }) =>
    typeof approveAfterDays === "number" ? [approveAfterDays] : [],
  );
}

function rulesOf({ approvalRules }: FleetPart["definition"]): readonly Readonly<Record<string, Code>>[] {
  return Array.isArray(approvalRules) ? (approvalRules as readonly Readonly<Record<string, Code>>[]) : [];
}
