import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { type RingLocks, unknownRing } from "../../model/patch-fleet/lock-file";
import {
  endOfDay,
  type InstalledUntil,
  installedUntil,
  lastWholeDay,
  mayHeedDelay,
} from "../../model/patching/installed-until";
import { patchingOf } from "../../model/patching/patching";
import { windowName } from "../../model/patching/ways/window-name";
import { calendarOf, firstReleaseIn, type ReleaseCalendar } from "../../model/releases/release-calendar";
import { eachKnown, isKnown } from "../../model/values/unknown";
import { BadInput } from "../console/bad-input";
import type { FleetStack, FleetStacks } from "./fleet-stacks";

/** What a promotion rests on, and what comes of it. */
export interface Promotion {
  readonly from: string;
  readonly to: string;
  /** The day of the promotion. */
  readonly on: string;
  /** The last day of which every patch is installed on the earlier ring. */
  readonly installedUntil: string;
  readonly evidence: readonly Evidence[];
  /** The day up to which the later ring approves today; undefined: nothing at all. */
  readonly until?: string;
  readonly untilFrom?: "lock" | "delay";
  /** The same of each of its baselines, with the releases that it is about. */
  readonly approved: readonly ApprovedToday[];
}

interface ApprovedToday {
  readonly until: string;
  readonly releases: ReleaseCalendar;
}

export interface Evidence {
  readonly stack: string;
  readonly patchGroup: string;
  readonly baseline: string;
  readonly window: string;
  /** When the run began, on the clock of its window. */
  readonly began: string;
  readonly zone: string;
  readonly installedUntil: string;
  /** `Patch Tuesday`, where days are counted in on which its updates alone cannot be missing. */
  readonly releases?: string;
}

const DAY = 86_400_000;

/**
 * What the earlier ring has installed by now, and for as long as the later ring was promised.
 *
 * @throws BadInput where a ring is not there, or where it cannot be said what is installed
 */
export function promotionOf(fleet: FleetStacks, from: string, to: string, locks: RingLocks, now: Date): Promotion {
  const names = fleet.rings.map(({ name }) => name);
  for (const name of [from, to]) if (!names.includes(name)) throw new BadInput(unknownRing(name, names));
  const inRing = (name: string) => fleet.stacks.filter(({ note }) => note.ring === name);
  const before = names
    .slice(0, names.indexOf(to))
    .filter((name) => inRing(name).length > 0)
    .at(-1);
  if (before === undefined) throw new BadInput(`expected a ring with another before it, got ${to}, the first one`);
  if (before !== from) throw new BadInput(`expected ${before}, the ring before ${to}, got ${from}`);
  if (inRing(to).length === 0) throw new BadInput(`${to}: expected accounts in the ring, found none`);

  const on = now.toISOString().slice(0, 10);
  const promised = fleet.rings.find(({ name }) => name === to)?.daysOnRingBefore ?? 0;
  const begins = inRing(to).flatMap(
    ({ name, environment }) => firstInstall(name, environment, new Date(`${on}T00:00:00Z`)) ?? [],
  );
  const by = new Date(Math.min(now.getTime(), ...begins.map((begin) => begin.getTime() - promised * DAY)));
  const lock = Object.hasOwn(locks, from) ? locks[from] : undefined;
  const installed = inRing(from).flatMap((stack) =>
    installedUntil(stack.environment, by, lock).map((found) => ({ stack: stack.name, found })),
  );
  const evidence = installed.map(({ stack, found }) => evidenceOf(stack, found));
  if (evidence.length === 0)
    throw new BadInput(`${from}: expected patch groups with baselines of the fleet, found none`);
  const last = evidence.map((one) => one.installedUntil).sort()[0] as string;
  return { from, to, on, installedUntil: last, evidence, ...approvedToday(inRing(to), locks, to, now) };
}

