import { isUnresolved } from "../construct/tokens";

/** Tags as Terraform accepts them, left out where there are none. */
export function tagsOrNothing(tags: Record<string, string>): Record<string, string> | undefined {
  return !isUnresolved(tags) && Object.keys(tags).length === 0 ? undefined : tags;
}
