import { NOT_KNOWN_YET } from "../../modules/model/describe/describe-rule";
import { CAVEATS } from "../../modules/model/explain/caveats";
import { type InstallRun, windowName } from "../../modules/model/explain/install-runs";
import type { RuleVerdict } from "../../modules/model/explain/verdict";
import type { Answer } from "./explain-list";
import type { RowFormat } from "./row-format";
import { levelText, releaseDate } from "./words";

/** Answers as a JSON array. Moments are ISO 8601 in UTC; what is absent does not apply. */
export const JSON_ROWS: RowFormat = {
  opening: "[\n",
  separator: ",\n",
  closing: "\n]\n",
  parts: (answer) => {
    const record = JSON.stringify(answerRecord(answer));
    return [record.slice(0, -1), `,"firstRun":${JSON.stringify(firstRunRecord(answer.first))}`, "}"];
  },
  replaced: (newer) => `,"replacedBy":${JSON.stringify(newer)}`,
  unexplained: ({ stack, patchGroup, because }) => JSON.stringify({ stack, patchGroup, verdict: "unknown", because }),
};

/** What is known of an answer before the whole list is. */
function answerRecord({ subject, listed, patches, verdict }: Answer): object {
  return {
    stack: subject.stack,
    patchGroup: subject.patchGroup,
    operatingSystem: subject.operatingSystem,
    baseline: textOf(subject.choice.baseline?.name),
    baselineBecause: subject.choice.because,
    patch: listed.id,
    title: listed.title,
    ...knownProperties(patches[0]),
    released: releaseDate(patches[0])?.toISOString(),
    packages: patches.flatMap((patch) => patch.package ?? []),
    verdict: verdict.outcome,
    because: "because" in verdict ? verdict.because : undefined,
    since: verdict.outcome === "approved" ? verdict.since?.toISOString() : undefined,
    until: verdict.outcome === "waiting" ? verdict.until.toISOString() : undefined,
    rejectedBy: verdict.outcome === "rejected" ? verdict.entry : undefined,
    approvedByListEntry: verdict.outcome === "approved" ? verdict.listEntry : undefined,
    level: "level" in verdict ? levelText(verdict.level) : undefined,
    rules: verdict.rules.map(ruleRecord),
    caveats: verdict.caveats.map((caveat) => CAVEATS[caveat]),
  };
}

function ruleRecord(rule: RuleVerdict): object {
  return { ...rule, level: levelText(rule.level) };
}

function firstRunRecord(first: Answer["first"]): object {
  if (first.will !== "install") return first;
  const { uncertain, onAllNodes } = first;
  return {
    will: first.will,
    ...runRecord(first),
    ...(onAllNodes === undefined ? {} : { onAllNodes: runRecord(onAllNodes) }),
    ...(uncertain.length === 0 ? {} : { uncertain }),
  };
}

function runRecord({ window, run: { instant, ...clock }, onlyNodes }: InstallRun): object {
  return { window: windowName(window), at: instant.toISOString(), ...clock, onlyNodes };
}

function textOf(value: unknown): unknown {
  return typeof value === "symbol" ? NOT_KNOWN_YET : value;
}

function knownProperties({ properties }: Answer["patches"][0]): object {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => typeof value === "string"));
}
