import { counted } from "../../model/text/wording";
import { propertyIn } from "../../model/values/repeated-finding";
import type { Stack } from "../stacks/read-stacks";
import type { StackAnnotation } from "../stacks/stack-files";

/** Names of stacks that are told; a fleet has hundreds. */
const MOST_NAMES = 3;

/** Warnings that stand in several stacks: told whole where it comes first, and afterwards where that was. */
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
      if (notice.level !== "@cdktf/warn") return shown;
      const before = this.toldIn.get(key) ?? first;
      this.toldIn.set(key, before);
      if (before !== first)
        return {
          ...shown,
          message: `${propertyIn(shown.message)}the same as in ${before.name}${checkOf(shown.message)}`,
        };
      const others = (this.stacks.get(key) ?? []).filter((stack) => !told.includes(stack));
      return others.length === 0 ? shown : { ...shown, message: `${shown.message}\n    The same ${inStacks(others)}.` };
    });
  }
}

function keyOf({ level, constructPath, message }: StackAnnotation): string {
  return JSON.stringify([level, constructPath, message]);
}

/** `  [PM831]`, as the text itself has it. */
function checkOf(message: string): string {
  return / +\[\w+\](?=\n|$)/.exec(message)?.[0] ?? "";
}

function inStacks(stacks: readonly Stack[]): string {
  const names = stacks.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = stacks.length > MOST_NAMES ? `, and ${stacks.length - MOST_NAMES} more` : "";
  return `in ${counted(stacks.length, "more stack")}: ${names.join(", ")}${more}`;
}

/** What was noted, its paths within their stack. */
export function withinStack(notices: readonly StackAnnotation[], { name }: Stack): readonly StackAnnotation[] {
  const ownPaths = new RegExp(`(?<![\\w./-])${name.replace(/[^\w-]/g, "\\$&")}/`, "g");
  return notices.map(({ level, constructPath, message }) => ({
    level,
    constructPath: constructPath.replace(ownPaths, ""),
    message: message.replace(ownPaths, ""),
  }));
}
