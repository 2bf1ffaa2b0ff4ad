import type { Acceptance } from "../../model/acceptances/acceptance";
import type { CheckBasics } from "../../model/checks/check/check";
import { countsOf } from "../../model/patching/existing/node-counts";
import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { jsonText } from "../../model/text/json";
import { approversOf } from "../approvers/approvers";
import type { Change } from "../changes/change";
import type { ReviewedFinding } from "../findings/reviewed-finding";
import type { ComparedPatch, PatchComparison } from "../patches/patch-comparison";
import type { Reach } from "../reach/reach";
import type { Review } from "../review";
import type { StackReview } from "../stacks/stack-review";
import { headlineOf } from "./headline";
import { lastLine } from "./phrases";
import type { Report, ReportOfAcceptance, ReportOfCheck, ReportOfFinding, ReportOfReach } from "./report-schema";

/** Grows in its first part when a reader of the report must change, in its second when something is added. */
const REPORT_VERSION = "3.0";

/** A review as JSON. */
export function renderJson(review: Review): string {
  return `${jsonText(reportOf(review), 2)}\n`;
}

export function reportOf(review: Review): Report {
  const rows = new Map(review.rows.flatMap((row) => row.stacks.map((one) => [one.name, row] as const)));
  return {
    version: REPORT_VERSION,
    at: review.at.toISOString(),
    timeZoneData: ZONE_DATA_RELEASE,
    verdict: headlineOf(review).text,
    isComplete: review.failures.length === 0 && review.stacks.every(({ condition }) => !condition.isErrored),
    risk: review.risk,
    hasChanges: review.hasChanges,
    counts: review.counts,
    planLine: lastLine(review),
    ...(review.stacks.length === 0 ? {} : { fingerprint: review.fingerprint }),
    stacks: review.stacks.map((one) => {
      const row = rows.get(one.name);
      return reportOfStack(one, row?.isOutlier ?? false, row?.stacks[0]?.name ?? one.name);
    }),
    failures: [...review.failures],
    ...(review.gone === undefined ? {} : { gone: [...review.gone] }),
    ...(review.patches === undefined ? {} : { patches: reportOfPatches(review.patches) }),
    ...(review.snapshotNotes === undefined ? {} : { snapshotNotes: [...review.snapshotNotes] }),
    ...(review.checks.length === 0 ? {} : { checks: review.checks.map(reportOfCheck) }),
    ...(review.approverRules === undefined ? {} : { approvers: [...approversOf(review, review.approverRules)] }),
  };
}

function reportOfCheck({ id, severity, cause, reason, source, fix }: CheckBasics): ReportOfCheck {
  return { id, severity, cause, reason, source, fix };
}

function reportOfPatches(comparison: PatchComparison): NonNullable<Report["patches"]> {
  const { approved, notApproved, waiting, unclear } = comparison;
  const copy = <One extends ComparedPatch>(one: One) => ({ ...one, patchGroups: [...one.patchGroups] });
  return {
    approved: approved.map(copy),
    notApproved: notApproved.map(copy),
    waiting: waiting.map(copy),
    unclear: unclear.map((one) => ({ ...one })),
  };
}

function reportOfStack(one: StackReview, isOutlier: boolean, likeStack: string): Report["stacks"][number] {
  const {
    outputs,
    changes,
    drift,
    deferred,
    findings,
    regions,
    arrivals,
    caveats,
    beside,
    acceptances,
    condition,
    file: _,
    isSynthesised: __,
    hasOtherDrift: ___,
    ...rest
  } = one;
  return {
    ...rest,
    planner: condition.planner,
    isErrored: condition.isErrored,
    isPartial: condition.isPartial,
    regions: [...regions],
    outputs: [...outputs],
    isOutlier,
    likeStack,
    changes: changes.map(reportOfChange),
    drift: drift.map(({ outcome, ...change }) => ({ ...reportOfChange(change), outcome })),
    deferred: deferred.map((waiting) => ({ ...waiting })),
    findings: findings.map(reportOfFinding),
    arrivals: [...arrivals],
    caveats: [...caveats],
    ...(acceptances === undefined ? {} : { acceptances: [...acceptances] }),
    ...(beside === undefined ? {} : { beside: [...beside] }),
  };
}

function reportOfChange({
  details,
  reach: reached,
  alike: _,
  ...rest
}: Change): Report["stacks"][number]["changes"][number] {
  return { ...rest, details: details.map((one) => ({ ...one })), reach: reportOfReach(reached) };
}

function reportOfReach({
  patchGroups,
  others,
  noLonger,
  isDefault,
  defaultSystems,
  nextRun,
  members,
}: Reach): ReportOfReach {
  const more = members?.mayBeMore === undefined ? {} : { mayBeMore: members.mayBeMore };
  const run = nextRun && { instant: nextRun.instant.toISOString(), local: nextRun.local, zone: nextRun.zone };
  return {
    patchGroups: [...patchGroups],
    others: [...others],
    ...(noLonger === undefined ? {} : { noLonger: [...noLonger] }),
    isDefault,
    ...(defaultSystems === undefined ? {} : { defaultSystems: [...defaultSystems] }),
    ...(run === undefined ? {} : { nextRun: run }),
    ...(members === undefined ? {} : { nodes: { ...countsOf(members), ...more } }),
  };
}

function reportOfFinding(one: ReviewedFinding): ReportOfFinding {
  const { because, fix, accepted, expired } = one;
  return {
    checkId: one.checkId,
    severity: one.severity,
    risk: one.risk,
    address: one.key,
    path: one.path,
    message: one.message,
    object: one.object,
    ...(because === undefined ? {} : { because }),
    ...(fix === undefined ? {} : { fix }),
    ...(one.isStanding ? { isStanding: one.isStanding } : {}),
    ...(accepted === undefined ? {} : { accepted: reportOfAcceptance(accepted) }),
    ...(expired === undefined ? {} : { expired: reportOfAcceptance(expired) }),
  };
}

function reportOfAcceptance({ reason, owner, until }: Acceptance): ReportOfAcceptance {
  return { reason, owner, until };
}
