import type { Acceptance } from "../../model/acceptances/acceptance";
import { acceptanceHolds, matches } from "../../model/acceptances/apply-acceptances";
import { lengthOf } from "../../model/arrival/arrival-by";
import { daysOf } from "../../model/arrival/arrival-words";
import { askedBy, DAYS_NOT_KNOWN, type DeadlineProof, type TermsOfDeadline } from "../../model/arrival/deadline-proof";
import type { InForce } from "../../model/arrival/in-force";
import { deadlinesOf } from "../../model/arrival/nodes-with-deadline";
import { areOfWay, type PatchedNodes, titleOfNodes } from "../../model/arrival/patched-nodes";
import { notedKey } from "../../model/arrival/promise-note";
import {
  acceptableDeadlineNotKept,
  acceptedPathOf,
  acceptedRhythm,
  brokenIn,
} from "../../model/checks/across/deadline-checks";
import { ANY_SEVERITY, type DeadlineModel, speaksAbout } from "../../model/deadlines/deadline-model";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import type { PublishedDeadline } from "../../model/facts/published-deadlines";
import { regionName } from "../../model/patching/place/place";
import { EnvironmentView } from "../../model/patching/view/environment-view";
import { localTime } from "../../model/schedule/zones/local-time";
import { localText } from "../../model/text/moments";
import { joined } from "../../model/text/wording";
import { isKnown } from "../../model/values/unknown";
import type { Stack } from "../stacks/read-stacks";

/** One deadline of one patch group or patch policy in one account, with what is proved of it, for who has to show that. */
export interface AuditedDeadline extends TermsOfDeadline {
  /** Of a fleet, and its ring. */
  readonly account?: string;
  readonly ring?: string;
  /** One that is in no fleet. */
  readonly stack?: string;
  /** Or the policy that patches the nodes: `patch policy prod`. */
  readonly patchGroup: string;
  readonly system: string;
  readonly patches: string;
  /** Absent: the deadline says nothing of the system, or they are known after apply. */
  readonly days?: number;
  /** The published rule that asks for it. */
  readonly by?: string;
  /** Where its text was read, and what no schedule can tell about it. */
  readonly publishedIn?: string;
  readonly cannotJudge?: readonly string[];
  readonly outcome: "kept" | "broken" | "not known" | "not covered";
  readonly worstDays?: number;
  /** Set where runs install without a reboot, and the deadline does not ask for it. */
  readonly inForce?: InForce;
  /** What it is kept but for: names that a baseline rejects. */
  readonly rejected?: readonly string[];
  /** Set where a rule has a delay: a patch that keeps being reissued has no finite worst case. */
  readonly restartsWhenReissued?: true;
  /** Days that do not count, and how long a patch takes with these. */
  readonly except?: DeadlineProof["except"];
  /** `Patch Tuesday` where it is proved for such releases alone; absent: for any release. */
  readonly releases?: string;
  /** On the clock of the window. */
  readonly worstRelease?: string;
  readonly because?: string;
  /** Who answers for a deadline that is not kept. */
  readonly accepted?: Pick<Acceptance, "owner" | "until" | "reason">;
}

/** Every deadline of stacks, in their order. */
export function auditedDeadlines(stacks: readonly Stack[], today: Date): readonly AuditedDeadline[] {
  return stacks.flatMap((stack) => deadlinesOfStack(stack, today));
}

/** With the Region of a patch group that has one of its own, or stands in several. */
function nameOf(nodes: PatchedNodes, isInSeveral: boolean): string {
  if (areOfWay(nodes)) return titleOfNodes(nodes);
  const region = nodes.registered?.region;
  const hasOwn = region !== undefined && isKnown(region);
  return hasOwn || isInSeveral ? `${nodes.patchGroup} (${regionName(nodes.place.region)})` : nodes.patchGroup;
}

