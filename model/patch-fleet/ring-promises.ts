import { endOfDay } from "../patching/installed-until";
import { doneAt, indexAfter, type OpenRun, type OpenRuns, runsOfOpenings } from "../patching/runs/open-runs";
import type { Approval, InstallStream } from "../patching/streams/install-stream";
import {
  calendarOf,
  firstReleaseIn,
  lastReleaseBefore,
  RELEASE_DAYS,
  type ReleaseCalendar,
  releaseMoments,
} from "../releases/release-calendar";
import { Memo } from "../values/memo";
import type { FleetRing } from "./fleet-options";
import type { RingLock } from "./lock-file";

/** A ring with how patches reach its accounts. */
export interface RingStreams {
  readonly ring: FleetRing;
  readonly lock?: RingLock;
  readonly streams: readonly RingStream[];
}

/** How patches reach some of the accounts of a ring. */
export interface RingStream extends InstallStream {
  /** Their names. Absent: nobody asked. */
  readonly accounts?: readonly string[];
}

/** A moment on some of the accounts of a ring. */
export interface MomentOnRing {
  readonly at: Date;
  /** The clock of the window. Absent: UTC. */
  readonly zone?: string;
  readonly accounts: readonly string[];
}

/** What holds between a ring and the one before, for one baseline. */
export interface RingPromise {
  readonly before: string;
  readonly ring: string;
  readonly baseline: string;
  readonly operatingSystem: string;
  readonly promisedDays: number;
  readonly outcome: "kept" | "broken" | "not known" | "no delay";
  /** Days between the end of the last installation on the ring before and the first one on this ring, at the worst. */
  readonly leastDays?: number;
  /** The release for which that happens. */
  readonly released?: Date;
  /** Why it is broken or not known, in words. */
  readonly because?: string;
  /** Of that release, where the promise is broken: when the ring before is done with it, and where that is last. */
  readonly done?: MomentOnRing;
  /** When the ring begins with it, and where that is first. */
  readonly starts?: MomentOnRing;
  /** All accounts of the ring that break it. */
  readonly accounts?: readonly string[];
  /** The releases that it is about, where the vendor keeps days: `Patch Tuesday`. Absent: any instant. */
  readonly releases?: string;
}

const DAY = 86_400_000;
/** The longest delay that AWS takes, and as long again for a window that seldom runs. */
const AFTERWARDS = 760;

/**
 * What every ring owes to the one before, proved over the calendar.
 *
 * A patch that is released at t is installed for sure by the first run that begins after t and the days of its rule;
 * where a window is open when it is approved, that run may install it already. So the ring before counts as done when
 * its first whole run has ended, and the later ring as begun at its first chance. Seen over all releases, the former
 * moment jumps where t passes one of its runs and stands still in between, while the latter never moves back: the least
 * distance lies right at a jump, or at the first release that is looked at. These are few, and looking at each of them
 * is a proof for every release in between.
 *
 * Where the vendor of a system releases on days of its own, these are looked at, one after the other: at any other
 * instant nothing is released. What comes out of band is not in the promise. A lock speaks of the same releases.
 */
export function ringPromises(rings: readonly RingStreams[], from: Date): readonly RingPromise[] {
  const locked = rings.flatMap(({ lock, streams }) =>
    lock === undefined ? [] : [Date.parse(lock.approveUntilDate), ...streams.map((one) => lastInLock(lock, one))],
  );
  const start = new Date(Math.min(from.getTime(), ...locked));
  const until = from.getTime() + (RELEASE_DAYS + AFTERWARDS) * DAY;
  const runsOf: RunsOfStream = ({ openings }) => runsOfOpenings(openings, start, until);
  const withAccounts = rings.filter(({ streams }) => streams.length > 0);
  return withAccounts.flatMap((later, index) => {
    const before = withAccounts[index - 1];
    return before === undefined ? [] : promisesBetween(before, later, runsOf, from.getTime());
  });
}

/** The last release that a lock lets through, or that its last moment would be one. */
function lastInLock({ approveUntilDate }: RingLock, stream: InstallStream): number {
  const end = endOfDay(approveUntilDate);
  return lastReleaseBefore(calendarOf(stream), end) ?? end - 1;
}

type KnownRuns = Extract<OpenRuns, { readonly list: unknown }>;
type RunsOfStream = (stream: InstallStream) => OpenRuns;

