import type { PlanJson } from "../plan/plan-schema";
import type { SecretTexts } from "../plan/secret-texts";

/** Characters and values of a plan that is kept: beyond it, nothing is gained that would be worth its memory. */
const LARGEST = 1_000_000;
/** Deeper than any value. */
const DEEPEST = 60;

/** What is asked about the texts of a plan that others are compared with. */
export class PlanTexts {
  private constructor(
    /** 12 digits; undefined where it stands in no text, or is not known. */
    public readonly account: string | undefined,
    private readonly accounts: ReadonlySet<string>,
    private readonly secrets: SecretTexts,
  ) {}

  /**
   * Undefined for a plan that no other one is to be compared with: a large one, and one whose texts name several accounts
   * of its own, or name one where a name is expected.
   *
   * @param accounts - that its providers work in
   */
  public static of(plan: PlanJson, secrets: SecretTexts, accounts: readonly string[]): PlanTexts | undefined {
    const found = { texts: new Set<string>(), names: new Set<string>() };
    if (collect(plan, found, LARGEST, 0) < 0) return undefined;
    const numbers = [...new Set(accounts)].filter((account) => /^\d{12}$/.test(account));
    const holdsOne = (text: string) => numbers.some((account) => text.includes(account));
    if ([...found.names].some(holdsOne)) return undefined;
    const isNamed = [...found.texts].some(holdsOne);
    if (isNamed && numbers.length > 1) return undefined;
    return new PlanTexts(isNamed ? numbers[0] : undefined, new Set(accounts), secrets);
  }

  /** Whether a text holds the number of the account. */
  public holdsAccount(text: string): boolean {
    return this.account !== undefined && text.includes(this.account);
  }

  /** Whether a text is an account of its own, or holds the number of one. */
  public isOfAccount(text: string): boolean {
    return this.accounts.has(text) || this.holdsAccount(text);
  }

  /** Whether a text must not be shown, or holds one that must not. */
  public isSecret(text: string): boolean {
    return this.secrets.holds(text);
  }
}

/** Adds every text and every name within a value; what is left of the budget. */
function collect(
  value: unknown,
  found: { readonly texts: Set<string>; readonly names: Set<string> },
  budget: number,
  depth: number,
): number {
  if (typeof value === "string") {
    found.texts.add(value);
    return budget - value.length;
  }
  if (typeof value !== "object" || value === null) return budget - 1;
  if (depth > DEEPEST) return -1;
  let rest = budget - 1;
  for (const [name, entry] of Object.entries(value)) {
    if (!Array.isArray(value)) found.names.add(name);
    rest = collect(entry, found, rest - name.length, depth + 1);
    if (rest < 0) return rest;
  }
  return rest;
}
