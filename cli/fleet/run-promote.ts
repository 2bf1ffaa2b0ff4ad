import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { type LockContext, type RingLocks, readLockFile, writeLockFile } from "../../model/patch-fleet/lock-file";
import { jsonText } from "../../model/text/json";
import { quote } from "../../model/text/wording";
import { NotValidError } from "../../model/values/finding";
import { parseCalendarDate } from "../../model/values/parse-date";
import { BadInput, badInputOf } from "../console/bad-input";
import type { Console } from "../console/console";
import { writeWhole } from "../files/write-file";
import { answerIn, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { emergenciesOf, emergencyLines } from "./emergencies";
import { readFleetStacks } from "./fleet-stacks";
import { PROMOTION_FORMS, type PromotionForm } from "./forms";
import { newlyApproved } from "./newly-approved";
import { promotionLines, promotionRecord } from "./print-promotion";
import { type Promotion, promotionOf } from "./promotion";

/** What was typed behind `cdktf-patch promote`. */
export interface PromoteArguments extends FormArguments {
  readonly app: string;
  readonly lock: string;
  readonly date?: string;
  readonly patches?: readonly string[];
  readonly allowRollback?: boolean;
  readonly dryRun?: boolean;
}

/** Fixes what a ring may install to what the ring before has installed. @throws BadInput; then nothing is written */
export async function runPromote(from: string, to: string, given: PromoteArguments, console: Console): Promise<void> {
  const chosen = chosenForms(given, PROMOTION_FORMS, console);
  const path = resolve(console.cwd, given.lock);
  const shown = relative(console.cwd, path);
  const fleet = readFleetStacks(given.app, console.cwd);
  const now = console.now();
  const before = readLocks(path, shown, { rings: fleet.rings.map(({ name }) => name), today: now });
  const promotion = promotionOf(fleet, from, to, before, now);
  const day = chosenDay(promotion, given);

  const stacks = fleet.stacks.filter(({ note }) => note.ring === to);
  const approved =
    given.patches === undefined ? undefined : await newlyApproved(given.patches, stacks, { day, now, console });
  const { text, isNew } = locked(before, promotion, day);
  if (isNew && !given.dryRun) writeWhole(path, shown, text);

  const result = { promotion, day, approved, file: shown, isNew, isWritten: isNew && !given.dryRun };
  const concerned = fleet.stacks.filter(({ note }) => note.ring === from || note.ring === to);
  const renderers: Readonly<Record<PromotionForm, () => Iterable<string>>> = {
    terminal: () => [...promotionLines(result, fleet), ...emergencyLines(emergenciesOf(concerned, now))],
    json: () => [`${jsonText(promotionRecord(result), 2)}\n`],
  };
  return answerIn(chosen, (form) => renderers[form](), console);
}

function readLocks(path: string, shown: string, context: LockContext): RingLocks {
  try {
    return readLockFile(readFileSync(path, "utf8"), shown, context);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    if (error instanceof NotValidError) throw new BadInput(error.message);
    throw badInputOf(shown, error);
  }
}

/** The day that was asked for, else all that is installed. Never later than that, nor back without being told to. */
function chosenDay({ from, to, installedUntil, until, untilFrom }: Promotion, given: PromoteArguments): string {
  const { date: day = installedUntil, allowRollback = false } = given;
  if (parseCalendarDate(day) === undefined) {
    throw new BadInput(`--date: expected a valid date as YYYY-MM-DD, got ${quote(day)}`);
  }
  if (day > installedUntil) {
    throw new BadInput(
      `--date: expected ${installedUntil} or earlier, which ${from} has installed for as long as promised, got ${day}`,
    );
  }
  if (until !== undefined && day < until && !allowRollback) {
    const why = untilFrom === "lock" ? "its lock says so" : "its delay is over for them";
    throw new BadInput(
      `${to} would go back from ${until} to ${day}: it approves patches released up to ${until} today, for ${why}; ` +
        "wait, or type --allow-rollback (what is installed stays installed)",
    );
  }
  return day;
}

/** A lock that says the same already stays as it is, with the day on which it was written. */
function locked(locks: RingLocks, { from, to, on }: Promotion, day: string): { text: string; isNew: boolean } {
  const known = Object.hasOwn(locks, to) ? locks[to] : undefined;
  const isNew = known?.approveUntilDate !== day || known.from !== from;
  return { text: writeLockFile({ ...locks, [to]: { approveUntilDate: day, from, on } }), isNew };
}
