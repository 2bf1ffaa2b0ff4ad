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
