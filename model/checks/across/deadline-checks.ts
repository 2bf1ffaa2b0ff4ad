import { closedDays, closedSpans, closedText } from "../../arrival/closed-spans";
import { deadlineFixes, type Question } from "../../arrival/deadline-fixes";
import { askedBy, DAYS_NOT_KNOWN, type DeadlineProof, isKept, type RhythmProof } from "../../arrival/deadline-proof";
import { brokenText, daysThatAreKept, fixText, moreOften } from "../../arrival/deadline-words";
import {
  deadlinesOf,
  NO_BASELINE,
  type NodesWithDeadline,
  type ProofOfSystem,
} from "../../arrival/nodes-with-deadline";
import { areOfWay, deadlineOfNodes, titleOfNodes } from "../../arrival/patched-nodes";
import type { RunsOnNodes } from "../../arrival/runs-on-nodes";
import { gapText, unusualGap } from "../../arrival/unusual-gap";
import { AWS_LISTS_NO } from "../../coverage/unlisted-values";
import { ANY_SEVERITY, type SettledDeadline, speaksAbout, WITHOUT_SEVERITY } from "../../deadlines/deadline-model";
import { exceptDuringText, leavingOutAlso } from "../../deadlines/uncounted-days";
import { operatingSystemLabel } from "../../facts/operating-systems";
import type { Opening } from "../../patching/runs/open-runs";
import type { EnvironmentView } from "../../patching/view/environment-view";
import { counted, joined, orAcceptAt, withArticle } from "../../text/wording";
import { grouped } from "../../values/grouped";
import { once } from "../../values/once";
import { isKnown } from "../../values/unknown";
import { defineCheck } from "../check/define-check";
import type { AcrossReport } from "./across-check";
import { longerFreeze } from "./longer-freeze";
import { fixOfNever, unlistedOf } from "./never-arriving";

const REASON =
  "A patch waits for its delay, then for the next whole run: the days between two runs count in full, for it may be " +
  "approved just after one has begun.";

export const deadlineNotKept = defineCheck({
  id: "PM830",
  severity: "error",
  on: "environment",
  dependsOnDay: true,
  cause: "A patch group, a patch policy or an association misses its deadline.",
  reason: REASON,
  source: "our own",
  fix: "Shorten the delay, add a window, allow more days, or leave out a change freeze (exceptDuring); the message names what was proved to do.",
  find: (view, { today, problems }) => problems.addEach(missed(view, today, { acceptable: false })),
});

export const acceptableDeadlineNotKept = defineCheck({
  id: "PM831",
  severity: "warning",
  on: "environment",
  acceptedAt: 'what is late, such as "patchWithin.Critical"',
  dependsOnDay: true,
  cause: "A patch group, a patch policy or an association misses a deadline with acceptable: true.",
  reason: REASON,
  source: "our own",
  fix: "Shorten the delay, add a window, or accept the finding with a reason, an owner and an expiry date.",
  find: (view, { today, problems }) => problems.addEach(missed(view, today, { acceptable: true })),
});

export const deadlineNotProved = defineCheck({
  id: "PM832",
  severity: "warning",
  on: "environment",
  acceptedAt: 'the reason, such as "patchWithin (a delay is not known yet)"',
  dependsOnDay: true,
  cause: "A deadline cannot be proved.",
  reason:
    "The deadline may be missed: a schedule, a delay, a baseline or the deadline itself is known only to Terraform or AWS.",
  source: "our own",
  fix: "Write it out; for a rate give a startDate in the future.",
  find: (view, { today, problems }) =>
    problems.addEach(
      deadlinesOf(view, today).flatMap(({ nodes, key, systems, unproved, rhythm }) => {
        const isAssociation = areOfWay(nodes) && nodes.way.kind === "association";
        const ofSystems = systems.flatMap(({ proofs, unknownDays }) => [
          ...unknownDays.map(() => DAYS_NOT_KNOWN),
          ...proofs.flatMap(({ arrival, outcome }) =>
            // A lock is no doubt: the next promotion decides, and PM838 says when that is too late.
            outcome === "not known" && arrival.arrives === "not known" && arrival.lockedUntil === undefined
              ? [arrival.because]
              : [],
          ),
        ]);
        return [
          ...new Set([...ofSystems, ...(rhythm?.because === undefined ? [] : [rhythm.because]), ...unproved]),
        ].map((because) => {
          const path = `patchWithin (${because})`;
          const fix = because.startsWith(AWS_LISTS_NO)
            ? "write a value that AWS lists, or leave the filter out"
            : because === NO_BASELINE && isAssociation
              ? "give a baseline here the tags of baselineTags"
              : "write it out; for a rate give a startDate in the future";
          return report(key, path, {
            message: `cannot prove that ${titleOfNodes(nodes)} meets its deadline: ${because}`,
            because: "The deadline may be missed, and synth would not say so.",
            fix: `${fix}; ${orAcceptAt(path)}`,
          });
        });
      }),
    ),
});

