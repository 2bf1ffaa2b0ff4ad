import { operatingSystemLabel } from "../../facts/operating-systems";
import type { RingPromise, RingStreams } from "../../patch-fleet/ring-promises";
import { utcText } from "../../text/moments";
import { counted } from "../../text/wording";
import type { Problems } from "../../values/problems";
import { FLEET_CHECKS, type FleetCheckName } from "./fleet-checks";
import { otherDayOfWindow, soakDaysForAll } from "./ring-fixes";

/** Reports every promise that is broken or not proved, each with what would mend it. */
export function checkPromises(
  promises: readonly RingPromise[],
  rings: readonly RingStreams[],
  from: Date,
  problems: Problems,
): void {
  const advice = new Advice(rings, promises, from);
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
        `${before} and ${ring} are not kept apart, for ${because} (${system}); point the nodes of each ring at a repository snapshot of its own, and accept this`,
      );
    } else if (outcome === "not known") {
      say("notProved", `what ${ring} owes to ${before} is not proved: ${because}`);
    } else if (outcome === "broken") {
      say("promise", `${brokenText(promise)}; ${advice.fixFor(promise)}`);
    }
  }
}

function brokenText({ before, ring, promisedDays, leastDays, released, because }: RingPromise): string {
  const when = released === undefined ? "" : ` (one released ${utcText(released)})`;
  if (leastDays === undefined) {
    const patch = released === undefined ? "a patch" : `a patch released ${utcText(released)}`;
    return `${ring} would install ${patch}, which ${before} does not have by then: ${because}`;
  }
  if (leastDays < 0) return `${ring} would install a patch up to ${counted(-leastDays, "day")} before ${before}${when}`;
  const promised = promisedDays === 0 ? "after it" : `${counted(promisedDays, "day")} after`;
  return `${ring} would install a patch ${leastDays} days after ${before}${when}, expected ${promised} at least`;
}

/** What would do for all rings together: each way was tried. */
class Advice {
  private known?: ReturnType<typeof soakDaysForAll> | "none";

  constructor(
    private readonly rings: readonly RingStreams[],
    private readonly promises: readonly RingPromise[],
    private readonly from: Date,
  ) {}

  public fixFor(promise: RingPromise): string {
    const { before, ring, leastDays } = promise;
    const lockOf = (name: string) => this.rings.find((one) => one.ring.name === name)?.lock;
    if (lockOf(ring) !== undefined) return `promote ${before} to ${ring} later, or to an earlier day`;
    if (leastDays === undefined) {
      return lockOf(before) === undefined
        ? `let a window of ${before} install`
        : `promote ${before} to ${ring} as well`;
    }
    const day = otherDayOfWindow(promise, this.rings, this.from);
    const ways = [...this.soakDaysText(ring), ...(day === undefined ? [] : [`move ${ring}'s window to ${day}`])];
    return ways.length === 0 ? "choose other windows, or promise less" : ways.join(", or ");
  }

  /** With what rings need that keep their promises today, and would not any more. */
  private soakDaysText(ring: string): readonly string[] {
    this.known ??= soakDaysForAll(this.rings, this.from) ?? "none";
    if (this.known === "none") return [];
    const days = this.known.get(ring);
    if (days === undefined) return [];
    const broken = this.promises.filter(({ outcome }) => outcome === "broken").map((promise) => promise.ring);
    const others = [...this.known].filter(([name]) => !broken.includes(name));
    const also = others.map(([name, needed]) => ` and ${name}'s to ${needed}`).join("");
    return [`raise ${ring}'s soakDays to ${days}${also}`];
  }
}
