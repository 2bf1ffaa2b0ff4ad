import { type Finding, NotValidError } from "../../model/values/finding";

/** Where the first part is refused, others may be as well: all of it is told, if the first one is among it. */
export function tellingAll<Value>(subject: string, ofParts: () => readonly Finding[], build: () => Value): Value {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof NotValidError)) throw error;
    const all = ofParts();
    const isAmong = error.findings.every((one) => all.some(({ message }) => message === one.message));
    throw isAmong && all.length > error.findings.length ? new NotValidError(subject, all) : error;
  }
}