export const installedNotInForce = defineCheck({
  id: "PM833",
  severity: "information",
  on: "environment",
  cause: "A deadline counts patches that are pending a reboot.",
  reason: "With NoReboot a patch is installed and takes no effect until somebody reboots the node.",
  source: "maintenance window facts, D3",
  fix: "Nothing needs to be done; set inForce: true if the reboot must be within the days too.",
  find: (view, { today, problems }) =>
    problems.addEach(
      deadlinesOf(view, today)
        .filter(({ nodes, runs }) => deadlineOfNodes(nodes)?.inForce === false && runs.leavesReboots)
        .map(({ nodes, key }) =>
          report(key, "patchWithin", {
            message: `${titleOfNodes(nodes)} meets its deadline with patches that are pending a reboot (NoReboot)`,
            because: "A patch that needs a reboot, such as a kernel, takes effect only after the next one.",
            fix: "set rebootOption RebootIfNeeded; with inForce: true in patchWithin it is an error (PM830) while no run in time reboots",
          }),
        ),
    ),
});

export const deadlineWithoutSystem = defineCheck({
  id: "PM835",
  severity: "warning",
  on: "environment",
  acceptedAt: 'a system such as "WINDOWS"',
  cause: "A deadline does not cover one of the systems of its patch group.",
  reason: "The patches of that system have no deadline: it is set by severities that the system does not have.",
  source: "patch baseline facts, C1",
  fix: "Give the days for every patch as any, or a deadline of its own to the group.",
  find: (view, { today, problems }) =>
    problems.addEach(
      deadlinesOf(view, today).flatMap(({ nodes, key, deadline, runs, systems }) => {
        const silent = systems.flatMap(({ one: { operatingSystem: system } }) =>
          isKnown(system) && !speaksAbout(deadline, system) ? [system] : [],
        );
        if (silent.length === 0) return [];
        const place = areOfWay(nodes) ? undefined : view.environment.deadlinePlace?.(nodes.patchGroup);
        const where = place === undefined ? "" : ` of ${place}`;
        // The rings of a fleet keep different days.
        const schedule = place === undefined ? "this schedule" : "the schedule of this ring";
        const days = daysForEvery(systems, deadline, runs, schedule);
        const fix = `add any to patchWithin${where}, the days for every patch${days}`;
        return [...new Set(silent)].map((system) =>
          report(key, system, {
            message: `the deadline of ${titleOfNodes(nodes)} does not cover ${operatingSystemLabel(system)}`,
            because: "It is set by severities that the system does not have.",
            fix: `${fix}; ${orAcceptAt(system)}`,
          }),
        );
      }),
    ),
});

/**
 * `: any: 14, which this schedule meets`: of every system, for all of them are asked for these days then. They are those
 * of the deadline where they are kept, else the fewest that are.
 */
function daysForEvery(
  systems: readonly ProofOfSystem[],
  deadline: SettledDeadline,
  runs: RunsOnNodes,
  schedule: string,
): string {
  const asked = askedBy({ severity: ANY_SEVERITY }, deadline);
  const kept = systems.map(({ one }) => daysThatAreKept({ arrival: runs.arrival(one, asked) }));
  if (kept.includes(undefined)) return "";
  const fewest = Math.max(...(kept as number[]));
  const days = Object.values(deadline.days)
    .filter(isKnown)
    .filter((one) => one >= fewest);
  return `: any: ${days.length === 0 ? fewest : Math.min(...days)}, which ${schedule} meets`;
}

type Sentence = Pick<AcrossReport, "message" | "because" | "fix">;

function report(key: string, path: string, sentence: Sentence): AcrossReport {
  return { key, path, ...sentence };
}

function missed(view: EnvironmentView, today: Date, { acceptable }: { readonly acceptable: boolean }) {
  const context = { today, longerFreeze: once(() => longerFreeze(view, today)), ...view.environment };
  return deadlinesOf(view, today).flatMap((one) =>
    one.deadline.acceptable === acceptable ? broken(one, context) : [],
  );
}

