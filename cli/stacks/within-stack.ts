import type { Stack } from "./read-stacks";
import type { StackAnnotation } from "./stack-files";

/** What was noted, its paths within their stack; that of the stack itself is empty. */
export function withinStack<Notice extends StackAnnotation>(
  notices: readonly Notice[],
  { name }: Pick<Stack, "name">,
): readonly Notice[] {
  const ownPaths = new RegExp(`(?<![\\w./-])${name.replace(/[^\w-]/g, "\\$&")}/`, "g");
  return notices.map((notice) => ({
    ...notice,
    constructPath: notice.constructPath === name ? "" : notice.constructPath.replace(ownPaths, ""),
    message: notice.message.replace(ownPaths, ""),
  }));
}
