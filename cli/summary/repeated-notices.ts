import { isAbout, repeatedText, withRepetitions } from "../../model/text/repeated-finding";
import { acceptanceIn, checkOf } from "../stacks/finding-text";
import type { Stack } from "../stacks/read-stacks";
import type { StackAnnotation } from "../stacks/stack-files";
import { withinStack } from "../stacks/within-stack";
import type { ToldNotice } from "./notices";

/**
 * Warnings and notes that stand in several stacks: told whole where it comes first, and afterwards where that was. What is
 * accepted asks nothing of anybody, and is told once.
 */
export class RepeatedNotices {
  private readonly stacks = new Map<string, Stack[]>();
  private readonly toldIn = new Map<string, Told>();

  constructor(stacks: readonly Stack[]) {
    for (const stack of stacks) {
      for (const key of new Set(withinStack(stack.annotations, stack).map(keyOf))) {
        this.stacks.set(key, [...(this.stacks.get(key) ?? []), stack]);
      }
    }
  }

  /** What is to be said of stacks that are told together; of one alone with its own paths. */
  public of(told: readonly Stack[]): readonly ToldNotice[] {
    const [first, second] = told;
    if (first === undefined) return [];
    const within = withinStack(first.annotations, first);
    return within.flatMap((notice, index): ToldNotice | readonly ToldNotice[] => {
      const key = keyOf(notice);
      const shown = second === undefined ? (first.annotations[index] ?? notice) : notice;
      const isAccepted = acceptanceIn(notice.message) !== undefined;
      if (isAccepted && (this.toldIn.get(key)?.stack ?? first) !== first) return [];
      const isNoted = notice.level === "@cdktf/info" && notice.about !== undefined;
      if (notice.level !== "@cdktf/warn" && !isNoted && !isAccepted) return shown;
      const before = this.toldIn.get(key) ?? { stack: first, constructPath: notice.constructPath };
      this.toldIn.set(key, before);
      const reference = isAccepted ? "" : referenceTo(before, notice);
      if (reference === undefined) return shown;
      if (before.stack !== first) return { ...shown, message: reference };
      const stacks = this.stacks.get(key) ?? [];
      const others = stacks.filter((stack) => !told.includes(stack)).map(({ name }) => name);
      const message = withRepetitions(shown.message, others);
      return others.length === 0 ? shown : { ...shown, message, inStacks: stacks.length };
    });
  }
}

/** Where a text stands whole. */
interface Told {
  readonly stack: Stack;
  /** Within the stack. */
  readonly constructPath: string;
}

/** What synth says once for several constructs, and what is accepted, is the same, whatever they are called. */
function keyOf({ level, constructPath, message, about }: StackAnnotation): string {
  const isOfAny = about !== undefined || acceptanceIn(message) !== undefined;
  return JSON.stringify([level, isOfAny ? "" : constructPath, message]);
}

/** Undefined for what is no finding of a check, or has no place by which people find it: it is told again. */
function referenceTo(
  { stack, constructPath }: Told,
  { about: noted, constructPath: here, message }: StackAnnotation,
): string | undefined {
  // Synth notes no subject where texts differ by the paths of their stacks: all of the construct is it.
  const checkId = checkOf(message.split("\n", 1).join());
  const about = noted ?? (checkId === undefined ? undefined : { property: "", checkId });
  if (about === undefined) return undefined;
  const there = withinStack(stack.annotations, stack).filter(
    (one) => one.constructPath === constructPath && isAbout(one.message, about),
  );
  const where = here === constructPath ? stack.name : `${stack.name}/${constructPath}`;
  return repeatedText({ ...about, place: there.findIndex((one) => one.message === message) }, where);
}
