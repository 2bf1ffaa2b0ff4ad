import { lengthOf } from "../../model/arrival/arrival-by";
import { afterRelease, atMostDays, freezeText } from "../../model/arrival/arrival-words";
import { baselinesOfNodes } from "../../model/arrival/baselines-of-nodes";
import { type CountedArrival, countedArrival } from "../../model/arrival/counted-arrival";
import { rejectedText } from "../../model/arrival/deadline-words";
import { nodesBesideGroups, type PatchedNodes, subjectOfNodes, titleOfNodes } from "../../model/arrival/patched-nodes";
import { runsOfNodes } from "../../model/arrival/runs-of-nodes";
import { waitsOfSeverity } from "../../model/arrival/waits";
import type { PatchEnvironmentModel } from "../../model/environment/patch-environment-model";
import { severitiesOf } from "../../model/facts/severities";
import type { PatchBaselineModel } from "../../model/patch-baseline/patch-baseline-model";
import { patchingOf } from "../../model/patching/patching";
import { regionName } from "../../model/patching/place/place";
import { counted, joined } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { isKnown } from "../../model/values/unknown";
import { namedSystems, systemToName } from "./named-systems";

interface Told {
  /** Of nodes that have one system alone it is not named. */
  readonly system: string | undefined;
  readonly operatingSystem: string;
  readonly severity: string;
  readonly text: string;
}

/**
 * What a plan does to the days that patches take to every node of a group, for groups that are there before and after:
 * `Critical security patches reach web up to 14.2 days after release, was 9.2`.
 */
export function arrivalChanges(
  before: PatchEnvironmentModel,
  after: PatchEnvironmentModel,
  at: Date,
): readonly string[] {
  const old = nodesIn(before, at);
  const changes = [...nodesIn(after, at)].flatMap(([name, group]): readonly Told[] => {
    const was = old.get(name);
    return was === undefined ? [] : changesOfNodes(was, group, at);
  });
  return sentences(changes);
}

function nodesIn(environment: PatchEnvironmentModel, at: Date): ReadonlyMap<string, PatchedNodes> {
  const { groups, environments } = patchingOf([{ environment }], { from: at });
  // A policy runs in all of its Regions alike.
  const ofPolicies = environments.flatMap(nodesBesideGroups).map((nodes) => [titleOfNodes(nodes), nodes] as const);
  const ofGroups = groups.map((group) => [`${group.patchGroup}\n${regionName(group.place.region)}`, group] as const);
  return new Map<string, PatchedNodes>([...ofGroups, ...ofPolicies]);
}

function changesOfNodes(was: PatchedNodes, is: PatchedNodes, at: Date): readonly Told[] {
  const name = subjectOfNodes(is);
  const runs = [runsOfNodes(at, was), runsOfNodes(at, is)] as const;
  const followed = baselinesOfNodes(is);
  const systems = followed.map(({ operatingSystem }) => operatingSystem);
  return followed.flatMap((one): readonly Told[] => {
    const { operatingSystem } = one;
    const other = baselinesOfNodes(was).find((candidate) => candidate.operatingSystem === operatingSystem);
    if (other === undefined || !isKnown(operatingSystem)) return [];
    const baselines = [...runs[0].installing(other).by, ...runs[1].installing(one).by].map(({ baseline }) => baseline);
    return severitiesAsked(operatingSystem, baselines).flatMap((severity): readonly Told[] => {
      const asked = severity === "" ? {} : { severity };
      const except = rejectedText(runs[1].rejected(one, asked));
      const former = countedArrival(was, other, runs[0], asked);
      const text = changeText(former, countedArrival(is, one, runs[1], asked), name, except);
      return text === undefined
        ? []
        : [{ system: systemToName(operatingSystem, systems), operatingSystem, severity, text }];
    });
  });
}

