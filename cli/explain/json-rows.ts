import { NOT_KNOWN_YET } from "../../model/describe/describe-rule";
import { CAVEATS } from "../../model/explain/patch/caveats";
import type { PatchVerdict, RuleVerdict } from "../../model/explain/patch/verdict";
import type { FirstInstall } from "../../model/explain/when/first-install";
import { countsOf } from "../../model/patching/existing/node-counts";
import type { InstallRun } from "../../model/patching/install-run";
import { windowName } from "../../model/patching/ways/window-name";
import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { isUtc } from "../../model/schedule/zones/zone-data-note";
import { jsonText } from "../../model/text/json";
import { levelText, releaseDate, verdictLevel } from "./answer-words";
import type { Answer } from "./explain-list";
import { chancesOf } from "./first-chance";
import { onceForEach, rememberingLast } from "./once";
import type { RowFormat } from "./row-format";
import type { Subject } from "./subjects";

/** Answers as a JSON array. Moments are ISO 8601 in UTC; what is absent does not apply. */
export const JSON_ROWS: RowFormat = {
  opening: "[\n",
  separator: ",\n",
  closing: "\n]\n",
  parts: (answer) => {
    const { subject, patches, verdict, first: next } = answer;
    const { first } = chancesOf(answer);
    return [
      `{${groupFields(subject)},${patchFields(patches)},${fields(verdictRecord(verdict))}`,
      (first === undefined ? "" : chanceField(first)) + (next.will === "install" ? runField(next) : nextRunField(next)),
      "}",
    ];
  },
  replaced: (newer) => `,"replacedBy":${jsonText(newer)}`,
  unexplained: ({ stack, account, ring, region, patchGroup, because }) =>
    jsonText({ stack, account, ring, region, patchGroup, verdict: "unknown", because }),
};

/** The fields of an object, without the braces around them. */
function fields(record: object): string {
  return jsonText(record).slice(1, -1);
}

const groupFields = onceForEach(
  ({ stack, account, ring, region, patchGroup, operatingSystem, choice, members }: Subject) =>
    fields({
      stack,
      account,
      ring,
      region,
      patchGroup,
      operatingSystem,
      baseline: textOf(choice.baseline?.name),
      baselineBecause: choice.because,
      nodes: members && { ...countsOf(members), mayBeMore: members.mayBeMore },
    }),
);

/** The groups come one after the other with the same patches. */
const patchFields = rememberingLast((patches: Answer["patches"]) => {
  const [{ id, title, properties }] = patches;
  return fields({
    patch: id,
    title,
    ...Object.fromEntries(Object.entries(properties).filter(([, value]) => typeof value === "string")),
    released: releaseDate(patches[0])?.toISOString(),
    packages: patches.flatMap((patch) => patch.package ?? []),
  });
});

function verdictRecord(verdict: PatchVerdict): object {
  return {
    verdict: verdict.outcome,
    because: "because" in verdict ? verdict.because : undefined,
    since: verdict.outcome === "approved" ? verdict.since?.toISOString() : undefined,
    until: verdict.outcome === "waiting" ? verdict.until.toISOString() : undefined,
    rejectedBy: verdict.outcome === "rejected" ? verdict.entry : undefined,
    approvedByListEntry: verdict.outcome === "approved" ? verdict.listEntry : undefined,
    level: "level" in verdict ? verdictLevel(verdict) : undefined,
    rules: verdict.rules.map(ruleRecord),
    caveats: verdict.caveats.map((caveat) => CAVEATS[caveat]),
  };
}

function ruleRecord(rule: RuleVerdict): object {
  return { ...rule, level: levelText(rule.level) };
}

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
