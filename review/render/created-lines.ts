import { printable } from "../../model/text/printable";
import { counted, joined } from "../../model/text/wording";
import { indented } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import type { GradedDetail } from "../changes/change";
import type { ReviewedFinding } from "../findings/reviewed-finding";
import { changeKindFacts } from "../risk/change-kinds";
import { isAtLeast, type Risk } from "../risk/risk";
import { type FoldedChange, findingsOf } from "../stacks/folded-changes";
import { reachText, regionText } from "./phrases";

/** As many new objects are told each with its address, its reasons and whom it reaches; more of them in short. */
const FEW = 6;

/** What of a row is told in full, and the many new objects that are told in short. */
export interface ToldOfRow {
  readonly whole: readonly FoldedChange[];
  readonly created: readonly FoldedChange[];
}

/** Takes apart what a stack changes: a first plan is all new, and would run over pages. What weighs most stays whole. */
export function toldOfRow(folds: readonly FoldedChange[], findings: readonly ReviewedFinding[]): ToldOfRow {
  const isPlain = (fold: FoldedChange) =>
    fold.change.symbol === "+" &&
    fold.others.length === 0 &&
    fold.change.details.length > 0 &&
    !isAtLeast(fold.change.risk, "high") &&
    findingsOf(fold, findings).length === 0;
  const created = folds.filter(isPlain);
  if (created.length <= FEW) return { whole: folds, created: [] };
  return { whole: folds.filter((fold) => !created.includes(fold)), created };
}

/** What follows from the windows, associations and policies that it stands beside, and is counted with them. */
const COUNTED: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["aws_ssm_patch_baseline", ["baseline", "baselines"]],
  ["aws_ssm_patch_group", ["registration of a patch group", "registrations of patch groups"]],
  ["aws_ssm_maintenance_window_target", ["target", "targets"]],
]);

/** Of an account that is new beside others: what runs when, those of one run together, and how much else is new. */
export function partsOfNew(created: readonly FoldedChange[]): {
  readonly telling: readonly (readonly [reached: string, alike: readonly FoldedChange[]])[];
  readonly beside: string;
} {
  const types = created.map(({ change }) => change.type);
  const counts = [...COUNTED].flatMap(([known, [one, many]]) => {
    const { length } = types.filter((type) => type === known);
    return length === 0 ? [] : [counted(length, one, many)];
  });
  const telling = created.filter(({ change }) => !COUNTED.has(change.type));
  return {
    telling: [...grouped(telling, reachOf)],
    beside: counts.length === 0 ? "" : `beside them ${joined(counts)}`,
  };
}

/** How risk and symbol are coloured. */
export interface CreatedPaint {
  readonly dim: (text: string) => string;
  readonly risk: (risk: Risk) => string;
  readonly symbol: (symbol: string) => string;
}

/**
 * What each new object is (of a new account what runs), whom those above reach, and then, once for all of them, why they
 * weigh something.
 */
export function createdLines(created: readonly FoldedChange[], isNew: boolean, paint: CreatedPaint): readonly string[] {
  if (created.length === 0) return [];
  const details = created.flatMap(({ change }) => change.details);
  const weighing = details.filter(({ risk, why }) => why !== undefined && isAtLeast(risk, "medium"));
  const first = ({ change }: FoldedChange) => change.details[0]?.says ?? "";
  const alikeFirst = grouped(created, first);
  const nameOf = (fold: FoldedChange) =>
    alikeFirst.get(first(fold))?.length === 1
      ? ""
      : ` (${fold.change.path ?? fold.change.address})${regionText(fold.change)}`;
  const { telling, beside } = isNew ? partsOfNew(created) : { telling: grouped(created, reachOf), beside: "" };
  return [
    `  ${counted(created.length, "new object")}; the address of each: --write review.html`,
    ...[...telling].flatMap(([reached, alike]) => [
      ...alike.flatMap((fold) => newLines(fold.change.details, nameOf(fold), paint)),
      ...(reached === "" ? [] : indented(reached, "      ", "    ").map(paint.dim)),
    ]),
    ...(beside === "" ? [] : indented(beside, "    ", "  ")),
    ...reasonLines(weighing, created.length, paint),
  ];
}

/** Below all of them and not as part of the last one: what happens, how often, and what is to be feared of it. */
function reasonLines(weighing: readonly GradedDetail[], all: number, paint: CreatedPaint): readonly string[] {
  const byRisk = grouped(weighing, ({ risk }) => risk);
  return [...byRisk].flatMap(([risk, details]) => [
    `  why ${paint.risk(risk)}, of these ${all}:`,
    // What reboots nobody has a reason of its own.
    ...[...grouped(details, ({ kind, why }) => JSON.stringify([kind, why])).values()].flatMap((alike) => {
      const [{ kind, why = "" }] = alike as [GradedDetail];
      const times = alike.length === 1 ? "" : ` (${alike.length} times)`;
      return indented(`${changeKindFacts(kind).title}${times}: ${printable(why)}`, "      ", "    ");
    }),
  ]);
}

/** @param name - which one it is, where several are told in the same words */
function newLines(details: readonly GradedDetail[], name: string, paint: CreatedPaint): readonly string[] {
  const [first, ...more] = details.map(({ says }, index) =>
    index === 0 ? indented(`${says}${name}`, "      ", "  + ") : indented(says, "      "),
  );
  const [head = "", ...rest] = first ?? [];
  return [head.replace(/^ {2}\+/, `  ${paint.symbol("+")}`), ...rest, ...more.flat()];
}

/** What an emergency does beside is a line of its own among them. */
function reachOf({ change: { risk }, reach: { emergencies: _, ...reach } }: FoldedChange): string {
  return risk === "none" ? "" : reachText(reach);
}
