import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { localText } from "../../model/text/moments";
import { joinedFirst } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import { verdictWord } from "./answer-words";
import { broughtOf } from "./emergency-words";
import { type Answer, newerVersions } from "./explain-list";

/** More nodes are counted. */
const MOST_NAMED = 2;

/**
 * What was asked of one entry, in a sentence: `ALAS2-2026-2914 reaches all 4 groups by the run of Sun 2026-11-29 02:00
 * Asia/Seoul`, and whom it does not reach.
 */
export function answerSentence(answers: readonly Answer[]): string {
  const fates = [...grouped(answers, nameOf)].map(([name, own]) => ({ name, ...fateOfAll(own.map(fateOf)) }));
  const id = answers[0]?.listed.id ?? "";
  const reached = fates.filter(({ not }) => not === undefined);
  const others = [...grouped(fates, ({ not }) => not)].flatMap(([not, same]) =>
    not === undefined ? [] : { not, same },
  );
  const whyNot = others.map(({ not, same }) => `${namesOf(same)}: ${not}`);
  const [last] = reached.flatMap(({ by }) => by ?? []).sort((a, b) => b.instant.getTime() - a.instant.getTime());
  if (last === undefined) {
    if (fates.some(({ reachesSome }) => reachesSome)) return `${id} on ${whyNot.join("; on ")}`;
    return `${id} reaches no node: ${others.length === 1 ? others[0]?.not : whyNot.join("; ")}`;
  }
  const all = reached.length <= MOST_NAMED ? namesOf(reached) : `all ${reached.length} groups`;
  const who = others.length === 0 ? all : `${reached.length} of ${fates.length} groups`;
  return [`${id} reaches ${who} by the run of ${localText(last)}`, ...whyNot].join("; ");
}

function namesOf(some: readonly { readonly name: string }[]): string {
  return joinedFirst(
    some.map(({ name }) => name),
    MOST_NAMED,
  );
}

/** `web`, `web (prod-eu · ring prod)` */
function nameOf({ subject: { where, patchGroup } }: Answer): string {
  return where === "" ? patchGroup : `${patchGroup} (${where})`;
}

/** When nodes have a patch at the latest, or why that is never or not known. */
type Fate =
  | { readonly by: Occurrence; readonly not?: undefined; readonly reachesSome?: undefined }
  | {
      readonly by?: undefined;
      readonly not: string;
      /** Whether some of them get it, or a part of it, all the same; or it cannot be said. */
      readonly reachesSome?: true;
    };

function fateOf(answer: Answer): Fate {
  const { first, verdict, patches } = answer;
  if (newerVersions(answer).length > 0) return { not: "a newer version instead" };
  if (first.will === "install") {
    const run = first.onlyNodes === undefined ? first : first.onAllNodes;
    return run === undefined ? { not: `only nodes with ${first.onlyNodes}`, reachesSome: true } : { by: run.run };
  }
  const emergency = broughtOf(answer).find(({ installs }) => installs.length === patches.length);
  if (emergency !== undefined) return { by: emergency.run };
  const word = verdictWord(verdict);
  const isWanted = verdict.outcome === "approved" || verdict.outcome === "waiting";
  if (first.will === "unknown") {
    return { not: isWanted ? `${word}, and when it is installed ${NOT_SAID}` : NOT_SAID, reachesSome: true };
  }
  return { not: isWanted ? "nothing installs it" : word };
}

const NOT_SAID = "cannot be said";

/** Nodes have all packages of an entry, or say why not. */
function fateOfAll(fates: readonly Fate[]): Fate {
  const not = fates.find(({ reachesSome }) => reachesSome) ?? fates.find((one) => one.not !== undefined);
  if (not === undefined)
    return fates.reduce((last, one) => ((one.by?.instant ?? 0) > (last.by?.instant ?? 0) ? one : last));
  return fates.some(({ by }) => by !== undefined) ? { not: `${not.not} in part`, reachesSome: true } : not;
}
