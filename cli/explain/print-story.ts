import { aboutDays } from "../../model/arrival/arrival-words";
import { describeFilters, describeRule, NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { CAVEATS } from "../../model/explain/patch/caveats";
import type { Patch } from "../../model/explain/patch/patch";
import { countedRelease, publicRelease } from "../../model/explain/patch/release-time";
import { type PatchVerdict, ruleName } from "../../model/explain/patch/verdict";
import { type OperatingSystem, operatingSystemFacts } from "../../model/facts/operating-systems";
import { inEffect } from "../../model/patch-baseline/rule-in-effect";
import { membersText } from "../../model/patching/existing/node-counts";
import { windowName } from "../../model/patching/ways/window-name";
import { localText, utcText } from "../../model/text/moments";
import { printable } from "../../model/text/printable";
import { counted, joined } from "../../model/text/wording";
import { WIDTH, wrap } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import { isKnown } from "../../model/values/unknown";
import { answerSentence } from "./answer-sentence";
import { firstRunNotes, newerVersion, outcomeText, packagesText, releaseDate, verdictLevel } from "./answer-words";
import { asOfLines } from "./as-of";
import { type EmergencyWords, emergencyWords } from "./emergency-words";
import { type Answer, newerVersions } from "./explain-list";
import { chancesOf } from "./first-chance";

/** One patch's full story in sentences, at most 80 columns wide: what each group gets, why, and when. */
export function* storyLines(answers: readonly Answer[], at: Date): Generator<string> {
  const names = answers.map(subjectName);
  const margin = Math.min(20, Math.max(8, ...names.map((name) => name.length))) + 3;
  const ofEntry = grouped(answers, ({ listed }) => listed);
  let previous: Answer | undefined;
  for (const [index, answer] of answers.entries()) {
    if (answer.listed !== previous?.listed) {
      if (previous !== undefined) yield "\n";
      for (const line of wrap(`${answerSentence(ofEntry.get(answer.listed) ?? [])}.`)) yield `${line}\n`;
      for (const line of wrap(heading(answer))) yield `${line}\n`;
      yield "\n";
    }
    const isSameSubject = answer.listed === previous?.listed && names[index] === names[index - 1];
    const lines = sentences(answer).flatMap((sentence) => wrap(sentence, WIDTH - margin));
    const name = isSameSubject ? "" : (names[index] ?? "");
    if (name.length > margin - 1) yield `${printable(name)}\n`;
    for (const [place, line] of lines.entries()) {
      const label = place === 0 && name.length <= margin - 1 ? printable(name) : "";
      yield `${label.padEnd(margin)}${line}`.trimEnd().concat("\n");
    }
    previous = answer;
  }
  yield "\n";
  yield* asOfLines(at, answers);
}

function subjectName({ subject }: Answer): string {
  const { where, patchGroup } = subject;
  return where === "" ? patchGroup : `${where} · ${patchGroup}`;
}

/** What it is, below its name. */
function heading({ listed, subject }: Answer): string {
  const [patch] = listed.patches;
  if (patch === undefined) return "";
  const { classification, severity, msrcSeverity } = patch.properties;
  const kinds = [classification, severity ?? msrcSeverity].filter((kind) => kind !== undefined && isKnown(kind));
  const parts = [
    packagesText(listed.patches) || (listed.title ?? ""),
    kinds.map(String).join(", "),
    datesText(patch, subject.operatingSystem),
  ];
  return printable(parts.filter((part) => part !== "" && part !== listed.id).join(" · "));
}

/** When it was released, and by which of its dates where it has several. */
function datesText(patch: Patch, operatingSystem: OperatingSystem): string {
  const { date = releaseDate(patch), by } = countedRelease(patch, operatingSystem);
  const { issued, updated } = patch.dates;
  if (issued !== undefined && updated !== undefined && issued.getTime() !== updated.getTime()) {
    const counts = by === undefined ? "" : `; the ${by === "issued" ? "issue" : "update"} date counts`;
    return `issued ${utcText(issued)}, updated ${utcText(updated)}${counts}`;
  }
  return date === undefined ? "" : `released ${utcText(date)}`;
}

function sentences(answer: Answer): readonly string[] {
  const { subject, verdict } = answer;
  const packages = onlySome(answer);
  return [
    ...(packages === "" ? [] : [`${packages}:`]),
    outcome(verdict),
    ...reasons(answer),
    ...runs(answer),
    ...(subject.choice.by === "group" ? [] : [`follows ${baselineName(answer)}: ${subject.choice.because}`]),
    ...(subject.members === undefined ? [] : [`reaches ${membersText(subject.members)}`]),
    ...verdict.caveats.map((caveat) => `note: ${CAVEATS[caveat]}`),
  ];
}

/** The packages that an answer is about, where the notice has others as well. */
function onlySome({ listed, patches }: Answer): string {
  return patches.length === listed.patches.length ? "" : packagesText(patches);
}

function outcome(verdict: PatchVerdict): string {
  switch (verdict.outcome) {
    case "approved":
      return verdict.since === undefined ? "approved" : `approved since ${utcText(verdict.since)}`;
    case "waiting":
      return `waiting until ${utcText(verdict.until)}`;
    case "rejected":
      return `rejected by ${verdict.entry}`;
    case "not selected":
      return "not selected";
    case "unknown":
      return outcomeText(verdict);
  }
}

function reasons({ subject, verdict }: Answer): readonly string[] {
  switch (verdict.outcome) {
    case "approved":
    case "waiting": {
      const wanted = verdict.outcome === "waiting" ? "waits" : "approves";
      const by = verdict.rules.filter(({ result }) => result === wanted).map(({ rule }) => ruleText(subject, rule));
      if (verdict.outcome === "approved" && verdict.listEntry !== undefined) {
        by.push(
          `${subject.isList === true ? "patches" : subject.inOwnNames("approvedPatches")} (${verdict.listEntry})`,
        );
      }
      // Reported compliance follows the registered baseline, whatever a list installs.
      if (subject.isList === true) return [`by ${joined(by)}`];
      const highest = by.length > 1 ? ", the highest of these" : "";
      return [
        `by ${joined(by)}${withinGlobalFilters(subject, verdict)}`,
        `missing it counts as ${verdictLevel(verdict)}${by.length === 2 ? ", the higher of the two" : highest}`,
      ];
    }
    case "rejected":
      return [
        verdict.action === "BLOCK"
          ? "never installed, nor anything that needs it"
          : "installed only when an approved package needs it",
      ];
    case "not selected":
      return verdict.because.split("; ");
    case "unknown":
      return [];
  }
}

/** The global filters that a patch had to pass for its rules. */
function withinGlobalFilters({ choice }: Answer["subject"], { rules }: PatchVerdict): string {
  const narrowed = rules.length === 0 ? "none" : describeFilters(choice.baseline?.globalFilters ?? []);
  return narrowed === "none" ? "" : `, within the global filters (${narrowed})`;
}

function ruleText({ choice, inOwnNames }: Answer["subject"], place: number): string {
  const rules = choice.baseline?.approvalRules;
  const system = choice.baseline?.operatingSystem;
  const facts = system !== undefined && isKnown(system) ? operatingSystemFacts(system) : undefined;
  const rule = rules !== undefined && isKnown(rules) ? rules[place] : undefined;
  const name = inOwnNames(ruleName(place));
  return rule === undefined || !isKnown(rule) ? name : `${name} (${describeRule(inEffect(rule, facts), facts)})`;
}

/** What installs it, week by week and in emergencies, in the order of time. */
function runs(answer: Answer): readonly string[] {
  const { outcome } = answer.verdict;
  const emergencies = emergencyWords(answer);
  const weekly = outcome === "approved" || outcome === "waiting" ? weeklyRuns(answer, emergencies) : [];
  return [...weekly, ...emergencies]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .flatMap(({ sentences: told }) => told);
}

/** What is told of no moment comes before all that is. */
const NO_MOMENT = new Date(0);

function weeklyRuns(
  answer: Answer,
  emergencies: readonly EmergencyWords[],
): readonly Pick<EmergencyWords, "at" | "sentences">[] {
  const { first } = answer;
  const at = first.will === "install" ? first.run.instant : NO_MOMENT;
  const newer = newerVersions(answer);
  if (newer.length > 0) {
    return [{ at, sentences: [`nodes get ${newerVersion(newer)} instead, the newest that is approved`] }];
  }
  if (first.will === "not install") return [{ at, sentences: [`installed by no window: ${first.because}`] }];
  if (first.will === "unknown") return [{ at, sentences: [`when it is installed cannot be said: ${first.because}`] }];

  const next = `${localText(first.run)} (${windowName(first.window)})`;
  const { first: chance } = chancesOf(answer);
  if (chance !== undefined && chance.run.instant < at) {
    const missed = `first chance ${localText(chance.run)} (${windowName(chance.window)}, if it was there by then)`;
    return [
      { at: chance.run.instant, sentences: [missed + afterRelease(answer, chance.run.instant)] },
      { at, sentences: [`nodes that still miss it: next run ${next}`, ...firstRunNotes(first)] },
    ];
  }
  const otherwise = emergencies.some((one) => one.installs && one.at < at) ? "otherwise " : "";
  const which = chance === undefined ? "next run" : "first chance";
  return [{ at, sentences: [`${otherwise}${which} ${next}${afterRelease(answer, at)}`, ...firstRunNotes(first)] }];
}

function afterRelease({ subject, patches }: Answer, moment: Date): string {
  const released = publicRelease(patches[0], subject.operatingSystem);
  const days = released === undefined ? 0 : aboutDays(moment.getTime() - released.getTime());
  return days > 0 ? `, ${counted(days, "day")} after release` : "";
}

function baselineName({ subject }: Answer): string {
  const name = subject.choice.baseline?.name;
  return name !== undefined && isKnown(name) ? name : NOT_KNOWN_YET;
}
