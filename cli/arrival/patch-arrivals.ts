import { daysOf } from "../../model/arrival/arrival-words";
import type { RuleVerdict } from "../../model/explain/patch/verdict";
import type { InstallRun } from "../../model/patching/install-run";
import { grouped } from "../../model/values/grouped";
import type { Console } from "../console/console";
import { releaseOn } from "../explain/answer-words";
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
  /** Where there is no such run: whether there never is, or whether that is not known. */
  readonly arrives?: "never" | "not known";
  readonly because?: string;
}

/** What is told of lists. */
export interface PatchArrivals {
  readonly patches: readonly PatchArrival[];
  /** Lists that go on where their file ends. */
  readonly cutOff: readonly string[];
}

interface AskedArrivals {
  readonly at: Date;
  readonly console: Console;
  /** Only this group. */
  readonly patchGroup?: string;
  /** Whether nodes of a stack are asked about. */
  readonly isMeant: (place: { readonly stack: string }) => boolean;
}

/** @throws BadInput for a list that cannot be read */
export async function patchArrivals(
  files: readonly string[],
  stacks: readonly Stack[],
  { at, console, patchGroup, isMeant }: AskedArrivals,
): Promise<PatchArrivals> {
  const asked = patchGroup === undefined ? {} : { patchGroup };
  const explainer = new ListExplainer(stacks, { at, node: {}, isMeant: () => true, ...asked });
  const cutOff = new Set<string>();
  for (const file of files) {
    for await (const { format, patches, isCutOff } of openPatchList(file, console)) {
      for (const listed of patches) explainer.add(listed, format);
      if (isCutOff === true) cutOff.add(file);
    }
  }
  explainer.finish();
  const locked = new Set(stacks.flatMap(({ name, note }) => (note?.lock === undefined ? [] : [name])));
  const answers = explainer.answers.filter(({ subject }) => isMeant(subject));
  const byPatch = grouped(answers, ({ listed }) => listed.id);
  return { patches: [...byPatch.values()].map((ofPatch) => arrivalOf(ofPatch, locked)), cutOff: [...cutOff] };
}

function arrivalOf(answers: readonly Answer[], locked: ReadonlySet<string>): PatchArrival {
  const [first] = answers as readonly [Answer];
  const { severity, msrcSeverity } = first.patches[0].properties;
  const word = severity ?? msrcSeverity;
  const released = releaseOn(first.subject.operatingSystem, first.patches[0]);
  const rings: Record<string, RingArrival> = {};
  for (const answer of answers) {
    const { ring, stack } = answer.subject;
    const place = ring ?? stack;
    rings[place] = later(rings[place], ringArrival(answer, released, locked.has(stack)));
  }
  return {
    patch: first.listed.id,
    ...(typeof word === "string" ? { severity: word } : {}),
    ...(released === undefined ? {} : { released: released.toISOString() }),
    rings,
  };
}

function ringArrival(answer: Answer, released: Date | undefined, isLocked: boolean): RingArrival {
  const { first, next } = chancesOf(answer);
  const chance = first ?? next;
  // Where a run works on some of the nodes, the first one on all of them counts.
  const run = (chance?.onlyNodes === undefined ? chance : onAllNodes(answer))?.run;
  if (run === undefined) return whyNot(answer, isLocked);
  return {
    first: run.instant.toISOString(),
    firstLocal: run.local,
    zone: run.zone,
    ...(released === undefined ? {} : { daysAfterRelease: daysOf(run.instant.getTime() - released.getTime()) }),
  };
}

function onAllNodes({ first }: Answer): InstallRun | undefined {
  return first.will === "install" ? first.onAllNodes : undefined;
}

function whyNot({ verdict, first }: Answer, isLocked: boolean): RingArrival {
  if (verdict.outcome === "rejected") return { arrives: "never", because: `rejected by ${verdict.entry}` };
  if (verdict.outcome === "unknown") return { arrives: "not known", because: verdict.because };
  if (isLocked && verdict.outcome === "not selected" && verdict.rules.some(isTooLate)) {
    return {
      arrives: "not known",
      because: `${verdict.because}; its ring is locked, and waits for the next promotion`,
    };
  }
  if (verdict.outcome === "not selected") return { arrives: "never", because: verdict.because };
  if (first.will === "install") return { arrives: "never", because: "no run works on all nodes" };
  return { arrives: first.will === "unknown" ? "not known" : "never", because: first.because };
}

function isTooLate({ result }: RuleVerdict): boolean {
  return result === "released too late";
}

/** What is not known counts before a group that never gets it, and that before one that gets it late. */
function later(one: RingArrival | undefined, other: RingArrival): RingArrival {
  if (one === undefined) return other;
  const [worse] = [one, other].sort((a, b) => badness(b) - badness(a) || compare(b.first, a.first));
  return worse as RingArrival;
}

function badness({ first, arrives }: RingArrival): number {
  if (first !== undefined) return 0;
  return arrives === "never" ? 1 : 2;
}

function compare(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
