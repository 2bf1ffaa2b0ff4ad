import type { Acceptance } from "./acceptance";
import { ACCEPTANCE_NOTE } from "./acceptance-note";
import { acceptedAt } from "./accepted-at";

/** The note in a synthesised stack; nothing for one without. What is no acceptance is passed over. */
export function acceptancesIn(configuration: unknown): readonly Acceptance[] {
  const comment = (configuration as { "//"?: Readonly<Record<string, unknown>> } | null)?.["//"];
  const note = comment?.[ACCEPTANCE_NOTE];
  return Array.isArray(note) ? note.filter(isAcceptance).filter(isOfOne) : [];
}

const TEXTS = ["check", "reason", "owner", "until", "scope"] as const;

/** An older release let one acceptance hide all that such a check finds. */
function isOfOne({ check, at }: Acceptance): boolean {
  return at !== undefined || acceptedAt(check) === undefined;
}

function isAcceptance(value: unknown): value is Acceptance {
  if (typeof value !== "object" || value === null) return false;
  const { at } = value as Partial<Acceptance>;
  const texts = value as Partial<Record<string, unknown>>;
  return TEXTS.every((name) => typeof texts[name] === "string") && (at === undefined || typeof at === "string");
}
