import { paragraphLines } from "../../model/text/paragraphs";
import { WIDTH } from "../../model/text/wrap";
import type { StackAnnotation } from "../stacks/stack-files";

const MARKS: Readonly<Record<string, string>> = { "@cdktf/info": "i", "@cdktf/warn": "!", "@cdktf/error": "✖" };

/** What was noticed, in at most 80 columns: what is said of several constructs in the same words is said once. */
export function noticeLines(notices: readonly StackAnnotation[]): readonly string[] {
  const pathsByWords = new Map<string, { notice: StackAnnotation; paths: string[] }>();
  for (const notice of notices) {
    const words = `${notice.level} ${notice.message}`;
    const known = pathsByWords.get(words);
    if (known === undefined) pathsByWords.set(words, { notice, paths: [notice.constructPath] });
    else known.paths.push(notice.constructPath);
  }
  return [...pathsByWords.values()].flatMap(({ notice, paths }) => {
    const lines = paragraphLines(`${paths.join(", ")}: ${withoutMargins(notice.message)}`, WIDTH - 4);
    return lines.map((line, index) => `  ${index === 0 ? (MARKS[notice.level] ?? "·") : " "} ${line}`);
  });
}

/** All paragraphs of a notice stand below its mark. */
function withoutMargins(message: string): string {
  return message.replace(/^ +/gm, "");
}
