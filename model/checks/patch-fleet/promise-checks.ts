import { DAY } from "../../arrival/arrival-words";
import { closedSpans, closedText } from "../../arrival/closed-spans";
import { gapText, unusualGap } from "../../arrival/unusual-gap";
import type { Span } from "../../deadlines/uncounted-days";
import { operatingSystemLabel } from "../../facts/operating-systems";
import { idleGroupOf } from "../../patch-fleet/ring-distance";
import type { MomentOnRing, RingPromise } from "../../patch-fleet/ring-promises";
import type { RingStream, RingStreams } from "../../patch-fleet/ring-streams";
import { localTime } from "../../schedule/zones/local-time";
import { localText, utcText } from "../../text/moments";
import { accountsText, counted, quote } from "../../text/wording";
import type { Problems } from "../../values/problems";
import { FLEET_CHECKS, type FleetCheckName } from "./fleet-checks";
import type { RingFixes } from "./ring-fixes";
import { roomText } from "./soak-days-words";

/**
 * Reports every promise that is broken or not proved, each with what would mend it.
 *
 * @param fixes - asked where a promise is broken
 */
export function checkPromises(
  promises: readonly RingPromise[],
  rings: readonly RingStreams[],
  fixes: () => RingFixes,
  problems: Problems,
): void {
  const advice = new Advice(rings, promises, fixes);
  for (const promise of promises) {
    const { outcome, before, ring, baseline, because, operatingSystem } = promise;
    const place = `rings[${rings.findIndex((one) => one.ring.name === ring)}] (${ring}), baselines.${baseline}`;
    const say = (check: FleetCheckName, message: string) => {
      problems.as(FLEET_CHECKS[check]);
      problems.add(place, message);
    };
    const system = operatingSystemLabel(operatingSystem);
    if (outcome === "no delay") {
      say(
        "noDelay",
        `${ring} may install a patch before ${before}: ${because} (${system}); point the nodes of each ring at a repository snapshot of its own, and accept this (acceptFinding) on any stack of ${ring}, or once on the app`,
      );
    } else if (outcome === "not known") {
      say("notProved", `cannot prove that ${ring} installs after ${before}: ${because}`);
    } else if (outcome === "broken") {
      const wait = waitOnRingBefore(promise, rings);
      const around = advice.aroundFreeze(promise, wait);
      const why = around.isCause ? wait.text : "";
      say("promise", `${brokenText(promise)}${why}; ${advice.fixFor(promise, around.ways)}`);
    }
  }
}

/** Why the ring before is so late, where it is by a freeze or by a time without a run that is longer than others. */
interface WaitOnRing {
  readonly text: string;
  readonly zone: string;
  readonly freeze?: Span;
  /** Whether both rings rest in the freeze, and the later one opens first after it. */
  readonly isOfBoth?: true;
}

/** A gap for which both rings wait is no reason why the one is ahead. */
function waitOnRingBefore(
  { before, ring, baseline, released, done, starts }: RingPromise,
  rings: readonly RingStreams[],
): WaitOnRing {
  const zone = done?.zone ?? "UTC";
  if (released === undefined || done === undefined || starts === undefined) return { text: "", zone };
  const streamsOf = (name: string) => rings.find((one) => one.ring.name === name)?.streams ?? [];
  const isLast = ({ accounts = [] }: RingStream) => accounts.some((account) => done.accounts.includes(account));
  const wait = { released, installed: done.at };
  const isAhead = ({ until }: Span) => starts.at.getTime() <= until - DAY;
  const rests = ({ from, until }: Span) =>
    streamsOf(ring).some(({ openings }) =>
      closedSpans(openings, { released, installed: starts.at }).some((one) => one.from < until && from < one.until),
    );
  for (const { openings } of streamsOf(before).filter((stream) => stream.baseline === baseline && isLast(stream))) {
    const spans = closedSpans(openings, wait);
    const [freeze] = spans;
    if (freeze !== undefined && isAhead(freeze)) return { text: `: ${closedText(spans, zone, before)}`, zone, freeze };
    if (freeze !== undefined && rests(freeze)) {
      return { text: `: ${closedText(spans, zone, before)}, nor of ${ring}`, zone, freeze, isOfBoth: true };
    }
    const gap = unusualGap(openings, wait);
    if (gap !== undefined && isAhead(gap)) return { text: `: ${gapText(gap, zone, before)}`, zone };
  }
  return { text: "", zone };
}

function brokenText(promise: RingPromise): string {
  const { before, ring, promisedDays, leastDays, released, because, accounts = [] } = promise;
  if (leastDays === undefined) {
    const patch = released === undefined ? "a patch" : `a patch released ${utcText(released)}`;
    return `${ring} would install ${patch}, which ${before} does not have by then: ${because}`;
  }
  const when = released === undefined ? "" : ` (one released ${utcText(released)}${runsText(promise)})`;
  const also = accounts.filter((one) => promise.starts?.accounts.includes(one) === false);
  const others = also.length === 0 ? "" : `; too early in ${accountsText(also, MOST_NAMES)} as well`;
  if (leastDays < 0) {
    return `${ring} would install a patch up to ${daysText(-leastDays)} before ${before}${when}${others}`;
  }
  const promised = promisedDays === 0 ? "after it" : `at least ${counted(promisedDays, "day")} after`;
  const got = `${ring} would install a patch ${daysText(leastDays)} after ${before}${when}`;
  return `${got}, expected ${promised}${others}`;
}

