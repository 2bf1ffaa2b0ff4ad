import { isUtc, ZONE_DATA_NOTE } from "../../model/schedule/zones/zone-data-note";
import { utcText } from "../../model/text/moments";
import { wrap } from "../../model/text/wrap";
import type { Answer } from "./explain-list";
import { chancesOf } from "./first-chance";

/** What holds for all answers; where local times were told, also by which time zone data. */
export function* asOfLines(at: Date, answers: readonly Answer[]): Generator<string> {
  const isLocal = answers.some((answer) => {
    const { first, next } = chancesOf(answer);
    return [first, next].some((run) => run !== undefined && !isUtc(run.run.zone));
  });
  const note = isLocal ? `; ${ZONE_DATA_NOTE}` : "";
  for (const line of wrap(`As of ${utcText(at)}, for nodes that have an older version installed${note}.`)) {
    yield `${line}\n`;
  }
}
