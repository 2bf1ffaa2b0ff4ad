import type { Stack } from "../stacks/read-stacks";

/** What a check said of an object, as synth noted it. */
export interface Finding {
  readonly level: "info" | "warning" | "error";
  /** The first line of what was said. */
  readonly text: string;
}

interface Noted extends Finding {
  readonly stack: string;
  readonly path: string;
}

const LEVELS: Readonly<Record<string, Finding["level"]>> = {
  "@cdktf/info": "info",
  "@cdktf/warn": "warning",
  "@cdktf/error": "error",
};

/** The findings of some stacks, handed out by the objects that they are about. */
export class FindingsOfObjects {
  private readonly all: readonly Noted[];
  private readonly taken = new Set<Noted>();

  constructor(stacks: readonly Stack[]) {
    this.all = stacks.flatMap(({ name, annotations }) =>
      annotations.map(({ constructPath, level, message }) => ({
        stack: name,
        path: constructPath,
        level: LEVELS[level] ?? "info",
        text: message.split("\n")[0] ?? "",
      })),
    );
  }

  /** What is said of objects of a stack, or of what lies below them. */
  public of(stack: string, objects: readonly string[]): readonly Finding[] {
    const own = this.all.filter(
      (noted) => noted.stack === stack && objects.some((key) => noted.path === key || noted.path.startsWith(`${key}/`)),
    );
    for (const noted of own) this.taken.add(noted);
    return withoutPlace(own);
  }

  /** What nobody asked for. */
  public rest(): readonly Finding[] {
    return withoutPlace(this.all.filter((noted) => !this.taken.has(noted)));
  }
}

function withoutPlace(noted: readonly Noted[]): readonly Finding[] {
  const byText = new Map(noted.map(({ level, text }) => [`${level} ${text}`, { level, text }]));
  return [...byText.values()];
}
