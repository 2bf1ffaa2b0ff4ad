import { printable } from "../../model/text/printable";
import { counted } from "../../model/text/wording";
import { indented } from "../../model/text/wrap";
import type { Stack } from "../stacks/read-stacks";
import type { StackAnnotation } from "../stacks/stack-files";
import { withinStack } from "../stacks/within-stack";
import { RepeatedNotices } from "./repeated-notices";

/** A stack with what is told of it. */
export interface ToldStack {
  readonly stack: Stack;
  readonly groups: readonly string[];
}

/**
 * A block of text for each stack; those that read alike, as accounts of a ring do, have one together. What is noted in
 * several blocks is told in the first of them, with the stacks counted in which it is the same.
 *
 * @param linesOf - how notices are told
 */
export function foldedStacks(
  stacks: readonly ToldStack[],
  linesOf: (notices: readonly StackAnnotation[]) => readonly string[],
): readonly string[] {
  const alike = new Map<string, ToldStack[]>();
  for (const summary of stacks) {
    const { stack, groups } = summary;
    const noted = linesOf(withinStack(stack.annotations, stack));
    const key = JSON.stringify([stack.note?.ring, stack.resources, groups, noted]);
    alike.set(key, [...(alike.get(key) ?? []), summary]);
  }
  const notices = new RepeatedNotices(stacks.map(({ stack }) => stack));
  return [...alike.values()].map((together) => {
    const [{ stack, groups }, ...others] = together as [ToldStack, ...ToldStack[]];
    const told = together.map((summary) => summary.stack);
    return [
      ...(others.length === 0 ? [headOfOne(stack)] : headOfMany(told)),
      ...block(groups),
      ...block(linesOf(notices.of(told))),
    ].join("\n");
  });
}

function headOfOne({ name, file, resources }: Stack): string {
  return printable(`✔ ${name}  ${counted(resources, "resource")}  ${file}`);
}

function headOfMany(stacks: readonly Stack[]): readonly string[] {
  const [{ resources }] = stacks as [Stack];
  const names = stacks.map(({ name }) => name).join(", ");
  return indented(
    `${names}: ${counted(stacks.length, "stack")} alike, each ${counted(resources, "resource")}`,
    "  ",
    "✔ ",
  );
}

function block(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", ...lines];
}
