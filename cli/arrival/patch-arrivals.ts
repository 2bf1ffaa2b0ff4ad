import type { Console } from "../console/console";
import { releaseDate } from "../explain/answer-words";
import { type Answer, ListExplainer } from "../explain/explain-list";
import { chancesOf } from "../explain/first-chance";
import { openPatchList } from "../explain/open-patch-list";
import type { Stack } from "../stacks/read-stacks";

/** When one patch of a list is first installed in each ring, or in each stack where there are no rings. */
export interface PatchArrival {
  readonly patch: string;
  readonly severity?: string;
  readonly released?: string;
  readonly rings: Readonly<Record<string, RingArrival>>;
}

/** The last of its patch groups counts. */
export interface RingArrival {
  /** The run that first may install it; absent where there is none, or it cannot be said. */
  readonly first?: string;
  /** On the clock of the window. */
  readonly firstLocal?: string;
  readonly zone?: string;
  readonly daysAfterRelease?: number;
  /** Why there is no such run. */
  readonly because?: string;
}

const DAY = 86_400_000;

/** @throws BadInput for a list that cannot be read */
export async function patchArrivals(
  files: readonly string[],
  stacks: readonly Stack[],
  { at, console }: { readonly at: Date; readonly console: Console },
): Promise<readonly PatchArrival[]> {
  const explainer = new ListExplainer(stacks, { at, node: {}, isMeant: () => true });
  for (const file of files) {
    for await (const { format, patches } of openPatchList(file, console)) {
      for (const listed of patches) explainer.add(listed, format);
    }
  }
  explainer.finish();
  const byPatch = new Map<string, Answer[]>();
  for (const answer of explainer.answers) {
    const known = byPatch.get(answer.listed.id);
    if (known === undefined) byPatch.set(answer.listed.id, [answer]);
    else known.push(answer);
  }
  return [...byPatch.values()].map(arrivalOf);
}

function arrivalOf(answers: readonly Answer[]): PatchArrival {
  const [first] = answers as readonly [Answer];
  const { severity, msrcSeverity } = first.patches[0].properties;
  const word = severity ?? msrcSeverity;
  const released = releaseDate(first.patches[0]);
  const rings: Record<string, RingArrival> = {};
  for (const answer of answers) {
    const { ring, stack } = answer.subject;
    const place = ring ?? stack;
    rings[place] = later(rings[place], ringArrival(answer, released));
  }
  return {
    patch: first.listed.id,
    ...(typeof word === "string" ? { severity: word } : {}),
    ...(released === undefined ? {} : { released: released.toISOString() }),
    rings,
  };
}

function ringArrival(answer: Answer, released: Date | undefined): RingArrival {
  const { first, next } = chancesOf(answer);
  const run = (first ?? next)?.run;
  const { verdict } = answer;
  if (run === undefined) {
    if (verdict.outcome === "rejected") return { because: `rejected by ${verdict.entry}` };
    if ("because" in verdict) return { because: verdict.because };
    return { because: answer.first.will === "install" ? "no run is known" : whyNot(answer) };
  }
  return {
    first: run.instant.toISOString(),
    firstLocal: run.local,
    zone: run.zone,
    ...(released === undefined
      ? {}
      : { daysAfterRelease: Math.round(((run.instant.getTime() - released.getTime()) / DAY) * 10) / 10 }),
  };
}

function whyNot({ first }: Answer): string {
  return "because" in first ? String(first.because) : "no run installs it";
}

/** A group that never gets it counts before one that gets it late. */
function later(one: RingArrival | undefined, other: RingArrival): RingArrival {
  if (one === undefined || one.first === undefined) return one ?? other;
  if (other.first === undefined) return other;
  return other.first > one.first ? other : one;
}
