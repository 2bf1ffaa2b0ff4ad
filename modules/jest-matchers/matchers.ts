import { failedFilterText } from "../../model/explain/decision/decide";
import { explainPatch } from "../../model/explain/decision/explain-patch";
import { type PatchVerdict, ruleName } from "../../model/explain/patch/verdict";
import { zonedMoment } from "../../model/explain/when/zoned-moment";
import { timingOfWindow } from "../../model/patching/ways/window-timing-of";
import { type Occurrence, occurrences } from "../../model/schedule/runs/occurrences";
import { type DescribedPatch, hasUntilDate, questionAbout } from "./described-patch";
import { baselineModelOf, windowModelOf } from "./model-of";

/** What Jest wants from a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** Whether a baseline approves a patch. */
export function toApprove(received: unknown, described: DescribedPatch): MatcherResult {
  const baseline = baselineModelOf(received);
  if (described.at === undefined && hasUntilDate(baseline)) {
    throw new TypeError("expected at, the moment of the question, for the baseline has a rule with approveUntilDate");
  }
  const { patch, at } = questionAbout(described, baseline);
  const verdict = explainPatch(baseline, patch, at);
  const pass = verdict.outcome === "approved";
  return {
    pass,
    message: () =>
      pass
        ? `expected the baseline not to approve ${inWords(described)}, but it is ${verdictText(verdict, at)}`
        : `expected the baseline to approve ${inWords(described)}, but it is ${verdictText(verdict, at)}`,
  };
}

/**
 * Whether the rejected list of a baseline names a package: `system-release`, or with its version
 * `system-release-2-15` (name, version and release, between hyphens).
 */
export function toReject(received: unknown, name: string): MatcherResult {
  const baseline = baselineModelOf(received);
  const verdicts = readings(name).map((described) => {
    const { patch, at } = questionAbout(described, baseline);
    return explainPatch(baseline, patch, at);
  });
  const rejected = verdicts.find((verdict) => verdict.outcome === "rejected");
  const pass = rejected !== undefined;
  return {
    pass,
    message: () =>
      pass
        ? `expected the baseline not to reject ${name}, but its entry ${rejected.entry} names it`
        : `expected the baseline to reject ${name}, but no entry of rejectedPatches names it`,
  };
}

/** Where the first run of a window is looked for. */
export interface NextRunOptions {
  /** A moment with its zone, `2026-12-01T00:00Z` or `2026-12-01T00:00[Asia/Seoul]`, or a date. */
  readonly from: string | Date;
}

/** Whether a window runs next at a moment, `2026-12-06T02:00[Asia/Seoul]` or `2026-12-05T17:00Z`. */
export function toRunNextAt(received: unknown, expected: string | Date, { from }: NextRunOptions): MatcherResult {
  const window = windowModelOf(received);
  const wanted = momentOf(expected);
  const next = nextRun(window, momentOf(from));
  const pass = typeof next !== "string" && next.instant.getTime() === wanted.getTime();
  const shown = typeof expected === "string" ? expected : expected.toISOString();
  return {
    pass,
    message: () =>
      pass
        ? `expected the window not to run next at ${shown}, but it does`
        : `expected the window to run next at ${shown}, but ${runText(next)}`,
  };
}

/** All ways in which a text may be a package: as a name, and with version and release behind it. */
function readings(name: string): readonly DescribedPatch[] {
  const [, base, version, release] = /^(.+)-([^-]+)-([^-]+)$/.exec(name) ?? [];
  const plain = { name, ids: [name] };
  return base === undefined ? [plain] : [plain, { name: base, version, release }];
}

function nextRun(window: ReturnType<typeof windowModelOf>, from: Date): Occurrence | string {
  if (window.enabled === false) return "it is disabled";
  const timing = timingOfWindow(window);
  if (timing === undefined) return "its schedule is not known before Terraform runs";
  const found = occurrences(timing, { from, count: 1 });
  if (!found.computable) return `that cannot be computed: ${found.reason.property}: ${found.reason.message}`;
  const [first] = found.runs;
  return first ?? "it runs no more";
}

function runText(next: Occurrence | string): string {
  return typeof next === "string" ? next : `it runs at ${next.local}[${next.zone}] (${next.instant.toISOString()})`;
}

function momentOf(moment: string | Date): Date {
  return typeof moment === "string" ? zonedMoment(moment) : moment;
}

function inWords(described: DescribedPatch): string {
  const { at, ...rest } = described;
  return JSON.stringify(at === undefined ? rest : { ...rest, at: at.toISOString() });
}

const DAY = 24 * 60 * 60 * 1000;

function verdictText(verdict: PatchVerdict, at: Date): string {
  switch (verdict.outcome) {
    case "approved": {
      const rules = verdict.rules.filter(({ result }) => result === "approves").map(({ rule }) => ruleName(rule));
      const by = [...rules, ...(verdict.listEntry === undefined ? [] : [`approvedPatches (${verdict.listEntry})`])];
      return `approved by ${by.join(" and ")}`;
    }
    case "waiting":
      return `waiting for ${Math.round(((verdict.until.getTime() - at.getTime()) / DAY) * 10) / 10} more days`;
    case "rejected":
      return `rejected by ${verdict.entry}`;
    case "not selected": {
      const [only, second] = verdict.rules;
      const sole = only?.result === "filter fails" && second === undefined ? failedFilterText(only.filter) : undefined;
      return `not selected: ${sole ?? verdict.because}`;
    }
    case "unknown":
      return `not to be judged: ${verdict.because}`;
  }
}
