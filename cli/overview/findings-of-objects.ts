import { broughtToSomeAlone } from "../../model/checks/across/brought-checks";
import {
  acceptableDeadlineNotKept,
  deadlineNotKept,
  deadlineNotProved,
  deadlineWithoutSystem,
} from "../../model/checks/across/deadline-checks";
import { OPERATING_SYSTEMS, operatingSystemLabel } from "../../model/facts/operating-systems";
import type { DeadlineInWords } from "../arrival/arrival-of-system";
import { acceptanceIn, checkOf } from "../stacks/finding-text";
import type { Stack } from "../stacks/read-stacks";
import { withinStack } from "../stacks/within-stack";

/** What a check said of an object, as synth noted it. */
export interface Finding {
  readonly level: "info" | "warning" | "error";
  /** The construct that it is about, as a path within the stack; absent: the stack. */
  readonly about?: string;
  /** The first line of what was said; paths are those within the stack. */
  readonly text: string;
}

interface Noted extends Finding {
  readonly path: string;
}

const LEVELS: Readonly<Record<string, Finding["level"]>> = {
  "@cdktf/info": "info",
  "@cdktf/warn": "warning",
  "@cdktf/error": "error",
};

/** The findings of some stacks, handed out by the objects that they are about. */
export class FindingsOfObjects {
  private readonly all = new Map<string, readonly Noted[]>();
  private readonly constructs = new Map<string, Stack["constructs"]>();
  private readonly taken = new Set<Noted>();

  constructor(stacks: readonly Stack[]) {
    for (const stack of stacks) {
      this.constructs.set(stack.name, stack.constructs);
      const annotations = stack.annotations.map((one) => ({ ...one, path: one.constructPath }));
      const noted = withinStack(annotations, stack).map(({ path, constructPath, level, message }) => ({
        path,
        level: LEVELS[level] ?? "info",
        ...(path === stack.name ? {} : { about: constructPath }),
        text: message.split("\n")[0] ?? "",
      }));
      this.all.set(stack.name, noted);
    }
  }

  /**
   * What is said of objects of a stack, of what lies below them, and of constructs that hold them: a patch group has a
   * resource for each of its systems.
   *
   * @param objects - their addresses
   * @param isMeant - whether a finding is about the nodes that are asked about
   */
  public of(
    stack: string,
    objects: readonly string[],
    isMeant: (finding: Finding) => boolean = () => true,
  ): readonly Finding[] {
    const isOf = isOfObjects({ name: stack, constructs: this.constructs.get(stack) }, objects);
    const own = (this.all.get(stack) ?? []).filter((noted) => isOf(noted.path) && isMeant(noted));
    for (const noted of own) this.taken.add(noted);
    return eachOnce(own);
  }

  /** What nobody asked for. */
  public rest(): readonly Finding[] {
    return eachOnce([...this.all.values()].flat().filter((noted) => !this.taken.has(noted)));
  }
}

/** Whether the construct of a path is one of some objects of a stack, lies below one, or holds one. */
function isOfObjects(
  { name, constructs }: Pick<Stack, "name"> & { readonly constructs: Stack["constructs"] | undefined },
  objects: readonly string[],
): (path: string) => boolean {
  const paths = objects.flatMap((key) => [key, constructs?.get(key) ?? key]);
  return (noted) => noted !== name && paths.some((path) => isWithin(noted, path) || isWithin(path, noted));
}

/** A stack with what was noted of some of its objects alone. */
export function notedOf(stack: Stack, objects: readonly string[]): Stack {
  const isOf = isOfObjects({ name: stack.name, constructs: stack.constructs }, objects);
  return { ...stack, annotations: stack.annotations.filter(({ constructPath }) => isOf(constructPath)) };
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

/** Findings that say the same of objects that are called the same, once. */
function eachOnce(findings: readonly Finding[]): readonly Finding[] {
  const byText = new Map(
    findings.map(({ path: _, ...finding }: Finding & { readonly path?: string }) => [JSON.stringify(finding), finding]),
  );
  return [...byText.values()];
}

/** Whether somebody answers for it. */
export function isAccepted({ text }: Finding): boolean {
  return acceptanceIn(text) !== undefined;
}

/** Findings of the same check that are accepted by the same people, or not at all: they differ in days and names alone. */
export function kindOfFinding({ level, text }: Finding): string {
  return [level, acceptanceIn(text) ?? checkOf(text) ?? text].join(" ");
}

/** What each of these checks says of a deadline: it is about one of the systems of a patch group, and names none. */
const SAID_OF_DEADLINES: ReadonlyMap<string, DeadlineInWords["outcome"]> = new Map([
  [deadlineNotKept.id, "broken"],
  [acceptableDeadlineNotKept.id, "broken"],
  [deadlineNotProved.id, "not known"],
]);

/** Each of these is about the nodes of one system, and names it first. */
const SAID_OF_SYSTEMS: readonly string[] = [broughtToSomeAlone.id, deadlineWithoutSystem.id];

/** A name that begins as another one does comes before it. */
const SYSTEM_NAMES = Object.keys(OPERATING_SYSTEMS).map(operatingSystemLabel).sort().reverse();

/**
 * Whether a finding is about the nodes of another system than this one, or about a deadline of such nodes.
 *
 * @param system - as the row calls it
 * @param deadlines - those of the row
 */
export function isOfOtherSystem({ text }: Finding, system: string, deadlines: readonly DeadlineInWords[]): boolean {
  const check = checkOf(text) ?? "";
  if (SAID_OF_SYSTEMS.includes(check)) {
    const named = SYSTEM_NAMES.find(
      (name) => text.includes(`nodes of ${name} in `) || text.includes(`not cover ${name}`),
    );
    return named !== undefined && named !== system && SYSTEM_NAMES.includes(system);
  }
  const said = SAID_OF_DEADLINES.get(check);
  return said !== undefined && deadlines.every(({ outcome }) => outcome !== said);
}

/** The findings of several places together. */
export function findingsTogether(findings: readonly (readonly Finding[])[]): readonly Finding[] {
  return eachOnce(findings.flat());
}