function promisesBetween(
  before: RingStreams,
  later: RingStreams,
  runsOf: RunsOfStream,
  from: number,
): readonly RingPromise[] {
  const baselines = new Map(later.streams.map((stream) => [stream.baseline, stream]));
  return [...baselines.values()].map((one): RingPromise => {
    const { baseline, operatingSystem, mayHeedDelay } = one;
    const promisedDays = later.ring.daysOnRingBefore ?? 0;
    const isLocked = before.lock !== undefined || later.lock !== undefined;
    const releases = calendarOf(one);
    const promise = {
      before: before.ring.name,
      ring: later.ring.name,
      baseline,
      operatingSystem,
      promisedDays,
      ...(releases.kind === "days" && !isLocked ? { releases: releases.name } : {}),
    };
    if (!mayHeedDelay) return { ...promise, outcome: "no delay", because: "the system ignores approval delays" };
    const of = ({ streams }: RingStreams) => streams.filter((stream) => stream.baseline === baseline);
    const found = of(later).flatMap((stream) =>
      stream.approvals.map((approval, rule): Between => {
        const sides = [
          { streams: of(before), rule, lock: before.lock },
          { name: later.ring.name, stream, approval, lock: later.lock },
        ] as const;
        return { sides, distance: distance(...sides, runsOf, from) };
      }),
    );
    const judgement = judged(worstOf(found.map((one) => one.distance)), promisedDays);
    const runs = judgement.outcome === "broken" ? runsOfBroken(found, promisedDays, runsOf) : {};
    return { ...promise, ...judgement, ...runs };
  });
}

/** A stream of a ring by one rule, the ring before, and how far they are apart. */
interface Between {
  readonly sides: readonly [before: Before, later: Later];
  readonly distance: Distance;
}

type RunsOfBroken = Pick<RingPromise, "done" | "starts" | "accounts">;

/** Whose runs they are that come too close, and who else of the ring breaks the promise. */
function runsOfBroken(found: readonly Between[], promisedDays: number, runsOf: RunsOfStream): RunsOfBroken {
  const broken = found.filter(({ distance }) => judged(distance, promisedDays).outcome === "broken");
  const accounts = [...new Set(broken.flatMap(({ sides: [, later] }) => later.stream.accounts ?? []))].sort();
  if (accounts.length === 0) return {};
  const least = worstOf(broken.map(({ distance }) => distance)).least;
  const worst = broken.find(({ distance }) => distance.least === least);
  if (least === undefined || worst === undefined || broken.some(({ distance }) => distance.never)) return { accounts };
  const [{ streams, rule }, later] = worst.sides;
  const ends = streams.flatMap((stream) => {
    const runs = runsOf(stream);
    const approval = stream.approvals[rule];
    if ("because" in runs || approval === undefined || !("afterDays" in approval)) return [];
    const run = runs.list[indexAfter(runs.list, least.released + approval.afterDays * DAY)];
    return run === undefined ? [] : [{ at: doneAt(run), zone: run.zone, stream }];
  });
  const latest = Math.max(...ends.map(({ at }) => at));
  const last = ends.filter(({ at }) => at === latest);
  const start = latest + least.milliseconds;
  const laterRuns = runsOf(later.stream);
  if (last.length === 0 || "because" in laterRuns) return { accounts };
  const zone = laterRuns.list[0]?.zone;
  return {
    accounts,
    done: momentOf(
      latest,
      last[0]?.zone,
      last.flatMap(({ stream }) => stream.accounts ?? []),
    ),
    starts: momentOf(start, zone, later.stream.accounts ?? []),
  };
}

function momentOf(at: number, zone: string | undefined, accounts: readonly string[]): MomentOnRing {
  return { at: new Date(at), ...(zone === undefined ? {} : { zone }), accounts };
}

/** What was found between two rings; empty where no release could meet both. */
interface Distance {
  /** A release that the later ring installs, and the ring before never. */
  readonly never?: { readonly released: number; readonly because: string };
  /** The least distance that was found, in milliseconds, and the release it belongs to. */
  readonly least?: { readonly milliseconds: number; readonly released: number };
  /** A release that the ring before has at some time behind the end of the search, and the later ring before it. */
  readonly behind?: { readonly released: number; readonly because: string };
  /** Why there may be a smaller one. */
  readonly notKnown?: string;
}

/** What is broken for sure is told before what is not known: that may be worse still, and never better. */
function judged(
  { never, least, behind, notKnown }: Distance,
  promisedDays: number,
): Pick<RingPromise, "outcome" | "leastDays" | "released" | "because"> {
  const isBroken = least !== undefined && least.milliseconds < promisedDays * DAY;
  const without = never ?? (isBroken ? undefined : behind);
  if (without !== undefined) {
    return { outcome: "broken", released: new Date(without.released), because: without.because };
  }
  if (!isBroken && notKnown !== undefined) return { outcome: "not known", because: notKnown };
  if (least === undefined) return { outcome: "kept" };
  const leastDays = Math.floor((least.milliseconds / DAY) * 100) / 100;
  return { outcome: isBroken ? "broken" : "kept", leastDays, released: new Date(least.released) };
}

