import type { Acceptance } from "./acceptance";

/** The property of a stack's comment (`//`) that says what is accepted in it. Terraform reads past it. */
export const ACCEPTANCE_NOTE = "acceptedFindings";

/** What a note says, in an order of its own, each of them once. */
export function acceptanceNote(acceptances: readonly Acceptance[]): readonly Acceptance[] {
  const byText = new Map(
    acceptances.map(({ check, reason, owner, until, scope, at }) => {
      const noted = { check, scope, ...(at === undefined ? {} : { at }), until, owner, reason };
      return [JSON.stringify(Object.values(noted)), noted] as const;
    }),
  );
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, noted]) => noted);
}

/** The note in a synthesised stack; nothing for one without. What is no acceptance is passed over. */
export function acceptancesIn(configuration: unknown): readonly Acceptance[] {
  const comment = (configuration as { "//"?: Readonly<Record<string, unknown>> } | null)?.["//"];
  const note = comment?.[ACCEPTANCE_NOTE];
  return Array.isArray(note) ? note.filter(isAcceptance) : [];
}

const TEXTS = ["check", "reason", "owner", "until", "scope"] as const;

function isAcceptance(value: unknown): value is Acceptance {
  if (typeof value !== "object" || value === null) return false;
  const { at } = value as Partial<Acceptance>;
  const texts = value as Partial<Record<string, unknown>>;
  return TEXTS.every((name) => typeof texts[name] === "string") && (at === undefined || typeof at === "string");
}
