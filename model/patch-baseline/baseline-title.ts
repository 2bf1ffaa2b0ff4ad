import { isKnown, type Knowable } from "../values/unknown";

/** What a baseline is called: its name in AWS; failing that, its key. */
export function baselineTitle({ name, key }: { readonly name: Knowable<string>; readonly key: string }): string {
  return isKnown(name) ? name : key;
}
