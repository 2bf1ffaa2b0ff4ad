import { textMap, type Value } from "../../values/value";

/** Tags as AWS lists them. */
export function tagList(tags: Value | undefined): { Key: string; Value: string }[] {
  return Object.entries(textMap(tags)).map(([Key, Value]) => ({ Key, Value }));
}
