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
 * @param shows - `what matters`: an accepted finding in one sentence, and of plain information only how much there is; the
 *   rest is in `all`
 */
export function noticeLines(notices: readonly ToldNotice[], shows: "all" | "what matters" = "all"): readonly string[] {
  const isShort = shows === "what matters";
  const shown = isShort
    ? notices.filter(({ level, message }) => level !== "@cdktf/info" || acceptanceIn(message) !== undefined)
    : notices;
  const left = new Set(notices.filter((notice) => !shown.includes(notice)).map(({ message }) => message)).size;
  return [
    ...linesOf(shown, isShort),
    ...(left === 0 ? [] : [`  i ${counted(left, "note")}: npx cdktf-patch summary --notes`]),
  ];
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
