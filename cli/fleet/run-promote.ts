import { relative, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { isNothing, readText } from "../../host/files/read-text";
import { whileAlone } from "../../host/files/while-alone";
import {
  LOCK_FILE_NAME,
  type LockContext,
  lockOf,
  type RingLocks,
  readLockFile,
  writeLockFile,
} from "../../model/patch-fleet/lock-file";
import { jsonText } from "../../model/text/json";
import { joined } from "../../model/text/wording";
import { NotValidError } from "../../model/values/finding";
import { BadInput, badInputOf } from "../console/bad-input";
import type { Console } from "../console/console";
import { writeWhole } from "../files/write-file";
import { answerIn, chosenForms, type FormArguments } from "../forms/chosen-forms";
import { givenDay } from "../forms/given-moment";
import { emergenciesOf, emergencyLines } from "./emergencies";
import { type FleetStacks, readFleetStacks } from "./fleet-stacks";
import { PROMOTION_FORMS, type PromotionForm } from "./forms";
import { newlyApproved } from "./newly-approved";
import { promotionLines, promotionRecord } from "./print-promotion";
import { type Promotion, promotionOf, wouldLose } from "./promotion";

/** What was typed behind `cdktf-patch promote`. */
export interface PromoteArguments extends FormArguments {
  readonly app: string;
  readonly lock?: string;
  readonly approveUntil?: string;
  readonly patches?: readonly string[];
  readonly allowRollback?: boolean;
  readonly dryRun?: boolean;
}

/** Fixes what a ring may install to what the ring before has installed. @throws BadInput; then nothing is written */
export async function runPromote(from: string, to: string, given: PromoteArguments, console: Console): Promise<void> {
  const chosen = chosenForms(given, PROMOTION_FORMS, console);
  const fleet = readFleetStacks(given.app, console.cwd);
  const path = lockPath(fleet, given, console.cwd);
  const shown = relative(console.cwd, path);
  const now = console.now();
  const context = { rings: fleet.rings.map(({ name }) => name), today: now };
  const before = readLocks(path, shown, context);
  const promotion = promotionOf(fleet, from, to, before, now);
  const day = chosenDay(promotion, given);

  const stacks = fleet.stacks.filter(({ note }) => note.ring === to);
  const approved =
    given.patches === undefined ? undefined : await newlyApproved(given.patches, stacks, { day, now, console });
  const isNew = !isLocked(before, promotion, day);
  if (isNew && !given.dryRun) await writeLock({ path, shown, context, before }, promotion, day);

  const result = { promotion, day, approved, file: shown, isNew, isWritten: isNew && !given.dryRun };
  const concerned = fleet.stacks.filter(({ note }) => note.ring === from || note.ring === to);
  const renderers: Readonly<Record<PromotionForm, () => Iterable<string>>> = {
    terminal: () => [...promotionLines(result, fleet), ...emergencyLines(emergenciesOf(concerned, now))],
    json: () => [`${jsonText(promotionRecord(result), 2)}\n`],
  };
  return answerIn(chosen, (form) => renderers[form](), console);
}

/** Where the fleet reads its lock: what is written elsewhere would lock nothing. */
function lockPath({ stacks }: FleetStacks, { app, lock }: PromoteArguments, cwd: string): string {
  const noted = [...new Set(stacks.flatMap(({ note }) => note.lockFile ?? []))];
  const read = noted.map((file) => resolve(cwd, app, file));
  const [first, ...others] = read;
  const shown = read.map((file) => relative(cwd, file));
  if (others.length > 0) {
    throw new BadInput(`${app}: expected stacks of one fleet, but they read ${joined(shown)}; synthesise one alone`);
  }
  const typed = lock === undefined ? undefined : resolve(cwd, lock);
  if (first === undefined || typed === undefined || typed === first) {
    return first ?? typed ?? resolve(cwd, LOCK_FILE_NAME);
  }
  throw new BadInput(
    `--lock: expected ${shown[0]}, where the fleet reads it, got ${relative(cwd, typed)}; leave --lock out, or give ` +
      "the PatchFleet another lockFile and synthesise again",
  );
}

function readLocks(path: string, shown: string, context: LockContext): RingLocks {
  try {
    return readLockFile(readText(path), shown, context);
  } catch (error) {
    if (isNothing(error)) return {};
    if (error instanceof NotValidError) throw new BadInput(error.message);
    throw badInputOf(shown, error);
  }
}

/** The day that was asked for, else all that is installed. Never later than that, nor back without being told to. */
function chosenDay(promotion: Promotion, given: PromoteArguments): string {
  const { from, to, installedUntil, untilFrom } = promotion;
  const { allowRollback = false } = given;
  const day = givenDay("--approve-until", given.approveUntil ?? installedUntil);
  if (day > installedUntil) {
    throw new BadInput(
      `--approve-until: expected ${installedUntil} or earlier, which ${from} has had for daysOnRingBefore, got ${day}`,
    );
  }
  const until = wouldLose(promotion, day);
  if (until !== undefined && !allowRollback) {
    const why = untilFrom === "lock" ? "its lock says so" : "its delay is over for them";
    throw new BadInput(
      `${to} would go back from ${until} to ${day}: it approves patches released up to ${until} today, for ${why}; ` +
        "wait, or type --allow-rollback (what is installed stays installed)",
    );
  }
  return day;
}

/** A lock that says the same already stays as it is, with the day on which it was written. */
function isLocked(locks: RingLocks, { from, to }: Promotion, day: string): boolean {
  const known = lockOf(locks, to);
  return known?.approveUntilDate === day && known.from === from;
}

interface LockFile {
  readonly path: string;
  readonly shown: string;
  readonly context: LockContext;
  /** What stood in it when the promotion was computed. */
  readonly before: RingLocks;
}

/** Writes one lock, and keeps what others have written meanwhile. */
async function writeLock({ path, shown, context, before }: LockFile, promotion: Promotion, day: string): Promise<void> {
  const { from, to, on } = promotion;
  await whileAlone(path, shown, () => {
    const locks = readLocks(path, shown, context);
    if (isLocked(locks, promotion, day)) return;
    for (const ring of [from, to]) {
      if (isDeepStrictEqual(lockOf(locks, ring), lockOf(before, ring))) continue;
      throw new BadInput(`${shown}: the lock of ${ring} was changed meanwhile, nothing was written; type it once more`);
    }
    writeWhole(path, shown, writeLockFile({ ...locks, [to]: { approveUntilDate: day, from, on } }));
  });
}
