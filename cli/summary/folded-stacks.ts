import { printable } from "../../model/text/printable";
import { counted } from "../../model/text/wording";
import { indented } from "../../model/text/wrap";
import type { Stack } from "../stacks/read-stacks";
import type { StackAnnotation } from "../stacks/stack-files";

/** A stack with what is told of it. */
export interface ToldStack {
  readonly stack: Stack;
  readonly groups: readonly string[];
  readonly noted: readonly string[];
  /** The same without the stack's name in it. */
  readonly notedOfAny: readonly string[];
}

/** A block of text for each stack; those that read alike, as accounts of a ring do, have one together. */
export function foldedStacks(stacks: readonly ToldStack[]): readonly string[] {
  const alike = new Map<string, ToldStack[]>();
  for (const summary of stacks) {
    const { stack, groups, notedOfAny } = summary;
    const key = JSON.stringify([stack.note?.ring, stack.resources, groups, notedOfAny]);
    alike.set(key, [...(alike.get(key) ?? []), summary]);
  }
  return [...alike.values()].map((together) => {
    const [{ stack, groups, noted, notedOfAny }, ...others] = together as [ToldStack, ...ToldStack[]];
    return [
      ...(others.length === 0 ? [headOfOne(stack)] : headOfMany(together.map((summary) => summary.stack))),
      ...block(groups),
      ...block(others.length === 0 ? noted : notedOfAny),
    ].join("\n");
  });
}

/** What was noted, its paths within their stack. */
export function withinStack(notices: readonly StackAnnotation[], { name }: Stack): readonly StackAnnotation[] {
  const ownPaths = new RegExp(`(?<![\\w./-])${name.replace(/[^\w-]/g, "\\$&")}/`, "g");
  return notices.map(({ level, constructPath, message }) => ({
    level,
    constructPath: constructPath.replace(ownPaths, ""),
    message: message.replace(ownPaths, ""),
  }));
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
