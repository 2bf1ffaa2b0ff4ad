import { BASELINE_TAGS_FORM } from "../facts/association-limits";

/** The tags of a baseline as the document wants them: `Key=Stage,Values=prod,live`. */
export function baselineTagsText(key: string, values: readonly string[]): string {
  return `Key=${key},Values=${values.join(",")}`;
}

/** The same read back; undefined of a text that the document refuses. */
export function readBaselineTags(
  text: string,
): { readonly key: string; readonly values: readonly string[] } | undefined {
  if (!BASELINE_TAGS_FORM.pattern.test(text)) return undefined;
  const [, key = "", values = ""] = /^Key=(.*?),Values=(.*)$/s.exec(text) ?? [];
  return { key, values: values.split(",") };
}
