import { type Knowable, UNKNOWN } from "../values/unknown";

/** The baselines of a policy: an id or ARN for each operating system. */
export type SelectedBaselines = Knowable<Readonly<Record<string, Knowable<string>>>>;

/** Reads `SelectedPatchBaselines`: an object by operating system, as JSON. What is no such text is not known. */
export function readSelectedBaselines(text: Knowable<string> | undefined): SelectedBaselines {
  if (text === undefined || text === UNKNOWN) return UNKNOWN;
  try {
    const parsed: unknown = JSON.parse(text as string);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return UNKNOWN;
    return Object.fromEntries(Object.entries(parsed).map(([system, entry]) => [system, baselineIn(entry)]));
  } catch {
    return UNKNOWN;
  }
}

function baselineIn(entry: unknown): Knowable<string> {
  const value: unknown = typeof entry === "object" && entry !== null ? (entry as { value?: unknown }).value : undefined;
  return typeof value === "string" ? value : UNKNOWN;
}
