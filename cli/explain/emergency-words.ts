import { installsWithinBaseline } from "../../model/explain/patch/package-manager-facts";
import type { Patch } from "../../model/explain/patch/patch";
import { operatingSystemLabel } from "../../model/facts/operating-systems";
import { theEmergency } from "../../model/patching/ways/window-name";
import type { Occurrence } from "../../model/schedule/runs/occurrences";
import { localText, utcText } from "../../model/text/moments";
import { packageNames } from "./answer-words";
import type { Answer } from "./explain-list";

/** What an emergency does with the patches of an answer. */
export interface BroughtAnswer {
  readonly window: string;
  readonly run: Occurrence;
  /** Those that it installs. */
  readonly installs: readonly Patch[];
  /** Why it cannot be said of some whether it does. */
  readonly doubt?: string;
}

const NONE: readonly BroughtAnswer[] = [];

/** The emergencies that install one of the patches, or may do so. */
export function broughtOf({ subject, patches, verdict }: Answer): readonly BroughtAnswer[] {
  if (subject.brought.length === 0) return NONE;
  return subject.brought.flatMap(({ window, run, explain, isList }): readonly BroughtAnswer[] => {
    const verdicts = patches.map((patch) => ({ patch, found: explain(patch, run.instant) }));
    const installs = verdicts.flatMap(({ patch, found }) => (found.outcome === "approved" ? [patch] : []));
    const [doubt] = verdicts.flatMap(({ found }) => (found.outcome === "unknown" ? [found.because] : []));
    if (installs.length === 0 && doubt === undefined) return [];
    const limit = isList && installsWithinBaseline(subject.operatingSystem) ? limitOf(verdict, run.instant) : undefined;
    if (limit !== undefined) {
      const because = `on ${operatingSystemLabel(subject.operatingSystem)} it installs only what the baseline of a node also matches${limit}`;
      return [{ window, run, installs: [], doubt: because }];
    }
    return [{ window, run, installs, ...(doubt === undefined ? {} : { doubt }) }];
  });
}

/** What stands between a listed patch and nodes that install only what their baseline matches. Undefined: nothing. */
function limitOf(verdict: Answer["verdict"], at: Date): string | undefined {
  if (verdict.outcome === "approved" || (verdict.outcome === "waiting" && verdict.until < at)) return undefined;
  if (verdict.outcome !== "waiting") return "";
  return `, and AWS does not say whether its delay until ${utcText(verdict.until)} counts there`;
}

/** What is told of an emergency, and when it opens. */
export interface EmergencyWords {
  readonly at: Date;
  readonly installs: boolean;
  /** `the emergency openssl installs it once, on Sun 2026-11-29 22:00 UTC` */
  readonly sentences: readonly string[];
}

export function emergencyWords(answer: Answer): readonly EmergencyWords[] {
  const { patches } = answer;
  return broughtOf(answer).map(({ window, run, installs, doubt }) => {
    const when = localText(run);
    const what = installs.length === patches.length ? "it" : packageNames(installs, 3);
    const sentences = [
      ...(installs.length === 0 ? [] : [`${theEmergency(window)} installs ${what} once, on ${when}`]),
      ...(doubt === undefined
        ? []
        : [`whether ${theEmergency(window)} installs it on ${when} cannot be said: ${doubt}`]),
    ];
    return { at: run.instant, installs: installs.length > 0, sentences };
  });
}
