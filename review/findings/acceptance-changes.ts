import type { Acceptance } from "../../model/acceptances/acceptance";

/** A finding that a program accepts from now on, or accepts no longer: no plan tells of either. */
export interface AcceptanceChange extends Acceptance {
  readonly is: "accepted" | "no longer accepted";
  /** Who answered for it until now, and until when, where that was something else. */
  readonly was?: Pick<Acceptance, "owner" | "until">;
}

/** What a program accepts otherwise than before; another reason alone is no news. */
export function acceptanceChanges(
  before: readonly Acceptance[],
  now: readonly Acceptance[],
): readonly AcceptanceChange[] {
  const texts = new Set(before.map(termsOf));
  const places = new Set(now.map(placeOf));
  const old = new Map(before.map((one) => [placeOf(one), one]));
  const added = now.filter((one) => !texts.has(termsOf(one)));
  const gone = before.filter((one) => !places.has(placeOf(one)));
  return [
    ...added.map((one): AcceptanceChange => {
      const was = old.get(placeOf(one));
      return { ...one, is: "accepted", ...(was && { was: { owner: was.owner, until: was.until } }) };
    }),
    ...gone.map((one): AcceptanceChange => ({ ...one, is: "no longer accepted" })),
  ];
}

function placeOf({ check, scope, at }: Acceptance): string {
  return JSON.stringify([check, scope, at]);
}

function termsOf(one: Acceptance): string {
  return JSON.stringify([placeOf(one), one.owner, one.until]);
}
