import { isAbout, repeatedText, withRepetitions } from "../../model/text/repeated-finding";
import type { Stack } from "../stacks/read-stacks";
import type { StackAnnotation } from "../stacks/stack-files";
import { withinStack } from "../stacks/within-stack";

/** Warnings and notes that stand in several stacks: told whole where it comes first, and afterwards where that was. */
export class RepeatedNotices {
  private readonly stacks = new Map<string, Stack[]>();
  private readonly toldIn = new Map<string, Stack>();

  constructor(stacks: readonly Stack[]) {
    for (const stack of stacks) {
      for (const key of new Set(withinStack(stack.annotations, stack).map(keyOf))) {
        this.stacks.set(key, [...(this.stacks.get(key) ?? []), stack]);
      }
    }
  }

  /** What is to be said of stacks that are told together; of one alone with its own paths. */
  public of(told: readonly Stack[]): readonly StackAnnotation[] {
    const [first, second] = told;
    if (first === undefined) return [];
    const within = withinStack(first.annotations, first);
    return within.map((notice, index): StackAnnotation => {
      const key = keyOf(notice);
      const shown = second === undefined ? (first.annotations[index] ?? notice) : notice;
      const isNoted = notice.level === "@cdktf/info" && notice.about !== undefined;
      if (notice.level !== "@cdktf/warn" && !isNoted) return shown;
      const before = this.toldIn.get(key) ?? first;
      this.toldIn.set(key, before);
      if (before !== first) return { ...shown, message: referenceTo(before, notice) ?? shown.message };
      const others = (this.stacks.get(key) ?? []).filter((stack) => !told.includes(stack)).map(({ name }) => name);
      return others.length === 0 ? shown : { ...shown, message: withRepetitions(shown.message, others) };
    });
  }
}

function keyOf({ level, constructPath, message }: StackAnnotation): string {
  return JSON.stringify([level, constructPath, message]);
}

/** Undefined for what is no finding of a check, or has no place by which people find it: it is told again. */
function referenceTo(stack: Stack, { about, constructPath, message }: StackAnnotation): string | undefined {
  if (about === undefined) return undefined;
  const there = withinStack(stack.annotations, stack).filter(
    (one) => one.constructPath === constructPath && isAbout(one.message, about),
  );
  return repeatedText({ ...about, place: there.findIndex((one) => one.message === message) }, stack.name);
}
