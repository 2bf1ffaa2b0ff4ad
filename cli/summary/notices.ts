import { wrap } from "./wrap";

/** Something that cdktf wrote down about a construct while it synthesised. */
export interface Notice {
  readonly constructPath: string;
  /** `@cdktf/info`, `@cdktf/warn` or `@cdktf/error`. */
  readonly level: string;
  readonly message: string;
}

const MARKS: Readonly<Record<string, string>> = { "@cdktf/info": "i", "@cdktf/warn": "!", "@cdktf/error": "✖" };
const WIDTH = 80;
/** What a paragraph of its own begins with: how to fix it, and the reason of an acceptance. */
const OPENS_PARAGRAPH = /^(→|Reason:)/;

/** What was noticed, in at most 80 columns: what is said of several constructs in the same words is said once. */
export function noticeLines(notices: readonly Notice[]): readonly string[] {
  const pathsByWords = new Map<string, { notice: Notice; paths: string[] }>();
  for (const notice of notices) {
    const words = `${notice.level} ${notice.message}`;
    const known = pathsByWords.get(words);
    if (known === undefined) pathsByWords.set(words, { notice, paths: [notice.constructPath] });
    else known.paths.push(notice.constructPath);
  }
  return [...pathsByWords.values()].flatMap(({ notice, paths }) => {
    const [first = "", ...others] = paragraphs(`${paths.join(", ")}: ${notice.message}`);
    const lines = [...wrap(first, WIDTH - 4), ...others.flatMap((paragraph) => wrap(paragraph, WIDTH - 4))];
    return lines.map((line, index) => `  ${index === 0 ? (MARKS[notice.level] ?? "·") : " "} ${line}`);
  });
}

/** The first line is the headline; behind it, lines were broken for another width and go on where no paragraph begins. */
function paragraphs(message: string): readonly string[] {
  const [first = "", ...others] = message.split("\n").map((line) => line.trim().replace(/ +/g, " "));
  const done = [first];
  for (const line of others) {
    if (done.length === 1 || OPENS_PARAGRAPH.test(line)) done.push(line);
    else done.push(`${done.pop()} ${line}`);
  }
  return done;
}
