import type { Acceptance } from "../../model/acceptances/acceptance";

/** How synth notes a finding that somebody accepts: `PM106 accepted until 2027-03-31 (platform team): …`. */
const ACCEPTED = /^(\w+) accepted until (\d{4}-\d\d-\d\d) \((.*?)\): /;

/** Why it is accepted, below what was found. */
const REASON = /\n *Reason: (.*)$/s;

/** A finding that somebody answers for, as synth notes it. */
export interface AcceptedFinding {
  readonly check: string;
  readonly until: string;
  readonly owner: string;
  /** What was found. */
  readonly said: string;
  readonly reason: string;
}

/**
 * Undefined where nobody answers for it.
 *
 * @param noted - what its stack notes: the name of an owner may hold whatever stands around names
 */
export function acceptedFinding(
  text: string,
  noted: readonly Pick<Acceptance, "check" | "until" | "owner">[] = [],
): AcceptedFinding | undefined {
  const [read, check, until, owner] = ACCEPTED.exec(text) ?? [];
  if (read === undefined || check === undefined || until === undefined || owner === undefined) return undefined;
  const owners = noted.filter((one) => text.startsWith(headOf(one))).sort((a, b) => b.owner.length - a.owner.length);
  const head = { check, until, owner: owners[0]?.owner ?? owner };
  const said = text.slice(headOf(head).length).replace(REASON, "");
  return { ...head, said, reason: REASON.exec(text)?.[1] ?? "" };
}

function headOf({ check, until, owner }: Pick<Acceptance, "check" | "until" | "owner">): string {
  return `${check} accepted until ${until} (${owner}): `;
}

/** `PM106 accepted until 2027-03-31 (platform team): `; undefined where nobody answers for it. */
export function acceptanceIn(text: string): string | undefined {
  return ACCEPTED.exec(text)?.[0];
}

/** The id of the check that said it; undefined for what no check did. */
export function checkOf(text: string): string | undefined {
  return (ACCEPTED.exec(text) ?? / \[(\w+)\]$/.exec(text))?.[1];
}
