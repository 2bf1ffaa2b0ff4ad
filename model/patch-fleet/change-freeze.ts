import { readUncountedDays } from "../deadlines/read-uncounted-days";
import { Problems } from "../values/problems";
import { PropsReader, type TokenHandling } from "../values/props-reader";
import { isKnown } from "../values/unknown";

/** Days on which no window opens that may install or reboot, by the clock of each window. */
export interface ChangeFreeze {
  /** The first day without installations: `YYYY-MM-DD`. */
  readonly from: string;
  /** The first day on which windows open again: `YYYY-MM-DD`, 1 to 92 days after `from`. */
  readonly until: string;
}

const NAME = "changeFreezes";

/** Change freezes as a user wrote them, in their order in time. What is wrong with them is reported, all of it. */
export function readChangeFreezes(
  given: unknown,
  path: string,
  problems: Problems,
  tokens: TokenHandling,
): readonly ChangeFreeze[] {
  if (given === undefined) return [];
  const own = new Problems();
  const reader = PropsReader.open({ [NAME]: given }, "", own, tokens);
  const read = reader === undefined ? [] : readUncountedDays(reader, NAME, own);
  if (!isKnown(read) && own.findings.length === 0) own.add(NAME, notKnownAtSynth("dates"));
  const written = isKnown(read) ? read : [];
  const freezes = [...written].sort((one, other) => (one.from < other.from ? -1 : 1));
  freezes.forEach((freeze, index) => {
    const before = freezes[index - 1];
    if (before === undefined || before.until <= freeze.from) return;
    const expected = `expected ${before.until} or later, when the freeze of ${before.from} ends`;
    own.add(`${NAME}[${written.indexOf(freeze)}].from`, `${expected}, got ${freeze.from}; make one freeze of both`);
  });
  problems.addAll(own.findings.map((one) => ({ ...one, path: `${path}${one.path.slice(NAME.length)}` })));
  return freezes;
}

/** What is said of a value that cannot wait for Terraform. */
export function notKnownAtSynth(what: string): string {
  return `expected ${what} known at synth, got a token; which windows are made depends on it`;
}