/** Severities that a rule approves on one side at least; every patch where the system has none. */
function severitiesAsked(operatingSystem: string, baselines: readonly PatchBaselineModel[]): readonly string[] {
  const severities = severitiesOf(operatingSystem);
  if (severities.length === 0) return [""];
  return severities.filter((severity) =>
    baselines.some((baseline) => {
      const waits = waitsOfSeverity(baseline, severity);
      return typeof waits !== "string" && waits.some(({ rules }) => rules.length > 0);
    }),
  );
}

/** Where a deadline leaves out a freeze, the days are those without it, and those with it stand beside them. */
function changeText(former: CountedArrival, now: CountedArrival, group: string, except: string): string | undefined {
  const [was, is] = [former.answer, now.answer];
  if (was.arrives === "not known" || is.arrives === "not known") return undefined;
  if (is.arrives === "never") {
    return was.arrives === "never" ? undefined : `no longer reach every node of ${group}: ${is.because}`;
  }
  const most = atMostDays(lengthOf(is));
  const days = counted(most, "day");
  const withFreeze = freezeText(now.freeze, lengthOf(is));
  if (was.arrives === "never") {
    return `reach ${group} up to ${days} ${afterRelease(is)}${withFreeze}, until now never${except}`;
  }
  const before = atMostDays(lengthOf(was));
  const wasWithFreeze = formerFreeze(freezeText(former.freeze, lengthOf(was)), withFreeze);
  // An hour or two, which are one place, are no news.
  const isSame = (one = 0, other = 0) => Math.abs(atMostDays(one) - atMostDays(other)) < 0.15;
  const isSameFreeze = isSame(former.freeze?.longestMs ?? lengthOf(was), now.freeze?.longestMs ?? lengthOf(is));
  if (isSame(lengthOf(was), lengthOf(is)) && isSameFreeze) return undefined;
  const from = was.releases === is.releases ? "" : ` ${afterRelease(was)}`;
  return `reach ${group} up to ${days} ${afterRelease(is)}${withFreeze}, was ${before}${from}${wasWithFreeze}${except}`;
}

/** `, 23.2 with it`: like with like, where a freeze is left out on one side or on both. */
function formerFreeze(was: string, is: string): string {
  const [[days, former], [, now]] = [was, is].map((text) => text.split(" with the ")) as [string[], string[]];
  const it = is.includes("freezes") ? "them" : "it";
  if (is === "" || was === "") return is === "" ? was : ` without ${it}`;
  return former === now ? `${days} with ${it}` : was;
}

/** A sentence in what it is about and the days, for stacks that differ in these; none where it tells of none. */
export function partsOfArrival(sentence: string): readonly [about: string, days: string] {
  const [, about = sentence, days = ""] = /^(.* reach .+?) (up to [\d.]+ days? .*)$/.exec(sentence) ?? [];
  return [about, days];
}

/** Severities of which the same is said of one system, and systems of which the same is said as a whole. */
function sentences(changes: readonly Told[]): readonly string[] {
  const bySystem = grouped(changes, ({ system, text }) => JSON.stringify([system, text]));
  const told = [...bySystem.values()].map((some) => ({ ...(some[0] as Told), what: whatOf(some) }));
  const byText = grouped(told, ({ what, text }) => JSON.stringify([what, text]));
  return [...byText.values()].map((alike) => {
    const [{ what, text }] = alike as [(typeof told)[number]];
    const where = namedSystems(
      "for",
      alike.map(({ system }) => system),
    );
    const sentence = `${what}${where} ${text}`;
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  });
}

/** `patches`, `Critical and High security patches`, `security patches of every severity` */
function whatOf(told: readonly Told[]): string {
  // A group that is in several Regions says it of each.
  const rated = [...new Set(told.map(({ severity }) => severity))].filter((severity) => severity !== "");
  const all = severitiesOf(told[0]?.operatingSystem ?? "");
  if (rated.length === 0) return "patches";
  return rated.length === all.length ? "security patches of every severity" : `${joined(rated)} security patches`;
}
