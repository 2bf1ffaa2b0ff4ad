/** The tags of a baseline as the document wants them: `Key=Stage,Values=prod,live`. */
export function baselineTagsText(key: string, values: readonly string[]): string {
  return `Key=${key},Values=${values.join(",")}`;
}
