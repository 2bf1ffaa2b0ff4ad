import type { DeadlineProof } from "../../arrival/deadline-proof";
import { laterText, patchText } from "../../arrival/deadline-words";
import { firstAfterLock } from "../../arrival/first-after-lock";
import { deadlinesOf, type NodesWithDeadline } from "../../arrival/nodes-with-deadline";
import { localTime } from "../../schedule/zones/local-time";
import { localMinute, localText } from "../../text/moments";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";
import { pathOf } from "./deadline-checks";

export const promotionTooLate = defineCheck({
  id: "PM838",
  severity: "warning",
  on: "environment",
  dependsOnDay: true,
  cause: "A ring is locked for so long that it misses its deadline, even if it is promoted today.",
  reason:
    "A patch that is released after the date of a lock waits for the next promotion. While that may still be in time, " +
    "nothing is reported.",
  source: "our own",
  fix: "Promote the ring before it now, and from then on more often than the deadline has days.",
  find: (view, { today, problems }) => problems.addEach(deadlinesOf(view, today).flatMap((one) => lateFor(one, today))),
});

/** One finding for severities of which the same is to be said. */
function lateFor(one: NodesWithDeadline, today: Date): readonly AcrossReport[] {
  const bySentence = new Map<string, DeadlineProof[]>();
  for (const { one: ofSystem, proofs } of one.systems) {
    for (const proof of proofs) {
      const late = firstAfterLock(one, ofSystem, proof, today);
      if (late === undefined) continue;
      const { released, installed, zone } = late;
      const sentence =
        ` released ${localText(localTime(released, zone))} is on every node by ` +
        `${localMinute(localTime(installed, zone).local)} if it is promoted today, ${laterText(late)}, ` +
        `expected at most ${proof.days}`;
      bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), proof]);
    }
  }
  return [...bySentence].map(([sentence, proofs]): AcrossReport => {
    const severities = [...new Set(proofs.map(({ severity }) => severity))];
    const because =
      proofs.flatMap(({ arrival }) => (arrival.arrives === "not known" ? [arrival.because] : []))[0] ?? "";
    return {
      key: one.key,
      path: "patchWithin",
      message: `${pathOf(proofs)}: ${patchText(severities)}${sentence}`,
      because: `${because.charAt(0).toUpperCase()}${because.slice(1)}.`,
      fix: "promote the ring before it now, and more often from then on",
    };
  });
}
