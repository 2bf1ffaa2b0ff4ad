/** All texts in a value, however deep. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return typeof value === "string" ? [value] : [];
  return Object.values(value).flatMap(textsIn);
}
