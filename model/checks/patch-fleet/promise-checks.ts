import { operatingSystemLabel } from "../../facts/operating-systems";
import { type RingPromise, type RingStreams, ringPromises } from "../../patch-fleet/ring-promises";
import type { Approval, InstallStream } from "../../patching/streams/install-stream";
import { utcText } from "../../text/moments";
import { counted } from "../../text/wording";
import type { Problems } from "../../values/problems";
import { FLEET_CHECKS, type FleetCheckName } from "./fleet-checks";

const LONGEST_DELAY = 360;
/** Days more that are tried before the windows themselves are blamed. */
const MOST_TRIED = 62;

/** Reports every promise that is broken or not proved, each with what would mend it. */
export function checkPromises(
  promises: readonly RingPromise[],
  rings: readonly RingStreams[],
  from: Date,
  problems: Problems,
): void {
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
        `${before} and ${ring} are not kept apart, for ${because} (${system}); let each ring read its own sources`,
      );
    } else if (outcome === "not known") {
      say("notProved", `what ${ring} owes to ${before} is not proved: ${because}`);
    } else if (outcome === "broken") {
      say("promise", `${brokenText(promise)}; ${fixFor(promise, rings, from)}`);
    }
  }
}

function brokenText({ before, ring, promisedDays, leastDays, released, because }: RingPromise): string {
  const patch = released === undefined ? "a patch" : `a patch released ${utcText(released)}`;
  if (leastDays === undefined)
    return `expected ${before} to install first; ${patch} is not installed there: ${because}`;
  const promised = promisedDays === 0 ? "" : `${counted(promisedDays, "day")} on `;
  const got = leastDays < 0 ? `${ring} may be ${-leastDays} days ahead with` : `got ${leastDays} for`;
  return `expected ${promised}${before} before, ${got} ${patch}`;
}

function fixFor(promise: RingPromise, rings: readonly RingStreams[], from: Date): string {
  const later = rings.find(({ ring }) => ring.name === promise.ring);
  if (later?.lock !== undefined) return `promote ${promise.before} to ${promise.ring} later, or to an earlier day`;
  if (promise.leastDays === undefined) {
    return rings.some(({ ring, lock }) => ring.name === promise.before && lock !== undefined)
      ? `promote ${promise.before} to ${promise.ring} as well`
      : `let a window of ${promise.before} install`;
  }
  const enough = enoughSoakDays(promise, rings, from);
  return enough === undefined ? "choose other windows, or promise less" : `soakDays ${enough} would do`;
}

/** The fewest soakDays that keep a promise. */
function enoughSoakDays(promise: RingPromise, rings: readonly RingStreams[], from: Date): number | undefined {
  const later = rings.find(({ ring }) => ring.name === promise.ring);
  const before = rings.find(({ ring }) => ring.name === promise.before);
  if (later === undefined || before === undefined) return undefined;
  const soakDays = later.ring.soakDays ?? 0;
  const only = ({ streams }: RingStreams) => streams.filter(({ baseline }) => baseline === promise.baseline);
  for (let more = 1; more <= MOST_TRIED && soakDays + more <= LONGEST_DELAY; more++) {
    const streams = only(later).map((stream) => laterBy(stream, more));
    const tried = ringPromises(
      [
        { ...before, streams: only(before) },
        { ...later, streams },
      ],
      from,
    );
    if (tried.every(({ outcome }) => outcome === "kept")) return soakDays + more;
  }
  return undefined;
}

function laterBy(stream: InstallStream, days: number): InstallStream {
  const moved = (approval: Approval): Approval =>
    approval !== undefined && "afterDays" in approval ? { afterDays: approval.afterDays + days } : approval;
  return { ...stream, approvals: stream.approvals.map(moved) };
}
