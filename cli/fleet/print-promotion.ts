import { ZONE_DATA_RELEASE } from "../../model/schedule/zones/zone-data";
import { zoneDataSentences } from "../../model/schedule/zones/zone-data-note";
import { aligned } from "../../model/text/aligned";
import { localText } from "../../model/text/moments";
import { counted, firstOnes, joined } from "../../model/text/wording";
import { wrap } from "../../model/text/wrap";
import type { FleetStacks } from "./fleet-stacks";
import type { ChangedApproval, ChangedApprovals } from "./newly-approved";
import type { Evidence, Promotion } from "./promotion";

/** A promotion, and what was made of it. */
export interface PromotionResult {
  readonly promotion: Promotion;
  readonly day: string;
  /** Undefined where no patch list was given. */
  readonly approved: ChangedApprovals | undefined;
  readonly file: string;
  /** Whether the lock says something else than before. */
  readonly isNew: boolean;
  readonly isWritten: boolean;
}

/** Runs and patches that are shown; the rest is counted. */
const MOST_ROWS = 20;
/** Columns of a terminal line, without the indentation. */
const WIDTH = 78;

export function* promotionLines(
  { promotion, day, approved, file, isNew, isWritten }: PromotionResult,
  fleet: FleetStacks,
) {
  const { from, to, until, untilFrom, evidence } = promotion;
  const was = until === undefined ? "" : ` (by its ${untilFrom} until now: ${until})`;
  const accounts = fleet.stacks.filter(({ note }) => note.ring === to).length;
  const headline = `${to} may install what was released up to ${day}${was}: ${counted(accounts, "account")}`;
  yield* wrapped(headline);
  yield "\n";

  yield* wrapped(`${from} has installed what was released up to`);
  yield* shortened(evidenceRows(evidence));
  const untried = untriedText(from, to, evidence);
  if (untried !== undefined) yield `\n${wrap(untried).join("\n")}\n`;
  if (approved !== undefined) {
    yield* changes("newly approved", approved.newly, to);
    if (approved.noLonger.length > 0) {
      yield* changes("no longer approved (what is installed stays)", approved.noLonger, to);
    }
  }
  yield "\nTaken from the windows: whether every node was up then is shown by\n";
  yield "aws ssm describe-instance-patch-states-for-patch-group --patch-group NAME\n";
  for (const sentence of zoneDataSentences(evidence.map(({ zone }) => zone))) yield `${sentence}\n`;
  yield "\n";
  if (!isNew) yield* wrapped(`${file} says so already; nothing was written.`);
  else if (isWritten) yield* wrapped(`${file} is written: commit it, synthesise again, and review the plan.`);
  else yield* wrapped(`${file} is left as it was (--dry-run).`);
}

function* wrapped(text: string): Generator<string> {
  for (const line of wrap(text)) yield `${line}\n`;
}

/** A promotion for programs. */
export function promotionRecord({ promotion, day, approved, file, isNew, isWritten }: PromotionResult): object {
  const { from, to, on, installedUntil, until, untilFrom, evidence } = promotion;
  return {
    from,
    to,
    on,
    timeZoneData: ZONE_DATA_RELEASE,
    approveUntilDate: day,
    installedUntil,
    before: until === undefined ? null : { approveUntilDate: until, by: untilFrom },
    evidence,
    newlyApproved: approved?.newly ?? null,
    noLongerApproved: approved?.noLonger ?? null,
    file,
    changed: isNew,
    written: isWritten,
  };
}

/** What is released on no day that the vendor keeps is not among what the earlier ring has surely installed. */
function untriedText(from: string, to: string, evidence: readonly Evidence[]): string | undefined {
  const calendars = [...new Set(evidence.flatMap(({ releases }) => releases ?? []))];
  if (calendars.length === 0) return undefined;
  return `Counted by ${joined(calendars)}: an update released out of band after a run is let in on ${to}, and ${from} has not installed it.`;
}

function evidenceRows(evidence: readonly Evidence[]): readonly (readonly string[])[] {
  const rows = new Map<string, readonly string[]>();
  for (const { stack, patchGroup, baseline, window, began, zone, installedUntil } of evidence) {
    const run = `${window}, ${localText({ local: began, zone })}`;
    const row = [installedUntil, stack, patchGroup, baseline, run];
    rows.set(row.join("\n"), row);
  }
  return [...rows.values()];
}

function* changes(what: string, approvals: readonly ChangedApproval[], ring: string): Generator<string> {
  yield "\n";
  yield* wrapped(
    `${counted(approvals.length, "patch", "patches")} ${what} on ${ring}${approvals.length === 0 ? "" : ":"}`,
  );
  const rows = approvals.map(({ patch, packages, patchGroups }) => [patch, packages, patchGroups.join(", ")]);
  yield* shortened(rows);
}

function* shortened(rows: readonly (readonly string[])[]): Generator<string> {
  const told = firstOnes(rows, MOST_ROWS);
  for (const line of aligned(told, WIDTH)) yield `  ${line}\n`;
  if (told !== rows) yield `  … and ${rows.length - told.length} more\n`;
}