function worstOf(distances: readonly Distance[]): Distance {
  return distances.reduce<Distance>(
    (worst, one) => ({
      never: worst.never ?? one.never,
      least: smaller(worst.least, one.least),
      behind: worst.behind ?? one.behind,
      notKnown: worst.notKnown ?? one.notKnown,
    }),
    {},
  );
}

function smaller(one: Distance["least"], other: Distance["least"]): Distance["least"] {
  if (one === undefined || other === undefined) return one ?? other;
  return other.milliseconds < one.milliseconds ? other : one;
}

interface Before {
  readonly streams: readonly RingStream[];
  readonly rule: number;
  readonly lock?: RingLock;
}

interface Later {
  readonly name: string;
  readonly stream: RingStream;
  readonly approval: Approval;
  readonly lock?: RingLock;
}

function distance(before: Before, later: Later, runsOf: RunsOfStream, from: number): Distance {
  const laterRuns = runsOf(later.stream);
  if ("because" in laterRuns) return { notKnown: laterRuns.because };
  if (later.approval === undefined) return { notKnown: "a delay is known only to Terraform" };
  const earlier: EarlierStream[] = [];
  for (const stream of before.streams) {
    const runs = runsOf(stream);
    if ("because" in runs) return { notKnown: runs.because };
    earlier.push({ runs, approval: stream.approvals[before.rule] });
  }
  if (earlier.length === 0) return { never: { released: from, because: "the ring before has no such baseline" } };

  const last = lastRelease(later, from);
  if (before.lock !== undefined) {
    const locked = lockedSteps(before.lock, later, earlier, from);
    return isSteps(locked) ? leastDistance(locked, laterRuns, later, last) : locked;
  }
  // Of a lock only the last release counts: whatever is older was installed before it, here and there.
  const calendar = calendarOf(later.stream);
  const first = later.lock === undefined ? from : lastReleaseBefore(calendar, last + 1);
  if (first === undefined) return {};
  const steps = stepsOf(earlier, first);
  if (!isSteps(steps)) return steps;
  const releases = releaseMoments(calendar, first, last + 1);
  return leastDistance(releases === undefined ? steps : stepsAt(releases, steps), laterRuns, later, last);
}

interface EarlierStream {
  readonly runs: KnownRuns;
  readonly approval: Approval;
}

/** From this release on, the ring before has installed at `end`. */
interface Step {
  readonly released: number;
  readonly end: End;
}

/** A moment; or that it never is, or behind the day where the search for runs ends. */
type End = number | "never" | { readonly after: Date };

function isSteps(found: readonly Step[] | Distance): found is readonly Step[] {
  return Array.isArray(found);
}

/** The later of two. What never is, is latest; of a search that ends nobody knows. */
function laterOf(one: End, other: End): End {
  if (one === "never" || other === "never") return "never";
  if (typeof one === "object") return one;
  return typeof other === "object" ? other : Math.max(one, other);
}

/** By what decides them: who looks for soakDays that do asks of the same ring before again and again. */
const STEPS = new Memo<readonly Step[] | Distance>(200);
const NUMBERS = new WeakMap<KnownRuns, number>();
let numbered = 0;

/** Equal for the same list of runs alone. */
function numberOf(runs: KnownRuns): number {
  const known = NUMBERS.get(runs);
  if (known !== undefined) return known;
  numbered += 1;
  NUMBERS.set(runs, numbered);
  return numbered;
}

/** When the whole ring before has installed, as steps: it is the last of its streams that counts. */
function stepsOf(streams: readonly EarlierStream[], from: number): readonly Step[] | Distance {
  const asked = streams.map(({ runs, approval }) => [numberOf(runs), approval ?? null]);
  return STEPS.get(JSON.stringify([from, asked]), () => stepsFrom(streams, from));
}

function stepsFrom(streams: readonly EarlierStream[], from: number): readonly Step[] | Distance {
  const changes: Step[] = [];
  for (const { runs, approval } of streams) {
    if (approval === undefined) return { notKnown: "a delay is known only to Terraform" };
    const wait = "afterDays" in approval ? approval.afterDays * DAY : 0;
    const moments = [from, ...runs.list.map(({ start }) => start - wait)].filter((moment) => moment >= from);
    for (const released of moments) changes.push({ released, end: doneAfter(runs, released + wait) });
    if ("untilDate" in approval) changes.push({ released: endOfDay(approval.untilDate), end: "never" });
  }
  changes.sort((a, b) => a.released - b.released);
  const steps: Step[] = [];
  let latest: End = 0;
  for (const { released, end } of changes) {
    const next: End = laterOf(latest, end);
    if (next !== latest) steps.push({ released, end: next });
    latest = next;
  }
  return steps;
}