/** One finding for severities that are late by the same release, on systems that say the same. */
function broken(one: NodesWithDeadline, context: SentenceContext): readonly AcrossReport[] {
  const { runs, systems, rhythm, deadline } = one;
  const bySentence = new Map<string, { readonly report: AcrossReport; readonly labels: string[] }>();
  for (const system of systems) {
    for (const found of brokenIn(system.proofs)) {
      const path = deadline.acceptable ? acceptedPathOf(one, found) : pathOf(found);
      const text = sentenceOf(one, system, found, path, context);
      const key = JSON.stringify(text);
      const known = bySentence.get(key) ?? { report: brokenReport(one, path, text), labels: [] };
      known.labels.push(operatingSystemLabel(found[0]?.operatingSystem ?? ""));
      bySentence.set(key, known);
    }
  }
  const several = systems.length > 1;
  const reports = [...bySentence.values()].map(({ report: { because, ...rest }, labels }) => ({
    ...rest,
    because: several ? `${joined(labels)}: ${because}` : because,
  }));
  if (rhythm?.outcome !== "broken") return reports;
  const everyMonth: Sentence = {
    message: `no run begins in ${rhythm.emptyMonth} that works on every node, expected one in every month`,
    because: `${rhythm.by.rule} asks for patching every month or more often.`,
    fix:
      runs.ownSchedule === undefined
        ? "let a window open at least once in every month"
        : `give ${withArticle(runs.ownSchedule.property)} that runs at least once in every month`,
  };
  return [...reports, brokenReport(one, deadline.acceptable ? acceptedRhythm(rhythm) : "patchWithin", everyMonth)];
}

function brokenReport({ key, deadline }: NodesWithDeadline, path: string, sentence: Sentence): AcrossReport {
  return report(
    key,
    path,
    deadline.acceptable ? { ...sentence, fix: `${sentence.fix}; ${orAcceptAt(path)}` } : sentence,
  );
}

/**
 * Where a breach is told, and accepted if it may be: `patchWithin.Critical`, `patchWithin (Critical, Important)`. With the
 * rule that asks for it, and of several systems with those that are late alike: an acceptance is of these alone.
 */
export function acceptedPathOf(
  { systems }: Pick<NodesWithDeadline, "systems">,
  found: readonly DeadlineProof[],
): string {
  const severities = (proofs: readonly DeadlineProof[]) => proofs.map(({ severity }) => severity);
  const late = (proofs: readonly DeadlineProof[]) => JSON.stringify([lateness(proofs[0]), severities(proofs)]);
  const alikeSystems = systems.flatMap(({ one: { operatingSystem }, proofs }) =>
    isKnown(operatingSystem) && brokenIn(proofs).some((other) => late(other) === late(found)) ? [operatingSystem] : [],
  );
  const path = pathOf(found);
  const rule = found[0]?.by?.rule;
  const what = [
    ...(rule === undefined ? [] : [rule]),
    ...(path === "patchWithin" ? severities(found) : []),
    ...(systems.length > 1 ? alikeSystems : []),
  ];
  return what.length === 0 ? path : `${path} (${what.join(", ")})`;
}

/** `patchWithin (CIS Controls 7.3, every month)` */
export function acceptedRhythm({ by }: Pick<RhythmProof, "by">): string {
  return `patchWithin (${by.rule}, every month)`;
}

/** Proofs of one system that are broken, those together of which one sentence tells. */
export function brokenIn(proofs: readonly DeadlineProof[]): readonly (readonly DeadlineProof[])[] {
  const broken = proofs.filter(({ outcome }) => outcome === "broken");
  return [...grouped(broken, (proof) => JSON.stringify(lateness(proof))).values()];
}

function lateness(proof: DeadlineProof | undefined): unknown {
  return [proof?.days, proof?.by?.rule, proof?.arrival];
}

/** Where the finding about them is. */
export function pathOf(proofs: readonly DeadlineProof[]): string {
  const [first] = proofs;
  if (first === undefined || first.by !== undefined || proofs.length > 1) return "patchWithin";
  return first.severity === WITHOUT_SEVERITY ? "patchWithin" : `patchWithin.${first.severity}`;
}

interface SentenceContext extends Pick<EnvironmentView["environment"], "soakDays" | "fixInFleet"> {
  readonly today: Date;
  /** The same for all nodes of the environment. */
  readonly longerFreeze: () => string | undefined;
}

function sentenceOf(
  { deadline, runs }: NodesWithDeadline,
  { one }: ProofOfSystem,
  proofs: readonly DeadlineProof[],
  path: string,
  { today, soakDays, fixInFleet, longerFreeze }: SentenceContext,
): Sentence {
  const proof = proofs[0] as DeadlineProof;
  const severities = proofs.map(({ severity }) => severity);
  const broken = brokenText(proof, severities, deadline.tolerateMissedRuns);
  const closed = closedIn(runs.namedOpenings(one, deadline.inForce), proof);
  const question = { runs, one, limit: proof, deadline, from: today };
  const found = deadlineFixes(question);
  const kept = daysThatAreKept(proof);
  const hours = runs.openings.map((one) => one.hours);
  const isTooShort = proof.days * 24 < Math.min(...hours);
  const longer = closed.spans.length > 0 && proof.by === undefined ? longerFreeze() : undefined;
  return {
    message: `${path}: ${[...unlistedOf(question, proof.arrival), broken].join("; ")}${closed.text}`,
    because: becauseOf(proof, deadline.inForce, runs),
    fix: `${longer === undefined ? "" : `${longer}, or `}${
      (closed.spans.length > 0 && proof.by === undefined ? fixInFleet?.("freeze") : undefined) ??
      // Of one account of a fleet nobody knows whether it does for the others.
      (proof.by === undefined && fixInFleet !== undefined ? undefined : leavingOut(question, closed)) ??
      fixOfNever(question, proof.arrival, found) ??
      (found[0]?.needsRule ? fixInFleet?.(proof) : undefined) ??
      (isTooShort || proof.arrival.arrives === "never" ? undefined : fixInFleet?.()) ??
      outsideFleet(fixText(found, soakDays), soakDays) ??
      otherFix(proof, kept, runs, hours)
    }`,
  };
}