/** `2.5 days`, and of less than a day the hours. */
function daysText(days: number): string {
  if (days === 0 || days >= 1) return counted(days, "day");
  const hours = Math.round(days * 24);
  return hours === 0 ? "less than an hour" : counted(hours, "hour");
}

/** `: dev is done Wed 2026-12-02 04:00 Europe/Berlin in dev-eu, test starts Thu …` */
function runsText({ before, ring, done, starts }: RingPromise): string {
  if (done === undefined || starts === undefined) return "";
  return `: ${before} is done ${momentText(done)}, ${ring} starts ${momentText(starts)}`;
}

function momentText({ at, zone = "UTC", accounts }: MomentOnRing): string {
  return `${localText(localTime(at, zone))} in ${accountsText(accounts, MOST_NAMES)}`;
}

/** Accounts that are named. */
const MOST_NAMES = 3;

/** What would do for all rings together: each way was tried. */
class Advice {
  /** Whether what keeps everything was told with a promise before this one. */
  private isAllTold = false;

  constructor(
    private readonly rings: readonly RingStreams[],
    private readonly promises: readonly RingPromise[],
    private readonly fixes: () => RingFixes,
  ) {}

  /** What does about a freeze, and whether it is a cause at all: a ring that is ahead without it needs something else. */
  public aroundFreeze(
    promise: RingPromise,
    { freeze, zone, isOfBoth }: WaitOnRing,
  ): { readonly ways: readonly string[]; readonly isCause: boolean } {
    if (freeze === undefined || promise.leastDays === undefined || this.lockOf(promise.ring) !== undefined) {
      return { ways: [], isCause: true };
    }
    const { freezes } = this.fixes();
    const ways = isOfBoth ? freezes.restingLonger(promise, freeze, zone) : freezes.around(promise, freeze, zone);
    return { ways, isCause: ways.length > 0 || freezes.isInOrderWithout(promise, freeze) };
  }

  /** @param around - what does about a freeze */
  public fixFor(promise: RingPromise, around: readonly string[]): string {
    const { before, ring, leastDays } = promise;
    if (this.lockOf(ring) !== undefined) return `promote ${before} to ${ring} later, or to an earlier day`;
    if (leastDays === undefined) {
      return this.lockOf(before) === undefined
        ? `let a window of ${before} install${this.onIdleGroup(promise)}`
        : `promote ${before} to ${ring} as well`;
    }
    const fixes = this.fixes();
    const move = fixes.otherDayOfWindow(promise);
    const ways = [...around, ...this.soakDaysText(ring), ...(move === undefined ? [] : [move])];
    if (ways.length > 0) return ways.join(", or ");
    if (this.isAllTold) {
      return fixes.ways.length > 0 ? "the fix above does this as well" : `let ${before} be done earlier as well`;
    }
    this.isAllTold = true;
    return fixOfAll(fixes, "the ring order", promise);
  }

  private lockOf(name: string) {
    return this.rings.find((one) => one.ring.name === name)?.lock;
  }

  private onIdleGroup({ before, baseline }: RingPromise): string {
    const streams = this.rings.find(({ ring }) => ring.name === before)?.streams ?? [];
    const idle = idleGroupOf(streams.filter((stream) => stream.baseline === baseline));
    return idle === undefined ? "" : ` on ${quote(idle)}`;
  }

  /** With what rings need that keep their promises today, and would not any more. */
  private soakDaysText(ring: string): readonly string[] {
    const { raised } = this.fixes();
    const days = raised?.get(ring);
    if (raised === undefined || days === undefined) return [];
    const broken = this.promises.filter(({ outcome }) => outcome === "broken").map((promise) => promise.ring);
    const others = [...raised].filter(([name]) => !broken.includes(name));
    const also = others.map(([name, needed]) => ` and ${name}'s to ${needed}`).join("");
    return [`raise ${ring}'s soakDays to ${days}${also}${roomText(this.fixes().proof, raised)}`];
  }
}

/** What keeps promises and deadlines together, and that soakDays alone do not, where that is so. */
export function fixOfAll(fixes: RingFixes, what: string, broken?: Pick<RingPromise, "before" | "ring">): string {
  const { ways, lateText } = fixes;
  const fix = ways.length === 0 ? nothingFound(broken) : ways.join(", or ");
  return lateText === "" ? fix : `no soakDays meet both ${what} and ${lateText}; ${fix}`;
}

/** What was tried in vain, and where the difficulty is. */
function nothingFound(broken: Pick<RingPromise, "before" | "ring"> | undefined): string {
  const tried = "no other soakDays, delays, days of windows or further windows were found that do";
  const gap = broken === undefined ? "" : `, so that ${broken.before} is done before ${broken.ring} starts`;
  return `${tried}; choose other windows for several rings${gap}, or lower daysOnRingBefore`;
}

/** What brings the rings into their order and keeps everything; undefined where nothing is known that does. */
export function fixOfOrder(fixes: RingFixes): string | undefined {
  return fixes.ways.length === 0 ? undefined : fixOfAll(fixes, "the ring order");
}
