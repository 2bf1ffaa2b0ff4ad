import { localZone } from "../../model/patching/ways/zones-of-ways";
import { counted } from "../../model/text/wording";
import { besideOrBelow, indented } from "../../model/text/wrap";
import { grouped } from "../../model/values/grouped";
import type { Stack } from "../stacks/read-stacks";
import { withinStack } from "../stacks/within-stack";
import type { ToldNotice } from "./notices";
import { RepeatedNotices } from "./repeated-notices";

/** A stack with what is told of it. */
export interface StackSummary {
  readonly stack: Stack;
  /** The time zones that it runs by. */
  readonly zones: readonly string[];
  readonly groups: readonly string[];
}

/**
 * A block of text for each stack; those that read alike, as accounts of a ring do, have one together, also where each
 * runs by another time zone. What is noted in several blocks is told in the first of them, with the stacks counted in
 * which it is the same.
 *
 * @param linesOf - how notices are told
 */
export function foldedStacks(
  stacks: readonly StackSummary[],
  linesOf: (notices: readonly ToldNotice[]) => readonly string[],
): readonly string[] {
  const alike = grouped(stacks, (summary) => {
    const { stack, groups } = summary;
    const told = [groups, linesOf(withinStack(stack.annotations, stack))].map((lines) => withoutZone(lines, summary));
    return JSON.stringify([stack.note?.ring, stack.resources, ...told]);
  });
  const notices = new RepeatedNotices(stacks.map(({ stack }) => stack));
  return [...alike.values()].map((together) => {
    const [{ stack, groups }, ...others] = together as [StackSummary, ...StackSummary[]];
    const told = together.map((summary) => summary.stack);
    return [
      ...(others.length === 0 ? [headOfOne(stack)] : headOfMany(together)),
      ...block(groups),
      ...block(linesOf(notices.of(told))),
    ].join("\n");
  });
}

function headOfOne({ name, file, resources }: Stack): string {
  return besideOrBelow([`✔ ${name}`, counted(resources, "resource"), file]);
}

/** What is told of a stack by its own time zone, however its name broke the lines. */
function withoutZone(lines: readonly string[], { zones }: StackSummary): string {
  const text = lines.join(" ").replace(/\s+/g, " ");
  const zone = localZone(zones);
  return zone === undefined ? text : text.replaceAll(zone, "");
}

function headOfMany(together: readonly StackSummary[]): readonly string[] {
  const [{ stack }] = together as [StackSummary];
  const namesOf = (some: readonly StackSummary[]) => some.map(({ stack: { name } }) => name).join(", ");
  const byZone = [...grouped(together, ({ zones }) => localZone(zones) ?? zones.join())];
  const byZones = byZone.map(([zone, some], at) => `${namesOf(some)} (by ${zone}${at === 0 ? ", as below" : ""})`);
  return indented(
    `${byZone.length === 1 ? namesOf(together) : byZones.join(", ")}: ${counted(together.length, "stack")} alike, each ${counted(stack.resources, "resource")}`,
    "  ",
    "✔ ",
  );
}

function block(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}
