import { paragraphLines } from "../../model/text/paragraphs";
import { counted } from "../../model/text/wording";
import { WIDTH } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import { acceptanceIn } from "../stacks/finding-text";
import type { StackAnnotation } from "../stacks/stack-files";

const MARKS: Readonly<Record<string, string>> = { "@cdktf/info": "i", "@cdktf/warn": "!", "@cdktf/error": "✖" };

/** A notice, with how many stacks have it where it is told of others as well. */
export interface ToldNotice extends StackAnnotation {
  readonly inStacks?: number;
}

/**
 * What was noticed, in at most 80 columns: what is said of several constructs in the same words is said once.
 *
 * @param shows - `what matters`: an accepted finding in one sentence, and no plain information; the rest is in `all`
 */
export function noticeLines(notices: readonly ToldNotice[], shows: "all" | "what matters" = "all"): readonly string[] {
  const isShort = shows === "what matters";
  return linesOf(isShort ? notices.filter((notice) => !isNote(notice)) : notices, isShort);
}

/** How much there is of what is not shown where only what matters is: once for all stacks, of which each may have some. */
export function leftNotes(stacks: readonly { readonly annotations: readonly StackAnnotation[] }[]): readonly string[] {
  const left = stacks.map(({ annotations }) => new Set(annotations.filter(isNote).map(({ message }) => message)).size);
  const noted = left.filter((count) => count > 0);
  if (noted.length === 0) return [];
  const notes = stacks.length === 1 ? counted(noted[0] ?? 0, "note") : `notes of ${counted(noted.length, "stack")}`;
  return [`  i ${notes}: npx cdktf-patch summary --notes`];
}

function isNote({ level, message }: StackAnnotation): boolean {
  return level === "@cdktf/info" && acceptanceIn(message) === undefined;
}

function linesOf(notices: readonly ToldNotice[], isShort: boolean): readonly string[] {
  const byWords = [...grouped(notices, ({ level, message }) => `${level} ${message}`).values()] as [ToldNotice][];
  const inOrder = byWords.sort(([one], [other]) => gravity(one) - gravity(other));
  return inOrder.flatMap((same) => {
    const [{ level, message, inStacks }] = same;
    const paths = same.flatMap(({ constructPath }) => constructPath || []).join(", ");
    const accepted = isShort ? acceptedText(message, inStacks) : undefined;
    const text = accepted ?? `${paths === "" ? "" : `${paths}: `}${withoutMargins(message)}`;
    const lines = paragraphLines(text, WIDTH - 4);
    return lines.map((line, index) => `  ${index === 0 ? (MARKS[level] ?? "·") : " "} ${line}`);
  });
}

/** The first sentence of an accepted finding: the reason of whoever accepts it stands in the code, and in the notes. */
function acceptedText(message: string, inStacks?: number): string | undefined {
  const acceptance = acceptanceIn(message);
  if (acceptance === undefined) return undefined;
  const where = inStacks === undefined ? "" : ` (in ${counted(inStacks, "stack")})`;
  return `${acceptance}${message.slice(acceptance.length).split(/[;\n]/, 1).join()}${where}`;
}

/** Errors come first, then warnings. */
function gravity({ level }: StackAnnotation): number {
  return ["@cdktf/error", "@cdktf/warn", "@cdktf/info"].indexOf(level);
}

/** All paragraphs of a notice stand below its mark. */
function withoutMargins(message: string): string {
  return message.replace(/^ +/gm, "");
}
