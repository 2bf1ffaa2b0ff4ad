/** How synth notes a finding that somebody accepts: `PM106 accepted until 2027-03-31 (platform team): …`. */
const ACCEPTED = /^(\w+) accepted until \d{4}-\d\d-\d\d \(.*?\): /;

/** `PM106 accepted until 2027-03-31 (platform team): `; undefined where nobody answers for it. */
export function acceptanceIn(text: string): string | undefined {
  return ACCEPTED.exec(text)?.[0];
}

/** The id of the check that said it; undefined for what no check did. */
export function checkOf(text: string): string | undefined {
  return (ACCEPTED.exec(text) ?? / \[(\w+)\]$/.exec(text))?.[1];
}