function deadlinesOfStack(
  { environment, name: stack, note, acceptances = [], deadlinePaths }: Stack,
  today: Date,
): readonly AuditedDeadline[] {
  const accepted = acceptances.filter(
    (one) => one.check === acceptableDeadlineNotKept.id && acceptanceHolds(one, today),
  );
  const all = deadlinesOf(new EnvironmentView(environment, today), today);
  const groups = all.flatMap(({ nodes }) => (areOfWay(nodes) ? [] : [nodes]));
  const isInSeveral = new Set(groups.map(({ place }) => regionName(place.region))).size > 1;
  return all.flatMap((nodesWithDeadline) => {
    const { nodes, deadline, runs, systems, unproved, rhythm } = nodesWithDeadline;
    const name = nameOf(nodes, isInSeveral);
    const key = deadlinePaths?.get(notedKey(nodes)) ?? "";
    const where = note === undefined ? { stack } : { account: note.account.name, ring: note.ring };
    const place = { ...where, patchGroup: name };
    const acceptedAt = (path: string): Pick<AuditedDeadline, "accepted"> => {
      const held = accepted.find((one) => matches(one, { key, path }));
      return held === undefined ? {} : { accepted: { owner: held.owner, until: held.until, reason: held.reason } };
    };
    const ofSystems = systems.flatMap(({ one, proofs, unknownDays }): readonly AuditedDeadline[] => {
      const { operatingSystem: system } = one;
      if (isKnown(system) && !speaksAbout(deadline, system)) {
        return [{ ...place, system: operatingSystemLabel(system), patches: ANY_SEVERITY, outcome: "not covered" }];
      }
      const broken = brokenIn(proofs);
      const open = unknownDays.map(
        (patches): AuditedDeadline => ({
          ...place,
          system: isKnown(system) ? operatingSystemLabel(system) : "not known",
          patches,
          outcome: "not known",
          because: DAYS_NOT_KNOWN,
        }),
      );
      const ofProofs = proofs.map((proof): AuditedDeadline => {
        const { operatingSystem, severity, by, arrival, ...outcome } = proof;
        const broke = broken.find((together) => together.includes(proof));
        return {
          ...place,
          system: operatingSystemLabel(operatingSystem),
          patches: severity,
          ...ruleOf(by),
          ...outcome,
          ...(runs.restartsWhenReissued(one, askedBy(proof, deadline)) ? { restartsWhenReissued: true } : {}),
          ...(arrival.arrives === "always"
            ? {
                worstDays: daysOf(lengthOf(arrival)),
                ...(arrival.releases === undefined ? {} : { releases: arrival.releases }),
                worstRelease: localText(localTime(arrival.worst.released, arrival.worst.zone)),
              }
            : { because: arrival.because }),
          ...(broke === undefined ? {} : acceptedAt(acceptedPathOf(nodesWithDeadline, broke))),
        };
      });
      return [...ofProofs, ...open];
    });
    const notProved = unproved.flatMap((because) =>
      limitsOf(deadline).map(
        (limit): AuditedDeadline => ({ ...place, system: "not known", ...limit, outcome: "not known", because }),
      ),
    );
    if (rhythm === undefined) return [...ofSystems, ...notProved];
    const labels = systems.flatMap(({ one: { operatingSystem: system } }) =>
      isKnown(system) ? [operatingSystemLabel(system)] : [],
    );
    const { by, outcome, emptyMonth, because } = rhythm;
    const found = emptyMonth === undefined ? "a run begins in every month" : `no run begins in ${emptyMonth}`;
    const ofRule: AuditedDeadline = {
      ...place,
      system: joined(labels),
      patches: ANY_SEVERITY,
      ...ruleOf(by),
      outcome,
      because: because ?? found,
      ...(outcome === "broken" ? acceptedAt(acceptedRhythm(rhythm)) : {}),
    };
    return [...ofSystems, ...notProved, ofRule];
  });
}

/** What a deadline asks for of whatever system. */
function limitsOf({ days, published }: DeadlineModel): readonly Pick<AuditedDeadline, "patches" | "days" | "by">[] {
  const own = Object.entries(days).map(([patches, limit]) => ({ patches, ...(isKnown(limit) ? { days: limit } : {}) }));
  const asksForDays = published !== undefined && Object.keys(published.days).length > 0;
  return asksForDays ? [...own, { patches: ANY_SEVERITY, ...ruleOf(published) }] : own;
}

function ruleOf(by: PublishedDeadline | undefined): Pick<AuditedDeadline, "by" | "publishedIn" | "cannotJudge"> {
  if (by === undefined) return {};
  const { rule, version, date, publishedIn, cannotJudge } = by;
  return { by: `${rule} ${version} (${date})`, publishedIn, cannotJudge };
}
