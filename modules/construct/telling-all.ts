import { type Finding, NotValidError } from "../../model/values/finding";

/** Where the first part is refused, others may be as well: all of it is told, if the first one is among it. */
export function tellingAll<Value>(subject: string, ofParts: () => readonly Finding[], build: () => Value): Value {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof NotValidError)) throw error;
    const all = ofParts();
    throw areAmong(error.findings, all) && all.length > error.findings.length ? new NotValidError(subject, all) : error;
  }
}

/** Whether findings of a part are among those of a whole, which names their places differently. */
export function areAmong(findings: readonly Finding[], all: readonly Finding[]): boolean {
  return findings.every((one) => all.some(({ message }) => message === one.message));
}
