import { patchesText } from "../../arrival/deadline-words";
import { type DeadlineModel, daysOfUrgency, fewestDays, fewestDaysOfUrgency } from "../../deadlines/deadline-model";
import { overriddenDeadline } from "../../deadlines/overridden-deadline";
import { readDeadline } from "../../deadlines/read-deadline";
import { isOperatingSystem } from "../../facts/operating-systems";
import type { Urgency } from "../../facts/published-deadlines";
import { ALL_SEVERITIES, severitiesOf } from "../../facts/severities";
import type { FleetAccount, FleetRing } from "../../patch-fleet/fleet-options";
import { counted, joined } from "../../text/wording";
import { grouped } from "../../values/grouped";
import { Problems } from "../../values/problems";
import type { TokenHandling } from "../../values/props-reader";
import { isKnown } from "../../values/unknown";
import { FLEET_CHECKS } from "./fleet-checks";

/**
 * Tells what a ring or an account leaves out of the deadline that its own takes the place of: days of a severity that it
 * does not name, or a published rule. What it names itself is meant.
 *
 * @param ofEnvironment - the deadline of the definition, as it was written
 * @param systems - those of its baselines, as far as they are known
 */
export function checkReplacedDeadlines(
  ofEnvironment: unknown,
  rings: readonly FleetRing[],
  accounts: readonly FleetAccount[],
  { systems, tokens }: { readonly systems: readonly string[]; readonly tokens: TokenHandling },
  problems: Problems,
): void {
  problems.as(FLEET_CHECKS.deadlineReplaced);
  const severities =
    systems.length > 0 && systems.every(isOperatingSystem) ? systems.flatMap(severitiesOf) : ALL_SEVERITIES;
  const read = (given: unknown) => readDeadline(given, "patchWithin", [], new Problems(), tokens);
  rings.forEach(({ name, patchWithin }, index) => {
    const replaced = (own: unknown, other: unknown, of: string, where: string) => {
      const [old, now] = [read(other), read(own)];
      const lost = old === undefined || now === undefined ? [] : leftOut(old, now, severities);
      if (lost.length === 0) return;
      const says = lost.map(({ text }) => text).join("; ");
      const fix = `write ${joined([...new Set(lost.map(({ write }) => write))])} there as well`;
      const accept = `accept this (acceptFinding) on any stack of ${name}`;
      problems.add(
        `rings[${index}] (${name})`,
        `patchWithin of ${where} takes the place of that of ${of}: ${says}; ${fix}, or ${accept}`,
      );
    };
    replaced(patchWithin, ofEnvironment, "environment", `ring ${name}`);
    const [inEffect, of] =
      patchWithin === undefined
        ? [ofEnvironment, "environment"]
        : [overriddenDeadline(patchWithin, ofEnvironment), `ring ${name}`];
    const own = accounts.filter(({ ring, overrides }) => ring === name && overrides?.patchWithin !== undefined);
    // Accounts of which the same is told, once.
    for (const same of grouped(own, ({ overrides }) => JSON.stringify(overrides?.patchWithin)).values()) {
      const names = joined(same.map((account) => account.name));
      const where = same.length === 1 ? `account ${names}` : `accounts ${names}`;
      replaced(same[0]?.overrides?.patchWithin, inEffect, of, where);
    }
  });
}

interface LeftOut {
  /** `no deadline is left for Critical (14 days there)` */
  readonly text: string;
  /** `Critical: 14` */
  readonly write: string;
}

function leftOut(old: DeadlineModel, now: DeadlineModel, severities: readonly string[]): readonly LeftOut[] {
  const ofSeverities = Object.entries(old.days).flatMap(([severity, was]) => {
    const is = fewestDays(now, severity, 0);
    return !isKnown(was) || Object.hasOwn(now.days, severity) || is <= was ? [] : [{ severity, was, is }];
  });
  const alike = grouped(ofSeverities, ({ was, is }) => `${was} ${is}`);
  const texts = [...alike.values()].map((same): LeftOut => {
    const [{ was, is }] = same as [(typeof ofSeverities)[number]];
    const patches = patchesText(same.map(({ severity }) => severity));
    const text = Number.isFinite(is)
      ? `${patches} has ${counted(is, "day")} by what is left (${was} there)`
      : `no deadline is left for ${patches} (${counted(was, "day")} there)`;
    return { text, write: same.map(({ severity }) => `${severity}: ${was}`).join(", ") };
  });
  return [...texts, ...ruleLeftOut(old, now, severities)];
}

function ruleLeftOut(
  { published: old }: DeadlineModel,
  now: DeadlineModel,
  severities: readonly string[],
): readonly LeftOut[] {
  if (old === undefined || now.published !== undefined) return [];
  const isLooser = Object.keys(old.days).some((name) => {
    const urgency = name as Urgency | "any";
    return (
      fewestDaysOfUrgency(now, urgency, severities, 0) > (daysOfUrgency(old.days, urgency) ?? Number.POSITIVE_INFINITY)
    );
  });
  return isLooser || old.everyMonth === true
    ? [{ text: `${old.rule} is not asked for`, write: "its published rule" }]
    : [];
}