/** The steps in which known releases find the ring before: between them nothing is released that could meet it. */
function stepsAt(releases: readonly number[], steps: readonly Step[]): readonly Step[] {
  let next = 0;
  let end: End = "never";
  return releases.map((released) => {
    for (; (steps[next]?.released ?? Number.POSITIVE_INFINITY) <= released; next++) end = steps[next]?.end ?? "never";
    return { released, end };
  });
}

/** A ring that is locked installs nothing that is newer than its lock. */
function lockedSteps(
  lock: RingLock,
  later: Later,
  streams: readonly EarlierStream[],
  from: number,
): readonly Step[] | Distance {
  const locked = endOfDay(lock.approveUntilDate);
  const until = later.approval !== undefined && "untilDate" in later.approval ? later.approval.untilDate : undefined;
  const missed = releasedAfter(
    locked,
    calendarOf(later.stream),
    until === undefined ? undefined : endOfDay(until),
    from,
  );
  if (missed !== undefined) {
    const because = `the ring before is locked to what was released up to ${lock.approveUntilDate}`;
    return { never: { released: missed, because } };
  }
  // Promoted again since: what this ring had before is not in the lock any more, and was proved when it was written.
  if (later.lock !== undefined && lock.on > later.lock.on) return {};
  const ends = streams.map(({ runs }) => doneAfter(runs, endOfDay(lock.on) - 1));
  return [{ released: 0, end: ends.reduce(laterOf) }];
}

/** The first release that a ring gets, and the locked one before it does not. */
function releasedAfter(
  locked: number,
  calendar: ReleaseCalendar,
  until: number | undefined,
  from: number,
): number | undefined {
  if (until !== undefined && until <= locked) return undefined;
  if (calendar.kind === "any instant") return Math.max(locked, from);
  return firstReleaseIn(calendar, locked, until ?? from + RELEASE_DAYS * DAY);
}

/** When the later ring installs what is released at a moment; undefined: never. */
function laterMoment({ approval, lock }: Later, runs: readonly OpenRun[]): (released: number) => number | undefined {
  if (approval !== undefined && "afterDays" in approval) {
    return (released) => firstChance(runs, released + approval.afterDays * DAY);
  }
  const until = approval === undefined ? 0 : endOfDay(approval.untilDate);
  const since = lock === undefined ? 0 : Date.parse(`${lock.on}T00:00:00Z`);
  return (released) => (released >= until ? undefined : firstChance(runs, Math.max(released, since)));
}

function lastRelease({ approval }: Later, from: number): number {
  if (approval !== undefined && "untilDate" in approval) return endOfDay(approval.untilDate) - 1;
  return from + RELEASE_DAYS * DAY;
}

function leastDistance(steps: readonly Step[], { list, knownUntil }: KnownRuns, later: Later, last: number): Distance {
  const installed = laterMoment(later, list);
  let least: Distance["least"];
  for (const { released, end } of steps) {
    if (released > last) break;
    const start = installed(released);
    if (start === undefined) {
      // Its windows are over for good: then nothing comes first. That no run is found up to a day says nothing.
      if (knownUntil === undefined) continue;
      return { least, notKnown: searchEnds(later.name, knownUntil) };
    }
    if (end === "never") return { never: { released, because: "the ring before never installs it" } };
    if (typeof end === "object") {
      const because = searchEnds("the ring before", end.after);
      return start < end.after.getTime() ? { least, behind: { released, because } } : { least, notKnown: because };
    }
    least = smaller(least, { milliseconds: start - end, released });
  }
  return { least };
}

function searchEnds(ring: string, day: Date): string {
  return `no window of ${ring} opens before ${day.toISOString().slice(0, 10)}, where the search ends`;
}

const LONGEST_RUN = DAY;

/** When the first run is done that begins after a moment, itself excluded: it surely installs what is approved then. */
function doneAfter({ list, knownUntil }: KnownRuns, moment: number): End {
  const run = list[indexAfter(list, moment)];
  if (run !== undefined) return doneAt(run);
  return knownUntil === undefined ? "never" : { after: knownUntil };
}

/**
 * The first moment at which a node may install what is approved at a moment: that very moment where a window is open,
 * for nodes are worked on one after the other.
 */
function firstChance(runs: readonly OpenRun[], approved: number): number | undefined {
  const next = indexAfter(runs, approved);
  for (let index = next - 1; index >= 0; index--) {
    const run = runs[index] as OpenRun;
    if (run.end > approved) return approved;
    if (run.start < approved - LONGEST_RUN) break;
  }
  return runs[next]?.start;
}
