import { afterRelease, atMostDays, DAY, freezeText } from "../../model/arrival/arrival-words";
import {
  exceptText,
  NOT_COVERED,
  OUTCOMES,
  partText,
  patchesText,
  termsText,
} from "../../model/arrival/deadline-words";
import { aligned, withoutEmptyColumns } from "../../model/text/aligned";
import { printable } from "../../model/text/printable";
import { counted } from "../../model/text/wording";
import { grouped } from "../../model/values/grouped";
import type { AuditedDeadline } from "./deadline-audit";

const COLUMNS = ["patch group", "system", "patches", "deadline", "proof", "worst release", "accepted"] as const;

/** The deadlines of a place that differ in their severity alone, in words. */
export interface DeadlineRow {
  readonly place: string;
  readonly placeKind: "account" | "stack";
  /** What stands in the columns behind that of the place. */
  readonly cells: readonly string[];
  readonly isBroken: boolean;
}

/** Stacks that are in no fleet have no ring; where all are, there is no column for it. */
export function deadlineColumns(deadlines: readonly AuditedDeadline[]): readonly string[] {
  // The worst of all days, which arrival tells, is another one.
  const isOfSome = deadlines.some(({ except }) => except !== undefined);
  const columns = COLUMNS.map((title) => (isOfSome && title === "worst release" ? "worst release that counts" : title));
  if (!hasRings(deadlines)) return ["stack", ...columns];
  return [deadlines.every(({ stack }) => stack === undefined) ? "account" : "account or stack", "ring", ...columns];
}

function hasRings(deadlines: readonly AuditedDeadline[]): boolean {
  return deadlines.some(({ ring }) => ring !== undefined);
}

/** In a row what differs in the severity alone, in the Region of the group, or in the system. */
export function deadlineRows(deadlines: readonly AuditedDeadline[]): readonly DeadlineRow[] {
  const same = grouped(deadlines, ({ patches: _, worstDays, ...rest }) => JSON.stringify([atMost(worstDays), rest]));
  const isOfFleet = hasRings(deadlines);
  const rows = [...same.values()].map((together): RowOfNodes => {
    const one = together[0] as AuditedDeadline;
    const { account, stack, ring = "–", worstRelease = "–", accepted, by } = one;
    const patches = patchesText(together.map((each) => each.patches));
    const who = accepted === undefined ? "" : `until ${accepted.until} by ${accepted.owner}: ${accepted.reason}`;
    const limit = one.days === undefined ? "–" : `${counted(one.days, "day")}${termsText(one)}`;
    const days = `${limit}${by === undefined ? "" : `, ${by}`}`;
    const [, patchGroup = one.patchGroup, region = ""] = IN_REGION.exec(one.patchGroup) ?? [];
    return {
      place: account ?? stack ?? "",
      placeKind: stack === undefined ? "account" : "stack",
      ring,
      patchGroup,
      region,
      system: one.system,
      cells: [patches, days, proofText(one), worstRelease, who],
      isBroken: one.outcome === "broken",
    };
  });
  return joinedBy(joinedBy(rows, "region"), "system").map(({ ring, patchGroup, region, system, cells, ...row }) => {
    const group = region === "" ? patchGroup : `${patchGroup} (${region})`;
    return { ...row, cells: [...(isOfFleet ? [ring] : []), group, system, ...cells] };
  });
}

interface RowOfNodes extends DeadlineRow {
  readonly ring: string;
  readonly patchGroup: string;
  readonly region: string;
  readonly system: string;
}

/** `web (eu-west-1)`: a group of an account with several Regions. */
const IN_REGION = /^(.*) \(([a-z]{2}(?:-[a-z]+)+-\d)\)$/;

/** Rows that differ in one thing alone, once, with all that they have of it. */
function joinedBy(rows: readonly RowOfNodes[], what: "region" | "system"): readonly RowOfNodes[] {
  return [...grouped(rows, (row) => JSON.stringify({ ...row, [what]: "" })).values()].map((alike) => ({
    ...(alike[0] as RowOfNodes),
    [what]: [...new Set(alike.map((row) => row[what]))].join(", "),
  }));
}

function atMost(days = 0): number {
  return atMostDays(days * DAY);
}

function proofText(one: AuditedDeadline): string {
  const { outcome, worstDays, because = "" } = one;
  if (outcome === "not covered") return NOT_COVERED;
  if (worstDays === undefined) return `${OUTCOMES[outcome]}: ${because}`;
  const days = `${counted(atMost(worstDays), "day")} ${afterRelease(one)}`;
  const leftOut = freezeText(one.except, worstDays * DAY) || exceptText(one.except, worstDays * DAY);
  return `${OUTCOMES[outcome]}: at most ${days}${leftOut}${partText(one)}`;
}

/** As a table of the terminal, without a column of which nothing is told. */
export function* deadlineLines(deadlines: readonly AuditedDeadline[], width: number): Generator<string> {
  const rows = deadlineRows(deadlines).map(({ place, cells }) => [place, ...cells].map(printable));
  const told = [deadlineColumns(deadlines), ...rows].map(withoutEmptyColumns(rows));
  for (const line of aligned(told, width)) yield `${line}\n`;
}
