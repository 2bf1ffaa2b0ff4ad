import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { CAVEATS } from "../../model/explain/patch/caveats";
import { type PackageVersion, packagesIn } from "../../model/explain/patch/patch";
import type { PatchVerdict, RuleVerdict } from "../../model/explain/patch/verdict";
import type { FirstInstall } from "../../model/explain/when/first-install";
import type { OperatingSystem } from "../../model/facts/operating-systems";
import { countsOf } from "../../model/patching/existing/node-counts";
import type { InstallRun } from "../../model/patching/install-run";
import { windowName } from "../../model/patching/ways/window-name";
import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { isUtc } from "../../model/schedule/zones/zone-data-note";
import { jsonText } from "../../model/text/json";
import { isoText, levelText, releaseOn, verdictLevel } from "./answer-words";
import { broughtOf } from "./emergency-words";
import type { Answer } from "./explain-list";
import { chancesOf } from "./first-chance";
import { onceForEach, onceForEachValue, rememberingLast } from "./once";
import type { RowFormat } from "./row-format";
import type { Subject } from "./subjects";

/** Answers as a JSON array. Moments are ISO 8601 in UTC; what is absent does not apply. */
export const JSON_ROWS: RowFormat = {
  opening: "[\n",
  separator: ",\n",
  closing: "\n]\n",
  ofGroup: (subject) => `{${groupFields(subject)},`,
  parts: (answer) => {
    const { subject, patches, verdict, first: next } = answer;
    const { first } = chancesOf(answer);
    return [
      `${patchFields(subject.operatingSystem)(patches)},${verdictFields(verdict)}`,
      (first === undefined ? "" : chanceField(first)) + (next.will === "install" ? runField(next) : nextRunField(next)),
      `${emergenciesField(answer)}}`,
    ];
  },
  replaced: (newer) => `,"replacedBy":[${newer.map(versionRecord).join(",")}]`,
  unexplained: ({ stack, account, ring, region, patchGroup, because }) =>
    jsonText({ stack, account, ring, region, patchGroup, verdict: "unknown", because }),
};

/** What emergencies that are to come do with a patch; most are in none. */
function emergenciesField(answer: Answer): string {
  const emergencies = broughtOf(answer).map(({ window, run, installs, doubt }) => ({
    window,
    at: run.instant.toISOString(),
    ...(installs.length === 0 ? {} : { installs: installs.map(({ id, package: version }) => version?.name ?? id) }),
    ...(doubt === undefined ? {} : { notKnownBecause: doubt }),
  }));
  return emergencies.length === 0 ? "" : `,"emergencies":${jsonText(emergencies)}`;
}

/** A version takes the place of many. */
const versionRecord = onceForEach((version: PackageVersion) => jsonText(version));

/** The fields of an object, without the braces around them. */
function fields(record: object): string {
  return jsonText(record).slice(1, -1);
}

function groupFields(subject: Subject): string {
  const { stack, account, ring, region, patchGroup, operatingSystem, choice, members } = subject;
  return fields({
    stack,
    account,
    ring,
    region,
    patchGroup,
    operatingSystem,
    baseline: textOf(choice.baseline?.name),
    baselineBecause: choice.because,
    nodes: members && { ...countsOf(members), mayBeMore: members.mayBeMore },
  });
}

/** The groups come one after the other with the same patches. */
const patchFields = onceForEachValue((operatingSystem: OperatingSystem) =>
  rememberingLast((patches: Answer["patches"]) => {
    const [patch] = patches;
    let text = `"patch":${jsonText(patch.id)}${textField("title", patch.title)}`;
    for (const [name, value] of Object.entries(patch.properties)) {
      if (typeof value === "string") text += `,"${name}":${oftenTold(value)}`;
    }
    return `${text}${momentField("released", releaseOn(operatingSystem, patch))},"packages":${jsonText(packagesIn(patches))}`;
  }),
);

/** Written field by field: it is what differs from row to row, and a record of it costs more than all else together. */
function verdictFields(verdict: PatchVerdict): string {
  const { outcome, rules, caveats } = verdict;
  return (
    `"verdict":"${outcome}"` +
    textField("because", "because" in verdict ? verdict.because : undefined) +
    momentField("since", outcome === "approved" ? verdict.since : undefined) +
    momentField("until", outcome === "waiting" ? verdict.until : undefined) +
    textField("rejectedBy", outcome === "rejected" ? verdict.entry : undefined) +
    textField("approvedByListEntry", outcome === "approved" ? verdict.listEntry : undefined) +
    ("level" in verdict ? levelField(verdictLevel(verdict)) : "") +
    `,"rules":[${rules.map(ruleText).join(",")}]` +
    `,"caveats":[${caveats.map((caveat) => jsonText(CAVEATS[caveat])).join(",")}]`
  );
}

function ruleText(rule: RuleVerdict): string {
  if (rule.result !== "approves" && rule.result !== "waits") return jsonText({ ...rule, level: levelText(rule.level) });
  const moment = rule.result === "approves" ? momentField("since", rule.since) : momentField("until", rule.until);
  return `{"rule":${rule.rule}${levelField(levelText(rule.level))},"result":"${rule.result}"${moment}}`;
}

function textField(name: string, text: string | undefined): string {
  return text === undefined ? "" : `,"${name}":${jsonText(text)}`;
}

function momentField(name: string, moment: Date | undefined): string {
  return moment === undefined ? "" : `,"${name}":"${isoText(moment)}"`;
}

const oftenTold = onceForEachValue((text: string) => jsonText(text));

/** There are as many as the baselines have rules. */
const levelField = onceForEachValue((level: string) => textField("level", level));

/** A run installs many patches. */
const runField = onceForEach((first: FirstInstall & { readonly will: "install" }) => {
  const { uncertain, onAllNodes } = first;
  return nextRunField({
    will: first.will,
    ...runRecord(first),
    ...(onAllNodes === undefined ? {} : { onAllNodes: runRecord(onAllNodes) }),
    ...(uncertain.length === 0 ? {} : { uncertain }),
  });
});

function nextRunField(record: object): string {
  return `,"nextRun":${jsonText(record)}`;
}

const chanceField = onceForEach((first: InstallRun) => `,"firstChance":${jsonText(runRecord(first))}`);

function runRecord({ window, run: { instant, ...clock }, onlyNodes }: InstallRun): object {
  const timeZoneData = isUtc(clock.zone) ? undefined : ZONE_DATA_RELEASE;
  return { window: windowName(window), at: instant.toISOString(), ...clock, timeZoneData, onlyNodes };
}

function textOf(value: unknown): unknown {
  return typeof value === "symbol" ? NOT_KNOWN_YET : value;
}
