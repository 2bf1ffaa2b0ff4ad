import { NOT_KNOWN_YET } from "../../modules/model/describe/describe-rule";
import { CAVEATS } from "../../modules/model/explain/caveats";
import { windowName } from "../../modules/model/explain/install-runs";
import { versionText } from "../../modules/model/explain/patch";
import type { RuleVerdict } from "../../modules/model/explain/verdict";
import { type Answer, replacedBy } from "./explain-list";
import { decidingRules, levelText, releaseDate } from "./words";

/** An answer as plain data, for `--json`. Moments are ISO 8601 in UTC; what is absent does not apply. */
export function answerRecord(answer: Answer): object {
  const { subject, listed, patches, verdict, first } = answer;
  const newer = replacedBy(answer);
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
    replacedBy: newer.length === 0 ? undefined : newer,
    firstRun: newer.length > 0 ? undefined : firstRunRecord(first),
  };
}

function ruleRecord(rule: RuleVerdict): object {
  return { ...rule, level: levelText(rule.level) };
}

function firstRunRecord(first: Answer["first"]): object {
  if (first.will !== "install") return first;
  const { run, window, uncertain } = first;
  const { instant, ...clock } = run;
  return {
    will: first.will,
    window: windowName(window),
    at: instant.toISOString(),
    ...clock,
    ...(uncertain.length === 0 ? {} : { uncertain }),
  };
}

function textOf(value: unknown): unknown {
  return typeof value === "symbol" ? NOT_KNOWN_YET : value;
}

function knownProperties({ properties }: Answer["patches"][0]): object {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => typeof value === "string"));
}

/** The columns of `--csv`. */
export const CSV_COLUMNS = [
  "stack",
  "patch group",
  "operating system",
  "patch",
  "packages",
  "classification",
  "severity",
  "released",
  "verdict",
  "since or until",
  "rules",
  "level",
  "replaced by",
  "window",
  "first run",
  "first run local",
  "because",
  "caveats",
] as const;

/** An answer as a line of `--csv`, in the order of the columns. */
export function answerCells(answer: Answer): readonly string[] {
  const { subject, listed, patches, verdict, first } = answer;
  const { classification, severity, msrcSeverity } = patches[0].properties;
  const newer = replacedBy(answer);
  const installs = first.will === "install" && newer.length === 0 ? first : undefined;
  const moment =
    verdict.outcome === "waiting" ? verdict.until : verdict.outcome === "approved" ? verdict.since : undefined;
  return [
    subject.stack,
    subject.patchGroup,
    subject.operatingSystem,
    listed.id,
    patches
      .flatMap(({ package: version }) => (version ? `${version.name}-${versionText(version)}.${version.arch}` : []))
      .join(" "),
    shown(classification),
    shown(severity ?? msrcSeverity),
    releaseDate(patches[0])?.toISOString() ?? "",
    verdict.outcome,
    moment?.toISOString() ?? "",
    decidingRules(verdict),
    "level" in verdict ? levelText(verdict.level) : "",
    newer.map(versionText).join(" "),
    installs === undefined ? "" : windowName(installs.window),
    installs?.run.instant.toISOString() ?? "",
    installs === undefined ? "" : `${installs.run.local} ${installs.run.zone}`,
    "because" in verdict ? verdict.because : verdict.outcome === "rejected" ? verdict.entry : "",
    verdict.caveats.map((caveat) => CAVEATS[caveat]).join(" | "),
  ];
}

function shown(value: string | symbol | undefined): string {
  return typeof value === "string" ? value : "";
}

/** One line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvLine(cells: readonly string[]): string {
  const written = cells.map((cell) => {
    const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
    return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  });
  return `${written.join(",")}\r\n`;
}