function evidenceOf(stack: string, found: InstalledUntil): Evidence {
  const { patchGroup, baseline } = found;
  if (!found.known) {
    throw new BadInput(`${stack}: it is not known what ${patchGroup} has installed by ${baseline}: ${found.because}`);
  }
  const { window, run } = found.run;
  return {
    stack,
    patchGroup,
    baseline,
    window: windowName(window),
    began: run.local.replace("T", " "),
    zone: run.zone,
    installedUntil: lastWholeDay(found.before),
    ...(found.releases === undefined ? {} : { releases: found.releases }),
  };
}

/**
 * The first moment at which an account may install what is approved on a day: its next run, one that is open included.
 *
 * @throws BadInput where that cannot be said
 */
function firstInstall(stack: string, environment: PatchEnvironmentModel, day: Date): Date | undefined {
  const open = new Date(day.getTime() - DAY);
  const patching = patchingOf([{ environment }], { from: open });
  const starts = patching.groups.flatMap((group) => {
    const runs = patching.installRuns(group);
    if (runs.uncertainByWeek.length > 0) {
      const because = runs.uncertainByWeek.join(", ");
      throw new BadInput(`${stack}: it is not known when ${group.patchGroup} installs next: ${because}`);
    }
    for (let run = runs.firstAfter(open); run !== undefined; run = runs.firstAfter(run.run.instant)) {
      const hours = typeof run.window.duration === "number" ? run.window.duration : 24;
      if (run.run.instant.getTime() + hours * 3_600_000 > day.getTime()) {
        return [Math.max(run.run.instant.getTime(), day.getTime())];
      }
    }
    return [];
  });
  return starts.length === 0 ? undefined : new Date(Math.min(...starts));
}

/** Up to which day a ring approves today: by its lock, else by the shortest delay of a baseline's rules. */
function approvedToday(
  stacks: readonly FleetStack[],
  locks: RingLocks,
  ring: string,
  now: Date,
): Pick<Promotion, "until" | "untilFrom" | "approved"> {
  const lock = Object.hasOwn(locks, ring) ? locks[ring]?.approveUntilDate : undefined;
  const baselines = stacks.flatMap(({ environment }) => environment.baselines.filter(mayHeedDelay));
  const approved = baselines.flatMap((baseline): readonly ApprovedToday[] => {
    const until = lock ?? untilByDelay(baseline, now);
    return until === undefined ? [] : [{ until, releases: calendarOf(baseline) }];
  });
  if (lock !== undefined) return { until: lock, untilFrom: "lock", approved };
  const until = approved
    .map((one) => one.until)
    .sort()
    .at(-1);
  return until === undefined ? { approved } : { until, untilFrom: "delay", approved };
}

function untilByDelay({ approvalRules }: PatchBaselineModel, now: Date): string | undefined {
  const days: number[] = [];
  eachKnown(approvalRules, ({ approveAfterDays = 0, approveUntilDate }) => {
    if (approveUntilDate === undefined && isKnown(approveAfterDays)) days.push(approveAfterDays);
  });
  return days.length === 0 ? undefined : lastWholeDay(new Date(now.getTime() - Math.min(...days) * DAY));
}

/** Up to which day a ring approves something that a lock to an earlier day takes from it; undefined: nothing. */
export function wouldLose({ approved }: Promotion, day: string): string | undefined {
  const lost = approved.filter(
    ({ until, releases }) => firstReleaseIn(releases, endOfDay(day), endOfDay(until)) !== undefined,
  );
  return lost
    .map(({ until }) => until)
    .sort()
    .at(-1);
}

/** The environment of an account as a lock to a day makes it. */
export function lockedTo(environment: PatchEnvironmentModel, day: string): PatchEnvironmentModel {
  return {
    ...environment,
    baselines: environment.baselines.map((baseline) => ({
      ...baseline,
      approvalRules: isKnown(baseline.approvalRules)
        ? baseline.approvalRules.map((rule) =>
            isKnown(rule) ? { ...rule, approveAfterDays: undefined, approveUntilDate: day } : rule,
          )
        : baseline.approvalRules,
    })),
  };
}