/** A freeze in which a late patch waits, or a time without a run that is longer than others; else nothing is said. */
function closedIn(openings: readonly Opening[], { arrival }: DeadlineProof) {
  if (arrival.arrives !== "always") return { spans: [], text: "", zone: "" };
  const { zone } = arrival.worst;
  const spans = closedSpans(openings, arrival.worst);
  if (spans.length > 0) return { spans, text: `: ${closedText(spans, zone)}`, zone };
  const gap = unusualGap(openings, arrival.worst);
  return { spans, text: gap === undefined ? "" : `: ${gapText(gap, zone)}`, zone };
}

/**
 * What leaves a freeze out of the deadline, with a shorter delay where it takes one; undefined where that does not do.
 */
function leavingOut(question: Question, { spans, zone }: ReturnType<typeof closedIn>): string | undefined {
  if (spans.length === 0) return undefined;
  const { runs, one, limit, deadline } = question;
  const exceptDuring = leavingOutAlso(deadline.exceptDuring ?? [], closedDays(spans, zone));
  if (exceptDuring === undefined) return undefined;
  const without = { ...deadline, exceptDuring };
  const own = { severity: limit.severity, days: limit.days };
  const isEnough = isKept(runs.arrival(one, askedBy(own, without)), limit.days);
  if (limit.by !== undefined) {
    return isEnough
      ? `${limit.by.rule} counts every day: let a window open in these days${deadline.acceptable ? "" : ", or set acceptable: true and accept this (acceptFinding)"}`
      : undefined;
  }
  const said = exceptDuringText(exceptDuring);
  if (isEnough) return `do not count these days, ${said}, or let a window open in them`;
  // A further window would open in the freeze.
  const delays = deadlineFixes({ ...question, limit: own, deadline: without }).filter(({ window }) => !window);
  const text = fixText(delays);
  return text === undefined ? undefined : `${text}, and ${said}`;
}

/** Of a stack by itself nobody knows the other rings: a plan is reviewed without the program. */
function outsideFleet(fix: string | undefined, soakDays = 0): string | undefined {
  return fix === undefined || soakDays === 0 ? fix : `${fix}, if the ring order allows it: synth proves that`;
}

function becauseOf(
  { by, arrival }: DeadlineProof,
  inForce: boolean,
  { mayEndLater, ownSchedule }: RunsOnNodes,
): string {
  const asks = by === undefined ? "" : `${by.rule} ${by.version} asks for it. `;
  const what = inForce ? "installed by a run that reboots" : "installed by the first whole run";
  if (arrival.arrives !== "always") return `${asks}It is counted as there when it was ${what} after its approval.`;
  const end =
    ownSchedule === undefined
      ? "the run may work until its window closes"
      : `${withArticle(ownSchedule.of)} has no end, and its run counts as 24 hours`;
  const longer = mayEndLater ? ", and a command that goes on then (CONTINUE_TASK) is not counted" : "";
  return `${asks}It is approved after its delay, and ${what} that begins later; ${end}${longer}.`;
}

function otherFix(
  { arrival, days }: DeadlineProof,
  kept: number | undefined,
  runs: RunsOnNodes,
  windows: readonly number[],
): string {
  const hours = Math.min(...windows);
  const isOfWindows = runs.ownSchedule === undefined;
  const promise = kept === undefined ? undefined : `allow ${counted(kept, "day")}, which this schedule meets`;
  if (arrival.arrives === "always" && days * 24 < hours)
    return `${promise ?? moreOften(runs)}; no schedule meets ${days} with runs of ${counted(hours, "hour")}`;
  if (promise !== undefined) return `${promise}, or ${isOfWindows ? "open shorter windows" : "install"} more often`;
  if (arrival.arrives === "always") return moreOften(runs);
  if (arrival.arrives === "never" && arrival.because === runs.neverReboots)
    return `set rebootOption RebootIfNeeded${isOfWindows ? " on a task that installs" : ""}`;
  if (isOfWindows && windows.length === 0) return "let a window install on every node of the group";
  return `allow more days, or ${moreOften(runs)}`;
}
