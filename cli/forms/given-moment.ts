import { readZonedMoment } from "../../model/explain/when/zoned-moment";
import { utcText, weekday } from "../../model/text/moments";
import { readingFile } from "../console/bad-input";
import type { Console } from "../console/console";

/**
 * The moment that an option names, on whatever clock; undefined where it is not typed. Unless it is in UTC, as answers
 * are, says on the error stream what it was taken for.
 *
 * @throws BadInput
 */
export function givenMoment(option: string, text: string | undefined, { stderr }: Console): Date | undefined {
  if (text === undefined) return undefined;
  const { instant, comesTwice } = readingFile(option, () => readZonedMoment(text));
  const which = comesTwice ? ", the first of two" : "";
  if (!text.endsWith("Z")) {
    stderr.write(`${option} ${text} is ${weekday(instant.toISOString())} ${utcText(instant)}${which}\n`);
  }
  return instant;
}
